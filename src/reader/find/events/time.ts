/** Time of an event without a date of its own: by the date beside it, by `simultaneously`, by tense. */
import type { AsOf } from "../../dates.ts";
import { isPast } from "../../lexicon/forms.ts";
import { wordAt, type AnalysedText } from "../../analysed-text.ts";
import { dayToldBefore, timeBeside, timeOf } from "../../times.ts";
import type { Items } from "../../items.ts";
import type { Clause, Range } from "../../grammar/index.ts";
import type { Event, Time } from "../../reading.ts";

const SAME = /\b(simultaneously|at the same time|(on )?(the same|that) (day|week|month|evening)|meanwhile)\b/i;

/** @param tense of the clause that reports it, where a verb does */
export function when(
  events: Items<"event">,
  text: AnalysedText,
  range: Range,
  sentence: number,
  tense: Clause["group"] | null,
): Time | undefined {
  const own = timeOf(text, range, sentence);
  if (own) return own;
  const beside = timeBeside(text, range, sentence);
  if (beside) return { ...beside, basis: `${beside.basis}, said beside it in the sentence` };
  const s = text.page.sentences[sentence];
  if (SAME.test(text.page.text.slice(s.start, s.end))) {
    const before = lastDated(events, sentence);
    if (before) return { ...before.time!, basis: "the time of what is told just before" };
  }
  if (tense?.perfect && tense.modal === null && !/^had$/.test(wordAt(text, tense.first)) && text.now) {
    const from = dayToldBefore(text, sentence);
    const { text: now } = text.now;
    return from
      ? {
          expr: null,
          resolved: [from, now],
          basis: "perfect tense: after the date said before it, open to the time of writing",
        }
      : {
          expr: null,
          resolved: [now.slice(0, 4), now],
          basis:
            "perfect tense and no date before it in the paragraph: the year of the text as far as the time of writing, by convention",
        };
  }
  return undefined;
}

/** The event reported last in this sentence or the one before, where it has a date. */
function lastDated(events: Items<"event">, sentence: number): Event | null {
  for (let at = sentence; at >= Math.max(0, sentence - 1); at--) {
    const found = [...events.in(at)].reverse().find((i) => i.time);
    if (found) return found;
  }
  return null;
}

/** Days in which a present tense with a date tells the news of these days. */
const NEWS_DAYS = 60;

/** Whether a time in the present tense is after the text; a month without a year that is long past is the next one. */
function isLater({ resolved: [from, to], basis }: Time, now: AsOf): boolean {
  if (from.slice(0, now.text.length) > now.text.slice(0, from.length)) return true;
  const last = /^(the last such month|day and month, the last before the text)/.test(basis);
  return last && Date.parse(now.text) - Date.parse(to) > NEWS_DAYS * 86_400_000;
}

const EXPECTED = /^(expected|due|scheduled|slated|set|supposed|likely|unlikely|bound|planned|meant|poised|about)$/;
/** Markers of what is still to happen where the clause that they hang on is not told as past. */
const AWAITS = /^(until|till|once|unless|before|when|after)$/;

/** Whether a clause tells what is still to come: `is expected to rule`, `talks resume on Monday`, `until both have ratified it`. */
export function isAhead(text: AnalysedText, clause: Clause): boolean {
  const { group, marker, parent, sentence } = clause;
  const opening = text.page.tokens.slice(group.first, group.last);
  if (opening.some(({ lower }, n) => EXPECTED.test(lower) && wordAt(text, group.first + n + 1) === "to")) return true;
  const isPresent = group.modal === null && !group.perfect && !isPast(wordAt(text, group.first));
  if (isPresent && text.now !== null) {
    const time = timeOf(text, [group.first, clause.last], sentence);
    if (time && isLater(time, text.now)) return true;
  }
  const over = parent === null ? null : text.grammar.clauses[parent];
  return marker !== null && AWAITS.test(wordAt(text, marker)) && over !== null && over.group.modal !== null;
}
