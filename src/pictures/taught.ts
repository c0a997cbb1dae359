/** Shifts of the numbers by the record: each before and after, in its standard deviations before. */
import * as Plot from "@observablehq/plot";
import type { Result } from "../result/index.ts";
import { clip, colour, finish, ticks, widthOf, type Paper } from "./paper.ts";
import { figures, number } from "../wording/format.ts";
import { inWords, place } from "../wording/paths.ts";

const width = 340,
  row = 48,
  margin = { top: 2, right: 2, bottom: 22, left: 2 };

/** Paths of the uncertain numbers that the record moved most, largest first; only those moved by more than twice the Monte Carlo error of the shift. */
export function moved(result: Result, most = 10): string[] {
  const least = 2 * Math.sqrt(1 / result.run.kept + 1 / result.run.draws);
  return Object.entries(result.parameters)
    .filter(([, parameter]) => parameter.uncertain && parameter.before.sd > 0 && Math.abs(parameter.shift) >= least)
    .sort(([a, x], [b, y]) => Math.abs(y.shift) - Math.abs(x.shift) || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([path]) => path);
}

/** The rows from..to of the shifts (default all), empty without a record or shift; all parts share one scale. */
export function taught(
  result: Result,
  { document, from = 0, to = 10 }: Paper & { from?: number; to?: number },
): string {
  const all = result.record === null ? [] : moved(result);
  const paths = all.slice(from, to);
  if (paths.length === 0) return "";
  const rows = paths.map((path, n) => {
    const { before, after, shift } = result.parameters[path];
    const spread = after.sd / before.sd;
    const { group, block, text } = place(result, path);
    return {
      n,
      shift,
      spread,
      above: [group, block].filter(Boolean).join(", "),
      text,
      words: inWords(result, path),
      change: `${figures(before.mean)} \u2192 ${figures(after.mean)}`,
    };
  });
  const reach =
    Math.max(
      1.2,
      ...all
        .map((path) => result.parameters[path])
        .map(({ shift, before, after }) => Math.abs(shift) + after.sd / before.sd),
    ) * 1.05;
  const height = margin.top + margin.bottom + rows.length * row;
  const marks = ticks(-reach, reach, 5);
  const inner = width - margin.left - margin.right;
  const plot = Plot.plot({
    document,
    width,
    height,
    marginTop: margin.top,
    marginRight: margin.right,
    marginBottom: margin.bottom,
    marginLeft: margin.left,
    x: { domain: [-reach, reach], axis: null },
    y: { domain: [0, rows.length], axis: null, reverse: true },
    marks: [
      Plot.ruleX(
        rows.flatMap((line) => marks.map((at) => ({ at, n: line.n }))),
        { x: "at", y1: (mark) => mark.n + 0.6, y2: (mark) => mark.n + 0.96, stroke: colour.rule },
      ),
      Plot.ruleX(rows, { x: () => 0, y1: (line) => line.n + 0.6, y2: (line) => line.n + 0.96, stroke: colour.quiet }),
      Plot.ruleY(rows, { x1: () => -1, x2: () => 1, y: (line) => line.n + 0.7, stroke: colour.rule, strokeWidth: 5 }),
      Plot.ruleY(rows, {
        x1: (line) => line.shift - line.spread,
        x2: (line) => line.shift + line.spread,
        y: (line) => line.n + 0.86,
        stroke: colour.blue,
        strokeOpacity: 0.4,
        strokeWidth: 5,
      }),
      Plot.dot(rows, {
        x: () => 0,
        y: (line) => line.n + 0.7,
        r: 3.5,
        fill: colour.ground,
        stroke: colour.quiet,
        strokeWidth: 1.5,
      }),
      Plot.dot(rows, { x: "shift", y: (line) => line.n + 0.86, r: 4, fill: colour.blue }),
      Plot.text(rows, {
        frameAnchor: "left",
        y: (line) => line.n + 0.16,
        text: (line) => clip(line.above, inner, 11),
        textAnchor: "start",
        fontSize: 11,
        fill: colour.quiet,
      }),
      Plot.text(rows, {
        frameAnchor: "left",
        y: (line) => line.n + 0.43,
        text: (line) => clip(line.text, inner - widthOf(line.change, 11, "bold") - 10, 11),
        textAnchor: "start",
        fontSize: 11,
      }),
      Plot.text(rows, {
        frameAnchor: "right",
        y: (line) => line.n + 0.43,
        text: "change",
        textAnchor: "end",
        fontSize: 11,
        fontWeight: 600,
      }),
      Plot.axisX(marks, {
        tickFormat: (tick: number) => (tick > 0 ? "+" : "") + number(tick, Number.isInteger(tick) ? 0 : 1),
        tickSize: 3,
        fontSize: 11,
        label: null,
      }),
    ],
  });
  return finish(plot, width, height, {
    title: "Before (hollow) and after the record (filled)",
    note: "mean and one standard deviation to either side, measured in standard deviations before",
    says: `What the record moved most: ${rows
      .slice(0, 3)
      .map((line) => `${line.words} ${line.change}, ${number(line.shift, 1)} standard deviations`)
      .join("; ")}.`,
  });
}
