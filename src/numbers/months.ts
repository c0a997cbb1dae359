/** Months as whole numbers, counted from January of year 0, and as text: 2012-10 is 12 * 2012 + 9. */

/** Months since January of year 0. */
export type Month = number;

/** @param month 1 for January */
export function monthOf(year: number, month: number): Month {
  return 12 * year + month - 1;
}

/** 'YYYY-MM' of a month. */
export function monthName(month: Month): string {
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
}

/** The month that 'YYYY-MM' names; NaN for any other text. */
export function parseMonth(text: string): Month {
  const parts = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  return parts ? monthOf(Number(parts[1]), Number(parts[2])) : NaN;
}

/** A month, 'YYYY-MM', as a decimal year at the middle of the month; a bare year as its January. */
export function decimalYear(text: string): number {
  const [year, month] = text.split("-");
  return Number(year) + (Number(month ?? 1) - 0.5) / 12;
}

/** Days of a month of the Gregorian calendar. @param month 1 for January */
export function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}
