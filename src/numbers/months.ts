/** Months are counted from January of year 0: 12 * year + (month - 1). */

/** 'YYYY-MM' of a month counted from year 0. */
export function monthName(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
}
