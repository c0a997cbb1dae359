/** Words of a sentence by their place: what separates, what can be or end a noun phrase, what is skipped. */
import type { Token } from "../tokens.ts";

/** Tokens of a page; all places are indices into them. */
export type Tokens = readonly Token[];

/** Token ranges are [first, last). */
export type Range = [number, number];

const BOUNDARY = /^(;|:|\u2014|\(|\)|"|\[|\])$/;

/** Modal verbs and their short forms (`wo` of `won't`). */
export const MODALS = new Set("may might could can would will shall should must 'll 'd wo ca cannot ought".split(" "));

/** The word at i in lower case; empty outside the page. */
export function lower(tokens: Tokens, i: number): string {
  return tokens[i]?.lower ?? "";
}

/** Whether a dash at i stands between blanks. */
export function isDash(tokens: Tokens, i: number): boolean {
  const { text, start, end } = tokens[i];
  return (
    text === "\u2014" ||
    text === "--" ||
    (text === "-" && i > 0 && tokens[i - 1].end < start && tokens[i + 1] !== undefined && end < tokens[i + 1].start)
  );
}

export function isBoundary(tokens: Tokens, i: number): boolean {
  return BOUNDARY.test(tokens[i].text) || isDash(tokens, i);
}

/** Whether a noun phrase can end at i. */
export function isNominal(tokens: Tokens, i: number): boolean {
  const t = tokens[i];
  return (
    t !== undefined &&
    (t.tag === "NOUN" ||
      t.tag === "PROPN" ||
      t.tag === "PRON" ||
      t.tag === "NUM" ||
      t.text === '"' ||
      t.text === ")" ||
      /^(all|both|none|neither|either|many|most|few|some|others)$/.test(t.lower))
  );
}

/** The last token at or before i, not before first, that is no adverb. */
export function skipAdverbsBack(tokens: Tokens, i: number, first: number): number {
  while (
    i > first &&
    (tokens[i].tag === "ADV" || /^(also|still|never|not|n't|both|each|all|then|privately)$/.test(lower(tokens, i)))
  )
    i--;
  return i;
}

/** The first token at or after i, at most stop, that is no adverb. */
export function skipForward(tokens: Tokens, i: number, stop: number): number {
  while (i < stop && (tokens[i].tag === "ADV" || /^(also|then|still|not)$/.test(lower(tokens, i)))) i++;
  return i;
}
