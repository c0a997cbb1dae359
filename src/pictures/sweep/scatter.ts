/** Odds of the points of a Latin hypercube against one of its numbers, with a running mean. */
import { escape } from "../../wording/escape.ts";
import { figures } from "../../wording/format.ts";
import { axes, tenth } from "../axes.ts";
import { percentTick } from "../first-passage.ts";
import { colour, frame, ticks, widthOf } from "../paper.ts";
import { axisText, type Panel } from "./panels.ts";

const width = 300;
const height = 190;
/** Share of the points in the window of the running mean. */
const WINDOW_SHARE = 0.2;

/** @param correlation of ranks, null where one does not vary */
export function sweepScatter(panel: Panel, a: number, correlation: number | null): string {
  const axis = panel.axes[a];
  const points = panel.points
    .filter(({ odds }) => odds !== null)
    .map(({ at, odds }) => [at[a], odds!.p] as const)
    .sort((left, right) => left[0] - right[0]);
  if (points.length < 2) return "";
  const plot = axes({
    width,
    height,
    margin: { top: 8, right: 12, bottom: 36, left: 42 },
    x: [points[0][0], points[points.length - 1][0]],
    y: [0, 1],
  });
  const window = Math.max(3, Math.round(points.length * WINDOW_SHARE));
  const means = points.slice(0, points.length - window + 1).map((_, n) => {
    const own = points.slice(n, n + window);
    const mean = (of: 0 | 1): number => own.reduce((sum, point) => sum + point[of], 0) / window;
    return [mean(0), mean(1)] as const;
  });
  const rho = correlation === null ? "" : `rank correlation ${correlation.toFixed(2)}`;
  return frame(
    [
      plot.rows(ticks(0, 1, 4), percentTick),
      plot.columns(ticks(points[0][0], points[points.length - 1][0], 4), figures, (text) => widthOf(text, 11) / 2),
      ...points.map(
        ([x, y]) =>
          `<circle cx="${tenth(plot.toX(x))}" cy="${tenth(plot.toY(y))}" r="2.2" fill="${colour.blue}" fill-opacity="0.55"/>`,
      ),
      `<path d="${plot.line(means)}" fill="none" stroke="${colour.orange}" stroke-width="2"/>`,
      `<text x="${tenth((42 + width - 12) / 2)}" y="${height - 4}" fill="${colour.quiet}">${escape(axisText(axis))}</text>`,
    ].join(""),
    width,
    height,
    {
      title: axisText(axis),
      ...(rho === "" ? {} : { note: rho }),
      says: `Odds against ${axisText(axis)} at ${points.length} points${rho === "" ? "" : `: ${rho}`}.`,
    },
  );
}
