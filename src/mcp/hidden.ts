/** Characters that a reader does not see: they are shown as code points on the way out, and read back on the way in. */

/** Marks without width, marks that turn the direction of text, and tag characters. */
const HIDDEN = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/gu;
const SHOWN = /<U\+([0-9A-F]{4,5})>/g;

/** How many hidden characters a text has. */
export const countHidden = (text: string): number => text.match(HIDDEN)?.length ?? 0;

/** A text in which each hidden character stands as its code point: `<U+202E>`. */
export const showHidden = (text: string): string =>
  text.replace(HIDDEN, (sign) => `<U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}>`);

/** The text that `showHidden` was given, so that a quote copied from an answer is found. */
export const unshowHidden = (text: string): string =>
  text.replace(SHOWN, (shown, code: string) => {
    const sign = String.fromCodePoint(Number.parseInt(code, 16));
    return countHidden(sign) === 1 ? sign : shown;
  });

/** Plain data with every string shown. */
export function withHiddenShown<T>(value: T): T {
  if (typeof value === "string") return showHidden(value) as T;
  if (Array.isArray(value)) return value.map(withHiddenShown) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withHiddenShown(member)])) as T;
}
