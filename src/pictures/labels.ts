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
}

/**
 * The label as SVG at the first candidate where it stays on the paper and covers nothing placed before; empty where
 * there is none.
 */
export function settle(
  { lines, size, bold, fill, tries }: Label,
  placed: Box[],
  paper: { width: number; height: number },
): string {
  const width = Math.max(...lines.map((line) => widthOf(line, size, bold ? "bold" : "regular"))),
    height = lines.length * (size + 2);
  for (const [x, y] of tries) {
    const box = { x: x - width / 2, y: y - height / 2, width, height };
    if (
      box.x < 2 ||
      box.y < 2 ||
      box.x + width > paper.width - 2 ||
      box.y + height > paper.height - 2 ||
      placed.some((other) => overlap(box, other))
    )
      continue;
    placed.push(box);
    return lines
      .map(
        (line, n) =>
          `<text x="${tenth(x)}" y="${tenth(y + (n - (lines.length - 1) / 2) * (size + 2))}" dy="0.35em" font-size="${size}"${bold ? ' font-weight="700"' : ""} fill="${fill}" stroke="${colour.ground}" stroke-width="3" stroke-linejoin="round" paint-order="stroke">${escape(line)}</text>`,
      )
      .join("");
  }
  return "";
}

const tenth = (x: number): number => Math.round(x * 10) / 10 + 0;
const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/**
 * Candidate points for a name of some width on the largest of some rings: inside it far from its edge, then beside it;
 * none where fewer than `least` square pixels are visible.
 */
export function inland(rings: Ring[], paper: { width: number; height: number }, width: number, least: number): Point[] {
  const ring = rings.reduce((best, one) => (areaOf(one) > areaOf(best) ? one : best), [] as Ring);
  if (areaOf(ring) < least) return [];
  const half = width / 2 + 3,
    squeeze = Math.max(1, half / 12);
  const found: { at: Point; room: number }[] = [];
  for (let x = 8; x < paper.width; x += 12)
    for (let y = 10; y < paper.height; y += 12) {
      if (x < half || x > paper.width - half || !inside(ring, x, y)) continue;
      found.push({
        at: [x, y],
        room: ring.reduce((room, [a, b]) => Math.min(room, Math.hypot((a - x) / squeeze, b - y)), Infinity),
      });
    }
  found.sort((a, b) => b.room - a.room);
  const [x, y] = [
    ring.reduce((sum, p) => sum + p[0], 0) / ring.length,
    ring.reduce((sum, p) => sum + p[1], 0) / ring.length,
  ];
  const [roomy, tight] = [found.filter(({ room }) => room > 6), found.filter(({ room }) => room <= 6)].map((some) =>
    some.map(({ at }) => at),
  ) as [Point[], Point[]];
  return [...roomy, [x + half + 14, y + 6], [x - half - 14, y], [x, y + 18], [x, y - 18], ...tight, [x, y]];
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
