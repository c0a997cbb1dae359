import { daysIn, monthOf, type Month } from "../../numbers/months.ts";

/** Months before and after `as_of` that a case may speak of. */
export const MAX_MONTHS = 2400;

/** A date as written: the first and last month that it can mean, and the first and last day as comparable text. */
export interface Written {
  text: string;
  precision: "year" | "month" | "day";
  month: Month;
  first: string;
  last: string;
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD` in the Gregorian calendar; null for anything else. A year's month is its January. */
export function parseDate(text: string): Written | null {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!parts) return null;
  const [year, month, day] = [
    Number(parts[1]),
    parts[2] === undefined ? 1 : Number(parts[2]),
    parts[3] === undefined ? 1 : Number(parts[3]),
  ];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  const precision = parts[3] !== undefined ? "day" : parts[2] !== undefined ? "month" : "year";
  const first = [parts[1], parts[2] ?? "01", parts[3] ?? "01"].join("-");
  const last = [
    parts[1],
    parts[2] ?? "12",
    parts[3] ?? String(daysIn(year, precision === "year" ? 12 : month)).padStart(2, "0"),
  ].join("-");
  return { text, precision, month: monthOf(year, month), first, last };
}
