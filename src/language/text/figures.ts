/**
 * Figures in a quote: numerals with thousands separators, percentages, numbers and fractions in words, each with what
 * follows it. Dates, years, ordinals and numerals that belong to a name (`G8`, `Sakhalin-2`) are not figures.
 */
import { fold } from "./citations.ts";
import { PARTS, TENS, UNITS } from "./number-words.ts";

export interface Figure {
  /** As stated, without its multiplier: 7.28 of `7.28 million`. */
  value: number;
  /** 1, or that of the word after it: 1e6 of `million`. */
  multiplier: number;
  /** A percentage, a fraction of one (`a third`, `two in five`), or any other number. */
  kind: "percent" | "fraction" | "number";
  /** The text after it, folded and in lower case. */
  after: string;
}

const MULTIPLIERS: [RegExp, number][] = [
  [/^(?:thousand|k)\b/, 1e3],
  [/^(?:million|mln|mn)\b/, 1e6],
  [/^(?:billion|bln|bn)\b/, 1e9],
  [/^trillion\b/, 1e12],
];
const MONTH_NAME =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const DATES = new RegExp(
  [
    "\\b\\d{4}-\\d{2}(?:-\\d{2})?\\b",
    `\\b\\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH_NAME}\\b\\.?(?:,? \\d{4}\\b)?`,
    `\\b${MONTH_NAME}\\b\\.? \\d{1,2}(?:st|nd|rd|th)?\\b(?:,? \\d{4}\\b)?(?! ?(?:per ?cent|%))`,
    `\\b${MONTH_NAME} \\d{4}\\b`,
    "\\b\\d+(?:st|nd|rd|th)\\b",
  ].join("|"),
  "g",
);
const NUMERAL =
  /(?<![\p{L}\d.,-]|\p{L}-)\d{1,3}(?:[, ']\d{3})+(?:\.\d+)?(?!\d)|(?<![\p{L}\d.]|\p{L}-)\d+(?:\.\d+)?(?![\d\p{L}]*\p{L}\d)/gu;
const WORD = `(?:${[...UNITS, ...TENS].join("|")})`;
const WORDS = new RegExp(
  `\\b(?:${TENS.join("|")})[- ](?:${UNITS.slice(1, 10).join("|")})\\b|\\b(?:${WORD}|an? (?=hundred|dozen|thousand|million|billion))\\b(?: ?(?:hundred|dozen))?|\\b(?:hundred|dozen)\\b`,
  "g",
);
const FRACTION = new RegExp(`\\b(?:(${WORD}|an?)[- ])?(${Object.keys(PARTS).join("|")})s?\\b`, "g");
const OUT_OF = new RegExp(`\\b(${WORD}|\\d+) (?:in|out of|of every) (${WORD}|\\d+)\\b`, "g");

/** Quotes that were looked at last, since all numbers of a block are held against the same ones. */
const known = new Map<string, readonly Figure[]>();
const MOST_KNOWN = 500;

/** Every figure of a text, in no particular order. */
export function figuresOf(quote: string): readonly Figure[] {
  let figures = known.get(quote);
  if (!figures) {
    figures = figuresIn(quote);
    if (known.size === MOST_KNOWN) known.clear();
    known.set(quote, figures);
  }
  return figures;
}

function figuresIn(quote: string): Figure[] {
  const folded = fold(quote).text.toLowerCase();
  const hasDigits = /\d/.test(folded);
  const text = hasDigits ? folded.replace(DATES, (found) => " ".repeat(found.length)) : folded;
  const figures: Figure[] = [];
  const add = (value: number, end: number, start: number): void => {
    const rest = text.slice(end).replace(/^[- ]+/, "");
    const multiplier = MULTIPLIERS.find(([word]) => word.test(rest));
    const after = multiplier ? rest.replace(multiplier[0], "").replace(/^[- ]+/, "") : rest;
    const isPercent = /^(?:%|per ?cent\b|pct\b|percentage points?\b|p\.c\.)/.test(after);
    if (!multiplier && !isPercent && isYear(text.slice(start, end))) return;
    figures.push({ value, multiplier: multiplier?.[1] ?? 1, kind: isPercent ? "percent" : "number", after });
  };
  for (const { 0: found, index } of hasDigits ? text.matchAll(NUMERAL) : [])
    add(Number(found.replace(/[, ']/g, "")), index + found.length, index);
  for (const { 0: found, index } of text.matchAll(WORDS))
    if (found !== "one") add(inDigits(found), index + found.length, index);
  for (const { 0: found, 1: many, 2: part, index } of text.matchAll(FRACTION)) {
    if (many === undefined && !part.startsWith("hal")) continue; // a third party, the fifth time
    const value = (many === undefined || /^an?$/.test(many) ? 1 : inDigits(many)) / PARTS[part];
    figures.push({ value, multiplier: 1, kind: "fraction", after: text.slice(index + found.length).trim() });
  }
  for (const { 0: found, 1: some, 2: all, index } of text.matchAll(OUT_OF)) {
    const [part, whole] = [inDigits(some), inDigits(all)];
    if (part <= whole && whole > 0)
      figures.push({
        value: part / whole,
        multiplier: 1,
        kind: "fraction",
        after: text.slice(index + found.length).trim(),
      });
  }
  return figures;
}

/** A numeral that reads as a year: four digits without separator, 1500 to 2199. */
const isYear = (numeral: string): boolean => /^(?:1[5-9]|2[01])\d\d$/.test(numeral);

/** `twenty-two`, `a dozen`, `three hundred`, `12` as a number. */
function inDigits(words: string): number {
  if (/^\d/.test(words)) return Number(words);
  let sum = 0;
  for (const word of words.split(/[- ]+/)) {
    if (word === "a" || word === "an") sum = 1;
    else if (word === "hundred") sum = Math.max(1, sum) * 100;
    else if (word === "dozen") sum = Math.max(1, sum) * 12;
    else sum += UNITS.includes(word) ? UNITS.indexOf(word) : 10 * (TENS.indexOf(word) + 2);
  }
  return sum;
}
