/**
 * Dates by which something is to come: "before March", "by Easter", "next Monday". Told of the past ("by March they had
 * signed") such words are no date, as they do not say of which year.
 */
import { at, dayNumber, dayOf, easterOf, isBefore, isoDay, isoMonth, type AsOf, type Interval } from "./calendar.ts";
import { MONTH, monthNumber } from "./patterns.ts";
import { WEEKDAYS } from "./relative.ts";
import type { DateRule } from "./stated.ts";

const TO_THE_DATE = "from the time of writing to the date";
const BY = "(?:by|before|until|till|no later than|not later than|ahead of)\\s+";
const END = "(?:the\\s+end\\s+of\\s+)";
const WEEKDAY = "(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)";
const DAYS_OF_WEEK = 7;

/** Characters before and after a date that tell whether it is to come. */
const AROUND_CHARACTERS = 100;
const TO_COME =
  /\b(?:will|would|must|should|may|might|could|can|shall|expires?|ends?|lapses?|runs? out|takes? (?:office|effect)|deadline|due|scheduled|(?:agreed|expected|set|likely|plan(?:s|ned)?|hop(?:es?|ed)|wants?|wanted|vowed|promised|pledged|needs?|has|have|is|are|ready|urged|asked) to)\b/i;
const TOLD =
  /\b(?:had|was|were|did|left|met|broke|fell|came|went|took|held|began|(?!united|allied|indeed|need)\w{2,}ed)\b/i;

function isToCome({ 0: words, index, input }: RegExpExecArray, { told, month }: AsOf): boolean {
  if (told !== undefined || month === null) return false;
  const before = input
    .slice(Math.max(0, index - AROUND_CHARACTERS), index)
    .split(/[.;]/)
    .pop()!;
  const after = input.slice(index + words.length, index + words.length + AROUND_CHARACTERS).split(/[.;]/)[0];
  const around = `${before} ${after}`;
  return TO_COME.test(around) || !TOLD.test(around);
}

/** A rule whose date stands only where it is to come. */
const rule = (example: string, where: string, then: (found: RegExpExecArray, now: AsOf) => string | null) => ({
  basis: TO_THE_DATE,
  example,
  where: new RegExp(`\\b${where}`, "gi"),
  then(found: RegExpExecArray, now: AsOf): Interval | null {
    const last = isToCome(found, now) ? then(found, now) : null;
    return last === null || isBefore(last, now.text) ? null : [now.text, last];
  },
});

/** The first of the dates of this year and the next that is not over. */
const next = (now: AsOf, of: (year: number) => string | undefined): string | null =>
  [of(now.year), of(now.year + 1)].find((date) => date !== undefined && !isBefore(date, now.text)) ?? null;

const dayIn = (day: string, month: string) => (year: number) => dayOf(year, monthNumber(month), Number(day))?.[0];

/** The first such day of the week after the day of the text; null where only its month is known. */
function nextWeekday(name: string, { day, last }: AsOf): string | null {
  const ahead = (WEEKDAYS.indexOf(name.toLowerCase()) - ((last + 4) % DAYS_OF_WEEK) + DAYS_OF_WEEK) % DAYS_OF_WEEK;
  return day === null ? null : isoDay(last + (ahead === 0 ? DAYS_OF_WEEK : ahead));
}

const FEASTS: { readonly [name: string]: (year: number) => string } = {
  easter: (year) => isoDay(easterOf(year)),
  christmas: (year) => isoDay(dayNumber(year, 12, 25)),
  "new year": (year) => isoDay(dayNumber(year, 1, 1)),
};

export const DEADLINES: readonly DateRule<AsOf>[] = [
  rule(
    "before the 20th",
    `${BY}the\\s+(\\d{1,2})(?:st|nd|rd|th)\\b(?=\\s*(?:[.,;:!?)]|$)|\\s+(?:and|or|but|if|when|as|they|he|she|it|the|both)\\b)`,
    ([, day], now) =>
      [0, 1]
        .map((later) =>
          isoMonth(now.year, now.month! + later)
            .split("-")
            .map(Number),
        )
        .map(([year, month]) => dayOf(year, month, Number(day))?.[0])
        .find((date) => date !== undefined && !isBefore(date, now.text)) ?? null,
  ),
  rule(
    "before 30 September",
    `${BY}(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}(?!\\w)(?!,?\\s*\\d)`,
    ([, day, month], now) => next(now, dayIn(day, month)),
  ),
  rule("before September 30", `${BY}${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?!,?\\s*\\d)`, ([, month, day], now) =>
    next(now, dayIn(day, month)),
  ),
  rule("before March", `${BY}(?:early\\s+|late\\s+|mid-)?${MONTH}(?!\\w)(?!,?\\s*\\d)`, ([, month], now) =>
    isoMonth(now.year + (monthNumber(month) > now.month! ? 0 : 1), monthNumber(month)),
  ),
  rule("before the end of June", `${BY}${END}${MONTH}(?!\\w)(?!,?\\s*\\d)`, ([, month], now) =>
    next(now, (year) => isoMonth(year, monthNumber(month))),
  ),
  rule("before Easter", `${BY}(Easter|Christmas|New Year)\\b`, ([, feast], now) =>
    next(now, FEASTS[feast.toLowerCase().replace(/\s+/g, " ")]),
  ),
  rule("by year end", `${BY}(?:the\\s+)?year(?:-|\\s+|'s\\s+)end\\b`, (_, now) => `${now.year}-12`),
  rule(
    "before the end of the month",
    `${BY}(?:${END}(?:the|this)\\s+month|(?:the\\s+)?month(?:-|\\s+|'s\\s+)end)\\b`,
    (_, now) => isoMonth(now.year, now.month!),
  ),
  rule("before the end of the week", `${BY}${END}(?:the|this)\\s+week\\b`, (_, { day, last }) =>
    day === null ? null : isoDay(last + ((DAYS_OF_WEEK - ((last + 4) % DAYS_OF_WEEK)) % DAYS_OF_WEEK)),
  ),
  rule("before the end of next year", `${BY}${END}next\\s+(month|year)\\b`, ([, unit], now) =>
    /year/i.test(unit) ? `${now.year + 1}-12` : isoMonth(now.year, now.month! + 1),
  ),
  rule("before Friday", `${BY}(?:next\\s+)?${WEEKDAY}\\b`, ([, name], now) => nextWeekday(name, now)),
  {
    basis: "the next such day",
    example: "next Monday",
    where: new RegExp(`\\b(?:on\\s+)?(?:next|this coming)\\s+${WEEKDAY}\\b`, "gi"),
    then([, name], now) {
      const day = nextWeekday(name, now) ?? (now.month === null ? null : isoMonth(now.year, now.month));
      return day === null ? null : at(day);
    },
  },
];
