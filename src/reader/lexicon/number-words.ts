/** Numbers that an article writes as words, in lower case: those that stand in dates, terms and chances. */
import { TENS, UNITS } from "../../language/text/number-words.ts";

const LARGEST_UNIT = 12;
const LARGEST_TEN = 50;

export const NUMBER_WORDS: { readonly [word: string]: number } = {
  ...Object.fromEntries(UNITS.map((word, n) => [word, n] as const).slice(1, LARGEST_UNIT + 1)),
  ...Object.fromEntries(TENS.map((word, n) => [word, 20 + 10 * n] as const).filter(([, n]) => n <= LARGEST_TEN)),
  hundred: 100,
};
