/**
 * A counted history with the source of each month: counted dots, stated rings, and the case's events as ticks below.
 */
import * as Plot from "@observablehq/plot";
import type { Result } from "../result/index.ts";
import { colour, finish, ticks, type Paper } from "./paper.ts";
import { years } from "./first-passage.ts";
import { decimalYear } from "../numbers/months.ts";
import { date, figures } from "../wording/format.ts";

const width = 330,
  height = 170,
  margin = { top: 8, right: 82, bottom: 22, left: 44 };

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];
const inShort = (month: string): string => `${MONTHS[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;

/** The figure of one driver, empty where its history is not from evidence. */
export function sourced(result: Result, id: string, { document }: Paper): string {
  const found = result.drivers[id];
  if (found?.evidence === undefined || found.history.length === 0) return "";
  const stated = new Set(found.evidence.months.filter((row) => row.stated).map((row) => row.month));
  const history = found.history.map((point) => ({
    x: decimalYear(point.month),
    month: point.month,
    value: point.value,
  }));
  const first = history[0],
    last = history[history.length - 1];
  const asOf = decimalYear(result.case.as_of.slice(0, 7));
  const from = first.x,
    to = Math.max(last.x, asOf, from + 1 / 12);
  const events = [...result.events, ...result.accords]
    .map((event) => (event.date.length >= 7 ? decimalYear(event.date.slice(0, 7)) : Number(event.date) + 0.5))
    .filter((x) => x >= from && x <= to);
  const values = history.map((point) => point.value);
  const least = Math.min(...values),
    most = Math.max(...values),
    room = most > least ? (most - least) * 0.08 : 1;
  const low = least >= 0 && least - room < 0 ? 0 : least - room,
    high = most + room;
  const bottom = height - margin.bottom;
  const plot = Plot.plot({
    document,
    width,
    height,
    marginTop: margin.top,
    marginRight: margin.right,
    marginBottom: margin.bottom,
    marginLeft: margin.left,
    x: { domain: [from, to], axis: null },
    y: { domain: [low, high], axis: null },
    marks: [
      Plot.gridY(ticks(low, high, 4), { stroke: colour.rule, strokeOpacity: 1 }),
      Plot.tickX(events, {
        x: (x: number) => x,
        stroke: colour.orange,
        strokeWidth: 1.5,
        insetTop: bottom - margin.top - 10,
      }),
      Plot.lineY(history, { x: "x", y: "value", stroke: colour.quiet, strokeWidth: 1 }),
      Plot.dot(
        history.filter((point) => !stated.has(point.month)),
        { x: "x", y: "value", fill: colour.ink, r: history.length > 90 ? 1.1 : 1.7 },
      ),
      Plot.dot(
        history.filter((point) => stated.has(point.month)),
        { x: "x", y: "value", stroke: colour.ink, fill: colour.ground, strokeWidth: 1, r: 2.4 },
      ),
      Plot.axisX(years(from, to, 5), { tickFormat: (y: number) => String(y), tickSize: 4, fontSize: 11, label: null }),
      Plot.axisY(ticks(low, high, 4), { tickFormat: figures, tickSize: 0, fontSize: 11, label: null }),
      ...[`${figures(last.value)} in`, inShort(last.month)].map((text, n) =>
        Plot.text([text], {
          x: () => to,
          y: () => last.value,
          text: () => text,
          dy: 13 * n,
          dx: 6,
          textAnchor: "start",
          fontSize: 11,
        }),
      ),
    ],
  });
  const parts = [
    `dots: counted`,
    ...(stated.size > 0 ? ["rings: stated"] : []),
    ...(events.length > 0 ? ["ticks: what was signed and done"] : []),
  ];
  return finish(plot, width, height, {
    title: found.name,
    note: `${found.unit === null ? "" : `${found.unit}; `}${parts.join(", ")}`,
    says: `${found.name} from ${date(first.month)} to ${date(last.month)}, the last ${figures(last.value)}: ${history.length - history.filter((point) => stated.has(point.month)).length} months counted, ${history.filter((point) => stated.has(point.month)).length} stated.`,
  });
}
