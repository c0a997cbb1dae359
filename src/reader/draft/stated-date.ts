/** Dates as people write them. */
import { MONTH, monthNumber } from "../dates/patterns.ts";
import type { StatedDate } from "./proposed.ts";

/** A part of a month: the case counts whole ones. */
const PART_OF = String.raw`(?:early|mid|late|(?:the )?(?:start|beginning|middle|end) of)[\s-]+`;
const IN_WORDS = [
  new RegExp(
    String.raw`^(?:(?<day>\d{1,2})(?:st|nd|rd|th)?\s+|${PART_OF})?(?<month>${MONTH}),?\s+(?<year>\d{4})$`,
    "i",
  ),
  new RegExp(String.raw`^(?<month>${MONTH})\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})$`, "i"),
];

/** `1 November 2022`, `November 1, 2022`, `Nov 2022` and `mid-November 2022` as `2022-11-01` and `2022-11`; anything else as it is. */
export function dateTyped(words: string): string {
  const text = words.trim();
  const { day, month, year } = IN_WORDS.map((form) => form.exec(text)?.groups).find((one) => one) ?? {};
  if (month === undefined) return text;
  return [year, String(monthNumber(month)).padStart(2, "0"), ...(day ? [day.padStart(2, "0")] : [])].join("-");
}

/** A day, a month or a year, `2026-10` or `October 2026`; the empty text for none. */
export function statedDate(words: string): StatedDate | { problem: string } {
  const text = dateTyped(words);
  if (text === "") return { words: null, date: null };
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  const days = month === undefined ? 31 : new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const exists =
    year !== undefined &&
    (month === undefined || (Number(month) >= 1 && Number(month) <= 12)) &&
    (day === undefined || (Number(day) >= 1 && Number(day) <= days));
  return exists
    ? { words: text, date: text }
    : {
        problem: `'${text}' is not read as a date; a date is a year, a month or a day: 2026, 2026-10 or 31 October 2026`,
      };
}
