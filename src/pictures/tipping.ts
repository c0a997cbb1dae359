/** Where drivers, each alone, would turn one answer: a strip a driver, with the worlds' crossings above and below today's level. */
import * as Plot from "@observablehq/plot";
import type { Result } from "../engine/result.ts";
import { clip, colour, finish, type Paper } from "./paper.ts";
import { figures, list, percent } from "./words.ts";

const width = 680, row = 50, margin = { top: 2, right: 10, bottom: 4, left: 10 };

/** Drivers of a question that turn its answer in some world, those that do so in most worlds first. */
export function turning(result: Result, id: string): string[] {
  const found = Object.entries(result.questions[id]?.tipping ?? {});
  const share = (driver: string) => { const { up, down } = result.questions[id]!.tipping![driver]!; return (up?.share ?? 0) + (down?.share ?? 0); };
  return found.map(([driver]) => driver).filter((driver) => share(driver) > 0).sort((a, b) => share(b) - share(a) || (a < b ? -1 : 1));
}

/** The figure of one question, empty where no driver turns it. Each strip has its driver's own scale. */
export function tipping(result: Result, id: string, { document }: Paper): string {
  const question = result.questions[id];
  const drivers = turning(result, id);
  if (question === undefined || drivers.length === 0) return "";
  const rows = drivers.map((driver, n) => {
    const { name, unit, range, now } = result.drivers[driver]!;
    const found = question.tipping![driver]!;
    const ends = [now, ...[found.up, found.down].flatMap((tip) => (tip ? [tip.p5, tip.p95] : []))];
    const low = range[0] ?? Math.min(...ends), high = range[1] ?? Math.max(...ends);
    const at = (z: number): number => (high > low ? Math.min(1, Math.max(0, (z - low) / (high - low))) : 0.5);
    const tips = ([["up", found.up], ["down", found.down]] as const).flatMap(([way, tip]) => (tip ? [{ way, n, ...tip, from: at(tip.p5), middle: at(tip.p50), to: at(tip.p95), fill: way === "up" ? colour.blue : colour.orange }] : []));
    const said = [`already in ${percent(found.already)}`, ...tips.map((tip) => `${tip.way === "up" ? "above" : "below"} in ${percent(tip.share)}`), `never in ${percent(found.never)} of worlds`].join(", ");
    return { n, name: `${name}${unit ? ` (${unit})` : ""}`, now: at(now), today: figures(now), low: figures(low), high: figures(high), tips, said };
  });
  const tips = rows.flatMap((line) => line.tips);
  const height = margin.top + margin.bottom + rows.length * row;
  const inner = width - margin.left - margin.right;
  const plot = Plot.plot({
    document: document as never, width, height, marginTop: margin.top, marginRight: margin.right, marginBottom: margin.bottom, marginLeft: margin.left,
    x: { domain: [0, 1], axis: null }, y: { domain: [0, rows.length], axis: null, reverse: true },
    marks: [
      Plot.text(rows, { frameAnchor: "left", y: (line) => line.n + 0.18, text: (line) => clip(line.name, inner * 0.44, 12), textAnchor: "start", fontSize: 12, fontWeight: 600 }),
      Plot.text(rows, { frameAnchor: "right", y: (line) => line.n + 0.18, text: (line) => clip(line.said, inner * 0.55, 11), textAnchor: "end", fontSize: 11, fill: colour.quiet }),
      Plot.ruleY(rows, { x1: () => 0, x2: () => 1, y: (line) => line.n + 0.52, stroke: colour.rule, strokeWidth: 7 }),
      Plot.ruleY(tips, { x1: "from", x2: "to", y: (tip) => tip.n + 0.52, stroke: "fill", strokeOpacity: 0.6, strokeWidth: 7 }),
      Plot.ruleX(tips, { x: "middle", y1: (tip) => tip.n + 0.42, y2: (tip) => tip.n + 0.62, stroke: "fill", strokeWidth: 3 }),
      Plot.dot(rows, { x: "now", y: (line) => line.n + 0.52, r: 4, fill: colour.ground, stroke: colour.ink, strokeWidth: 2 }),
      Plot.text(rows, { x: "now", y: (line) => line.n + 0.8, text: (line) => `today ${line.today}`, textAnchor: "middle", fontSize: 11, dx: 0 }),
      Plot.text(rows.filter((line) => line.now > 0.12), { x: () => 0, y: (line) => line.n + 0.8, text: "low", textAnchor: "start", fontSize: 11, fill: colour.quiet }),
      Plot.text(rows.filter((line) => line.now < 0.88), { x: () => 1, y: (line) => line.n + 0.8, text: "high", textAnchor: "end", fontSize: 11, fill: colour.quiet }),
    ],
  });
  return finish(plot, width, height, {
    title: "Where a driver alone would make a yes acceptable to all whose consent it takes",
    note: "bars: where nine in ten of the worlds that cross do so, tick at the median; blue: above today, orange: below; other drivers as today",
    says: `Tipping points: ${question.ask} ${list(rows.slice(0, 3).map((line) => `${line.name}: ${line.said}`))}.`,
  });
}
