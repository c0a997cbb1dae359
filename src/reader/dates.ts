/**
 * Dates in the text as intervals, relative to the article's date. Each rule is a pattern with its meaning; where
 * several match, the longest match is taken. A month or a weekday without a year is the last one before the article's
 * date.
 */
import { daysIn, monthName, monthOf as monthNumber } from "../numbers/months.ts";
import type { Quoted } from "./reading.ts";

/** Day count from 1970-01-01 in the proleptic Gregorian calendar, without a clock or a time zone. */
type Day = number;

export interface Dated extends Quoted {
  from: string;
  to: string;
  basis: string;
}

const MONTH_NAMES = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const NUMBERS: { [word: string]: number } = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  several: 3,
  few: 3,
};
const M =
  "(January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)";
const N =
  "(\\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|several|few)";
const Y = "((?:1[5-9]|20)\\d\\d)";

/** Days from civil (Hinnant's algorithm). */
function day(y: number, m: number, d: number): Day {
  const yy = m <= 2 ? y - 1 : y;
  const era = Math.floor(yy / 400);
  const yoe = yy - era * 400;
  const doy = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1;
  return era * 146_097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719_468;
}
function civil(at: Day): [number, number, number] {
  const z = at + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const m = mp < 10 ? mp + 3 : mp - 9;
  return [yoe + era * 400 + (m <= 2 ? 1 : 0), m, doy - Math.floor((153 * mp + 2) / 5) + 1];
}
const two = (n: number): string => String(n).padStart(2, "0");
const iso = (at: Day): string => {
  const [y, m, d] = civil(at);
  return `${y}-${two(m)}-${two(d)}`;
};
const ym = (y: number, m: number): string => monthName(monthNumber(y, m));
const monthOf = (name: string): number =>
  MONTH_NAMES.findIndex((m) => m.startsWith(name.toLowerCase().replace(".", "").slice(0, 3))) + 1;

/** The date of the article: its precision, and its last day. */
export interface AsOf {
  text: string;
  year: number;
  month: number | null;
  day: number | null;
  last: Day;
}

export function asOf(text: string): AsOf | null {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!found) return null;
  const [year, month, d] = [Number(found[1]), found[2] ? Number(found[2]) : null, found[3] ? Number(found[3]) : null];
  if (month !== null && (month < 1 || month > 12)) return null;
  if (d !== null && (d < 1 || d > daysIn(year, month!))) return null;
  return { text, year, month, day: d, last: day(year, month ?? 12, d ?? daysIn(year, month ?? 12)) };
}

type Interval = [string, string];
type Rule = [RegExp, (m: RegExpExecArray, now: AsOf | null) => Interval | null, string];
const rule = (pattern: string, make: Rule[1], basis: string): Rule => [new RegExp(`\\b${pattern}`, "gi"), make, basis];
const SEASONS: { [season: string]: [number, number] } = {
  winter: [12, 14],
  spring: [3, 5],
  summer: [6, 8],
  autumn: [9, 11],
  fall: [9, 11],
};
const season = (y: number, name: string): Interval => {
  const [a, b] = SEASONS[name.toLowerCase()];
  return [ym(y, a), ym(y, b)];
};
/** The year of the last such month before the article. */
const lastYear = (month: number, now: AsOf): number =>
  now.month === null || month <= now.month ? now.year : now.year - 1;
const nextYear = (month: number, now: AsOf): number =>
  now.month !== null && month > now.month ? now.year : now.year + 1;
const number = (word: string): number => NUMBERS[word.toLowerCase()] ?? Number(word);
const unitDays: { [unit: string]: number } = { day: 1, week: 7, fortnight: 14 };
function shifted(now: AsOf, n: number, unit: string): string {
  const u = unit.toLowerCase().replace(/s$/, "");
  if (u === "year") return String(now.year + n);
  if (u === "decade") return String(now.year + 10 * n);
  if (u === "month") return ym(now.year, (now.month ?? 6) + n);
  return iso(now.last + n * unitDays[u]);
}

const RULES: Rule[] = [
  rule(
    `(?:on\\s+)?(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${M},?\\s+${Y}\\b`,
    (m) => {
      const d = `${m[3]}-${two(monthOf(m[2]))}-${two(Number(m[1]))}`;
      return [d, d];
    },
    "date",
  ),
  rule(
    `(?:on\\s+)?${M}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+${Y}\\b`,
    (m) => {
      const d = `${m[3]}-${two(monthOf(m[1]))}-${two(Number(m[2]))}`;
      return [d, d];
    },
    "date",
  ),
  rule(
    `(?:on\\s+)?(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${M}(?!\\w)`,
    (m, now) => {
      if (!now) return null;
      const mo = monthOf(m[2]);
      const d = `${lastYear(mo, now)}-${two(mo)}-${two(Number(m[1]))}`;
      return [d, d];
    },
    "day and month, the last before the text",
  ),
  rule(
    `(?:on\\s+)?${M}\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?!,?\\s*\\d{4})(?!\\d)`,
    (m, now) => {
      if (!now || Number(m[2]) > 31) return null;
      const mo = monthOf(m[1]);
      const d = `${lastYear(mo, now)}-${two(mo)}-${two(Number(m[2]))}`;
      return [d, d];
    },
    "day and month, the last before the text",
  ),
  rule(
    `(?:since|from)\\s+${M}\\s+(?:of\\s+)?${Y}\\b(?!\\s*(?:to|until)\\s)`,
    (m, now) => [`${m[2]}-${two(monthOf(m[1]))}`, now?.text ?? m[2]],
    "open to the time of writing",
  ),
  rule(
    `since\\s+(?:early\\s+|late\\s+|about\\s+|at least\\s+)?${Y}\\b`,
    (m, now) => [m[1], now?.text ?? m[1]],
    "open to the time of writing",
  ),
  rule(
    `(?:since|for)\\s+(?:the\\s+)?(?:last|past)\\s+${N}\\s+(years?|months?|weeks?|decades?)\\b`,
    (m, now) => (now ? [shifted(now, -number(m[1]), m[2]), now.text] : null),
    "open to the time of writing",
  ),
  rule(
    `since\\s+${M}\\b`,
    (m, now) => (now ? [`${lastYear(monthOf(m[1]), now)}-${two(monthOf(m[1]))}`, now.text] : null),
    "open to the time of writing",
  ),
  rule(
    `(?:by|before|until|till)\\s+the\\s+end\\s+of\\s+(?:the\\s+year\\s+)?${Y}\\b`,
    (m, now) => [now?.text ?? m[1], `${m[1]}-12`],
    "from the time of writing to the date",
  ),
  rule(
    `(?:by|before|until|till)\\s+(?:the\\s+)?(?:end\\s+of\\s+)?(?:the\\s+|this\\s+)year(?:'s end)?\\b`,
    (_, now) => (now ? [now.text, `${now.year}-12`] : null),
    "from the time of writing to the end of the year",
  ),
  rule(
    `(?:by|before|until|till)\\s+${M}\\s+${Y}\\b`,
    (m, now) => [now?.text ?? m[2], `${m[2]}-${two(monthOf(m[1]))}`],
    "from the time of writing to the date",
  ),
  rule(
    `(?:by|before|until|till)\\s+next\\s+${M}\\b`,
    (m, now) => (now ? [now.text, ym(nextYear(monthOf(m[1]), now), monthOf(m[1]))] : null),
    "from the time of writing to the date",
  ),
  rule(
    `(?:by|before|until|till)\\s+(?:mid-|early\\s+|late\\s+)?${Y}\\b`,
    (m, now) => [now?.text ?? m[1], m[1]],
    "from the time of writing to the date",
  ),
  rule(
    `(?:in|within|over)\\s+(?:the\\s+)?(?:next|coming)\\s+(?:${N}\\s+)?(years?|months?|weeks?|days?|decades?)\\b`,
    (m, now) => (now ? [now.text, shifted(now, m[1] ? number(m[1]) : 1, m[2])] : null),
    "from the time of writing",
  ),
  rule(
    `within\\s+${N}\\s+(years?|months?|weeks?|days?|decades?)\\b`,
    (m, now) => (now ? [now.text, shifted(now, number(m[1]), m[2])] : null),
    "from the time of writing",
  ),
  rule(`between\\s+${Y}\\s+and\\s+${Y}\\b`, (m) => [m[1], m[2]], "between the two"),
  rule(`(?:from\\s+)?${Y}\\s*(?:-|\\u2014|to|until)\\s*${Y}\\b`, (m) => [m[1], m[2]], "between the two"),
  rule(
    `(?:in|by|during|until)?\\s*the\\s+(first|second)\\s+half\\s+of\\s+${Y}\\b`,
    (m) => (m[1].toLowerCase() === "first" ? [`${m[2]}-01`, `${m[2]}-06`] : [`${m[2]}-07`, `${m[2]}-12`]),
    "half year",
  ),
  rule(
    `(?:the\\s+)?(first|second|third|fourth|last|final)\\s+quarter\\s+of\\s+${Y}\\b`,
    (m) => {
      const q = { first: 1, second: 2, third: 3 }[m[1].toLowerCase() as "first"] ?? 4;
      return [ym(Number(m[2]), 3 * q - 2), ym(Number(m[2]), 3 * q)];
    },
    "quarter",
  ),
  rule(
    `Q([1-4])\\s+${Y}\\b`,
    (m) => [ym(Number(m[2]), 3 * Number(m[1]) - 2), ym(Number(m[2]), 3 * Number(m[1]))],
    "quarter",
  ),
  rule(
    `(early|mid|late|the start of|the beginning of|the end of|the middle of)[\\s-]+${Y}\\b`,
    (m) => {
      const w = m[1].toLowerCase();
      const [a, b] = /early|start|beginning/.test(w) ? [1, 4] : /mid/.test(w) ? [5, 8] : [9, 12];
      return [ym(Number(m[2]), a), ym(Number(m[2]), b)];
    },
    "part of the year",
  ),
  rule(
    `(?:in\\s+)?(?:the\\s+)?(winter|spring|summer|autumn|fall)\\s+of\\s+${Y}\\b`,
    (m) => season(Number(m[2]), m[1]),
    "season",
  ),
  rule(
    `(?:in\\s+)?${M}\\s+(?:of\\s+)?${Y}\\b`,
    (m) => {
      const d = `${m[2]}-${two(monthOf(m[1]))}`;
      return [d, d];
    },
    "month",
  ),
  rule(
    `(?:in\\s+)?(?:the\\s+)?(early|mid|late)?[\\s-]*(1[5-9]|20)(\\d)0s\\b`,
    (m) => {
      const d = Number(`${m[2]}${m[3]}0`);
      return m[1]
        ? m[1].toLowerCase() === "early"
          ? [String(d), String(d + 3)]
          : m[1].toLowerCase() === "mid"
            ? [String(d + 4), String(d + 6)]
            : [String(d + 7), String(d + 9)]
        : [String(d), String(d + 9)];
    },
    "decade",
  ),
  rule(
    `${N}\\s+(years?|months?|weeks?|days?|decades?)\\s+(?:ago|earlier)\\b`,
    (m, now) => {
      if (!now) return null;
      const at = shifted(now, -number(m[1]), m[2]);
      return [at, at];
    },
    "counted back from the text",
  ),
  rule(
    `(last|next|this|this past|this coming)\\s+(week|month|year|decade)\\b`,
    (m, now) => {
      if (!now) return null;
      const by = /last/i.test(m[1]) ? -1 : /next/i.test(m[1]) ? 1 : 0;
      if (/year/i.test(m[2])) return [String(now.year + by), String(now.year + by)];
      if (/month/i.test(m[2]))
        return now.month === null ? null : [ym(now.year, now.month + by), ym(now.year, now.month + by)];
      if (/decade/i.test(m[2])) return [String(now.year - 10), String(now.year)];
      if (now.day === null) return now.month === null ? null : [ym(now.year, now.month), ym(now.year, now.month)];
      const monday = now.last - ((((now.last + 3) % 7) + 7) % 7) + 7 * by;
      return [iso(monday), iso(monday + 6)];
    },
    "counted from the text",
  ),
  rule(
    `(last|next|this|this past|this coming)\\s+(winter|spring|summer|autumn|fall)\\b`,
    (m, now) => {
      if (!now) return null;
      const [first] = SEASONS[m[2].toLowerCase()];
      const ended = now.month !== null && now.month > first;
      const by = /last|past/i.test(m[1]) ? (ended ? 0 : -1) : /next/i.test(m[1]) ? (ended ? 1 : 0) : 0;
      return season(now.year + by, m[2]);
    },
    "season, counted from the text",
  ),
  rule(
    `(last|this past)\\s+${M}\\b`,
    (m, now) => {
      if (!now) return null;
      const mo = monthOf(m[2]);
      const y = now.month !== null && mo >= now.month ? now.year - 1 : lastYear(mo, now);
      const d = `${y}-${two(mo)}`;
      return [d, d];
    },
    "the last such month",
  ),
  rule(
    `next\\s+${M}\\b`,
    (m, now) => {
      if (!now) return null;
      const d = ym(nextYear(monthOf(m[1]), now), monthOf(m[1]));
      return [d, d];
    },
    "the next such month",
  ),
  rule(
    `(?:on|last|this)\\s+(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\\b`,
    (m, now) => {
      if (!now) return null;
      if (now.day === null) return now.month === null ? null : [ym(now.year, now.month), ym(now.year, now.month)];
      const weekday = WEEKDAYS.indexOf(m[1].toLowerCase());
      const today = (((now.last + 4) % 7) + 7) % 7;
      const at = iso(now.last - ((today - weekday + 7) % 7));
      return [at, at];
    },
    "the last such day",
  ),
  rule(
    "(yesterday|today|tomorrow|tonight)\\b",
    (m, now) => {
      if (!now) return null;
      if (now.day === null) return now.month === null ? null : [ym(now.year, now.month), ym(now.year, now.month)];
      const at = iso(now.last + ({ yesterday: -1, tomorrow: 1 }[m[1].toLowerCase() as "tomorrow"] ?? 0));
      return [at, at];
    },
    "counted from the text",
  ),
  rule(
    "(?:at|during|after|in|since)\\s+(?:the|an?|its|their|his|her|this)\\s+(?:most\\s+)?recent\\b(?!\\s+(?:years|months|weeks|days|decades|past))",
    (_, now) => (now?.month ? [ym(now.year, now.month - 3), now.text] : now ? [String(now.year - 1), now.text] : null),
    "recent: within the months before the text",
  ),
  rule(
    "(most recently|recently|in recent (?:days|weeks)|lately|just now)\\b",
    (_, now) => (now?.month ? [ym(now.year, now.month - 1), now.text] : now ? [now.text, now.text] : null),
    "shortly before the text",
  ),
  rule(
    "(?:for the moment|at the moment|for now|as yet|at present|currently|so far|still|to date)\\b",
    (_, now) => (now?.month ? [ym(now.year, now.month - 1), now.text] : now ? [now.text, now.text] : null),
    "the time of writing",
  ),
  rule(
    `(?:in|during|of|dated|until|for|after|before)?\\s*${Y}\\b(?!\\s*(?:metres|meters|km|kilometres|miles|tonnes|tons|troops|soldiers|people|barrels|dollars|megawatts|MW|new|ships|men))`,
    (m) => [m[1], m[1]],
    "year",
  ),
  rule(
    `in\\s+(?:early\\s+|late\\s+|mid-)?${M}(?!\\w)`,
    (m, now) => {
      if (!now) return null;
      const mo = monthOf(m[1]);
      const d = `${lastYear(mo, now)}-${two(mo)}`;
      return [d, d];
    },
    "the last such month",
  ),
];

/** Dates between two offsets of the normalised text, in order; of overlapping ones the longest is kept. */
export function dates(text: string, start: number, end: number, now: AsOf | null): Dated[] {
  const within = text.slice(start, end);
  const found: Dated[] = [];
  if (
    !/\d|day|week|month|year|decade|recent|moment|now|yet|present|current|far|still|date|late|January|February|March|April|May|June|July|August|September|October|November|December|winter|spring|summer|autumn|fall|tonight|tomorrow/i.test(
      within,
    )
  )
    return found;
  for (const [pattern, make, basis] of RULES) {
    pattern.lastIndex = 0;
    for (let m = pattern.exec(within); m; m = pattern.exec(within)) {
      const interval = make(m, now);
      const lead = m[0].length - m[0].trimStart().length;
      if (interval)
        found.push({
          text: m[0].trim(),
          start: start + m.index + lead,
          end: start + m.index + m[0].length,
          from: interval[0],
          to: interval[1],
          basis,
        });
      if (m[0].length === 0) pattern.lastIndex++;
    }
  }
  found.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: Dated[] = [];
  for (const d of found) if (!kept.some((k) => k.start < d.end && d.start < k.end)) kept.push(d);
  return kept.sort((a, b) => a.start - b.start);
}

/** `two years later`, `a week later`: relative to the date before. */
export function later(text: string, before: Dated | null): Interval | null {
  const m = new RegExp(`\\b${N}\\s+(years?|months?|weeks?|days?)\\s+later\\b`, "i").exec(text);
  if (!m || !before) return null;
  const [y, mo, d] = before.from.split("-").map(Number) as [number, number?, number?];
  const unit = m[2].toLowerCase().replace(/s$/, "");
  const n = number(m[1]);
  if (unit === "year") {
    const at = mo === undefined ? String(y + n) : ym(y + n, mo);
    return [at, at];
  }
  if (mo === undefined) return null;
  if (unit === "month") {
    const at = ym(y, mo + n);
    return [at, at];
  }
  if (d === undefined) return null;
  const at = iso(day(y, mo, d) + n * unitDays[unit]);
  return [at, at];
}

/** A dateline or a stated date at the head of the text, with a year. */
export function statedDate(text: string): string | null {
  const head = text.slice(0, 300);
  const m = new RegExp(`${M}\\s+(\\d{1,2}),?\\s+${Y}\\b`, "i").exec(head) ?? null;
  if (m) return `${m[3]}-${two(monthOf(m[1]))}-${two(Number(m[2]))}`;
  const e = new RegExp(`(\\d{1,2})\\s+${M}\\s+${Y}\\b`, "i").exec(head);
  const line = e ? head.slice(0, e.index).split("\n").pop()! : "";
  return e && line.length < 60 && !/[a-z]{3,}\s+[a-z]{3,}\s+[a-z]{3,}/.test(line)
    ? `${e[3]}-${two(monthOf(e[2]))}-${two(Number(e[1]))}`
    : null;
}
