/**
 * Drivers by their heads: nouns of pressure (pressure, dependence, price) and any noun with a verb of growth or
 * decline.
 */
import { clauseAt, mentionsIn, tokenAt, wordAt, wordsOf, type AnalysedText } from "../../analysed-text.ts";
import { timeOf } from "../../times.ts";
import { codesIn } from "../../people.ts";
import type { Collected } from "../../items.ts";
import { headOf, isCausal, trendOf } from "../causes.ts";
import { phraseEnd, type Clause, type Range } from "../../grammar/index.ts";
import { DRIVER_NOUNS, STRONG_DRIVERS, TREND, TREND_VERBS } from "../../lexicon/roles.ts";
import type { Attributions } from "../../attribution/index.ts";
import { clauseEnd, endOf, inSubject, ownersOf, startOf } from "./place.ts";

const isDriver = (word: string): boolean =>
  DRIVER_NOUNS.has(word) || (word.endsWith("s") && DRIVER_NOUNS.has(word.slice(0, -1)));
/** Nouns that grow in many texts without being a driver. */
const IDLE = /^(presence|number|share|need|exports|strength|interest)$/;
const NOT_GROWN =
  /^(needs?|fears?|desires?|wish|hunger|thirst|number|numbers|list|body|chorus|part|season|text|sense|evidence|distance|belief|confidence|hopes?)$/;

/**
 * `Chinese pressure`, `dependence on one buyer`: a noun of the list with a trend, a cause or a strong sense of its own.
 */
export function nouns(found: Collected<"driver">, text: AnalysedText, speech: Attributions): void {
  const { tokens, sentences } = text.page;
  sentences.forEach((s, sentence) => {
    for (let i = s.first; i < s.last; i++) {
      const word = tokens[i].lower;
      if (
        !isDriver(word) ||
        tokens[i].tag !== "NOUN" ||
        (tokens[i + 1]?.tag === "NOUN" && DRIVER_NOUNS.has(wordAt(text, i + 1)))
      )
        continue;
      const clause = clauseAt(text, i);
      const first = startOf(text, i, s.first);
      const trend =
        tokens
          .slice(first, i)
          .map((t) => t.lower)
          .find((w) => TREND[w] !== undefined) ?? null;
      const acts = clause !== null && inSubject(clause, i);
      const denied = wordAt(text, first) === "no" || (acts && isDenied(text, clause));
      const causal = acts && !denied && isCausal(text, clause) && headOf(text, clause.subject!) === i;
      const grows =
        acts && !denied && (clause.group.modal === null || clause.kind === "condition") ? trendOf(text, clause) : null;
      const direction = trend ? TREND[trend] : null;
      const moving = (direction === "rising" || direction === "falling") && !IDLE.test(word);
      if (denied && (trend === null || wordAt(text, first) === "no")) continue;
      if (
        !causal &&
        !grows &&
        !moving &&
        !strong(text, first, i) &&
        !(direction === "high" && STRONG_DRIVERS.has(word))
      )
        continue;
      const { last, threshold } = reach(text, {
        head: i,
        first,
        stop: s.last,
        clause,
        causal,
        grows: grows !== null,
        trend: trend !== null,
      });
      const subject = ownersOf(text, first, i, sentence);
      const object = codesIn(text, [i + 1, last.phrase]).filter((id) => !subject.includes(id));
      const time = timeOf(text, [first, last.whole], sentence);
      found.add([first, last.whole], {
        speaker: speech.chain(i),
        direction: direction ?? (grows ? (TREND_VERBS[grows] ?? "rising") : "high"),
        ...(subject.length > 0 ? { subject } : {}),
        ...(object.length > 0 ? { object } : {}),
        ...(threshold ? { threshold_word: threshold } : {}),
        ...(time ? { time } : {}),
      });
    }
  });
}

/** `has not grown`, `has stopped rising`, `failed to move`. */
const isDenied = (text: AnalysedText, { group }: Clause): boolean =>
  group.negated !== null || /^(stop|ceas|fail|refus)/.test(wordAt(text, group.main));

/** A driver noun without a trend: one of the strong list with a name, a target or a modifier before it. */
function strong(text: AnalysedText, first: number, i: number): boolean {
  const word = wordAt(text, i);
  return (
    STRONG_DRIVERS.has(word) &&
    (mentionsIn(text, [first, i]).length > 0 ||
      /^(on|of|from|to)$/.test(wordAt(text, i + 1)) ||
      (word === "pressure" && tokenAt(text, i - 1)?.tag === "ADJ"))
  );
}

interface Noun {
  head: number;
  first: number;
  stop: number;
  clause: Clause | null;
  causal: boolean;
  grows: boolean;
  trend: boolean;
}

/** End of a noun's phrase, end of the driver with its predicate, and the threshold if that is a condition. */
function reach(
  text: AnalysedText,
  { head: i, first, stop, clause, causal, grows, trend }: Noun,
): { last: { phrase: number; whole: number }; threshold: string | null } {
  let phrase =
    wordAt(text, i + 1) === "to" && tokenAt(text, i + 2)?.tag === "VERB"
      ? infinitives(text, i + 1, stop)
      : phraseEnd(text.page.tokens, i, stop);
  if (clause && clause.group.first > i) phrase = Math.min(phrase, clause.group.first);
  // `Pressure that was meant to isolate Mali has driven`: the subject with its relative clause.
  if (causal && clause!.subject![1] > phrase && /^(that|which)$/.test(wordAt(text, phrase)))
    phrase = clause!.subject![1];
  // `nationalism in Delhi and Beijing makes`: the subject is whole.
  if (
    clause?.subject &&
    clause.subject[0] === first &&
    clause.subject[1] > phrase &&
    !text.page.tokens.slice(first, clause.subject[1]).some((t) => /^(,|that|which|who|whose)$/.test(t.lower))
  )
    phrase = clause.subject[1];
  phrase = endOf(text, i, phrase);
  const whole = (last: number, threshold: string | null = null): ReturnType<typeof reach> => ({
    last: { phrase, whole: last },
    threshold,
  });
  if (clause?.kind === "condition" && inSubject(clause, i))
    return whole(clause.last, wordsOf(text, [clause.group.last, clause.last]));
  if (clause && grows && !trend) {
    const end = clauseEnd(text, clause);
    return whole(
      end - clause.group.last <= 7
        ? end
        : Math.min(clause.last, phraseEnd(text.page.tokens, clause.group.last, clause.last)),
    );
  }
  return whole(wordAt(text, phrase) === "since" && /^\d{4}$/.test(wordAt(text, phrase + 1)) ? phrase + 2 : phrase);
}

/** The token after `to seek to join the bloc`. */
function infinitives(text: AnalysedText, from: number, stop: number): number {
  let j = from;
  while (j < stop && wordAt(text, j) === "to" && tokenAt(text, j + 1)?.tag === "VERB") j += 2;
  return phraseEnd(text.page.tokens, j, stop);
}

/** `growing arms purchases`: the subject of growth or decline, unless it is a need. */
export function trends(found: Collected<"driver">, text: AnalysedText, speech: Attributions): void {
  const { tokens, sentences } = text.page;
  sentences.forEach((s, sentence) => {
    for (let i = s.first; i < s.last - 1; i++) {
      const direction = TREND[tokens[i].lower];
      if (
        (direction !== "rising" && direction !== "falling") ||
        !/^(ADJ|VERB|NOUN)$/.test(tokens[i].tag) ||
        /^(is|are|was|were|be|been|being)$/.test(wordAt(text, i - 1))
      )
        continue;
      let head = i;
      while (head + 1 < s.last && /^(ADJ|NOUN|PROPN)$/.test(tokens[head + 1].tag)) head++;
      if (head === i || tokens[head].tag !== "NOUN" || NOT_GROWN.test(tokens[head].lower)) continue;
      const first = startOf(text, head, s.first);
      const clause = clauseAt(text, i);
      const pressing =
        (clause !== null && inSubject(clause, head)) ||
        /^(by|of|under|amid|given|despite)$/.test(wordAt(text, first - 1));
      if (!pressing || wordAt(text, first) === "no" || found.touch([first, head + 1])) continue;
      let last = phraseEnd(text.page.tokens, head, s.last);
      if (clause && clause.group.first > head) last = Math.min(last, clause.group.first);
      const range: Range = [first, endOf(text, head, last)];
      const subject = ownersOf(text, first, head, sentence);
      found.add(range, {
        speaker: speech.chain(head),
        direction,
        ...(subject.length > 0 ? { subject } : {}),
      });
    }
  });
}
