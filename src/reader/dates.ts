/** Dates in the text as intervals; where several rules match, the longest match is taken. */
import { at, dayNumber, isoDay, isoMonth, type AsOf, type Interval } from "./dates/calendar.ts";
import { NUMBER, SMALL_MONTH, numberOf } from "./dates/patterns.ts";
import { DEADLINES } from "./dates/deadlines.ts";
import { RELATIVE_DATES, UNIT_DAYS } from "./dates/relative.ts";
import { STATED_DATES, type DateRule } from "./dates/stated.ts";
import type { Quoted } from "./reading.ts";

export { asOf, type AsOf } from "./dates/calendar.ts";

export interface Dated extends Quoted {
  /** First and last date that is meant: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  from: string;
  to: string;
  basis: string;
}

/** What every date has one of: without it the rules need not be asked. */
const HINT =
  /\d|day|week|month|year|decade|recent|moment|now|yet|present|current|far|still|date|late|January|February|March|April|May|June|July|August|September|October|November|December|winter|spring|summer|autumn|fall|Easter|Christmas|tonight|tomorrow/i;

/** Characters from the start of a sentence within which a date opens it. */
export const HEAD_CHARACTERS = 4;

/**
 * Dates between two offsets of the normalised text, in order; of overlapping ones the longest is kept.
 * A month without a year is of the year said before it in the sentence, where that year is over (`signed in 2010 and
 * broken in May`), or, at the head of the sentence, of the year of the date that opens the one before (`In 2010 ...`).
 * @param told that year of the sentence before
 */
export function dates(text: string, start: number, end: number, now: AsOf | null, told: number | null = null): Dated[] {
  const within = text.slice(start, end);
  if (!HINT.test(within)) return [];
  const stated = STATED_DATES.flatMap((rule) => matches(rule, within, start, () => now));
  const asTold = (place: number): AsOf => {
    const year =
      yearTold(
        stated.filter((d) => d.end <= place),
        now,
      ) ?? told;
    return year === null ? now! : { ...now!, told: year };
  };
  const relative = now ? [...RELATIVE_DATES, ...DEADLINES].flatMap((rule) => matches(rule, within, start, asTold)) : [];
  const found = [...stated, ...relative].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: Dated[] = [];
  for (const d of found) if (!kept.some((k) => k.start < d.end && d.start < k.end)) kept.push(d);
  return kept.sort((a, b) => a.start - b.start);
}

/** The year of the last of some dates, where it is over. */
export function yearTold(before: readonly Dated[], now: AsOf | null): number | null {
  const last = before.reduce<Dated | null>((a, b) => (a && a.start > b.start ? a : b), null);
  const year = last && last.from.slice(0, 4) === last.to.slice(0, 4) ? Number(last.from.slice(0, 4)) : null;
  return now && year !== null && year < now.year ? year : null;
}

function matches<Now>(
  { where, then, basis }: DateRule<Now>,
  within: string,
  offset: number,
  now: (place: number) => Now,
): Dated[] {
  return [...within.matchAll(where)].flatMap((found) => {
    const words = found[0].trimStart();
    const start = offset + found.index + found[0].length - words.length;
    const interval = SMALL_MONTH.test(found[0]) ? null : then(found, now(start));
    if (!interval) return [];
    const [from, to, own = basis] = interval;
    return [{ text: words.trimEnd(), start, end: offset + found.index + found[0].length, from, to, basis: own }];
  });
}

const LATER = new RegExp(`\\b${NUMBER}\\s+(years?|months?|weeks?|days?)\\s+later\\b`, "i");

/** `two years later`, `a week later`: relative to the date before. */
export function later(text: string, before: Dated | null): Interval | null {
  const found = LATER.exec(text);
  if (!found || !before) return null;
  const [year, month, day] = before.from.split("-").map(Number) as [number, number?, number?];
  const count = numberOf(found[1]);
  const unit = found[2].toLowerCase().replace(/s$/, "");
  if (unit === "year") return at(month === undefined ? String(year + count) : isoMonth(year + count, month));
  if (month === undefined) return null;
  if (unit === "month") return at(isoMonth(year, month + count));
  return day === undefined ? null : at(isoDay(dayNumber(year, month, day) + count * UNIT_DAYS[unit]));
}
