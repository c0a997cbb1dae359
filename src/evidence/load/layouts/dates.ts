/** SQL of days and periods from the texts in which files write them. */

/** Order of day and month between slashes or dots. */
export type DateOrder = "day-first" | "month-first";

/** Eight digits as a day. */
export const day8 = (x: string): string => `CASE WHEN length(${x}) = 8 THEN try_strptime(${x}, '%Y%m%d') END`;

/** A day and a month between slashes or dots before a year, as a regular expression of both. */
export const EITHER_ORDER = "^(\\d{1,2})[/.](\\d{1,2})[/.]\\d{4}\\b";

/** Days as 2012-10-31, 31 October 2012, 31-Oct-2012, October 31, 2012, and 31/10/2012 in the given order. */
export function dayOf(x: string, order: DateOrder): string {
  const slashed = order === "day-first" ? "%d/%m/%Y" : "%m/%d/%Y";
  return `CASE WHEN regexp_full_match(${x}, '\\d{4}-\\d{2}-\\d{2}.*') THEN try_strptime(${x}[1:10], '%Y-%m-%d') WHEN regexp_matches(${x}, '${EITHER_ORDER}') THEN try_strptime(replace(regexp_extract(${x}, '^[0-9/.]+'), '.', '/'), '${slashed}') WHEN regexp_matches(${x}, '[A-Za-z]{3}') THEN try_strptime(trim(regexp_replace(${x}, '[-, ]+', ' ', 'g')), ['%d %B %Y', '%d %b %Y', '%B %d %Y', '%b %d %Y']) END`;
}

/** First day of a period: 2012, 2012-Q4, 2012-10, 2012M10, 201210, 2012-10-31, 20121031. */
export const periodOf = (x: string): string =>
  `CASE WHEN regexp_full_match(${x}, '\\d{4}-\\d{2}-\\d{2}([T ].*)?') THEN try_strptime(${x}[1:10], '%Y-%m-%d') WHEN regexp_full_match(${x}, '\\d{4}[-M]\\d{2}') THEN try_strptime(${x}[1:4] || ${x}[6:7], '%Y%m') WHEN regexp_full_match(${x}, '\\d{4}-Q[1-4]') THEN make_timestamp(${x}[1:4]::BIGINT, ${x}[7:7]::BIGINT * 3 - 2, 1, 0, 0, 0) WHEN regexp_full_match(${x}, '\\d{6}') THEN try_strptime(${x}, '%Y%m') WHEN regexp_full_match(${x}, '\\d{8}') THEN try_strptime(${x}, '%Y%m%d') WHEN regexp_full_match(${x}, '\\d{4}') THEN try_strptime(${x}, '%Y') END`;

/** Periods that `periodOf` reads. */
export const PERIOD = /^\d{4}(-\d{2}-\d{2}([T ].*)?|[-M]\d{2}|-Q[1-4]|\d{2}|\d{4})?$/;

/** Last day of the same period. */
export const endOf = (x: string): string =>
  `CASE WHEN regexp_full_match(${x}, '\\d{4}') THEN make_date(try_cast(${x} AS INTEGER), 12, 31) WHEN contains(${x}, 'Q') THEN last_day((${periodOf(x)})::DATE + INTERVAL 2 MONTH) WHEN length(${x}) IN (6, 7) THEN last_day(${periodOf(x)}) ELSE ${periodOf(x)}::DATE END`;
