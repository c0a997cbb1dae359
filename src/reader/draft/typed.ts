/** Numbers as people write them, in the form that a case has at their place: shares, frequencies, stretches of time. */
import { isForm, parseQuantity } from "../../language/blocks/quantity.ts";
import type { Field } from "../../language/blocks/fields.ts";
import { BETWEEN, numberTyped, shareTyped, tidy } from "./shares.ts";

/** How often each comes in a year. */
const IN_A_YEAR: { readonly [unit: string]: number } = { day: 365, week: 52, month: 12, quarter: 4, year: 1 };
/** How many months each is. */
const IN_MONTHS: { readonly [unit: string]: number } = { day: 12 / 365, week: 12 / 52, month: 1, quarter: 3, year: 12 };
const UNITS = "day|week|month|quarter|year";
const REGULARLY: { readonly [word: string]: number } = {
  daily: 365,
  weekly: 52,
  fortnightly: 26,
  monthly: 12,
  quarterly: 4,
  yearly: 1,
  annually: 1,
};
const TIMES: { readonly [word: string]: string } = { once: "1", twice: "2", thrice: "3" };
const A_UNIT = new RegExp(
  String.raw`^(.+?)(?: (?:times|meetings|rounds|of them))? ?(?:/|\b(?:an?|per|each|every)) ?(${UNITS})$`,
);
const EVERY = new RegExp(
  String.raw`^(?:once )?(?:in |every |each )(?:(other|second|third|fourth|.+?) )??(${UNITS})s?$`,
);
const SPACED: { readonly [word: string]: string } = { other: "2", second: "2", third: "3", fourth: "4" };
const STRETCH = new RegExp(String.raw`^(.+?)(?: an?)? (${UNITS})s?$`);

/**
 * A number in the form of a case, by its place: `every three months` as 4 where a rate is meant, `half a year` as 6 where
 * months are, `1 in 3` as 33.3% where a share is. What is a number of the case language already stays as it is.
 *
 * @param path of the number
 * @returns the words themselves where they are none of these
 */
export function numberAsWritten(words: string, path: string, field: Field): string {
  if ("quantity" in parseQuantity(words, field)) return words;
  return (field.share ? shareTyped(words) : countTyped(words, path)) ?? words;
}

/** A number that is not a share. @param path of the number, which says whether it is a rate or months @returns null for anything else */
export function countTyped(words: string, path: string): string | null {
  if (isRate(path)) return frequencyTyped(words);
  return path.endsWith("months") ? monthsTyped(words) : numberTyped(words);
}

/** Whether a number says how often something comes in a year; what a driver does in one is an amount. */
const isRate = (path: string): boolean =>
  path.endsWith("per_year") && (!path.startsWith("drivers.") || /\.jumps\./.test(path));

/** How often in a year, `twice a year` as 2; null for anything else. */
export function frequencyTyped(words: string): string | null {
  return numberTyped(words) ?? inWords(tidy(words), rateOf);
}

/** Months, `half a year` as 6; null for anything else. */
export function monthsTyped(words: string): string | null {
  return numberTyped(words) ?? inWords(tidy(words), stretchOf);
}

/** What would be right in place of words that are not a number there; null where they have the form of one. */
export function unreadNumber(words: string, path: string, share: boolean, suggestion: string): string | null {
  if (isForm(words)) return null;
  if (share) return `'${words}' cannot be read as a share; write 30%, 20% to 40%, 1 in 3, or a word such as unlikely`;
  const also = isRate(path) ? ", twice a year, every three months" : path.endsWith("months") ? ", half a year" : "";
  return `'${words}' cannot be read as a number; write a number or a range, such as ${suggestion}${also}`;
}

/** One stretch or frequency, or a range of them, from the lower to the higher; null also for two that are added up. */
function inWords(text: string, read: (one: string) => readonly number[] | null): string | null {
  if (/ and /.test(text) && !text.startsWith("between ")) return null;
  const one = read(text);
  const [, first, last] = BETWEEN.exec(text) ?? [];
  const ends = first === undefined || last === undefined ? null : [read(first), read(last)];
  const found = one ?? (ends?.[0] && ends[1] ? ends.flatMap((end) => end ?? []) : null);
  if (!found) return null;
  const sorted = [...new Set([Math.min(...found), Math.max(...found)])];
  return sorted.map((value) => String(Number(value.toPrecision(3)))).join(" to ");
}

/** The ends of a number or a range of numbers. */
const endsOf = (words: string): number[] | null => numberTyped(words)?.split(" to ").map(Number) ?? null;

function rateOf(text: string): number[] | null {
  if (Object.hasOwn(REGULARLY, text)) return [REGULARLY[text]!];
  const [, spaced, of] = EVERY.exec(text) ?? [];
  if (of !== undefined) {
    const gaps = spaced === undefined ? [1] : endsOf(SPACED[spaced] ?? spaced);
    return gaps && gaps.every((gap) => gap > 0) ? gaps.map((gap) => IN_A_YEAR[of]! / gap) : null;
  }
  const [, times, a] = A_UNIT.exec(text) ?? [];
  return a === undefined ? null : (endsOf(TIMES[times!] ?? times!)?.map((count) => count * IN_A_YEAR[a]!) ?? null);
}

function stretchOf(text: string): number[] | null {
  const [, count, unit] = STRETCH.exec(text) ?? [];
  if (count === undefined) return null;
  const counts = count === "half" ? [0.5] : endsOf(count);
  return counts?.map((one) => one * IN_MONTHS[unit!]!) ?? null;
}
