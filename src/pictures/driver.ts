/** One driver over time: its history, and the fan of its future. */
import * as Plot from "@observablehq/plot";
import type { Result } from "../result/index.ts";
import { thinned } from "./first-passage.ts";
import { height, overTime, width } from "./over-time.ts";
import { colour, finish, type Paper } from "./paper.ts";
import { decimalYear } from "../numbers/months.ts";
import { date, figures } from "../wording/format.ts";

/** The figure of one driver, empty where it has neither history nor fan. */
export function driver(result: Result, id: string, paper: Paper): string {
  const found = result.drivers[id];
  if (found === undefined || found.history.length + found.fan.length === 0) return "";
  const history = thinned(found.history, 120).map((point) => ({ x: decimalYear(point.month), value: point.value }));
  const fan = thinned(found.fan, 48).map((point) => ({ ...point, x: decimalYear(point.month) }));
  const times = [...history, ...fan].map((point) => point.x),
    asOf = decimalYear(result.case.as_of.slice(0, 7));
  const from = Math.min(...times),
    to = Math.max(...times, from + 1 / 12);
  const values = [...history.map((point) => point.value), ...fan.flatMap((point) => [point.p5, point.p95]), found.now];
  const last = fan[fan.length - 1];
  const ends =
    last === undefined
      ? []
      : last.p95 > last.p5
        ? [
            { at: last.p95, text: "95 %" },
            { at: last.p50, text: `median ${figures(last.p50)}` },
            { at: last.p5, text: "5 %" },
          ]
        : [{ at: last.p50, text: figures(last.p50) }];
  const plot = overTime(
    {
      from,
      to,
      values,
      ends,
      ink: colour.green,
      marks: [
        Plot.areaY(fan, { x: "x", y1: "p5", y2: "p95", fill: colour.green, fillOpacity: 0.16 }),
        Plot.areaY(fan, { x: "x", y1: "p25", y2: "p75", fill: colour.green, fillOpacity: 0.26 }),
        Plot.lineY(fan, { x: "x", y: "p50", stroke: colour.green, strokeWidth: 1.5 }),
        Plot.lineY(history, { x: "x", y: "value", stroke: colour.ink, strokeWidth: 1.5 }),
        Plot.dot(history.length > 60 ? [] : history, { x: "x", y: "value", fill: colour.ink, r: 1.8 }),
        ...(asOf >= from && asOf <= to ? [Plot.ruleX([asOf], { stroke: colour.orange, strokeDasharray: "3 2" })] : []),
      ],
    },
    paper,
  );
  return finish(plot, width, height, {
    title: found.name,
    ...(found.unit === null ? {} : { note: found.unit }),
    says: `${found.name}: ${figures(found.now)} today${last ? `; in ${date(last.month)} nine in ten worlds between ${figures(last.p5)} and ${figures(last.p95)}, median ${figures(last.p50)}` : ""}.`,
  });
}
