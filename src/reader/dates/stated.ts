/** Dates that say their year. */
import { at, dayOf, isBefore, isoMonth, type AsOf, type Interval } from "./calendar.ts";
import { MONTH, YEAR, monthNumber } from "./patterns.ts";

export interface DateRule<Now> {
  /** What the interval rests on. */
  basis: string;
  /** A text of which the whole date matches; as of 15 May 2024. */
  example: string;
  where: RegExp;
  /** @returns null where the words are no date; with a basis of its own where that of the rule is not it */
  then(found: RegExpExecArray, now: Now): Interval | [...Interval, basis: string] | null;
}

export const SEASON_MONTHS: { readonly [season: string]: readonly [first: number, last: number] } = {
  winter: [12, 14],
  spring: [3, 5],
  summer: [6, 8],
  autumn: [9, 11],
  fall: [9, 11],
};
export const seasonOf = (year: number, season: string): Interval =>
  months(year, ...SEASON_MONTHS[season.toLowerCase()]);

/** First and last month of a part of a year; its middle is June. */
const PARTS: { readonly [part: string]: readonly [first: number, last: number] } = {
  early: [1, 4],
  mid: [6, 6],
  late: [9, 12],
  start: [1, 1],
  beginning: [1, 1],
  middle: [6, 6],
  end: [11, 12],
};

const months = (year: number, first: number, last: number): Interval => [isoMonth(year, first), isoMonth(year, last)];
const monthIn = (year: string, name: string): string => isoMonth(Number(year), monthNumber(name));

/** From a date to the time of writing; the date alone where that comes first or is not known. */
const since = (date: string, now: AsOf | null): Interval =>
  now && !isBefore(now.text, date) ? [date, now.text] : at(date);
/** From the time of writing to a date; the date alone where it is over or the time of writing is not known. */
const until = (date: string, now: AsOf | null): Interval | [...Interval, string] =>
  now && isBefore(date, now.text)
    ? [date, date, "a date that was over at the time of writing"]
    : [now?.text ?? date, date];

const rule = (
  basis: string,
  example: string,
  where: string,
  then: DateRule<AsOf | null>["then"],
): DateRule<AsOf | null> => ({ basis, example, where: new RegExp(`\\b${where}`, "gi"), then });

const OPEN = "open to the time of writing";
const TO_THE_DATE = "from the time of writing to the date";

export const STATED_DATES: readonly DateRule<AsOf | null>[] = [
  rule(
    "date",
    "on 3 March 2020",
    `(?:on\\s+)?(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH},?\\s+${YEAR}\\b`,
    ([, day, month, year]) => dayOf(Number(year), monthNumber(month), Number(day)),
  ),
  rule(
    "date",
    "on March 3, 2020",
    `(?:on\\s+)?${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+${YEAR}\\b`,
    ([, month, day, year]) => dayOf(Number(year), monthNumber(month), Number(day)),
  ),
  rule(
    OPEN,
    "since March 2020",
    `(?:since|from)\\s+${MONTH}\\s+(?:of\\s+)?${YEAR}\\b(?!\\s*(?:to|until)\\s)`,
    ([, month, year], now) => since(monthIn(year, month), now),
  ),
  rule(OPEN, "since 2010", `since\\s+(?:early\\s+|late\\s+|about\\s+|at least\\s+)?${YEAR}\\b`, ([, year], now) =>
    since(year, now),
  ),
  rule(
    TO_THE_DATE,
    "by the end of 2030",
    `(?:by|before|until|till)\\s+the\\s+end\\s+of\\s+(?:the\\s+year\\s+)?${YEAR}\\b`,
    ([, year], now) => until(`${year}-12`, now),
  ),
  rule(TO_THE_DATE, "before June 2027", `(?:by|before|until|till)\\s+${MONTH}\\s+${YEAR}\\b`, ([, month, year], now) =>
    until(monthIn(year, month), now),
  ),
  rule(TO_THE_DATE, "before 2027", `(?:by|before|until|till)\\s+${YEAR}\\b`, ([, year], now) => until(year, now)),
  rule("between the two", "between 2010 and 2014", `between\\s+${YEAR}\\s+and\\s+${YEAR}\\b`, ([, first, last]) =>
    first <= last ? [first, last] : null,
  ),
  rule(
    "between the two",
    "from 2010 to 2014",
    `(?:from\\s+)?${YEAR}\\s*(?:-|\\u2014|to|until)\\s*${YEAR}\\b`,
    ([, first, last]) => (first <= last ? [first, last] : null),
  ),
  rule(
    "half year",
    "the second half of 2022",
    `(?:in|by|during|until)?\\s*the\\s+(first|second)\\s+half\\s+of\\s+${YEAR}\\b`,
    ([, half, year]) => (/first/i.test(half) ? months(Number(year), 1, 6) : months(Number(year), 7, 12)),
  ),
  rule(
    "quarter",
    "the third quarter of 2023",
    `(?:the\\s+)?(first|second|third|fourth|last|final)\\s+quarter\\s+(?:of\\s+)?${YEAR}\\b`,
    ([, name, year]) => quarter(Number(year), { first: 1, second: 2, third: 3 }[name.toLowerCase()] ?? 4),
  ),
  rule("quarter", "Q1 2023", `Q([1-4])\\s+${YEAR}\\b`, ([, number, year]) => quarter(Number(year), Number(number))),
  rule(
    "part of the year",
    "early 2014",
    `(early|mid|late|the start of|the beginning of|the end of|the middle of)[\\s-]+${YEAR}\\b`,
    ([, part, year]) => months(Number(year), ...PARTS[part.toLowerCase().replace(/^the | of$/g, "")]),
  ),
  rule(
    "season",
    "in the summer of 2020",
    `(?:in\\s+)?(?:the\\s+)?(?:(early|mid|late)[\\s-]+)?(winter|spring|summer|autumn|fall)\\s+(?:of\\s+)?${YEAR}\\b`,
    ([, part, season, year]) => {
      const [first, last] = SEASON_MONTHS[season.toLowerCase()];
      const only = part === undefined ? null : { early: first, mid: first + 1, late: last }[part.toLowerCase()]!;
      return only === null ? seasonOf(Number(year), season) : months(Number(year), only, only);
    },
  ),
  rule("month", "in December 2019", `(?:in\\s+)?${MONTH}\\s+(?:of\\s+)?${YEAR}\\b`, ([, month, year]) =>
    at(monthIn(year, month)),
  ),
  rule(
    "decade",
    "the 1990s",
    `(?:in\\s+)?(?:the\\s+)?(early|mid|late)?[\\s-]*((?:1[5-9]|20)\\d0)s\\b`,
    ([, part, decade]) => {
      const [first, last] = part ? { early: [0, 3], mid: [4, 6], late: [7, 9] }[part.toLowerCase()]! : [0, 9];
      return [String(Number(decade) + first), String(Number(decade) + last)];
    },
  ),
  rule(
    "year",
    "in 2015",
    `(?:in|during|of|dated|until|for|after|before)?\\s*${YEAR}\\b(?!\\s*(?:metres|meters|km|kilometres|miles|tonnes|tons|troops|soldiers|people|barrels|dollars|megawatts|MW|new|ships|men))`,
    ([, year]) => at(year),
  ),
];

const quarter = (year: number, number: number): Interval => months(year, 3 * number - 2, 3 * number);
