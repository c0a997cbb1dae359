/**
 * Sensitivity of one answer: for each number the mean answer where it is lowest and where it is highest, widest first.
 */
import * as Plot from "@observablehq/plot";
import type { Result } from "../result/index.ts";
import { clip, colour, finish, ticks, type Paper } from "./paper.ts";
import { percentTick } from "./first-passage.ts";
import { percent } from "../wording/format.ts";
import { inWords, place } from "../wording/paths.ts";
import { decisive } from "../wording/ranking.ts";

const width = 350,
  row = 58,
  margin = { top: 2, right: 22, bottom: 22, left: 22 };
const z95 = 1.96;

/** The figure of one question, empty where no number is above noise. */
export function tornado(result: Result, id: string, { document }: Paper): string {
  const question = result.questions[id];
  const found = decisive(result, id);
  if (question === undefined || found.length === 0) return "";
  const rows = found.map((finding, n) => {
    const { group, block, text } = place(result, finding.path);
    return {
      ...finding,
      n,
      above: [group, block].filter(Boolean).join(", "),
      text: text || group,
      fill: finding.high >= finding.low ? colour.blue : colour.orange,
    };
  });
  const ends = rows.flatMap((line) => [
    line.low - z95 * line.low_se,
    line.high - z95 * line.high_se,
    line.low + z95 * line.low_se,
    line.high + z95 * line.high_se,
  ]);
  const low = Math.max(0, Math.min(question.p, ...ends)),
    high = Math.min(1, Math.max(question.p, ...ends));
  const span = high > low ? high - low : 0.01;
  const domain = [Math.max(0, low - span * 0.03), Math.min(1, high + span * 0.03)];
  const height = margin.top + margin.bottom + rows.length * row,
    inner = width;
  const within = (p: number) => Math.max(domain[0], Math.min(domain[1], p));
  const plot = Plot.plot({
    document,
    width,
    height,
    marginTop: margin.top,
    marginRight: margin.right,
    marginBottom: margin.bottom,
    marginLeft: margin.left,
    x: { domain, axis: null },
    y: { domain: [0, rows.length], axis: null, reverse: true },
    marks: [
      Plot.ruleX(
        ticks(domain[0], domain[1], 5).flatMap((at) => rows.map(({ n }) => ({ at, n }))),
        { x: "at", y1: (mark) => mark.n + 0.56, y2: (mark) => mark.n + 0.9, stroke: colour.rule },
      ),
      Plot.ruleX(rows, {
        x: () => question.p,
        y1: (line) => line.n + 0.56,
        y2: (line) => line.n + 0.9,
        stroke: colour.quiet,
        strokeDasharray: "3 2",
      }),
      Plot.rect(rows, {
        x1: (line) => Math.min(line.low, line.high),
        x2: (line) => Math.max(line.low, line.high),
        y1: (line) => line.n + 0.62,
        y2: (line) => line.n + 0.84,
        fill: "fill",
        fillOpacity: 0.55,
      }),
      Plot.ruleY(rows, {
        x1: (line) => within(line.low - z95 * line.low_se),
        x2: (line) => within(line.low + z95 * line.low_se),
        y: (line) => line.n + 0.67,
        stroke: colour.ink,
      }),
      Plot.ruleY(rows, {
        x1: (line) => within(line.high - z95 * line.high_se),
        x2: (line) => within(line.high + z95 * line.high_se),
        y: (line) => line.n + 0.79,
        stroke: colour.ink,
      }),
      Plot.dot(rows, {
        x: "low",
        y: (line) => line.n + 0.67,
        r: 3.5,
        fill: colour.ground,
        stroke: colour.ink,
        strokeWidth: 1.5,
      }),
      Plot.dot(rows, { x: "high", y: (line) => line.n + 0.79, r: 3.5, fill: colour.ink }),
      Plot.text(rows, {
        frameAnchor: "left",
        dx: -margin.left,
        y: (line) => line.n + 0.12,
        text: (line) => clip(line.above, inner - 46, 11),
        textAnchor: "start",
        fontSize: 11,
        fill: colour.quiet,
      }),
      Plot.text(rows, {
        frameAnchor: "left",
        dx: -margin.left,
        y: (line) => line.n + 0.36,
        text: (line) => clip(line.text, inner - 46, 12),
        textAnchor: "start",
        fontSize: 12,
      }),
      Plot.text(rows, {
        frameAnchor: "right",
        dx: margin.right,
        y: (line) => line.n + 0.36,
        text: (line) => percent(Math.max(0, line.share)),
        textAnchor: "end",
        fontSize: 12,
        fontWeight: 700,
      }),
      Plot.axisX(ticks(domain[0], domain[1], 5), { tickFormat: percentTick, tickSize: 3, fontSize: 11, label: null }),
    ],
  });
  return finish(plot, width, height, {
    title: "The odds where a number is lowest (hollow) and where it is highest (filled)",
    note: "bold: share of what is open that it settles alone; dashed: the odds over all worlds; whiskers: 95 % Monte Carlo",
    says: `What decides the answer to: ${question.ask} ${rows
      .slice(0, 3)
      .map(
        (line) =>
          `${inWords(result, line.path)}: ${percent(line.low)} where lowest, ${percent(line.high)} where highest`,
      )
      .join("; ")}.`,
  });
}
