/** Whether a text tells of a dispute or of talks in its own time, and not only of those that somebody remembers. */
import { clausesOf, wordAt, wordsOf, type AnalysedText } from "../analysed-text.ts";
import type { Clause } from "../grammar/index.ts";
import { isPast } from "../lexicon/forms.ts";
import { ACCORD_NOUNS, STAKE_NOUNS } from "../lexicon/roles.ts";

/** Years before a text from which on what is dated counts as of its own time. */
const RECENT_YEARS = 3;

const DEALINGS =
  /^(talks|negotiations|negotiat\w+|mediat\w+|summit|ceasefire|truce|sanctions?|tariffs?|embargo|blockade|refus\w+|reject\w+|sign(s|ed|ing)?|accept\w*|agree\w*|demand\w*|claim(s|ed|ing)?|disput\w+)$/;
/** Sentences of a life and its end, whatever dispute they mention. */
const OF_A_LIFE =
  /\b(died|dies|passed away|funeral|buried|survived by|was born|mourn\w*|obituary|retired?|retirement|farewell|in memoriam)\b/i;

/**
 * A text without a date, or one in which nothing is dated more than some years back, is about its own time. Another one
 * is where a sentence of dealings has a recent date, or a clause of dealings is in the present, the perfect or the future.
 */
export function isCurrent(text: AnalysedText): boolean {
  if (text.now === null) return true;
  const since = Number(text.now.text.slice(0, 4)) - RECENT_YEARS;
  const yearOf = (date: string): number => Number(date.slice(0, 4));
  if (!text.dates.flat().some(({ to }) => yearOf(to) < since)) return true;
  return text.page.sentences.some((s, sentence) => {
    if (OF_A_LIFE.test(wordsOf(text, [s.first, s.last])) || !deals(text, s.first, s.last)) return false;
    if (text.dates[sentence].some(({ to }) => yearOf(to) >= since)) return true;
    return clausesOf(text, sentence).some((clause) => isOfNow(text, clause) && deals(text, clause.first, clause.last));
  });
}

/** Years after which what a text tells is history, and shows nothing of who deals with whom today. */
const HISTORY_YEARS = 20;
const LONG_AGO =
  /\b(?:in|during|until|from|between) (?:the )?(?:\w+ )?(\d{3,4})s?\b|\b(?:1\dth|(?:twelf|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)th)(?: -)? century\b/gi;

/** Whether a sentence tells only of a time long past, in no clause of the present. */
export function isHistory(text: AnalysedText, sentence: number): boolean {
  if (text.now === null) return false;
  const { first, last } = text.page.sentences[sentence];
  const since = Number(text.now.text.slice(0, 4)) - HISTORY_YEARS;
  const years = [...wordsOf(text, [first, last]).matchAll(LONG_AGO)].map(([, year]) => Number(year ?? 0));
  return (
    years.length > 0 &&
    years.every((year) => year < since) &&
    !clausesOf(text, sentence).some((clause) => isOfNow(text, clause))
  );
}

const deals = (text: AnalysedText, first: number, last: number): boolean =>
  text.page.tokens
    .slice(first, last)
    .some(({ lower }) => DEALINGS.test(lower) || STAKE_NOUNS.has(lower) || ACCORD_NOUNS.has(lower));

/** A clause in the present, the perfect or the future that is not about the writer and the reader. */
export function isOfNow(text: AnalysedText, { group, subject }: Clause): boolean {
  if (subject !== null && /^(i|we|you|my|our|your)$/.test(wordAt(text, subject[0]))) return false;
  if (group.modal !== null) return !group.perfect && !/^(would|could|might)$/.test(group.modal);
  return /^(has|have|is|are|'s)$/.test(wordAt(text, group.first)) || !isPast(wordAt(text, group.first));
}
