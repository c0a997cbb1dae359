/** Years, quarters, months and days as tables write them. */
import type { DateOrder } from "./layouts/dates.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const LONG = /^(january|february|march|april|may|june|july|august|september|october|november|december|sept)$/;

/** Number of a month by its English name or its first three letters, 1 to 12; 0 for any other word. */
function monthNamed(word: string): number {
  const low = word.toLowerCase().replace(/\.$/, "");
  return low.length === 3 || LONG.test(low) ? MONTHS.indexOf(low.slice(0, 3)) + 1 : 0;
}

const two = (n: number | string): string => String(n).padStart(2, "0");
const EITHER_ORDER = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:[ T].*)?$/;

/** Whether a text writes day and month as numbers before the year, and what speaks for an order. */
export function orderOf(text: string): DateOrder | "either" | null {
  const found = EITHER_ORDER.exec(text);
  if (!found) return null;
  return Number(found[1]) > 12 ? "day-first" : Number(found[2]) > 12 ? "month-first" : "either";
}

/**
 * A period as `2012`, `2012-Q4`, `2012-10` or `2012-10-31`; null where the text is none. Read are also 2012M1, 2012-M01,
 * 2012/01, 2012Q1, Q1 2012, Jan-2012, January 2012, 2012 Jan, 201201, 20120131, 01 February 2023, February 1, 2023,
 * and days with the month in either place. A year with two digits is none.
 */
export function readPeriod(written: string, order: DateOrder): string | null {
  const text = written.trim();
  let m: RegExpExecArray | null;
  if (/^\d{4}$/.test(text)) return text;
  if ((m = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text))) return `${m[1]}-${two(m[2])}-${two(m[3])}`;
  if ((m = /^(\d{4})(?:[-/.: ]?M|[-/.:])(\d{1,2})$/i.exec(text))) return `${m[1]}-${two(m[2])}`;
  if ((m = /^(\d{4})(\d{2})(\d{2})?$/.exec(text))) return m[3] ? `${m[1]}-${m[2]}-${m[3]}` : `${m[1]}-${m[2]}`;
  if ((m = /^(\d{4})[-/.: ]?Q([1-4])$/i.exec(text))) return `${m[1]}-Q${m[2]}`;
  if ((m = /^Q([1-4])[-/. ]?(\d{4})$/i.exec(text))) return `${m[2]}-Q${m[1]}`;
  if ((m = /^(\d{1,2})\/(\d{4})$/.exec(text))) return `${m[2]}-${two(m[1])}`;
  if ((m = EITHER_ORDER.exec(text))) {
    const [day, month] = order === "day-first" ? [m[1], m[2]] : [m[2], m[1]];
    return `${m[3]}-${two(month)}-${two(day)}`;
  }
  return withName(text);
}

function withName(text: string): string | null {
  const words = text.split(/[\s,/-]+/).filter((word) => word !== "");
  const at = words.findIndex((word) => monthNamed(word) > 0);
  if (at < 0 || words.length > 3) return null;
  const month = two(monthNamed(words[at]));
  const rest = words.filter((_, n) => n !== at);
  const year = rest.findIndex((word) => /^\d{4}$/.test(word));
  if (year < 0) return null;
  const days = rest.filter((_, n) => n !== year);
  if (days.length === 0) return `${rest[year]}-${month}`;
  return /^\d{1,2}$/.test(days[0]) ? `${rest[year]}-${month}-${two(days[0])}` : null;
}

/** A month by number or name, for tables with a column of years and one of months; null where it is none. */
export function readMonth(text: string): string | null {
  const word = text.trim().replace(/^M/i, "");
  const number = /^\d{1,2}$/.test(word) ? Number(word) : monthNamed(text.trim());
  return number >= 1 && number <= 12 ? two(number) : null;
}
