/** Whether a text is English, by its letters and its most frequent words; undecided for short texts. */
import type { Page } from "./tokens.ts";

const COMMON = new Set(
  "the of and to in a is that for it on with as was by be are at from this have or an not but has had they its their he she we which will would can been were his her said more than who if into about over after".split(
    " ",
  ),
);
/**
 * Least number of words of which the language is judged, and the share of English function words below which it is not
 * English.
 */
const MIN_WORDS = 25;
const MIN_SHARE = 0.12;
/** The same share for a text of under sixty words, in which names weigh more. */
const MIN_SHARE_SHORT = 0.05;

/** Characters and words examined. */
const HEAD_CHARACTERS = 200_000;

/** A sentence for the user where the text does not look English; null where it does or is too short. */
export function notEnglish(page: Page): string | null {
  const head = page.text.slice(0, HEAD_CHARACTERS);
  const words = page.tokens.slice(0, HEAD_CHARACTERS / 5).filter((t) => /^[\p{L}\p{M}']+$/u.test(t.text));
  const letters = head.match(/\p{L}/gu)?.length ?? 0;
  const latin = head.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters > 0 && latin < letters / 2)
    return "The text is not written in Latin letters; only English is read, and nothing was read in it.";
  if (words.length < MIN_WORDS) return null;
  const share = words.filter((t) => COMMON.has(t.lower)).length / words.length;
  return share < (words.length < 60 ? MIN_SHARE_SHORT : MIN_SHARE)
    ? `The text does not read as English (${Math.round(100 * share)} of 100 words are common English ones, an English text has some 40); only English is read, and nothing was read in it.`
    : null;
}
