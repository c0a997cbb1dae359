/**
 * A normalised copy of the text (straight quotes, plain blanks, no soft hyphens, composed accents) with a map back:
 * every offset in the copy knows its offsets in the original, so quotes are cut from the original.
 */
import { dictionary } from "./lexicon/lists.ts";

export interface Folded {
  text: string;
  /** Span of the original for a span of the copy. An empty span gives an empty one. */
  back(start: number, end: number): { start: number; end: number };
}

const SAME: { [c: string]: string } = dictionary(
  Object.entries({
    "\u2018": "'",
    "\u2019": "'",
    "\u02bc": "'",
    "\u201b": "'",
    "\u2032": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u201e": '"',
    "\u201f": '"',
    "\u00ab": '"',
    "\u00bb": '"',
    "\u2010": "-",
    "\u2011": "-",
    "\u2013": "\u2014",
    "\u2015": "\u2014",
    "\u2212": "-",
    "\r": " ",
    "\t": " ",
    "\u0085": " ",
    "\u2028": "\n",
    "\u2029": "\n",
    "\u000b": " ",
    "\u000c": "\n",
  }),
);
/** Removed: soft hyphen, zero-width blanks and joiners between letters, direction marks, byte-order mark. */
const DROPPED = /[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;
const MARK = /[\u0300-\u036f]/;
const ODD = /[^\n -~\u00a1-\u00aa\u00ac\u00ae-\u00ba\u00bc-\u02ff\u0370-\u1fff\u2014\u2026]/;

export function fold(text: string): Folded {
  if (!ODD.test(text)) return { text, back: (start, end) => ({ start, end }) };
  const out: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const put = (c: string, start: number, end: number): void => {
    out.push(c);
    from.push(start);
    to.push(end);
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (DROPPED.test(c)) continue;
    if (c === "\r" && text[i + 1] === "\n") {
      put("\n", i, i + 2);
      i++;
      continue;
    }
    let end = i + 1;
    while (end < text.length && MARK.test(text[end])) end++;
    if (end > i + 1) {
      const composed = text.slice(i, end).normalize("NFC");
      if (composed.length === 1) {
        put(composed, i, end);
        i = end - 1;
        continue;
      }
    }
    if (c in SAME) put(SAME[c], i, i + 1);
    else put(c !== "\n" && /\s/.test(c) ? " " : c, i, i + 1);
  }
  return {
    text: out.join(""),
    back: (start, end) =>
      start >= end
        ? { start: from[start] ?? text.length, end: from[start] ?? text.length }
        : { start: from[start], end: to[end - 1] },
  };
}
