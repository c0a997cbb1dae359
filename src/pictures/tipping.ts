/** Where drivers, each alone, would turn one answer: a strip a driver, with the worlds' crossings above and below today's level. */
import * as Plot from "@observablehq/plot";
import type { Result } from "../result/index.ts";
import { clip, colour, finish, widthOf, type Paper } from "./paper.ts";
import { crossings, tipsOf } from "../wording/findings.ts";
import { figures, list, percent } from "../wording/format.ts";
import { levelToday } from "../wording/levels.ts";
import { turning } from "../wording/ranking.ts";

const width = 350,
  row = 62,
  margin = { top: 2, right: 8, bottom: 2, left: 8 };

/** The figure of one question, empty where no driver turns it. Each strip has its driver's own scale. */
export function tipping(result: Result, id: string, { document, most = 6 }: Paper & { most?: number }): string {
  const question = result.questions[id];
  const drivers = turning(result, id).slice(0, most);
  if (question === undefined || drivers.length === 0) return "";
  const inner = width - margin.left - margin.right;
  const rows = drivers.map((driver, n) => {
    const { name, unit, range } = result.drivers[driver];
    const now = levelToday(result, driver);
    const found = question.tipping![driver];
    const shown = tipsOf(result, driver, found);
    const ends = [now, ...shown.flatMap(({ tip, told }) => (told ? [tip.p5, tip.p95] : []))];
    const low = range[0] ?? Math.min(...ends),
      high = range[1] ?? Math.max(...ends);
    const at = (z: number): number => (high > low ? Math.min(1, Math.max(0, (z - low) / (high - low))) : 0.5);
    const tips = shown
      .filter(({ told }) => told)
      .map(({ way, tip }) => ({
        n,
        from: at(tip.p5),
        middle: at(tip.p50),
        to: at(tip.p95),
        fill: way === "up" ? colour.blue : colour.orange,
      }));
    const said = shown.map(({ tip, way }) => `${percent(tip.share)} ${way === "up" ? "above" : "below"}`).join(", ");
    const today = clip(`today ${figures(now)}${unit ? ` ${unit}` : ""}`, inner - 90, 11),
      half = widthOf(today, 11) / 2 / inner;
    return {
      n,
      driver,
      name,
      now: at(now),
      label: Math.min(1 - half, Math.max(half, at(now))),
      half,
      today,
      low: figures(low),
      high: figures(high),
      tips,
      said,
      found,
    };
  });
  const tips = rows.flatMap((line) => line.tips);
  const height = margin.top + margin.bottom + rows.length * row;
  const plot = Plot.plot({
    document,
    width,
    height,
    marginTop: margin.top,
    marginRight: margin.right,
    marginBottom: margin.bottom,
    marginLeft: margin.left,
    x: { domain: [0, 1], axis: null },
    y: { domain: [0, rows.length], axis: null, reverse: true },
    marks: [
      Plot.text(rows, {
        frameAnchor: "left",
        dx: -margin.left,
        y: (line) => line.n + 0.16,
        text: (line) => clip(line.name, width - widthOf(line.said, 11) - 8, 12, "bold"),
        textAnchor: "start",
        fontSize: 12,
        fontWeight: 600,
      }),
      Plot.text(rows, {
        frameAnchor: "right",
        dx: margin.right,
        y: (line) => line.n + 0.16,
        text: (line) => line.said,
        textAnchor: "end",
        fontSize: 11,
      }),
      Plot.ruleY(rows, { x1: () => 0, x2: () => 1, y: (line) => line.n + 0.48, stroke: colour.rule, strokeWidth: 8 }),
      Plot.ruleY(tips, {
        x1: "from",
        x2: (tip) => Math.max(tip.to, tip.from + 0.004),
        y: (tip) => tip.n + 0.48,
        stroke: "fill",
        strokeOpacity: 0.6,
        strokeWidth: 8,
      }),
      Plot.ruleX(tips, {
        x: "middle",
        y1: (tip) => tip.n + 0.38,
        y2: (tip) => tip.n + 0.58,
        stroke: "fill",
        strokeWidth: 3,
      }),
      Plot.dot(rows, {
        x: "now",
        y: (line) => line.n + 0.48,
        r: 4,
        fill: colour.ground,
        stroke: colour.ink,
        strokeWidth: 2,
      }),
      Plot.text(rows, { x: "label", y: (line) => line.n + 0.76, text: "today", textAnchor: "middle", fontSize: 11 }),
      Plot.text(
        rows.filter((line) => line.label - line.half > widthOf(line.low, 11) / inner + 0.03),
        { x: () => 0, y: (line) => line.n + 0.76, text: "low", textAnchor: "start", fontSize: 11, fill: colour.quiet },
      ),
      Plot.text(
        rows.filter((line) => line.label + line.half < 0.97 - widthOf(line.high, 11) / inner),
        { x: () => 1, y: (line) => line.n + 0.76, text: "high", textAnchor: "end", fontSize: 11, fill: colour.quiet },
      ),
    ],
  });
  const { already, never } = rows[0].found;
  return finish(plot, width, height, {
    title: "The level of each driver that would make a yes acceptable to all",
    note: "right: share of worlds that have one; bar: nine in ten of these, tick their median; blue above the world\u2019s own today, orange below",
    says: `Tipping points: ${question.ask} Already so in ${percent(already)} of worlds; with ${rows[0].name} at any level never in ${percent(never)}. ${list(rows.slice(0, 3).map((line) => `${line.name}: ${crossings(result, line.driver, line.found)}`))}.`,
  });
}
