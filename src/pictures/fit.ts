/** A fitted process on its series: observations, one-step expectations, and the fan of the future. */
import * as Plot from "@observablehq/plot";
import { height, overTime, width } from "./over-time.ts";
import { colour, finish, type Paper } from "./paper.ts";
import { decimalYear } from "../numbers/months.ts";
import { date, figures } from "../wording/format.ts";

/** Observed months with the one-step expectation of each, and the fan from the last of them. */
export interface FitPicture {
  title: string;
  /** Process and unit, in words. */
  note: string;
  seen: { month: string; value: number; expected: number }[];
  fan: { month: string; p5: number; p50: number; p95: number }[];
}

export function fitted({ title, note, seen, fan }: FitPicture, paper: Paper): string {
  if (seen.length === 0) return "";
  const points = seen.map((point) => ({ ...point, x: decimalYear(point.month) }));
  const last = points[points.length - 1];
  const ahead = [
    { x: last.x, p5: last.value, p50: last.value, p95: last.value },
    ...fan.map((point) => ({ ...point, x: decimalYear(point.month) })),
  ];
  const from = points[0].x,
    to = Math.max(ahead[ahead.length - 1].x, from + 1 / 12);
  const values = [
    ...points.flatMap((point) => [point.value, point.expected]),
    ...ahead.flatMap((point) => [point.p5, point.p95]),
  ];
  const end = ahead[ahead.length - 1];
  const ends = [
    { at: end.p95, text: "95 %" },
    { at: end.p50, text: `median ${figures(end.p50)}` },
    { at: end.p5, text: "5 %" },
  ];
  const plot = overTime(
    {
      from,
      to,
      values,
      ends,
      ink: colour.blue,
      marks: [
        Plot.areaY(ahead, { x: "x", y1: "p5", y2: "p95", fill: colour.blue, fillOpacity: 0.16 }),
        Plot.lineY(ahead, { x: "x", y: "p50", stroke: colour.blue, strokeWidth: 1.5 }),
        Plot.lineY(points, { x: "x", y: "expected", stroke: colour.orange, strokeWidth: 1 }),
        Plot.dot(points, { x: "x", y: "value", fill: colour.ink, r: points.length > 90 ? 1 : 1.6 }),
      ],
    },
    paper,
  );
  return finish(plot, width, height, {
    title,
    note,
    says: `${title}: ${note}. Seen in ${seen.length} months, the last ${figures(last.value)} in ${date(last.month)}; ${fan.length} months on nine in ten between ${figures(end.p5)} and ${figures(end.p95)}, median ${figures(end.p50)}.`,
  });
}
