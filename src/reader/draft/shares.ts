/** Shares and numbers as people write them, in the forms that a case has: `1 in 3` as `33.3%`, `30 - 50 %` as `30% to 50%`. */
import { PARTS } from "../../language/text/number-words.ts";
import { ESTIMATIVE_WORDS } from "../../numbers/icd203.ts";
import { NUMBER_WORDS } from "../lexicon/number-words.ts";

const FRACTIONS: typeof PARTS = { ...PARTS, twentieth: 20, hundredth: 100 };
const COUNT = String.raw`\d+(?:\.\d+)?|an?|${Object.keys(NUMBER_WORDS).join("|")}`;
const PER_CENT = /^(\d+(?:\.\d+)?|\.\d+)\s*(?:%|per ?cent|pct)$/;
const OUT_OF = new RegExp(String.raw`^(${COUNT})\s*(?:in|out of|of|/)\s*(?:a |every )?(${COUNT})$`);
const PART = new RegExp(`^(?:(${COUNT})[ -])?(${Object.keys(FRACTIONS).join("|")})s?$`);
const EVEN = /^(?:evens|an even chance|even chance|fifty[ -]fifty|50[ -/]50)$/;
const NUMBER = /^(?:\d+(?:\.\d+)?|\.\d+)$/;
/** A range in words, with its two ends. */
export const BETWEEN =
  /^(?:(?:from|between)\s+)?(.+?)(?:\s+(?:to|and|or)\s+|\s*[\u2013\u2014]\s*|(?<=[\d%])\s*-\s*(?=\d))(.+)$/;

/**
 * A share or a range of shares as a case writes it. A plain number above 1 is per cent.
 *
 * @returns per cent, a number up to 1, a range of them from the lower to the higher, or a word of likelihood; null for
 *   anything else
 */
export function shareTyped(words: string): string | null {
  const text = tidy(words);
  if (ESTIMATIVE_WORDS.includes(text)) return text;
  if (EVEN.test(text)) return "50%";
  const one = shareOf(text);
  if (one !== null) return written([one]);
  const [, first, last] = BETWEEN.exec(text) ?? [];
  const [low, high] = [first, last].map((end) => (end === undefined ? null : shareOf(end)));
  return low && high ? written([low, high]) : null;
}

/**
 * Both meanings of a share without a percent sign that lies above 0 and not above 1: `0.3` as `30% or 0.3%`; null where
 * there is but one.
 */
export function twoMeanings(words: string): string | null {
  const ends = shareTyped(words)?.split(" to ").map(Number) ?? [NaN];
  if (ends.some((end) => !(end >= 0 && end <= 1)) || ends.every((end) => end === 0)) return null;
  const inPercent = (times: number): string =>
    ends.map((end) => `${Number((times * end).toPrecision(6))}%`).join(" to ");
  return `${inPercent(100)} or ${inPercent(1)}`;
}

/** A number or a range of numbers as a case writes it, `two to four` as `2 to 4`; null for anything else. */
export function numberTyped(words: string): string | null {
  const text = tidy(words);
  const one = countOf(text);
  if (one !== null) return String(one);
  const [, first = "", last = ""] = BETWEEN.exec(text) ?? [];
  const ends = [countOf(first), countOf(last)];
  return ends.includes(null) ? null : ends.join(" to ");
}

/** In lower case, on one line and without a full stop. */
export const tidy = (words: string): string => words.toLowerCase().replace(/\s+/g, " ").trim().replace(/[.]$/, "");

function countOf(text: string): number | null {
  if (NUMBER.test(text)) return Number(text);
  if (/^an?$/.test(text)) return 1;
  return Object.hasOwn(NUMBER_WORDS, text) ? NUMBER_WORDS[text] : null;
}

/** A share in per cent; `plain`: a number without a unit. */
function shareOf(text: string): { value: number; plain: boolean } | null {
  const percent = PER_CENT.exec(text)?.[1];
  if (percent !== undefined) return { value: Number(percent), plain: false };
  if (NUMBER.test(text)) return { value: Number(text), plain: true };
  const [, count, of] = OUT_OF.exec(text) ?? [];
  const [, parts = "one", part] = PART.exec(text) ?? [];
  const [over, under] = part === undefined ? [count, countOf(of ?? "")] : [parts, FRACTIONS[part]!];
  const above = over === undefined ? null : countOf(over);
  return above === null || !under || above > under ? null : { value: (100 * above) / under, plain: false };
}

/** Plain numbers take the unit of the other end; without one they are per cent where one is above 1. */
function written(ends: readonly { value: number; plain: boolean }[]): string {
  const plain = ends.every((one) => one.plain) && ends.every(({ value }) => value <= 1);
  const mixed = ends.some((one) => !one.plain);
  return [...ends]
    .map((one) => (one.plain && mixed && one.value < 1 ? 100 * one.value : one.value))
    .sort((a, b) => a - b)
    .map((value) => (plain ? String(value) : `${Number(value.toPrecision(3))}%`))
    .join(" to ");
}
