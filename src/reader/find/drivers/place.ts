/** Start, end and owner of a driver, and adding it once. */
import { clausesOf, mentionsIn, sentenceAt, tokenAt, wordAt, type AnalysedText } from "../../analysed-text.ts";
import { codeOf } from "../../actors/cast.ts";
import { timeOf } from "../../times.ts";
import { codesIn, codesOf } from "../../people.ts";
import type { Collected } from "../../items.ts";
import { phraseStart, type Clause, type Range } from "../../grammar/index.ts";
import { DRIVER_NOUNS, NEED_NOUNS, TREND } from "../../lexicon/roles.ts";
import type { Direction } from "../../reading.ts";
import type { Attributions } from "../../attribution/index.ts";

/** Heads of a change: `the loss of its ports`, `a fall in the price of oil`, `any closure of the strait`. */
export const CHANGES =
  /^(loss|losses|fall|falls|drop|rise|increase|collapse|closure|slump|plunge|surge|spike|jump|decline|shrinkage|erosion|exhaustion|depletion|cut|cuts|cutback|cutbacks|growth|influx|outflow|drain|hike|hikes|dip|slide|shift|squeeze|strain|scarcity|lack|want|absence|failure|failures|end|weight|burden|cost|bite|sting|toll)$/;

/** Adds a phrase as a driver, unless one was found in its words. @param at the token whose speakers apply */
export function put(
  found: Collected<"driver">,
  text: AnalysedText,
  speech: Attributions,
  range: Range,
  at: number,
  direction: Direction,
): void {
  if (range[1] <= range[0] || found.touch(range)) return;
  const sentence = sentenceAt(text, at);
  const named = codesIn(text, range);
  const subject = named.length > 0 ? named.slice(0, 1) : ownedBy(text, range[0], sentence);
  const time = timeOf(text, range, sentence);
  found.add(range, {
    speaker: speech.chain(at),
    direction,
    ...(subject.length > 0 ? { subject } : {}),
    ...(named.length > 1 ? { object: named.slice(1, 3) } : {}),
    ...(time ? { time } : {}),
  });
}

/** Owner of a phrase: the name before its head, else the antecedent of `its` or `their`. */
export function ownersOf(text: AnalysedText, first: number, head: number, sentence: number): string[] {
  const named = mentionsIn(text, [first, head]);
  return named.length > 0
    ? [...new Set(named.flatMap((m) => m.ids).map((id) => codeOf(text.cast, id)))]
    : ownedBy(text, first, sentence);
}

const ownedBy = (text: AnalysedText, first: number, sentence: number): string[] =>
  /^(its|their|his|her)$/.test(wordAt(text, first)) ? codesOf(text, [first, first + 1], sentence) : [];

/**
 * The first token of the phrase around a head, with words of trend before it and without a longer phrase that contains
 * it.
 */
export function startOf(text: AnalysedText, head: number, first: number): number {
  let at = phraseStart(text.page.tokens, head, first);
  while (at > first && TREND[wordAt(text, at - 1)] !== undefined && !/^(is|are)$/.test(wordAt(text, at - 2)))
    at = phraseStart(text.page.tokens, at - 1, first);
  for (let k = at; k < head; k++)
    if (wordAt(text, k) === "of" && !tokenAt(text, k + 1)!.capital && k < head - 3) at = k + 1;
  return at;
}

/** `a shrinking harvest and Peru's mounting debt`: two drivers; the first one ends before `and`. */
export function endOf(text: AnalysedText, head: number, last: number): number {
  for (let k = head + 1; k < last; k++)
    if (wordAt(text, k) === "and" && anotherBegins(text, k + 1, Math.min(last, k + 5))) return k;
  return last;
}

function anotherBegins(text: AnalysedText, from: number, to: number): boolean {
  for (let j = from; j < to; j++) {
    const word = wordAt(text, j);
    if (
      TREND[word] !== undefined ||
      (CHANGES.test(word) && /^(of|in)$/.test(wordAt(text, j + 1))) ||
      (NEED_NOUNS.has(word) && tokenAt(text, j).tag === "NOUN") ||
      (DRIVER_NOUNS.has(word) && wordAt(text, j - 1) === "'s")
    )
      return true;
  }
  return false;
}

/** End of a clause without its subordinate clauses. */
export function ownEnd(text: AnalysedText, clause: Clause): number {
  let last = clause.last;
  for (const other of clausesOf(text, clause.sentence))
    if (other !== clause && other.group.first > clause.group.first && other.first < last)
      last = Math.min(last, other.marker ?? other.first);
  return last;
}

/** The first of some marks in a clause after its verb, before `last`. */
export function firstMark(text: AnalysedText, clause: Clause, last: number, marks: RegExp): number {
  for (let i = clause.group.last; i < last; i++) if (marks.test(tokenAt(text, i).text)) return i;
  return last;
}

/** End of a clause at its first comma or semicolon after the verb. */
export function clauseEnd(text: AnalysedText, clause: Clause): number {
  let last = firstMark(text, clause, ownEnd(text, clause), /^[,;]$/);
  while (last > clause.group.last && /^(and|but|or|,)$/.test(wordAt(text, last - 1))) last--;
  return last;
}

/** Whether a token is in a clause's subject. */
export const inSubject = ({ subject }: Clause, i: number): boolean =>
  subject !== null && subject[0] <= i && i < subject[1];
