/** Names on a map, placed where there is room and none over another. */
import type { Point, Ring } from "./atlas.ts";
import { colour, widthOf } from "./paper.ts";
import { escape } from "../wording/escape.ts";

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface Label {
  lines: string[];
  size: number;
  bold: boolean;
  fill: string;
  /** Candidate middles, best first. */ tries: Point[];
  /** Land that the label must not touch: all of `mustAvoid`, and that of `shouldAvoid` where a candidate is free of it or none has its middle on its `own`. */
  mustAvoid?: Ring[];
  shouldAvoid?: Ring[];
  own?: Ring[];
}

/**
 * The label as SVG at the first candidate where it stays on the paper, covers nothing placed before and lies on no land
 * that it must avoid; empty where there is none.
 */
export function settle(
  { lines, size, bold, fill, tries, mustAvoid = [], shouldAvoid = [], own = [] }: Label,
  placed: Box[],
  paper: { width: number; height: number },
): string {
  const width = Math.max(...lines.map((line) => widthOf(line, size, bold ? "bold" : "regular"))),
    height = lines.length * (size + 2);
  const boxAt = ([x, y]: Point): Box => ({ x: x - width / 2, y: y - height / 2, width, height });
  const free = tries.filter((at) => {
    const box = boxAt(at);
    return (
      box.x >= 2 &&
      box.y >= 2 &&
      box.x + width <= paper.width - 2 &&
      box.y + height <= paper.height - 2 &&
      !placed.some((other) => overlap(box, other))
    );
  });
  const best =
    free.find((at) => !touches(boxAt(at), mustAvoid) && !touches(boxAt(at), shouldAvoid)) ??
    free.find(
      (at) =>
        !touches(boxAt(at), mustAvoid) &&
        (shouldAvoid.length === 0 || touches({ x: at[0], y: at[1], width: 1, height: 1 }, own)),
    );
  if (best === undefined) return "";
  const [x, y] = best;
  placed.push(boxAt(best));
  return lines
    .map(
      (line, n) =>
        `<text x="${tenth(x)}" y="${tenth(y + (n - (lines.length - 1) / 2) * (size + 2))}" dy="0.35em" font-size="${size}"${bold ? ' font-weight="700"' : ""} fill="${fill}" stroke="${colour.ground}" stroke-width="3" stroke-linejoin="round" paint-order="stroke">${escape(line)}</text>`,
    )
    .join("");
}

const tenth = (x: number): number => Math.round(x * 10) / 10 + 0;
const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Whether a box lies on land, in part or whole, of outlines that do not overlap; a lake is an outline within another. */
export function touches(box: Box, rings: readonly Ring[]): boolean {
  let within = false;
  for (const ring of rings) {
    for (let n = 0, m = ring.length - 1; n < ring.length; m = n++) if (crosses(ring[m], ring[n], box)) return true;
    if (inside(ring, box.x, box.y)) within = !within;
  }
  return within;
}

/** Whether a segment has a point in a box: what both axes leave of it (Liang and Barsky 1984) is not empty. */
function crosses([ax, ay]: Point, [bx, by]: Point, box: Box): boolean {
  let [from, to] = [0, 1];
  for (const [start, end, low, high] of [
    [ax, bx, box.x, box.x + box.width],
    [ay, by, box.y, box.y + box.height],
  ]) {
    if (Math.max(start, end) < low || Math.min(start, end) > high) return false;
    if (start === end) continue;
    const [one, other] = [(low - start) / (end - start), (high - start) / (end - start)];
    from = Math.max(from, Math.min(one, other));
    to = Math.min(to, Math.max(one, other));
  }
  return from <= to;
}

/** Largest distance in pixels of a name from the land that it stands beside. */
const MAX_SHORE_PIXELS = 20;

/**
 * Candidate points for a name of some width on the largest of some rings: inside it far from its edge, then beside it, then
 * along its shores; none where fewer than `least` square pixels are visible.
 */
export function inland(rings: Ring[], paper: { width: number; height: number }, width: number, least: number): Point[] {
  const ring = rings.reduce((best, one) => (areaOf(one) > areaOf(best) ? one : best), [] as Ring);
  if (areaOf(ring) < least) return [];
  const half = width / 2 + 3,
    squeeze = Math.max(1, half / 12);
  const found: { at: Point; room: number }[] = [];
  const shores: { at: Point; gap: number }[] = [];
  for (let x = 8; x < paper.width; x += 12)
    for (let y = 10; y < paper.height; y += 12) {
      if (x < half || x > paper.width - half) continue;
      if (inside(ring, x, y)) {
        const room = ring.reduce((least, [a, b]) => Math.min(least, Math.hypot((a - x) / squeeze, b - y)), Infinity);
        found.push({ at: [x, y], room });
        continue;
      }
      const gap = ring.reduce(
        (least, [a, b]) =>
          Math.min(least, Math.hypot(Math.max(0, Math.abs(a - x) - half), Math.max(0, Math.abs(b - y) - 9))),
        Infinity,
      );
      if (gap <= MAX_SHORE_PIXELS) shores.push({ at: [x, y], gap });
    }
  found.sort((a, b) => b.room - a.room);
  shores.sort((a, b) => a.gap - b.gap);
  const [x, y] = [
    ring.reduce((sum, p) => sum + p[0], 0) / ring.length,
    ring.reduce((sum, p) => sum + p[1], 0) / ring.length,
  ];
  const [roomy, tight] = [found.filter(({ room }) => room > 6), found.filter(({ room }) => room <= 6)].map((some) =>
    some.map(({ at }) => at),
  ) as [Point[], Point[]];
  return [
    ...roomy,
    [x + half + 14, y + 6],
    [x - half - 14, y],
    [x, y + 18],
    [x, y - 18],
    ...tight,
    [x, y],
    ...shores.map(({ at }) => at),
  ];
}

const areaOf = (ring: Ring): number =>
  Math.abs(
    ring.reduce((sum, [x, y], n) => {
      const [a, b] = ring[(n + 1) % ring.length];
      return sum + x * b - a * y;
    }, 0),
  ) / 2;

function inside(ring: Ring, x: number, y: number): boolean {
  let within = false;
  for (let n = 0, m = ring.length - 1; n < ring.length; m = n++) {
    const [a, b] = ring[n],
      [c, d] = ring[m];
    if (b > y !== d > y && x < ((c - a) * (y - b)) / (d - b) + a) within = !within;
  }
  return within;
}
