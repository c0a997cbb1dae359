/** Dates that hang on the date of the article. A month or a weekday without a year is the last one before it. */
import { at, dayOf, isoDay, isoMonth, type AsOf, type Interval } from "./calendar.ts";
import { MONTH, NUMBER, monthNumber, numberOf } from "./patterns.ts";
import { SEASON_MONTHS, seasonOf, type DateRule } from "./stated.ts";

export const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
export const UNIT_DAYS: { readonly [unit: string]: number } = { day: 1, week: 7 };

const rule = (basis: string, example: string, where: string, then: DateRule<AsOf>["then"]): DateRule<AsOf> => ({
  basis,
  example,
  where: new RegExp(`\\b${where}`, "gi"),
  then,
});

/** The year of the last such month before the article, and of the next one behind it. */
const lastYear = (month: number, now: AsOf): number =>
  now.month === null || month <= now.month ? now.year : now.year - 1;
const nextYear = (month: number, now: AsOf): number =>
  now.month !== null && month > now.month ? now.year : now.year + 1;
/** The year in which the text tells of the month: the one said just before, else that of the last such month. */
const yearOf = (month: number, now: AsOf): number => now.told ?? lastYear(month, now);
const monthOf = (month: number, now: AsOf): string => isoMonth(yearOf(month, now), month);

/** A count of units before or after the article: a year, a month or a day. */
function shifted(now: AsOf, count: number, unit: string): string {
  const one = unit.toLowerCase().replace(/s$/, "");
  if (one === "year") return String(now.year + count);
  if (one === "decade") return String(now.year + 10 * count);
  return one === "month" ? isoMonth(now.year, (now.month ?? 6) + count) : isoDay(now.last + count * UNIT_DAYS[one]);
}

/** -1, 0 or 1 for `last`, `this` and `next`. */
const step = (word: string): number => (/last/i.test(word) ? -1 : /next/i.test(word) ? 1 : 0);
/** The month of the article, for days that it is too vague for. */
const ownMonth = (now: AsOf): Interval | null => (now.month === null ? null : at(isoMonth(now.year, now.month)));
/** The months just before the article. */
const justBefore = (now: AsOf, months: number): string | null =>
  now.month === null ? null : isoMonth(now.year, now.month - months);

const OPEN = "open to the time of writing";
const LAST_DAY = "day and month, the last before the text";
const UNITS = "(years?|months?|weeks?|days?|decades?)";

export const RELATIVE_DATES: readonly DateRule<AsOf>[] = [
  rule(
    LAST_DAY,
    "on 14 January",
    `(?:on\\s+)?(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}(?!\\w)`,
    ([, day, month], now) => dayOf(yearOf(monthNumber(month), now), monthNumber(month), Number(day)),
  ),
  rule(
    LAST_DAY,
    "on January 14",
    `(?:on\\s+)?${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?!,?\\s*\\d{4})(?!\\d)`,
    ([, month, day], now) => dayOf(yearOf(monthNumber(month), now), monthNumber(month), Number(day)),
  ),
  rule(
    OPEN,
    "for the past three years",
    `(?:since|for)\\s+(?:the\\s+)?(?:last|past)\\s+${NUMBER}\\s+(years?|months?|weeks?|decades?)\\b`,
    ([, count, unit], now) => [shifted(now, -numberOf(count), unit), now.text],
  ),
  rule(OPEN, "since March", `since\\s+${MONTH}\\b`, ([, month], now) => [monthOf(monthNumber(month), now), now.text]),
  rule(
    "from the time of writing to the end of the year",
    "by the end of the year",
    `(?:by|before|until|till)\\s+(?:the\\s+)?(?:end\\s+of\\s+)?(?:the\\s+|this\\s+)year(?:'s end)?\\b`,
    (_, now) => [now.text, `${now.year}-12`],
  ),
  rule(
    "from the time of writing to the date",
    "by next March",
    `(?:by|before|until|till)\\s+next\\s+${MONTH}\\b`,
    ([, month], now) => [now.text, isoMonth(nextYear(monthNumber(month), now), monthNumber(month))],
  ),
  rule(
    "from the time of writing",
    "in the coming two years",
    `(?:in|within|over)\\s+(?:the\\s+)?(?:next|coming)\\s+(?:${NUMBER}\\s+)?${UNITS}\\b`,
    ([, count, unit], now) => [now.text, shifted(now, count ? numberOf(count) : 1, unit)],
  ),
  rule(
    "from the time of writing",
    "within five years",
    `within\\s+${NUMBER}\\s+${UNITS}\\b`,
    ([, count, unit], now) => [now.text, shifted(now, numberOf(count), unit)],
  ),
  rule(
    "counted back from the text",
    "three years ago",
    `${NUMBER}\\s+${UNITS}\\s+(?:ago|earlier)\\b`,
    ([, count, unit], now) => at(shifted(now, -numberOf(count), unit)),
  ),
  rule(
    "counted from the text",
    "last week",
    `(last|next|this|this past|this coming)\\s+(week|month|year|decade)\\b`,
    ([, which, unit], now) => {
      const by = step(which);
      if (/year/i.test(unit)) return at(String(now.year + by));
      if (/decade/i.test(unit)) return [String(now.year - 10), String(now.year)];
      if (/month/i.test(unit)) return now.month === null ? null : at(isoMonth(now.year, now.month + by));
      if (now.day === null) return ownMonth(now);
      const monday = now.last - ((((now.last + 3) % 7) + 7) % 7) + 7 * by;
      return [isoDay(monday), isoDay(monday + 6)];
    },
  ),
  rule(
    "season, counted from the text",
    "last autumn",
    `(last|next|this|this past|this coming)\\s+(winter|spring|summer|autumn|fall)\\b`,
    ([, which, season], now) => {
      const ended = now.month !== null && now.month > SEASON_MONTHS[season.toLowerCase()][0];
      const by = /last|past/i.test(which) ? (ended ? 0 : -1) : /next/i.test(which) ? (ended ? 1 : 0) : 0;
      return seasonOf(now.year + by, season);
    },
  ),
  rule("the last such month", "last August", `(?:last|this past)\\s+${MONTH}\\b`, ([, name], now) => {
    const month = monthNumber(name);
    return at(isoMonth(now.month !== null && month >= now.month ? now.year - 1 : lastYear(month, now), month));
  }),
  rule("the next such month", "next November", `next\\s+${MONTH}\\b`, ([, month], now) =>
    at(isoMonth(nextYear(monthNumber(month), now), monthNumber(month))),
  ),
  rule(
    "the last such day",
    "on Monday",
    `(?:on|last|this)\\s+(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\\b`,
    ([, name], now) => {
      if (now.day === null) return ownMonth(now);
      const today = (((now.last + 4) % 7) + 7) % 7;
      return at(isoDay(now.last - ((today - WEEKDAYS.indexOf(name.toLowerCase()) + 7) % 7)));
    },
  ),
  rule("counted from the text", "yesterday", "(yesterday|today|tomorrow|tonight)\\b", ([, word], now) =>
    now.day === null
      ? ownMonth(now)
      : at(isoDay(now.last + (/yesterday/i.test(word) ? -1 : /tomorrow/i.test(word) ? 1 : 0))),
  ),
  rule(
    "recent: within the months before the text",
    "at their recent",
    "(?:at|during|after|in|since)\\s+(?:the|an?|its|their|his|her|this)\\s+(?:most\\s+)?recent\\b(?!\\s+(?:years|months|weeks|days|decades|past))",
    (_, now) => [justBefore(now, 3) ?? String(now.year - 1), now.text],
  ),
  rule(
    "shortly before the text",
    "most recently",
    "(most recently|recently|in recent (?:days|weeks)|lately|just now)\\b",
    (_, now) => [justBefore(now, 1) ?? now.text, now.text],
  ),
  rule(
    "the time of writing",
    "at the moment",
    "(?:for the moment|at the moment|for now|as yet|at present|currently|so far|still|to date)\\b",
    (_, now) => [justBefore(now, 1) ?? now.text, now.text],
  ),
  rule(
    "the last such month",
    "the April session",
    `(?:the|its|their|this|that)\\s+${MONTH}\\s+(?:session|summit|meeting|talks|round|vote|election|elections|referendum|conference|hearing|ruling|deadline|truce|ceasefire|accord|agreement)\\b`,
    ([, month], now) => at(monthOf(monthNumber(month), now)),
  ),
  rule("the last such month", "in March", `in\\s+(?:early\\s+|late\\s+|mid-)?${MONTH}(?!\\w)`, ([, month], now) =>
    at(monthOf(monthNumber(month), now)),
  ),
];
