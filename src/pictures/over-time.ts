/** A series and the fan after it on one pair of axes: shared by the figures of a driver and of a fitted process. */
import * as Plot from "@observablehq/plot";
import { years } from "./first-passage.ts";
import { apart, colour, ticks, type Paper } from "./paper.ts";
import { figures } from "../wording/format.ts";

export const width = 330,
  height = 170;
const margin = { top: 8, right: 82, bottom: 22, left: 44 };

export interface OverTime {
  /** Years, and all values that the scale must hold. */
  from: number;
  to: number;
  values: readonly number[];
  /** Ends of the fan, named beside it in `ink`. */
  ends: readonly { at: number; text: string }[];
  ink: string;
  /** Between the grid and the axes, and over them. */
  marks: readonly Plot.Markish[];
}

export function overTime(
  { from, to, values, ends, ink, marks }: OverTime,
  { document }: Paper,
): ReturnType<typeof Plot.plot> {
  const least = Math.min(...values),
    most = Math.max(...values),
    room = most > least ? (most - least) * 0.06 : Math.max(1, Math.abs(most) * 0.1);
  const low = least >= 0 && least - room < 0 ? 0 : least - room,
    high = most + room;
  const bottom = height - margin.bottom,
    toY = (value: number) => margin.top + ((high - value) / (high - low)) * (bottom - margin.top);
  const places = apart(
    ends.map((end) => toY(end.at)),
    13,
    margin.top,
    bottom - 2,
  );
  return Plot.plot({
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
      ...marks,
      Plot.axisX(years(from, to, 5), { tickFormat: (y: number) => String(y), tickSize: 4, fontSize: 11, label: null }),
      Plot.axisY(ticks(low, high, 4), { tickFormat: figures, tickSize: 0, fontSize: 11, label: null }),
      ...ends.map((end, n) =>
        Plot.text([end], {
          x: () => to,
          y: () => end.at,
          text: "text",
          dx: 5,
          dy: places[n] - toY(end.at),
          textAnchor: "start",
          fill: ink,
          fontSize: 11,
        }),
      ),
    ],
  });
}
