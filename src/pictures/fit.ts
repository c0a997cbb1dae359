/** A fitted process on its series: what was seen, what was expected a month before, and where it may go. */
import * as Plot from "@observablehq/plot";
import { apart, colour, finish, ticks, type Paper } from "./paper.ts";
import { years } from "./first-passage.ts";
import { date, figures, year } from "./words.ts";

const width = 330, height = 170, margin = { top: 8, right: 82, bottom: 22, left: 44 };

/** What is drawn: observed months with the one-step expectation of each, and the fan from the last of them. */
export interface FitPicture {
  title: string;
  /** Process and unit, in words. */
  note: string;
  seen: { month: string; value: number; expected: number }[];
  fan: { month: string; p5: number; p50: number; p95: number }[];
}

export function fitted({ title, note, seen, fan }: FitPicture, { document }: Paper): string {
  if (seen.length === 0) return "";
  const points = seen.map((point) => ({ ...point, x: year(point.month) }));
  const last = points[points.length - 1]!;
  const ahead = [{ x: last.x, p5: last.value, p50: last.value, p95: last.value }, ...fan.map((point) => ({ ...point, x: year(point.month) }))];
  const from = points[0]!.x, to = Math.max(ahead[ahead.length - 1]!.x, from + 1 / 12);
  const values = [...points.flatMap((point) => [point.value, point.expected]), ...ahead.flatMap((point) => [point.p5, point.p95])];
  const least = Math.min(...values), most = Math.max(...values), room = most > least ? (most - least) * 0.06 : 1;
  const low = least >= 0 && least - room < 0 ? 0 : least - room, high = most + room;
  const bottom = height - margin.bottom, toY = (value: number) => margin.top + (high - value) / (high - low) * (bottom - margin.top);
  const end = ahead[ahead.length - 1]!;
  const labels = [{ at: end.p95, text: "95 %" }, { at: end.p50, text: `median ${figures(end.p50)}` }, { at: end.p5, text: "5 %" }];
  const places = apart(labels.map((label) => toY(label.at)), 13, margin.top, bottom - 2);
  const plot = Plot.plot({
    document: document as never, width, height, marginTop: margin.top, marginRight: margin.right, marginBottom: margin.bottom, marginLeft: margin.left,
    x: { domain: [from, to], axis: null }, y: { domain: [low, high], axis: null },
    marks: [
      Plot.gridY(ticks(low, high, 4), { stroke: colour.rule, strokeOpacity: 1 }),
      Plot.areaY(ahead, { x: "x", y1: "p5", y2: "p95", fill: colour.blue, fillOpacity: 0.16 }),
      Plot.lineY(ahead, { x: "x", y: "p50", stroke: colour.blue, strokeWidth: 1.5 }),
      Plot.lineY(points, { x: "x", y: "expected", stroke: colour.orange, strokeWidth: 1 }),
      Plot.dot(points, { x: "x", y: "value", fill: colour.ink, r: points.length > 90 ? 1 : 1.6 }),
      Plot.axisX(years(from, to, 5), { tickFormat: (y: number) => String(y), tickSize: 4, fontSize: 11, label: null }),
      Plot.axisY(ticks(low, high, 4), { tickFormat: figures, tickSize: 0, fontSize: 11, label: null }),
      ...labels.map((label, n) => Plot.text([label], { x: () => to, y: () => label.at, text: "text", dx: 5, dy: places[n] - toY(label.at), textAnchor: "start", fill: colour.blue, fontSize: 11 })),
    ],
  });
  return finish(plot, width, height, {
    title, note,
    says: `${title}: ${note}. Seen in ${seen.length} months, the last ${figures(last.value)} in ${date(last.month)}; ${fan.length} months on nine in ten between ${figures(end.p5)} and ${figures(end.p95)}, median ${figures(end.p50)}.`,
  });
}
