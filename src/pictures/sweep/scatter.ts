/** Odds of the points of a Latin hypercube against one of its numbers, with a running mean. */
import { figures, number } from "../../wording/format.ts";
import { axes, tenth } from "../axes.ts";
import { percentTick } from "../first-passage.ts";
import { colour, fitting, frame, shareTop, ticks, widthOf } from "../paper.ts";
import { axisText, type Panel } from "./panels.ts";

const width = 460;
const height = 210;
const MARGIN = { top: 8, right: 16, bottom: 36, left: 46 };
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
  const x = [points[0][0], points[points.length - 1][0]] as const;
  const top = shareTop(Math.max(0.05, ...points.map(([, p]) => p)));
  const plot = axes({ width, height, margin: MARGIN, x, y: [0, top] });
  const window = Math.max(3, Math.round(points.length * WINDOW_SHARE));
  const means = points.slice(0, points.length - window + 1).map((_, n) => {
    const own = points.slice(n, n + window);
    const mean = (of: 0 | 1): number => own.reduce((sum, point) => sum + point[of], 0) / window;
    return [mean(0), mean(1)] as const;
  });
  const rho = correlation === null ? [] : [`rank correlation ${number(correlation, 2)}`];
  const name = axisText(axis);
  return frame(
    [
      plot.rows(ticks(0, top, 4), percentTick),
      plot.columns(ticks(...x, 4), figures, (text) => widthOf(text, 11) / 2),
      ...points.map(
        ([level, p]) =>
          `<circle cx="${tenth(plot.toX(level))}" cy="${tenth(plot.toY(p))}" r="2.4" fill="${colour.blue}" fill-opacity="0.55"/>`,
      ),
      means.length > 1 ? `<path d="${plot.line(means)}" fill="none" stroke="${colour.orange}" stroke-width="2"/>` : "",
      `<text x="${tenth((MARGIN.left + width - MARGIN.right) / 2)}" y="${height - 4}" fill="${colour.quiet}">${fitting(name, width - MARGIN.left, 11)}</text>`,
    ].join(""),
    width,
    height,
    {
      title: panel.title,
      note: [...(panel.note === null ? [] : [panel.note]), ...rho, "dots: odds at each point; line: running mean"].join(
        "; ",
      ),
      says: `Odds against ${name} at ${points.length} points${rho.length === 0 ? "" : `: ${rho[0]}`}.`,
    },
  );
}
