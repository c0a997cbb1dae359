/** Months before and after a date. */
import { MAX_MONTHS } from "../../language/blocks/dates.ts";
import { monthName, parseMonth } from "../../numbers/months.ts";
import type { StatedDate } from "./proposed.ts";

/** @param date `YYYY-MM` or `YYYY-MM-DD` */
export const monthBefore = (date: string): string => monthName(parseMonth(date.slice(0, 7)) - 1);

/** @param date `YYYY-MM` or `YYYY-MM-DD` */
export const monthAfter = (date: string): string => monthName(parseMonth(date.slice(0, 7)) + 1);

/** Years that a case can look back or ahead, of which the last may end after the date. */
const MOST_YEARS = MAX_MONTHS / 12 - 1;

/** The date, where it lies within the years that a case can have. */
export function withinReach(found: StatedDate, day: string): StatedDate | { problem: string } {
  const date = found.date;
  const month = date === null ? null : parseMonth(date.length === 4 ? `${date}-12` : date.slice(0, 7));
  return month === null || Math.abs(month - parseMonth(day.slice(0, 7))) <= 12 * MOST_YEARS
    ? found
    : { problem: `${date} is more than ${MOST_YEARS} years from ${day}, the day from which the case looks ahead` };
}

/** A month some years after the day from which a case looks ahead, as an example; before it with fewer than none. */
export const exampleMonth = (day: string, years: number): string =>
  `${Number(day.slice(0, 4)) + years}-${years < 0 ? "01" : "12"}`;
