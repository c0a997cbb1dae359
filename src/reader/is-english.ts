/** Whether a text is English: told by its letters and its commonest words, never guessed from a few. */
import type { Page } from "./tokens.ts";

const COMMON = new Set(
  "the of and to in a is that for it on with as was by be are at from this have or an not but has had they its their he she we which will would can been were his her said more than who if into about over after".split(
    " ",
  ),
);
/** Words of which a text must have this many before its language is judged, and the share of English function words under which it is not English. */
const ENOUGH = 25;
const LEAST = 0.12;
/** The same for a text of under sixty words, in which names weigh more. */
const LEAST_SHORT = 0.05;

/** Characters and words by which the language is told. */
const HEAD = 200_000;

/** A sentence for the reader of the draft where the text does not read as English; null where it does or is too short to tell. */
export function notEnglish(page: Page): string | null {
  const head = page.text.slice(0, HEAD);
  const words = page.tokens.slice(0, HEAD / 5).filter((t) => /^[\p{L}\p{M}']+$/u.test(t.text));
  const letters = head.match(/\p{L}/gu)?.length ?? 0;
  const latin = head.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters > 0 && latin < letters / 2)
    return "The text is not written in Latin letters; only English is read, and nothing was read in it.";
  if (words.length < ENOUGH) return null;
  const share = words.filter((t) => COMMON.has(t.lower)).length / words.length;
  return share < (words.length < 60 ? LEAST_SHORT : LEAST)
    ? `The text does not read as English (${Math.round(100 * share)} of 100 words are common English ones, an English text has some 40); only English is read, and nothing was read in it.`
    : null;
}
