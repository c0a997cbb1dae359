/** Days, months and years of the proleptic Gregorian calendar as text, without a clock or a time zone. */
import { daysIn, monthName, monthOf } from "../../numbers/months.ts";

/** Days since 1970-01-01. */
export type Day = number;
/** First and last date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export type Interval = [from: string, to: string];

/** Day number of a date (Hinnant's algorithm). */
export function dayNumber(y: number, m: number, d: number): Day {
  const yy = m <= 2 ? y - 1 : y;
  const era = Math.floor(yy / 400);
  const yoe = yy - era * 400;
  const doy = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1;
  return era * 146_097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719_468;
}

function civil(at: Day): [number, number, number] {
  const z = at + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const m = mp < 10 ? mp + 3 : mp - 9;
  return [yoe + era * 400 + (m <= 2 ? 1 : 0), m, doy - Math.floor((153 * mp + 2) / 5) + 1];
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
export function easterOf(year: number): Day {
  const [golden, century, rest] = [year % 19, Math.floor(year / 100), year % 100];
  const corrected = century - Math.floor((century + 8) / 25) + 1;
  const epact = (19 * golden + century - Math.floor(century / 4) - Math.floor(corrected / 3) + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  return dayNumber(year, 3, 22) + epact + toSunday - 7 * late;
}

const two = (n: number): string => String(n).padStart(2, "0");
/** `YYYY-MM-DD` of a day. */
export const isoDay = (at: Day): string => {
  const [y, m, d] = civil(at);
  return `${y}-${two(m)}-${two(d)}`;
};
/** `YYYY-MM`, also of months before January and behind December. */
export const isoMonth = (year: number, month: number): string => monthName(monthOf(year, month));

/** A day as an interval; null where the calendar has no such day, as 31 June. */
export function dayOf(year: number, month: number, day: number): Interval | null {
  if (day < 1 || day > daysIn(year, month)) return null;
  const text = `${isoMonth(year, month)}-${two(day)}`;
  return [text, text];
}

/** A date as an interval of one. */
export const at = (date: string): Interval => [date, date];

/** Whether a date is over before another begins. */
export const isBefore = (a: string, b: string): boolean => a.slice(0, b.length) < b.slice(0, a.length);

/** The date of the article: its precision, and its last day. */
export interface AsOf {
  text: string;
  year: number;
  month: number | null;
  day: number | null;
  /** Last day that the date can mean. */
  last: Day;
  /** An earlier year of which the text has just told; months without a year are of it. */
  told?: number;
}

export function asOf(text: string): AsOf | null {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!found) return null;
  const [year, month, d] = [Number(found[1]), found[2] ? Number(found[2]) : null, found[3] ? Number(found[3]) : null];
  if (month !== null && (month < 1 || month > 12)) return null;
  if (d !== null && (d < 1 || d > daysIn(year, month!))) return null;
  return { text, year, month, day: d, last: dayNumber(year, month ?? 12, d ?? daysIn(year, month ?? 12)) };
}
