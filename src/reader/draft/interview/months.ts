/** Dates as a sentence says them. */
export const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

/** `2028-12` as `the end of December 2028`, a year as `the end of 2028`, a day as it is. */
export function monthInWords(date: string): string {
  const [year, month, day] = date.split("-");
  if (day !== undefined) return date;
  return `the end of ${month === undefined ? "" : `${MONTHS[Number(month) - 1]} `}${year}`;
}
