/** One analysed text for all later steps: words, clauses, names, hedges and dates. */
import { congressOf } from "./actors/congress.ts";
import { findMentions, newCast, type Cast, type Mention } from "./actors/index.ts";
import { firstIndex } from "../numbers/bisect.ts";
import type { AsOf, Dated } from "./dates.ts";
import type { Folded } from "./normalise.ts";
import { parse, type Clause, type Grammar, type Range } from "./grammar/index.ts";
import { findHedges, type FoundHedge } from "./hedges.ts";
import type { Quoted } from "./reading.ts";
import { datesBySentence } from "./times.ts";
import { tokenise, type Page, type Token } from "./tokens.ts";

export interface AnalysedText {
  /** The text as given. */
  original: string;
  folded: Folded;
  /** Date of the text, where it is known. */
  now: AsOf | null;
  page: Page;
  grammar: Grammar;
  /** Entities named so far; attribution adds those that are only described. */
  cast: Cast;
  /** Mentions of actors, in the order of the text. */
  named: readonly Mention[];
  hedges: readonly FoundHedge[];
  /** By sentence. */
  dates: readonly (readonly Dated[])[];
  /** Index of the mention at a token, or -1. */
  mentionAt: Int32Array;
  /** 1 for every token inside quote marks of its paragraph. */
  inQuote: Uint8Array;
}

export function analyse(original: string, folded: Folded, now: AsOf | null): AnalysedText {
  const page = tokenise(folded.text);
  const cast = newCast(now?.text ?? null);
  const named = findMentions({
    page,
    cast,
    year: now === null ? null : Number(now.text.slice(0, 4)),
    congressOf: congressOf(page),
  });
  const mentionAt = new Int32Array(page.tokens.length).fill(-1);
  named.forEach(({ first, last }, at) => mentionAt.fill(at, first, last));
  return {
    original,
    folded,
    now,
    page,
    grammar: parse(page),
    cast,
    named,
    hedges: findHedges(page),
    dates: datesBySentence(page, now),
    mentionAt,
    inQuote: quoteMarks(page),
  };
}

export const tokenAt = (text: AnalysedText, i: number): Token => text.page.tokens[i];

/** A word in lower case; empty beyond the text. */
export const wordAt = (text: AnalysedText, i: number): string => text.page.tokens[i]?.lower ?? "";

export function wordsOf({ page: { text, tokens } }: AnalysedText, [first, last]: Range): string {
  const [from, to] = [Math.max(0, first), Math.min(last, tokens.length)];
  return to > from ? text.slice(tokens[from].start, tokens[to - 1].end) : "";
}

/** The original words of a range of tokens. */
export function quoteOf({ original, folded, page: { tokens } }: AnalysedText, [first, last]: Range): Quoted {
  const at = folded.back(tokens[first].start, tokens[last - 1].end);
  return { text: original.slice(at.start, at.end), ...at };
}

export function mentionsIn({ mentionAt, named }: AnalysedText, [first, last]: Range): Mention[] {
  const seen = new Set<number>();
  for (let i = first; i < last; i++) if (mentionAt[i] >= 0) seen.add(mentionAt[i]);
  return [...seen].map((at) => named[at]).filter((m) => m.first >= first - 1);
}

export const mentionAt = (text: AnalysedText, i: number): Mention | null =>
  text.mentionAt[i] >= 0 ? text.named[text.mentionAt[i]] : null;

export const isQuoted = (text: AnalysedText, i: number): boolean => text.inQuote[i] === 1;

/** End of a range that began inside quote marks: at the closing mark, if that comes first. */
export function withinQuote(text: AnalysedText, first: number, from: number, last: number): number {
  if (isQuoted(text, first)) for (let i = from; i < last; i++) if (tokenAt(text, i).text === '"') return i;
  return last;
}

/** The first token that starts at or after a place of the original. */
export function tokenFrom({ folded, page: { tokens } }: AnalysedText, place: number): number {
  return firstIndex(tokens.length, (at) => folded.back(tokens[at].start, tokens[at].end).start >= place);
}

/** Index of a token's sentence. */
export function sentenceAt({ page: { sentences } }: AnalysedText, token: number): number {
  return Math.max(0, firstIndex(sentences.length, (at) => sentences[at].first > token) - 1);
}

/** Words that a heading or the title of a link has at most. */
const MAX_HEADING_TOKENS = 20;

/** Whether a sentence is a heading or the title of a link: a short paragraph of its own without a mark at its end. */
export function isHeading({ page: { sentences, tokens } }: AnalysedText, sentence: number): boolean {
  const { first, last, paragraph } = sentences[sentence];
  return (
    sentences.length > 1 &&
    sentences[sentence - 1]?.paragraph !== paragraph &&
    sentences[sentence + 1]?.paragraph !== paragraph &&
    last - first <= MAX_HEADING_TOKENS &&
    !/[.!?"')\]:;,\u2026]$/.test(tokens[last - 1].text)
  );
}

/** Clauses of a sentence. */
export const clausesOf = (text: AnalysedText, sentence: number): readonly Clause[] =>
  text.grammar.ofSentence[sentence] ?? [];

/** The innermost clause of a token. */
export function clauseAt({ grammar }: AnalysedText, i: number): Clause | null {
  const at = grammar.at[i];
  return at >= 0 ? grammar.clauses[at] : null;
}

export function hedgesIn({ hedges }: AnalysedText, [first, last]: Range): FoundHedge[] {
  const from = firstIndex(hedges.length, (at) => hedges[at].first >= first);
  return hedges.slice(
    from,
    firstIndex(hedges.length, (at) => hedges[at].last > last),
  );
}

/** A paragraph begins outside quote marks. */
function quoteMarks({ tokens, sentences }: Page): Uint8Array {
  const inside = new Uint8Array(tokens.length);
  let [open, paragraph] = [0, -1];
  for (const s of sentences) {
    if (s.paragraph !== paragraph) [open, paragraph] = [0, s.paragraph];
    for (let i = s.first; i < s.last; i++) {
      inside[i] = open;
      if (tokens[i].text === '"') open = 1 - open;
    }
  }
  return inside;
}
