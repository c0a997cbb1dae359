/** Shares and amounts as bars that carry their own names: the base of several figures. */
import { fitting, colour, frame, widthOf, type Heading } from "./paper.ts";
import { escape } from "../wording/escape.ts";

const width = 350,
  row = 34;

export interface Bar {
  /** A quiet line above the name. */
  above?: string;
  text: string;
  /** At least 0. */
  value: number;
  /** The value as printed. */
  said: string;
  fill?: string;
  /** Half-length of a whisker, in the unit of `value`. */
  whisker?: number;
  /** Greyed: below noise. */
  faint?: boolean;
}

/** The bars from 0 to `top` (default the largest with its whisker), in the order given; empty where there are none. */
export function bars(list: readonly Bar[], heading: Heading, top?: number): string {
  if (list.length === 0) return "";
  const most = top ?? Math.max(...list.map(({ value, whisker = 0 }) => value + whisker));
  const scale = (value: number): number => (most > 0 ? Math.min(1, Math.max(0, value / most)) * width : 0);
  let y = 0;
  const body = list.map(({ above, text, value, said, fill = colour.blue, whisker = 0, faint = false }) => {
    const tall = above === undefined ? 0 : 14;
    const at = y + tall;
    y += row + tall;
    const right = widthOf(said, 12, "bold") + 10;
    return [
      above === undefined
        ? ""
        : `<text x="0" y="${at - 2}" text-anchor="start" font-size="11" fill="${colour.quiet}">${fitting(above, width, 11)}</text>`,
      `<text x="0" y="${at + 13}" text-anchor="start" font-size="12">${fitting(text, width - right, 12)}</text>`,
      `<text x="${width}" y="${at + 13}" text-anchor="end" font-size="12" font-weight="700">${escape(said)}</text>`,
      `<rect x="0" y="${at + 18}" width="${width}" height="8" fill="${colour.rule}" fill-opacity="0.6"/>`,
      `<rect x="0" y="${at + 18}" width="${tenth(Math.max(value > 0 ? 1 : 0, scale(value)))}" height="8" fill="${faint ? colour.quiet : fill}"${faint ? ' fill-opacity="0.5"' : ""}/>`,
      whisker > 0
        ? `<path d="M${tenth(scale(value - whisker))},${at + 22}H${tenth(scale(value + whisker))}" stroke="${colour.ink}" stroke-width="1.25"/>`
        : "",
    ].join("");
  });
  return frame(body.join(""), width, y, heading);
}

const tenth = (x: number): number => Math.round(x * 10) / 10 + 0;
