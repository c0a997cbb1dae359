/** When something was, as an answer says it: whatever is taken is written as it was said. */
import type { StatedDate } from "./proposed.ts";
import { monthBefore, withinReach } from "./calendar.ts";
import { statedDate } from "./stated-date.ts";

/**
 * A date up to the day from which the case looks ahead.
 *
 * @param day `YYYY-MM-DD` or `YYYY-MM`
 * @returns no date for the empty text; `problem` where the words are not a date, or one that lies ahead
 */
export function pastDate(words: string, day: string): StatedDate | { problem: string } {
  const found = statedDate(words);
  if ("problem" in found || found.date === null) return found;
  if (!isPast(found.date, day))
    return { problem: `${found.date} is after ${day}, the day from which the case looks ahead` };
  return withinReach(found, day);
}

/** Whether a date lies before a day or on it, as far as both are that fine. */
export const isPast = (date: string, day: string): boolean =>
  date <= day.slice(0, date.length) && date.slice(0, day.length) <= day;

/**
 * A month from which on nothing moved: before that of the day, since silence is counted in whole months.
 *
 * @param day `YYYY-MM-DD` or `YYYY-MM`
 */
export function sinceDate(words: string, day: string): StatedDate | { problem: string } {
  const found = statedDate(words);
  if ("problem" in found || found.date === null) return found;
  if (found.date.length < 7) return { problem: `give the month too, such as ${found.date}-01` };
  const [month, now] = [found.date.slice(0, 7), day.slice(0, 7)];
  if (month > now) return { problem: `${found.date} is after ${day}, the day from which the case looks ahead` };
  if (month === now)
    return {
      problem: `${month} is the month of the case itself, in which no whole month has passed without a result; leave it empty, or write ${monthBefore(day)} where nothing came of it from then on`,
    };
  return withinReach(found, day);
}
