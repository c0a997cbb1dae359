/** Odds by the level of one number, with what the record says of each level below it. */
import { escape } from "../../wording/escape.ts";
import { colour, frame, shareTop, ticks, widthOf } from "../paper.ts";
import { axes, tenth } from "../axes.ts";
import { percentTick } from "../first-passage.ts";
import { levelTexts, list, percent, wilsonEdges } from "../../wording/format.ts";
import { axisText, baseText, type Panel, type PanelPoint } from "./panels.ts";

const width = 460;
const MARGIN = { right: 16, left: 46 };
const ODDS_HEIGHT = 190;
const FIT_HEIGHT = 96;
const HALF_MARK = 3.5;
/** Share of worlds that fit under which a level explains too little of the past for a solid line. */
const SMALL_FIT = 0.01;

export function sweepLine(panel: Panel): string {
  const { title, note, base, hasRecord } = panel;
  const [axis] = panel.axes;
  const points = [...panel.points].sort((a, b) => a.at[0] - b.at[0]);
  if (points.length === 0) return "";
  const all = [points[0].at[0], points[points.length - 1].at[0], ...(axis.today === null ? [] : [axis.today])];
  const x = [Math.min(...all), Math.max(...all)] as const;
  const known = points.filter(({ odds }) => odds !== null);
  const top = shareTop(Math.max(0.05, ...known.map(({ odds }) => odds!.high), base?.odds?.high ?? 0));
  const plot = axes({ width, height: ODDS_HEIGHT, margin: { ...MARGIN, top: 16, bottom: 34 }, x, y: [0, top] });
  const half = (text: string): number => widthOf(text, 11) / 2;
  const label = levelTexts(axis.levels);
  const hasRing = base?.odds != null && axis.today !== null;
  const solid = (point: PanelPoint): boolean => !hasRecord || (point.point.fit ?? 0) >= SMALL_FIT;
  const body = [
    plot.rows(ticks(0, top, 4), percentTick),
    plot.columns(ticks(x[0], x[1], 5), label, half),
    `<text x="${tenth((MARGIN.left + width - MARGIN.right) / 2)}" y="${ODDS_HEIGHT - 3}" fill="${colour.quiet}">${escape(axisText(axis))}</text>`,
    ...runs(points).map(
      (run) =>
        `<path d="${plot.band(run.map(({ at, odds }) => [at[0], odds!.low, odds!.high]))}" fill="${colour.blue}" fill-opacity="0.18"/>`,
    ),
    ...segments(points, plot.toX, plot.toY, (point) => point.odds!.p, solid),
    ...known.map((point) => dot(plot.toX(point.at[0]), plot.toY(point.odds!.p), point)),
    ...points.filter(({ odds }) => odds === null).map(({ at }) => cross(plot.toX(at[0]), plot.toY(0))),
    axis.today === null
      ? ""
      : `<path d="M${tenth(plot.toX(axis.today))},16V${ODDS_HEIGHT - 34}" stroke="${colour.orange}" stroke-dasharray="3 2"/><text x="${tenth(within(plot.toX(axis.today), half(`today ${label(axis.today)}`)))}" y="11" fill="${colour.orange}">today ${label(axis.today)}</text>`,
    hasRing ? ring(plot.toX(axis.today!), plot.toY(base!.odds!.p), baseText(panel, "levels")) : "",
  ];
  const height = hasRecord ? ODDS_HEIGHT + FIT_HEIGHT : ODDS_HEIGHT;
  if (hasRecord) body.push(fitPanel(points, x));
  return frame(body.join(""), width, height, {
    title,
    note: [note, "line: odds with 95 % interval", hasRing ? baseText(panel, "levels") : null]
      .filter((one) => one !== null)
      .join("; "),
    says: said(panel, points),
  });
}

/** Share of worlds that could have produced the record, level by level, on the same horizontal axis. */
function fitPanel(points: readonly PanelPoint[], x: readonly [number, number]): string {
  const fits = points.filter(({ point }) => point.fit !== null);
  const top = shareTop(Math.max(0.02, ...fits.map(({ point }) => point.fit!)));
  const plot = axes({ width, height: FIT_HEIGHT, margin: { ...MARGIN, top: 20, bottom: 6 }, x, y: [0, top] });
  return `<g transform="translate(0,${ODDS_HEIGHT})"><text x="${MARGIN.left}" y="11" text-anchor="start" fill="${colour.quiet}">worlds that fit the record</text>${plot.rows(ticks(0, top, 2), percentTick)}${segments(
    fits,
    plot.toX,
    plot.toY,
    ({ point }) => point.fit!,
    ({ point }) => point.fit! >= SMALL_FIT,
    colour.green,
  ).join(
    "",
  )}${fits.map((one) => `<circle cx="${tenth(plot.toX(one.at[0]))}" cy="${tenth(plot.toY(one.point.fit!))}" r="2" fill="${colour.green}"/>`).join("")}</g>`;
}

/** Points next to each other that have odds. */
function runs(points: readonly PanelPoint[]): PanelPoint[][] {
  const out: PanelPoint[][] = [[]];
  for (const point of points)
    if (point.odds === null) out.push([]);
    else out[out.length - 1].push(point);
  return out.filter((run) => run.length > 1);
}

function segments(
  points: readonly PanelPoint[],
  toX: (value: number) => number,
  toY: (value: number) => number,
  value: (point: PanelPoint) => number,
  isSolid: (point: PanelPoint) => boolean,
  stroke: string = colour.blue,
): string[] {
  return points.slice(1).flatMap((point, n) => {
    const before = points[n];
    if (point.odds === null || before.odds === null) return [];
    const dash = isSolid(point) && isSolid(before) ? "" : ` stroke-dasharray="2 3"`;
    return `<path d="M${tenth(toX(before.at[0]))},${tenth(toY(value(before)))}L${tenth(toX(point.at[0]))},${tenth(toY(value(point)))}" fill="none" stroke="${stroke}" stroke-width="1.8"${dash}/>`;
  });
}

const dot = (x: number, y: number, { point }: PanelPoint): string =>
  point.status === "partial"
    ? `<circle cx="${tenth(x)}" cy="${tenth(y)}" r="2.8" fill="${colour.ground}" stroke="${colour.blue}" stroke-dasharray="1 1"/>`
    : `<circle cx="${tenth(x)}" cy="${tenth(y)}" r="2.4" fill="${colour.blue}"/>`;

const ring = (x: number, y: number, says: string): string =>
  `<circle cx="${tenth(x)}" cy="${tenth(y)}" r="4.5" fill="none" stroke="${colour.orange}" stroke-width="2"><title>${escape(says)}</title></circle>`;

const cross = (x: number, y: number): string =>
  `<path d="M${tenth(x - HALF_MARK)},${tenth(y - HALF_MARK)}l7,7m0,-7l-7,7" stroke="${colour.quiet}"><title>no odds: chunks are missing</title></path>`;

const within = (x: number, half: number): number => Math.min(width - half, Math.max(half, x));

function said({ axes: [axis], base }: Panel, points: readonly PanelPoint[]): string {
  const known = points.filter(({ odds }) => odds !== null);
  const ends = known.length > 1 ? [known[0], known[known.length - 1]] : known;
  const missing = points.length - known.length;
  const odds = ({ point, odds }: PanelPoint): string => percent(odds!.p, wilsonEdges(point.kept));
  return `Odds by the level of ${axisText(axis)}: ${list(ends.map((one) => `${odds(one)} at ${levelTexts(axis.levels)(one.at[0])}`)) || "none"}${base?.odds ? `; ${odds(base)} in the case as it is` : ""}${missing > 0 ? `; ${missing} of ${points.length} levels have no odds yet` : ""}.`;
}
