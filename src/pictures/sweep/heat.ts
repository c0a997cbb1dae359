/** Odds by two numbers: one hue on a fixed scale from 0 to 100 %, with lines where the words of ICD 203 change. */
import { escape } from "../../wording/escape.ts";
import { levelTexts, percent, wilsonEdges } from "../../wording/format.ts";
import { tenth } from "../axes.ts";
import { colour, fitting, frame, widthOf } from "../paper.ts";
import { axisText, baseText, type Panel, type PanelPoint } from "./panels.ts";

const MARGIN = { top: 22, right: 10, bottom: 36, left: 46 };
/** Shares at which ICD 203 changes its word. */
const WORD_EDGES = [0.05, 0.2, 0.45, 0.55, 0.8, 0.95];
/** Columns up to which cells hold figures. */
const MAX_FIGURE_COLUMNS = 13;
/** Monte-Carlo error from which a cell is dotted. */
const LARGE_ERROR = 0.02;
const MOST_OPACITY = 0.85;
const KEY_HEIGHT = 30;
/** Width of the cells together, where they are neither too narrow nor too wide for it. */
const WIDTH = 404;
const MIN_CELL = 7;
const HATCH_GAP = 7;
const DOT_GAP = 6;
const MAX_CELL = WIDTH / 3;

export function sweepHeat(panel: Panel): string {
  const [rows, columns] = panel.axes;
  const [R, C] = [rows.levels.length, columns.levels.length];
  const cell = Math.max(MIN_CELL, Math.min(MAX_CELL, WIDTH / C));
  const tall = Math.max(R > MAX_FIGURE_COLUMNS ? 7 : 24, Math.min(34, 300 / R));
  const width = MARGIN.left + Math.max(WIDTH, cell * C) + MARGIN.right;
  const height = MARGIN.top + tall * R + MARGIN.bottom + KEY_HEIGHT;
  const cells = new Map(panel.points.map((one) => [`${one.at[0]} ${one.at[1]}`, one]));
  const at = (r: number, c: number): PanelPoint | undefined => cells.get(`${rows.levels[r]} ${columns.levels[c]}`);
  const left = (c: number): number => MARGIN.left + c * cell;
  const top = (r: number): number => MARGIN.top + (R - 1 - r) * tall; // the lowest level stands at the bottom
  const [rowText, columnText] = [levelTexts(rows.levels), levelTexts(columns.levels)];
  const body: string[] = [];
  for (let r = 0; r < R; r++)
    for (let c = 0; c < C; c++) {
      const one = at(r, c);
      const box = `x="${tenth(left(c))}" y="${tenth(top(r))}" width="${tenth(cell)}" height="${tenth(tall)}"`;
      const where = `${rowText(rows.levels[r])} by ${columnText(columns.levels[c])}`;
      if (!one?.odds) {
        body.push(
          `<rect ${box} fill="${colour.ground}"><title>${escape(where)}: no odds, chunks are missing</title></rect>`,
          `<path d="${hatch(left(c), top(r), cell, tall)}" stroke="${colour.quiet}" pointer-events="none"/>`,
        );
        continue;
      }
      const { p, se } = one.odds;
      const shown = percent(p, wilsonEdges(one.point.kept));
      const isRough = one.point.status === "partial" || se > LARGE_ERROR;
      body.push(
        `<rect ${box} fill="${colour.blue}" fill-opacity="${(MOST_OPACITY * p).toFixed(2)}"><title>${escape(`${where}: ${shown}`)}</title></rect>`,
        isRough
          ? `<path d="${dotLines(left(c), top(r), cell, tall)}" stroke="currentColor" stroke-opacity="0.5" stroke-width="1.6" stroke-linecap="round" stroke-dasharray="0 ${DOT_GAP}" pointer-events="none"/>`
          : "",
        C <= MAX_FIGURE_COLUMNS
          ? `<text x="${tenth(left(c) + cell / 2)}" y="${tenth(top(r) + tall / 2)}" dy="0.34em" font-size="10" paint-order="stroke" stroke="${colour.ground}" stroke-width="2.5" stroke-linejoin="round" fill="currentColor" pointer-events="none">${escape(Math.round(100 * p).toString())}</text>`
          : "",
      );
    }
  body.push(
    `<rect x="${MARGIN.left}" y="${MARGIN.top}" width="${tenth(cell * C)}" height="${tenth(tall * R)}" fill="none" stroke="${colour.quiet}"/>`,
    `<path d="${contours(R, C, at, left, top, cell, tall)}" fill="none" stroke="currentColor" stroke-width="1.2"/>`,
    ring(panel, cell, tall, left, top),
    labels(panel, cell, tall, left, top, width, MARGIN.top + tall * R),
    key(MARGIN.top + tall * R + MARGIN.bottom),
  );
  return frame(body.join(""), width, height, {
    title: panel.title,
    note: [
      panel.note,
      "odds in %",
      "lines where the word for the odds changes",
      ringText(panel),
      "dots: partial, or an error over 2 points",
    ]
      .filter((one) => one !== null)
      .join("; "),
    says: said(panel),
  });
}

/** Edges between neighbouring cells that lie on two sides of a word's edge. */
function contours(
  R: number,
  C: number,
  at: (r: number, c: number) => PanelPoint | undefined,
  left: (c: number) => number,
  top: (r: number) => number,
  cell: number,
  tall: number,
): string {
  const classOf = (r: number, c: number): number | null => {
    const odds = at(r, c)?.odds;
    return odds ? WORD_EDGES.filter((edge) => odds.p >= edge).length : null;
  };
  const out: string[] = [];
  for (let r = 0; r < R; r++)
    for (let c = 0; c < C; c++) {
      const own = classOf(r, c);
      const [right, above] = [c + 1 < C ? classOf(r, c + 1) : null, r + 1 < R ? classOf(r + 1, c) : null];
      if (own !== null && right !== null && own !== right)
        out.push(`M${tenth(left(c + 1))},${tenth(top(r))}v${tenth(tall)}`);
      if (own !== null && above !== null && own !== above)
        out.push(`M${tenth(left(c))},${tenth(top(r))}h${tenth(cell)}`);
    }
  return out.join("");
}

/** Position of a value among levels, in cells from the middle of the first; null outside of them. */
function placeAmong(levels: readonly number[], value: number): number | null {
  const order = [...levels.keys()].sort((a, b) => levels[a] - levels[b]);
  for (let n = 0; n < order.length; n++) {
    const [a, b] = [order[n], order[n + 1] ?? order[n]];
    if (value === levels[a]) return a;
    if (value > levels[a] && value < levels[b]) return a + ((b - a) * (value - levels[a])) / (levels[b] - levels[a]);
  }
  return null;
}

/** Words for the ring; null where there is none. */
function ringText(panel: Panel): string | null {
  return ringPlace(panel) === null ? null : baseText(panel, "cells");
}

/** Row and column of the case as it is; null where it lies outside of the levels. */
function ringPlace({ axes: [rows, columns] }: Panel): [r: number, c: number] | null {
  const r = rows.today === null ? null : placeAmong(rows.levels, rows.today);
  const c = columns.today === null ? null : placeAmong(columns.levels, columns.today);
  return r === null || c === null ? null : [r, c];
}

function ring(
  panel: Panel,
  cell: number,
  tall: number,
  left: (c: number) => number,
  top: (r: number) => number,
): string {
  const place = ringPlace(panel);
  if (place === null) return "";
  const [r, c] = place;
  const radius = Math.max(5, Math.min(cell, tall) * 0.46);
  return `<circle cx="${tenth(left(c) + cell / 2)}" cy="${tenth(top(r) + tall / 2)}" r="${tenth(radius)}" fill="none" stroke="${colour.ground}" stroke-width="4"/><circle cx="${tenth(left(c) + cell / 2)}" cy="${tenth(top(r) + tall / 2)}" r="${tenth(radius)}" fill="none" stroke="${colour.orange}" stroke-width="2"><title>${escape(ringText(panel)!)}</title></circle>`;
}

function labels(
  { axes: [rows, columns] }: Panel,
  cell: number,
  tall: number,
  left: (c: number) => number,
  top: (r: number) => number,
  width: number,
  bottom: number,
): string {
  const [rowText, columnText] = [levelTexts(rows.levels), levelTexts(columns.levels)];
  let free = -Infinity;
  const below = columns.levels.map((level, c) => {
    const text = columnText(level);
    const x = left(c) + cell / 2;
    const half = widthOf(text, 10) / 2;
    if (x - half < free) return "";
    free = x + half + 5;
    return `<text x="${tenth(x)}" y="${tenth(bottom + 13)}" font-size="10">${escape(text)}</text>`;
  });
  let lowest = Infinity;
  const beside = rows.levels.map((level, r) => {
    const y = top(r) + tall / 2;
    if (y > lowest - 12) return "";
    lowest = y;
    return `<text x="${MARGIN.left - 5}" y="${tenth(y)}" dy="0.34em" font-size="10" text-anchor="end">${fitting(rowText(level), MARGIN.left - 5, 10)}</text>`;
  });
  return `${below.join("")}${beside.join("")}<text x="${MARGIN.left}" y="${tenth(bottom + 28)}" text-anchor="start" fill="${colour.quiet}">${fitting(axisText(columns), width - MARGIN.left, 11)}</text><text x="0" y="12" text-anchor="start" fill="${colour.quiet}">${fitting(axisText(rows), width, 11)}</text>`;
}

/** The scale, the same in every picture. */
function key(y: number): string {
  const steps = 10;
  const wide = 16;
  const boxes = Array.from(
    { length: steps },
    (_, n) =>
      `<rect x="${MARGIN.left + n * wide}" y="${y + 4}" width="${wide}" height="8" fill="${colour.blue}" fill-opacity="${((MOST_OPACITY * (n + 0.5)) / steps).toFixed(2)}"/>`,
  ).join("");
  return `${boxes}<text x="${MARGIN.left}" y="${y + 23}" font-size="10" text-anchor="start">0 %</text><text x="${MARGIN.left + steps * wide}" y="${y + 23}" font-size="10" text-anchor="end">100 %</text>`;
}

/** Diagonals of a cell. */
function hatch(x: number, y: number, wide: number, tall: number): string {
  const out: string[] = [];
  for (let d = HATCH_GAP; d < wide + tall; d += HATCH_GAP)
    out.push(
      `M${tenth(x + Math.min(d, wide))},${tenth(y + Math.max(0, d - wide))}L${tenth(x + Math.max(0, d - tall))},${tenth(y + Math.min(d, tall))}`,
    );
  return out.join("");
}

/** Lines across a cell, whose dashes are dots. */
function dotLines(x: number, y: number, wide: number, tall: number): string {
  const out: string[] = [];
  for (let down = DOT_GAP / 2; down < tall; down += DOT_GAP)
    out.push(`M${tenth(x + DOT_GAP / 2)},${tenth(y + down)}h${tenth(Math.max(0.1, wide - DOT_GAP))}`);
  return out.join("");
}

function said({ axes: [rows, columns], points, base }: Panel): string {
  const known = points.filter(({ odds }) => odds !== null);
  const missing = points.length - known.length;
  const text = ({ point, odds }: PanelPoint): string => percent(odds!.p, wilsonEdges(point.kept));
  const texts = [levelTexts(rows.levels), levelTexts(columns.levels)];
  const levelsText = ({ at }: PanelPoint): string => at.map((level, a) => texts[a](level)).join(" by ");
  const sorted = [...known].sort((a, b) => a.odds!.p - b.odds!.p);
  const range =
    sorted.length === 0
      ? "no odds yet"
      : `from ${text(sorted[0])} at ${levelsText(sorted[0])} to ${text(sorted[sorted.length - 1])} at ${levelsText(sorted[sorted.length - 1])}`;
  return `Odds by ${axisText(rows)} and ${axisText(columns)}: ${range}${base?.odds ? `; ${text(base)} in the case as it is` : ""}${missing > 0 ? `; ${missing} of ${points.length} cells have no odds yet` : ""}.`;
}
