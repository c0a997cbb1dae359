/**
 * Drivers by their heads: nouns of pressure (pressure, dependence, price) and any noun with a verb of growth or
 * decline.
 */
import type { Collected } from "../../items.ts";
import { headOf, isCausal, trendOf } from "../causes.ts";
import type { Clause, Range } from "../../grammar/index.ts";
import { DRIVER_NOUNS, STRONG_DRIVERS, TREND, TREND_VERBS } from "../../lexicon/roles.ts";
import type { Scene } from "../../analysed-text.ts";
import type { Attributions } from "../../attribution/index.ts";
import { clauseEnd, endOf, inSubject, ownersOf, startOf } from "./place.ts";

const isDriver = (word: string): boolean =>
  DRIVER_NOUNS.has(word) || (word.endsWith("s") && DRIVER_NOUNS.has(word.slice(0, -1)));
/** Nouns that grow in many texts without being a driver. */
const IDLE = /^(presence|number|share|need|exports|strength|interest)$/;
const NOT_GROWN =
  /^(needs?|fears?|desires?|wish|hunger|thirst|number|numbers|list|body|chorus|part|season|scene|sense|evidence|distance|belief|confidence|hopes?)$/;

/**
 * `Chinese pressure`, `dependence on one buyer`: a noun of the list with a trend, a cause or a strong sense of its own.
 */
export function nouns(found: Collected<"driver">, scene: Scene, speech: Attributions): void {
  const { tokens, sentences } = scene.page;
  sentences.forEach((s, sentence) => {
    for (let i = s.first; i < s.last; i++) {
      const word = tokens[i].lower;
      if (
        !isDriver(word) ||
        tokens[i].tag !== "NOUN" ||
        (tokens[i + 1]?.tag === "NOUN" && DRIVER_NOUNS.has(scene.lower(i + 1)))
      )
        continue;
      const clause = scene.clauseOf(i);
      const first = startOf(scene, i, s.first);
      const trend =
        tokens
          .slice(first, i)
          .map((t) => t.lower)
          .find((w) => TREND[w] !== undefined) ?? null;
      const acts = clause !== null && inSubject(clause, i);
      const causal = acts && isCausal(scene, clause) && headOf(scene, clause.subject!) === i;
      const grows =
        acts && (clause.group.modal === null || clause.kind === "condition") ? trendOf(scene, clause) : null;
      const direction = trend ? TREND[trend] : null;
      const moving = (direction === "rising" || direction === "falling") && !IDLE.test(word);
      if (
        !causal &&
        !grows &&
        !moving &&
        !strong(scene, first, i) &&
        !(direction === "high" && STRONG_DRIVERS.has(word))
      )
        continue;
      const { last, threshold } = reach(scene, {
        head: i,
        first,
        stop: s.last,
        clause,
        causal,
        grows: grows !== null,
        trend: trend !== null,
      });
      const subject = ownersOf(scene, first, i, sentence);
      const object = scene.people.codes([i + 1, last.phrase]).filter((id) => !subject.includes(id));
      const time = scene.times.of([first, last.whole], sentence);
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

/** A driver noun without a trend: one of the strong list with a name, a target or a modifier before it. */
function strong(scene: Scene, first: number, i: number): boolean {
  const word = scene.lower(i);
  return (
    STRONG_DRIVERS.has(word) &&
    (scene.mentions([first, i]).length > 0 ||
      /^(on|of|from|to)$/.test(scene.lower(i + 1)) ||
      (word === "pressure" && scene.token(i - 1)?.tag === "ADJ"))
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
  scene: Scene,
  { head: i, first, stop, clause, causal, grows, trend }: Noun,
): { last: { phrase: number; whole: number }; threshold: string | null } {
  const { grammar } = scene;
  let phrase =
    scene.lower(i + 1) === "to" && scene.token(i + 2)?.tag === "VERB"
      ? infinitives(scene, i + 1, stop)
      : grammar.phraseEnd(i, stop);
  if (clause && clause.group.first > i) phrase = Math.min(phrase, clause.group.first);
  // `Pressure that was meant to isolate Mali has driven`: the subject with its relative clause.
  if (causal && clause!.subject![1] > phrase && /^(that|which)$/.test(scene.lower(phrase)))
    phrase = clause!.subject![1];
  // `nationalism in Delhi and Beijing makes`: the subject is whole.
  if (
    clause?.subject &&
    clause.subject[0] === first &&
    clause.subject[1] > phrase &&
    !scene.page.tokens.slice(first, clause.subject[1]).some((t) => /^(,|that|which|who|whose)$/.test(t.lower))
  )
    phrase = clause.subject[1];
  phrase = endOf(scene, i, phrase);
  const whole = (last: number, threshold: string | null = null): ReturnType<typeof reach> => ({
    last: { phrase, whole: last },
    threshold,
  });
  if (clause?.kind === "condition" && inSubject(clause, i))
    return whole(clause.last, scene.words([clause.group.last, clause.last]));
  if (clause && grows && !trend) {
    const end = clauseEnd(scene, clause);
    return whole(
      end - clause.group.last <= 7 ? end : Math.min(clause.last, grammar.phraseEnd(clause.group.last, clause.last)),
    );
  }
  return whole(scene.lower(phrase) === "since" && /^\d{4}$/.test(scene.lower(phrase + 1)) ? phrase + 2 : phrase);
}

/** The token after `to seek to join the bloc`. */
function infinitives(scene: Scene, from: number, stop: number): number {
  let j = from;
  while (j < stop && scene.lower(j) === "to" && scene.token(j + 1)?.tag === "VERB") j += 2;
  return scene.grammar.phraseEnd(j, stop);
}

/** `growing arms purchases`: the subject of growth or decline, unless it is a need. */
export function trends(found: Collected<"driver">, scene: Scene, speech: Attributions): void {
  const { tokens, sentences } = scene.page;
  sentences.forEach((s, sentence) => {
    for (let i = s.first; i < s.last - 1; i++) {
      const direction = TREND[tokens[i].lower];
      if (
        (direction !== "rising" && direction !== "falling") ||
        !/^(ADJ|VERB|NOUN)$/.test(tokens[i].tag) ||
        /^(is|are|was|were|be|been|being)$/.test(scene.lower(i - 1))
      )
        continue;
      let head = i;
      while (head + 1 < s.last && /^(ADJ|NOUN|PROPN)$/.test(tokens[head + 1].tag)) head++;
      if (head === i || tokens[head].tag !== "NOUN" || NOT_GROWN.test(tokens[head].lower)) continue;
      const first = startOf(scene, head, s.first);
      const clause = scene.clauseOf(i);
      const pressing =
        (clause !== null && inSubject(clause, head)) ||
        /^(by|of|under|amid|given|despite)$/.test(scene.lower(first - 1));
      if (!pressing || found.touch([first, head + 1])) continue;
      let last = scene.grammar.phraseEnd(head, s.last);
      if (clause && clause.group.first > head) last = Math.min(last, clause.group.first);
      const range: Range = [first, endOf(scene, head, last)];
      const subject = ownersOf(scene, first, head, sentence);
      found.add(range, {
        speaker: speech.chain(head),
        direction,
        ...(subject.length > 0 ? { subject } : {}),
      });
    }
  });
}
