/** Shared by all figures: colours, the document to draw in, headings, text measurement, and the final SVG text. */
import type { PlotOptions } from "@observablehq/plot";
import { serialise, type SvgNode } from "./serialise.ts";
import { widthOf, type Weight } from "./text-metrics.ts";
import { escape } from "../wording/escape.ts";

/** The document of a figure: linkedom's in Node, the page's own in a browser. */
export interface Paper {
  document: NonNullable<PlotOptions["document"]>;
}

/** Okabe and Ito's colours, safe for colour-blind readers; a page may set the properties anew for a dark ground. */
export const colour = {
  ink: "currentColor",
  quiet: "var(--quiet, #5c5c58)",
  rule: "var(--rule, #d5d2ca)",
  ground: "var(--ground, #fffefb)",
  blue: "var(--blue, #0072b2)",
  orange: "var(--orange, #b35900)",
  green: "var(--green, #00775a)",
} as const;

export { widthOf };

export const face = "'Avenir Next', 'Segoe UI', 'Helvetica Neue', 'Noto Sans', 'DejaVu Sans', Arial, sans-serif";

/** Cut with an ellipsis where it would be wider than `width`; text that runs from the right is isolated from its surroundings. */
export function clip(text: string, width: number, size: number, weight: Weight = "regular"): string {
  const signs = [...text.replace(/\s+/g, " ")];
  let kept = signs.join("");
  if (widthOf(kept, size, weight) > width) {
    while (signs.length > 1 && widthOf(`${signs.join("")}\u2026`, size, weight) > width) signs.pop();
    kept = `${signs.join("").trimEnd()}\u2026`;
  }
  return isolated(kept);
}

/** The content of a text element: the text as far as it fits, with the whole as title where it is cut. */
export function fitting(text: string, width: number, size: number, weight: Weight = "regular"): string {
  const shown = clip(text, width, size, weight);
  return `${shown.includes("\u2026") && !text.includes("\u2026") ? `<title>${escape(text)}</title>` : ""}${escape(shown)}`;
}

/** Text with right-to-left letters or direction marks between isolates, so that it cannot turn the surrounding text. */
export function isolated(text: string): string {
  return /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff]/.test(text)
    ? `\u2068${text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "")}\u2069`
    : text;
}

/** At most `lines` lines no wider than `width`; an overlong last line is clipped. */
export function wrap(text: string, width: number, size: number, lines: number, weight: Weight = "regular"): string[] {
  const out: string[] = [];
  let line = "";
  const words = text.trim().split(/\s+/);
  for (let n = 0; n < words.length; n++) {
    const longer = line === "" ? words[n] : `${line} ${words[n]}`;
    if (line === "" || widthOf(longer, size, weight) <= width) {
      line = longer;
      continue;
    }
    if (out.length === lines - 1) {
      line = [line, ...words.slice(n)].join(" ");
      break;
    }
    out.push(line);
    line = words[n];
  }
  return [...out, line].filter((part) => part !== "").map((part) => clip(part, width, size, weight));
}

/** Labels moved apart so that neighbours are at least `gap` apart, in the order of their places, within low..high as far as that goes. */
export function apart(places: number[], gap: number, low: number, high: number): number[] {
  const order = places.map((_, n) => n).sort((a, b) => places[a] - places[b]);
  const moved = [...places];
  let least = low;
  for (const n of order) {
    moved[n] = Math.max(places[n], least);
    least = moved[n] + gap;
  }
  let most = high;
  for (const n of order.reverse()) {
    moved[n] = Math.min(moved[n], most);
    most = moved[n] - gap;
  }
  return moved;
}

/** Evenly spaced round ticks from low to high, about `count` of them. */
export function ticks(low: number, high: number, count: number): number[] {
  const raw = (high - low) / Math.max(1, count);
  if (!(raw > 0)) return [low];
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ([1, 2, 5, 10].find((n) => n * power >= raw * 0.999) ?? 10);
  const out: number[] = [];
  for (let n = Math.ceil(low / step - 1e-9); n * step <= high + step * 1e-9; n++)
    out.push(Math.round(n * step * 1e9) / 1e9 + 0);
  return out;
}

/** Upper end of a scale for shares: the least of a few round ends that holds `most`. */
export function shareTop(most: number): number {
  return [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1].find((top) => most <= top) ?? 1;
}

/** Heading and description of a figure. */
export interface Heading {
  title: string;
  note?: string;
  says: string;
  lines?: number;
}

/** The plotted element as SVG text, with its heading. */
export function finish(plot: unknown, width: number, height: number, heading: Heading): string {
  return frame(
    serialise(plot as SvgNode)
      .replace(/^<svg[^>]*?\/?>/, "")
      .replace(/<\/svg>$/, ""),
    width,
    height,
    heading,
  );
}

/** Lines of a note over a figure; a longer note is cut. */
const MAX_NOTE_LINES = 4;

/**
 * A complete SVG: title and note above the marks, the finding in words as label for screen readers. Without a size
 * besides the viewBox and a natural width, so that a page can shrink it.
 */
export function frame(body: string, width: number, height: number, { title, note, says, lines = 3 }: Heading): string {
  const heading = wrap(title, width, 13, lines, "bold");
  const notes = note ? wrap(note, width, 11, MAX_NOTE_LINES) : [];
  const above = heading.length * 16 + notes.length * 14 + 6;
  const whole = (lines: string[], text: string): string =>
    lines.at(-1)?.endsWith("\u2026") ? `<title>${escape(text)}</title>` : "";
  const text = [
    ...heading.map(
      (line, n) =>
        `<text x="0" y="${12 + n * 16}" font-size="13" font-weight="600">${n === heading.length - 1 ? whole(heading, title) : ""}${escape(line)}</text>`,
    ),
    ...notes.map(
      (line, n) =>
        `<text x="0" y="${heading.length * 16 + 10 + n * 14}" font-size="11" fill="${colour.quiet}">${escape(line)}</text>`,
    ),
  ].join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escape(isolated(says))}" viewBox="0 0 ${width} ${height + above}" width="${width}" height="${height + above}" font-family="${face}" font-size="11" fill="currentColor">${text}<g transform="translate(0,${above})" text-anchor="middle">${body}</g></svg>\n`;
}
