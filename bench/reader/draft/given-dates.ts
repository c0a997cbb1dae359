/** Which exact dates a text gives. */
import type { Gold } from "../gold.ts";

const MONTHS = [
  "january|jan",
  "february|feb",
  "march|mar",
  "april|apr",
  "may",
  "june|jun",
  "july|jul",
  "august|aug",
  "september|sept|sep",
  "october|oct",
  "november|nov",
  "december|dec",
];
/** Seasons, quarters and the like name no month but leave the choice of one. */
const PART_OF_A_YEAR =
  /\b(?:spring|summer|autumn|fall|winter|quarter|half|beginning|start|end|early|mid|late|next|last|this|month|week|day|yesterday|today|tomorrow|ago|since|until|within|by)\b/i;

/**
 * Whether a text gives a date: an annotated date of the gold that it falls into or next to, the date of the text itself,
 * a year that the text names, or a month that it names in such a year or beside the text's own.
 *
 * @param date `YYYY`, `YYYY-MM` or `YYYY-MM-DD`
 */
export function gives(text: string, gold: Gold, date: string): boolean {
  const annotated = [
    ...gold.items.flatMap(({ time }) => (time ? [time.resolved] : [])),
    ...gold.draft.questions.flatMap(({ by }) => (by ? [[by, by]] : [])),
    ...gold.draft.accords.flatMap(({ date: when }) => (when ? [[when, when]] : [])),
    [gold.as_of, gold.as_of],
  ];
  if (
    annotated.some(([first, last]) => monthsOf(date)[0] <= monthsOf(last)[1] && monthsOf(first)[0] <= monthsOf(date)[1])
  )
    return true;
  const [year, month] = [date.slice(0, 4), Number(date.slice(5, 7))];
  const named = new RegExp(`\\b${year}\\b`).test(text);
  if (date.length === 4) return named;
  const near = Math.abs(Number(gold.as_of.slice(0, 4)) - Number(year)) <= 1;
  if (new RegExp(`\\b(?:${MONTHS[month - 1]})\\b`, "i").test(text)) return named || near;
  const edge = month === 1 || month === 12;
  return (
    named &&
    (edge || [...text.matchAll(new RegExp(`[^.]{0,40}\\b${year}\\b`, "g"))].some(([part]) => PART_OF_A_YEAR.test(part)))
  );
}

/** First and last month of a date, counted from year 0. */
function monthsOf(date: string): [number, number] {
  const year = Number(date.slice(0, 4)) * 12;
  if (date.length === 4) return [year, year + 11];
  const month = year + Number(date.slice(5, 7)) - 1;
  return [month, month];
}
