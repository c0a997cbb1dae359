/** Whether a quote names a date, by the reader's own rules of dates. */
import { asOf as asOfText, dates } from "../reader/dates.ts";
import { fold } from "../reader/normalise.ts";

/**
 * @param date `YYYY`, `YYYY-MM` or `YYYY-MM-DD`
 * @param asOf day or month that the text speaks from; null where it is not known
 * @returns whether words of the quote mean a time of at most a year in which the date lies, or one that begins or ends with it
 */
export function statesDate(quote: string, date: string, asOf: string | null): boolean {
  const text = fold(quote).text;
  const isToday = (end: string): boolean => asOf !== null && asOf.startsWith(end);
  return dates(text, 0, text.length, asOf === null ? null : asOfText(asOf)).some(
    ({ from, to }) =>
      (isShort(from, to) && !isBefore(date, from) && !isBefore(to, date)) ||
      [from, to].some((end) => !isToday(end) && (date.startsWith(end) || end.startsWith(date))),
  );
}

/** Compared as far as both say. */
const isBefore = (a: string, b: string): boolean => a.slice(0, b.length) < b.slice(0, a.length);

const isShort = (from: string, to: string): boolean => monthOf(to, 12) - monthOf(from, 1) <= 12;
const monthOf = (date: string, otherwise: number): number =>
  12 * Number(date.slice(0, 4)) + (date.length >= 7 ? Number(date.slice(5, 7)) : otherwise);
