/** Numbers, dates and lists in words, the same in figures, report, terminal and studio. */
import { roundedLevels } from "../numbers/rounded-levels.ts";
import { wilson } from "../numbers/shares.ts";

const blank = "\u00a0";
const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Fixed digits with a true minus sign; -0 is 0; a thin space groups thousands from 10,000 on. */
export function number(value: number, digits = 0): string {
  const text = Math.abs(value).toFixed(digits);
  const sign = value < 0 && Number(text) !== 0 ? "\u2212" : "";
  const [whole, part] = text.split(".");
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, "\u202f") : whole;
  return sign + grouped + (part === undefined ? "" : `.${part}`);
}

/** About three significant figures without trailing zeros: 0.0312, 1.25, 43.1, 1250. */
export function figures(value: number): string {
  if (value === 0) return "0";
  const size = Math.floor(Math.log10(Math.abs(value)));
  const digits = Math.min(6, Math.max(0, 2 - size));
  const text = number(value, digits);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

const MAX_DECIMALS = 12;

/** A value beside another: with two figures of how far they lie apart, since a finer place says nothing; 0.000231 beside -20 is 0. */
export function besideText(value: number, other: number): string {
  const apart = Math.abs(value - other);
  if (!(apart > 0)) return figures(value);
  const text = number(value, Math.min(MAX_DECIMALS, Math.max(0, 1 - Math.floor(Math.log10(apart)))));
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/**
 * An estimate with its standard error, `0.0207 \u00b1 0.0015`: the error with one figure, or two where the first is 1, and
 * the estimate to the same place.
 * @param blanks what stands about the sign
 */
export function withError(value: number, error: number, blanks = " "): string {
  if (!(error > 0)) return `${figures(value)}${blanks}\u00b1${blanks}0`;
  const places = error.toExponential().startsWith("1") ? 2 : 1;
  const exponent = Number(error.toExponential(places - 1).split("e")[1]);
  const digits = Math.min(MAX_DECIMALS, Math.max(0, places - 1 - exponent));
  return `${number(value, digits)}${blanks}\u00b1${blanks}${number(error, digits)}`;
}

/**
 * How the levels of one number are shown: with three figures, or as many more as tell them apart.
 * @returns the text of a level; of any other value about three figures
 */
export function levelTexts(levels: readonly number[]): (level: number) => string {
  const rounded = roundedLevels(levels);
  const texts = new Map(
    rounded.map((level, n) => [levels[n], number(level, /\.(\d+)$/.exec(String(level))?.[1].length ?? 0)]),
  );
  return (level) => texts.get(level) ?? figures(level);
}

/** Points of value with a sign: +3.1, −8.0. */
export function points(value: number): string {
  const text = number(value, 1);
  return value > 0 && Number(value.toFixed(1)) !== 0 ? `+${text}` : text;
}

/** Percentages rounded up to one figure, so that `under` stays true: 0.0384 becomes 0.04. */
function roundedUp(percentage: number): string {
  const digits = Math.max(0, -Math.floor(Math.log10(percentage)));
  const scale = 10 ** digits;
  return number(Math.ceil(percentage * scale - 1e-9) / scale, digits);
}

/**
 * A probability or share in 0..1 as a percentage: `19 %`, one decimal under 1 and over 99 %.
 * 0 and 1 are `under` and `over` the Wilson bounds where they are given; a share that only rounds to 0 or 100 is `under 0.1 %` or `over 99.9 %`.
 */
export function percent(p: number, wilson?: { low: number; high: number }): string {
  if (p <= 0) return wilson && wilson.high > 0 ? `under ${roundedUp(wilson.high * 100)}${blank}%` : `0${blank}%`;
  if (p >= 1) {
    const short = wilson ? roundedUp((1 - wilson.low) * 100) : "0";
    const digits = short.split(".")[1]?.length ?? 0;
    return wilson && wilson.low < 1 ? `over ${number(100 - Number(short), digits)}${blank}%` : `100${blank}%`;
  }
  if (p < 0.0005) return `under 0.1${blank}%`;
  if (p >= 0.9995) return `over 99.9${blank}%`;
  return `${number(p * 100, p < 0.01 || p > 0.99 ? 1 : 0)}${blank}%`;
}

/** Upper 95 % Wilson bound of 0 out of n and lower bound of n out of n. */
export function wilsonEdges(n: number): { low: number; high: number } {
  return { low: wilson(1, n).low, high: wilson(0, n).high };
}

/** `2018-12` and `2012-10-31` as `December 2018` and `31 October 2012`; a bare year stays; anything else is returned as it is. */
export function date(text: string): string {
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text);
  if (!found) return text;
  const [, year, month, day] = found;
  const name = month ? monthNames[Number(month) - 1] : undefined;
  return [day ? String(Number(day)) : "", name ?? "", year].filter(Boolean).join(blank);
}

/** `a`, `a and b`, `a, b and c`. */
export function list(items: string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}

/** Small whole numbers as words, as they stand in running text. */
export function counted(n: number): string {
  return (
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"][n] ??
    number(n)
  );
}
