/** When something is that comes, as an answer says it: one reading for every page that asks for such a date. */
import { asOf as writing, dates } from "../../dates.ts";
import { monthAfter, withinReach } from "../calendar.ts";
import { lastDayOf } from "../last-day.ts";
import type { StatedDate } from "../proposed.ts";
import { statedDate } from "../stated-date.ts";
import { MONTHS } from "./months.ts";

/**
 * A date after the day from which the case looks ahead. Of a half, a quarter or a season of a year it is the last month;
 * what comes later in the month of that day is in the first month that the case has, the one after.
 *
 * @param day `YYYY-MM-DD` or `YYYY-MM`
 * @param rest of the month of the day: taken as in the first month, or refused where that would be another thing, as of a
 *   deadline
 * @returns no date for the empty text; `problem` where the words are not a date, or one that is over
 */
export function comingDate(
  words: string,
  day: string,
  rest: "taken" | "refused" = "taken",
): StatedDate | { problem: string } {
  const stated = statedDate(words);
  const found = "problem" in stated ? (beforeIt(words, day) ?? periodIn(words, day) ?? unread(words)) : stated;
  if ("problem" in found || found.date === null) return found;
  const date = inMonthsAhead(found.date, day);
  return date === null || (rest === "refused" && date !== found.date)
    ? {
        problem: `${found.date} is not after ${day}, the day from which the case looks ahead; its first month is ${inWords(firstMonth(day))}`,
      }
    : withinReach({ ...found, date }, day);
}

/**
 * The date as the case can have it: one that is left of the month of the day is in the month after it.
 *
 * @param date `YYYY`, `YYYY-MM` or `YYYY-MM-DD`
 * @returns null where it is over
 */
export function inMonthsAhead(date: string, day: string): string | null {
  if (date.length === 4) return `${date}-12` > day.slice(0, 7) ? date : null;
  const [month, now] = [date.slice(0, 7), day.slice(0, 7)];
  if (month !== now) return month > now ? date : null;
  return date.length === 7 || day.length === 7 || date > day ? firstMonth(day) : null;
}

/** What becomes of the days that are left of the month in which the case looks ahead. */
export const firstMonthNote = (day: string): string =>
  `The case counts months, from ${inWords(firstMonth(day))} on: what is still to come in ${inWords(day.slice(0, 7))} is taken as in ${inWords(firstMonth(day))}.`;

/** The first month that a case has, `YYYY-MM`. */
export const firstMonth = monthAfter;

const inWords = (month: string): string => `${MONTHS[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;

/** `before the summer of 2026` as the month before it begins; null where it says no such thing, or no year. */
function beforeIt(words: string, day: string): StatedDate | null {
  const text = ` ${words.trim()}`;
  if (!/^ (?:before|ahead of) .*\d{4}$/i.test(text)) return null;
  const found = dates(text, 0, text.length, writing(day)).find(({ end }) => end === text.length);
  if (!found) return null;
  return {
    words: words.trim(),
    date: lastDayOf({ expr: found.text, resolved: [found.from, found.to] }, text.slice(0, found.start)),
  };
}

const unread = (words: string): { problem: string } => ({
  problem: `'${words.trim()}' is not read as a date; write a year, a month, a day or a part of a year, such as 2026, 2026-10, 31 October 2026, mid-2026, autumn 2026, second half of 2026 or before 2026`,
});

/** A part of a year that says its year; a month without one is asked for with the year that is meant. */
function periodIn(words: string, day: string): StatedDate | { problem: string } | null {
  const said = words
    .trim()
    .replace(/^(?:in|by|during|until|on) /i, "")
    .replace(/^the /i, "");
  const text = said
    .replace(/\bH([12]) (?=\d{4}$)/i, (_, half) => `${half === "1" ? "first" : "second"} half of `)
    .replace(/\b(half|quarter|winter|spring|summer|autumn|fall) (?=\d{4}$)/i, "$1 of ");
  const date = whole(`the ${text}`, day) ?? whole(`in ${text}`, day);
  if (date === null || /\d{4}$/.test(text)) return date === null ? null : { words: said, date };
  const next = nextSuch(date, day);
  return next === null ? null : { problem: `'${said}' says no year; the next is ${next}` };
}

/** The last month or day of the date that a text is from its second word on. */
function whole(text: string, day: string): string | null {
  const found = dates(text, 0, text.length, writing(day)).find(
    ({ start, end }) => end === text.length && start <= text.indexOf(" ") + 1,
  );
  return found?.to ?? null;
}

/**
 * A month or a day without a year, as the next that comes.
 *
 * @param date in any year, with a month
 */
export function nextSuch(date: string, day: string): string | null {
  if (date.length < 7) return null;
  const year = Number(day.slice(0, 4));
  return (
    [year, year + 1].map((one) => inMonthsAhead(`${one}${date.slice(4)}`, day)).find((one) => one !== null) ?? null
  );
}
