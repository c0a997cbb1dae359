/** The day on which a text says that it was published, in its byline, dateline or a line of its own at its head. */
import { dayOf } from "./calendar.ts";
import { MONTH, YEAR, monthNumber } from "./patterns.ts";

/** Characters at the head of a text in which its date is looked for, and of a line that holds little more than a date. */
const HEAD_CHARACTERS = 600;
const MAX_LINE_CHARACTERS = 90;

type Form = { where: RegExp; day: (found: RegExpExecArray) => string | null };
const day = (year: string, month: number, d: string): string | null =>
  dayOf(Number(year), month, Number(d))?.[0] ?? null;

/** Forms of a whole date, the surest first. Of figures alone only orders that cannot be mistaken are read. */
const FORMS: readonly Form[] = [
  { where: /\b(\d{4})-(\d{2})-(\d{2})(?!\d)/, day: ([, y, m, d]) => day(y, Number(m), d) },
  {
    where: new RegExp(`\\b${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+${YEAR}\\b`, "i"),
    day: ([, m, d, y]) => day(y, monthNumber(m), d),
  },
  {
    where: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th|\\.)?\\s+${MONTH},?\\s+${YEAR}\\b`, "i"),
    day: ([, d, m, y]) => day(y, monthNumber(m), d),
  },
  { where: /\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/, day: ([, d, m, y]) => day(y, Number(m), d) },
  {
    where: /\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/,
    day: ([, a, b, y]) =>
      Number(a) > 12
        ? day(y, Number(b), a)
        : Number(b) > 12
          ? day(y, Number(a), b)
          : a === b
            ? day(y, Number(a), a)
            : null,
  },
];
/** Lines on another issue, on a deadline or on the text's subject. */
const OTHER =
  /\b(?:next|forthcoming|previous|expires?|until|deadline|embargo|appears? (?:on|in)|register|conference|copyright|accessed|retrieved)\b/i;
/** A dateline: place in capitals or a short name, then the date, then a dash or an agency. */
const DATELINE = /^[\p{Lu}][\p{L} .'-]{1,40},\s/u;
const SENTENCE = /\p{Ll}{3,}\s+\p{Ll}{3,}\s+\p{Ll}{3,}/u;

/**
 * A date in a line of its own, a byline, or a dateline; none out of a running sentence.
 * @returns `YYYY-MM-DD` with the words, null where there is none
 */
export function publishedIn(text: string): { date: string; words: string } | null {
  for (const line of text.slice(0, HEAD_CHARACTERS).split(/\n/)) {
    if (OTHER.test(line)) continue;
    for (const { where, day: dayIn } of FORMS) {
      const found = where.exec(line);
      if (!found) continue;
      const [before, after] = [line.slice(0, found.index), line.slice(found.index + found[0].length)];
      const alone = line.length <= MAX_LINE_CHARACTERS && !SENTENCE.test(line);
      const dateline =
        before.length < 50 && DATELINE.test(before) && /^\s*(?:[-\u2013\u2014:]|\([^)]{2,30}\))/.test(after);
      if (!alone && !dateline) continue;
      const date = dayIn(found);
      if (date) return { date, words: found[0] };
    }
  }
  return null;
}
