/** The last day that words of a date leave for what is to come: "before 2026" ends with 2025, "by mid-2026" with June. */
import { monthBefore } from "./calendar.ts";

export interface TimeWords {
  /** Its words. */
  expr?: string | null;
  /** First and last date that they can mean: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  resolved: readonly [first: string, last: string];
}

const SEASON = /\b(?:spring|summer|autumn|fall|winter)\b/i;
/** `before the end of May` is in May. */
const BEFORE = /^(?:before|ahead of) (?!.*\bend\b)/i;
/** `before mid-March`, `before late May`: in that month. */
const WITHIN = /^(?:before|ahead of) (?:mid|late)\b/i;
/** What stands before words of a date that do not say it themselves. */
const AHEAD = /\b(?:before|prior to|ahead of)(?: the (?:start|beginning|onset|first days?) of)?(?: (?:the|early))* ?$/i;
const INTO = /\b(?:before|ahead of) (?:mid|late)[ -]$/i;
const BY_START = /\b(?:by|until|till|at) the (?:start|beginning|onset) of(?: the)? $/i;

/**
 * What is so "since 2014" began then; what is to be "before 2026" or "before winter" is decided before it begins.
 *
 * @param led the text up to the words of the date
 */
export function lastDayOf({ expr, resolved: [first, last] }: TimeWords, led: string): string {
  const words = expr ?? "";
  if (/^since\b/i.test(words)) return first;
  if (WITHIN.test(words)) return last;
  if (BEFORE.test(words)) return dayBefore(SEASON.test(words) ? first : last);
  const before = led.slice(-LED_CHARACTERS).replace(/\s+/g, " ");
  if (INTO.test(before)) return last;
  if (AHEAD.test(before)) return dayBefore(first);
  return BY_START.test(before) ? first : last;
}
const LED_CHARACTERS = 40;

/** The month or day before a date; of a year the December before it. @param date `YYYY`, `YYYY-MM` or `YYYY-MM-DD` */
export function dayBefore(date: string): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number?, number?];
  if (month === undefined) return `${year - 1}-12`;
  if (day === undefined || day === 1) return monthBefore(date);
  return `${date.slice(0, 8)}${String(day - 1).padStart(2, "0")}`;
}
