/** What the reader's own rules say of a span that a model marked: who speaks, how sure, when, under which condition. */
import { analyse, clausesOf, quoteOf, sentenceAt, tokenFrom, type AnalysedText } from "../analysed-text.ts";
import { timeOf as timeIn } from "../times.ts";
import { attributions } from "../attribution/index.ts";
import { asOf, dates, type AsOf, type Dated } from "../dates.ts";
import type { Clause } from "../grammar/index.ts";
import { fold } from "../normalise.ts";
import type { Quoted, Reading, Span, Statement, Time } from "../reading.ts";
import { common, whole, type Told } from "../find/statements.ts";

export type Voice = Told & Pick<Statement, "condition">;
export type Voices = (span: Span) => Voice;

/** Analyses the text of a reading once. */
export function voicesOf(reading: Pick<Reading, "text" | "asOf">): Voices {
  const { asOf: day } = reading;
  const text = analyse(reading.text, fold(reading.text), day === null ? null : asOf(day));
  const speech = attributions(text);
  const places = new Map(text.grammar.clauses.map((clause, at) => [clause, at]));
  return ({ start, end }) => {
    const first = Math.min(tokenFrom(text, start), text.page.tokens.length - 1);
    const last = Math.max(first + 1, Math.min(tokenFrom(text, end), text.page.tokens.length));
    const clause = clauseWithin(text, first, last);
    if (clause === null) {
      const time = timeIn(text, [first, last], sentenceAt(text, first));
      return { speaker: speech.chain(first), ...(time ? { time } : {}) };
    }
    const { condition } = whole(text, clause, places.get(clause)!);
    const stated = condition && conditionOf(text, condition);
    return {
      ...common(text, speech, clause, [first, last], [first, last]),
      speaker: speech.chain(clause.group.main),
      ...(stated && (stated.end <= start || stated.start >= end) ? { condition: stated } : {}),
    };
  };
}

function conditionOf(text: AnalysedText, { marker, first, last }: Clause): Quoted {
  const { text: words, start } = quoteOf(text, [marker ?? first, last]);
  const bare = words.replace(/[\s,;:.!?"\u201c\u201d\u2014-]+$/, "");
  return { text: bare, start, end: start + bare.length };
}

/** The outermost clause whose verb stands within a range of tokens. */
function clauseWithin(text: AnalysedText, first: number, last: number): Clause | null {
  const within = clausesOf(text, sentenceAt(text, first)).filter(
    ({ group }) => group.main >= first && group.main < last,
  );
  return within.find(({ kind }) => kind !== "relative" && kind !== "condition") ?? within[0] ?? null;
}

/**
 * A time that the text states in some words, by the reader's own rules for dates.
 *
 * @param sentence the words around it, which may give its year
 * @param ahead whether the time is still to come, so that "in March" is the next one
 * @returns null where the words are no date
 */
export function timeOf(text: string, words: Span, sentence: Span, day: string | null, ahead: boolean): Time | null {
  const folded = fold(text.slice(sentence.start, sentence.end));
  const now = day === null ? null : asOf(day);
  const found = dates(folded.text, 0, folded.text.length, now)
    .map((dated) => ({ dated, at: shifted(folded.back(dated.start, dated.end), sentence.start) }))
    .filter(({ at }) => at.start < words.end && at.end > words.start)
    .sort((a, b) => b.at.end - b.at.start - (a.at.end - a.at.start))[0];
  if (!found) return ahead ? seasonOf(text, words, now) : null;
  const { dated, at } = found;
  return { expr: text.slice(at.start, at.end), resolved: resolved(dated, day, ahead), basis: dated.basis, ...at };
}

/** "in the spring", "until autumn": the season that is under way or comes next. */
function seasonOf(text: string, words: Span, now: AsOf | null): Time | null {
  const expr = text.slice(words.start, words.end);
  const season = /\b(?:spring|summer|autumn|fall|winter)\b/i.exec(expr)?.[0].toLowerCase();
  if (season === undefined || now === null) return null;
  const found = [`this ${season}`, `next ${season}`]
    .flatMap((phrase) => dates(phrase, 0, phrase.length, now))
    .find(({ to }) => to >= now.text.slice(0, to.length));
  return found
    ? { expr, resolved: [found.from, found.to], basis: "the next such season", start: words.start, end: words.end }
    : null;
}

const shifted = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

function resolved({ from, to, basis }: Dated, day: string | null, ahead: boolean): [string, string] {
  const past = day !== null && to.slice(0, day.length) < day.slice(0, to.length);
  if (!ahead || !past || !/^(?:the last such month|day and month, the last before the text)/.test(basis))
    return [from, to];
  const next = (date: string): string => `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;
  return [next(from), next(to)];
}
