/** Widths of text before it is drawn: an upper bound over the fonts in which a figure may be read. */
import { TEXT_WIDTHS } from "./text-widths.ts";

export type Weight = "regular" | "bold";

/** Of a character that the table lacks, in em: full-width scripts and emoji, and everything else. */
const FULL_WIDTH_EM = 1.3,
  UNKNOWN_EM = 0.8;
const FULL_WIDTH =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|[\u{1f000}-\u{1faff}]/u;
/** Characters that take no room of their own: combining marks, joiners, marks of direction. */
const NO_WIDTH = /\p{Mark}|\p{Cf}/u;

const tableOf = (ranges: [number, string][]): Map<number, number> =>
  new Map(
    ranges.flatMap(([from, digits]) =>
      Array.from({ length: digits.length / 2 }, (_, n): [number, number] => [
        from + n,
        parseInt(digits.slice(2 * n, 2 * n + 2), 36) / 1000,
      ]),
    ),
  );
const EM: { [weight in Weight]: Map<number, number> } = {
  regular: tableOf(TEXT_WIDTHS.regular),
  bold: tableOf(TEXT_WIDTHS.bold),
};

/** Width of a text in pixels at a font size in pixels: at least what any of the measured fonts takes. */
export function widthOf(text: string, size: number, weight: Weight = "regular"): number {
  let em = 0;
  for (const sign of text) {
    if (NO_WIDTH.test(sign)) continue;
    em += EM[weight].get(sign.codePointAt(0)!) ?? (FULL_WIDTH.test(sign) ? FULL_WIDTH_EM : UNKNOWN_EM);
  }
  return em * size;
}
