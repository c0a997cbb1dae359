/** Rules for which words are the verbs of clauses; the first that fits decides. */
import { isParticiple, isPast, known } from "../lexicon/forms.ts";
import { VERBS } from "../lexicon/verbs.ts";
import type { Token, TokenSentence } from "../tokens.ts";
import { closesApposition } from "./phrases.ts";
import { MODALS, isDash, lower, skipAdverbsBack, type Tokens } from "./words.ts";
import { words } from "../lexicon/lists.ts";
import collectiveNouns from "../lexicon/lists/collective-nouns.txt";
import linkingVerbs from "../lexicon/lists/linking-verbs.txt";

const COLLECTIVES = words(collectiveNouns);
const LINKING_VERBS = words(linkingVerbs);

/** A word that may be a verb, with its neighbours. */
export interface Candidate {
  tokens: Tokens;
  i: number;
  s: TokenSentence;
  t: Token;
  /** Place of the last word before it that is no adverb, and that word where it stands in the sentence. */
  before: number;
  previous: Token | undefined;
  next: Token | undefined;
  /** A noun or an adjective by its tag that is a verb by the lists. */
  listed: boolean;
}

export interface VerbRule {
  id: string;
  /** A sentence in which the rule decides. */
  example: string;
  where(word: Candidate): boolean;
  /** Whether the word is then the verb of a clause. */
  then: boolean;
}

const uses = (t: Token): readonly string[] => known(VERBS, t.lower)?.value ?? [];
export const is = (t: Token | undefined, ...tags: string[]): boolean => t !== undefined && tags.includes(t.tag);

export const VERB_RULES: readonly VerbRule[] = [
  {
    id: "in an infinitive",
    example: "The bridge is to be rebuilt.",
    where: ({ tokens, i, s, t }) => is(t, "AUX", "VERB") && inInfinitive(tokens, i, s.first),
    then: false,
  },
  {
    id: "gerund of being or having",
    example: "Chad complained of being left alone.",
    where: ({ tokens, i, s, t }) =>
      (/^(being|having)$/.test(t.lower) && (is(tokens[i - 1], "ADP") || lower(tokens, i - 1) === "than")) ||
      (i > s.first + 1 && /^(being|having)$/.test(lower(tokens, i - 1)) && is(tokens[i - 2], "ADP")),
    then: false,
  },
  {
    id: "being in an insertion",
    example: "An agreement, now being drafted, might follow.",
    where: ({ tokens, i, s, t }) =>
      (t.lower === "being" &&
        isParticiple(lower(tokens, i + 1)) &&
        tokens[skipAdverbsBack(tokens, i - 1, s.first)]?.text === ",") ||
      (lower(tokens, i - 1) === "being" &&
        isParticiple(t.lower) &&
        tokens[skipAdverbsBack(tokens, i - 2, s.first)]?.text === ","),
    then: false,
  },
  {
    id: "auxiliary",
    example: "Peru will vote.",
    where: ({ t }) => is(t, "AUX") || (MODALS.has(t.lower) && t.tag !== "PROPN"),
    then: true,
  },
  {
    id: "remains",
    example: "The question of the gate remains open.",
    where: ({ t, previous }) =>
      t.lower === "remains" && previous !== undefined && !is(previous, "DET", "ADJ") && previous.lower !== "'s",
    then: true,
  },
  {
    id: "bare form after a singular",
    example: "A ceasefire offer from Mali failed.",
    where: ({ tokens, i, s, t, before, previous }) =>
      !isPast(t.lower) &&
      !isParticiple(t.lower) &&
      (!t.lower.endsWith("s") || t.lower.endsWith("ss")) &&
      before === i - 1 &&
      (is(previous, "VERB") ||
        (is(previous, "NOUN", "PROPN") &&
          !previous!.lower.endsWith("s") &&
          !COLLECTIVES.has(previous!.lower) &&
          !/^(and|or)$/.test(lower(tokens, before - 1)) &&
          !isPlural(tokens, before, s.first))),
    then: false,
  },
  {
    id: "after a determiner",
    example: "The claim collapsed.",
    where: ({ previous }) =>
      previous !== undefined &&
      (is(previous, "DET") || /^(-|'s|'|its|their|his|her|our)$/.test(previous.lower)) &&
      !/^(that|this|these|those|all|both|which|who)$/.test(previous.lower),
    then: false,
  },
  {
    id: "after a preposition",
    example: "Calls for talks grew.",
    where: ({ previous }) =>
      /^(to|for)$/.test(previous?.lower ?? "") ||
      (is(previous, "ADP") && !/^(up|out|down|back)$/.test(previous!.lower)),
    then: false,
  },
  {
    id: "participle in -ing",
    example: "Mali left the talks complaining.",
    where: ({ t }) => t.lower.endsWith("ing") && t.lower !== "bring",
    then: false,
  },
  {
    id: "listed behind an insertion",
    example: "Mali, a poor state, fears the drought.",
    where: ({ tokens, s, t, before, previous, next, listed }) =>
      listed &&
      previous !== undefined &&
      (previous.text === "," || isDash(tokens, before)) &&
      t.lower.endsWith("s") &&
      closesApposition(tokens, before, s.first) &&
      (is(next, "DET", "PROPN", "PRON", "SCONJ", "ADJ", "NOUN") || /^(that|to|for)$/.test(next?.lower ?? "")),
    then: true,
  },
  {
    id: "listed behind a relative",
    example: "Quarrels over the lake, which supplies water to both towns, go on.",
    where: ({ previous, next, listed }) =>
      listed &&
      /^(which|who)$/.test(previous?.lower ?? "") &&
      is(next, "DET", "PROPN", "PRON", "ADJ", "NOUN", "NUM", "ADP"),
    then: true,
  },
  {
    id: "past form tagged as an adjective",
    example: "Swiss diplomats mediated between Chad and Mali.",
    where: ({ tokens, i, s, t, previous, next, listed }) =>
      listed &&
      is(previous, "NOUN", "PROPN") &&
      is(t, "ADJ") &&
      isPast(t.lower) &&
      (is(next, "ADP") || (is(previous, "PROPN") && is(next, "NOUN", "ADJ"))) &&
      !finiteAfter(tokens, i + 1, s),
    then: true,
  },
  {
    id: "cause or need before an article",
    example: "Reliance on foreign loans alarms the ministry.",
    where: ({ i, t, before, previous, next, listed }) =>
      listed &&
      is(previous, "NOUN") &&
      before === i - 1 &&
      t.lower.endsWith("s") &&
      is(next, "DET") &&
      !/^(all|both|each)$/.test(next!.lower) &&
      uses(t).some((use) => /cause|need/.test(use)),
    then: true,
  },
  {
    id: "listed without a subject before it",
    example: "A bigger test is approaching.",
    where: ({ t, previous, next, listed }) =>
      listed &&
      !(
        next !== undefined &&
        (is(previous, "PROPN", "PRON") ||
          (is(previous, "NOUN") && previous!.lower.endsWith("s") !== t.lower.endsWith("s")))
      ),
    then: false,
  },
  {
    id: "reporting or wanting verb before a noun",
    example: "Mali fears isolation.",
    where: ({ tokens, i, t, previous, next, listed }) =>
      listed &&
      t.lower.endsWith("s") &&
      is(previous, "PROPN", "PRON") &&
      is(next, "NOUN", "ADJ") &&
      /that|need/.test(uses(t).join()) &&
      !is(tokens[i + 2], "AUX", "VERB"),
    then: true,
  },
  {
    id: "listed between a subject and an object",
    example: "Both governments claim the island.",
    where: ({ tokens, t, before, previous, next, listed }) =>
      listed &&
      next !== undefined &&
      ((is(previous, "NOUN") && previous!.lower.endsWith("s") && is(next, "ADJ") && is(t, "ADJ")) ||
        is(next, "DET", "PROPN", "PRON", "SCONJ", "PART", "ADV", "NUM") ||
        /^(to|that|for|as)$/.test(next.lower) ||
        (/^[.,;:]$/.test(next.text) &&
          (/^(if|unless|when|once|should)$/.test(lower(tokens, before - 1)) ||
            (is(tokens[before - 1], "DET") && /^(if|unless|when|once)$/.test(lower(tokens, before - 2)))))),
    then: true,
  },
  {
    id: "listed otherwise",
    example: "The Mekong states met again.",
    where: ({ listed }) => listed,
    then: false,
  },
  {
    id: "participle behind a linking verb",
    example: "Oslo seems convinced.",
    where: ({ t, previous }) => isParticiple(t.lower) && LINKING_VERBS.has(previous?.lower ?? ""),
    then: false,
  },
  {
    id: "behind an adjective",
    example: "The cooperative promised in 2019 to find a better policy for its members; nothing came of it.",
    where: ({ tokens, t, before, previous, next }) =>
      is(previous, "ADJ") &&
      !(t.lower.endsWith("s") && lower(tokens, before - 1).endsWith("ing") && !is(next, "NOUN")) &&
      !/^(both|many|most|few|others|all)$/.test(previous!.lower),
    then: false,
  },
  {
    id: "participle at the head",
    example: "Cut off, Mali gave in.",
    where: ({ t, previous }) => previous === undefined && (isPast(t.lower) || isParticiple(t.lower)),
    then: false,
  },
  {
    id: "participle with by before the verb",
    example: "A text drafted by Oslo failed.",
    where: ({ tokens, i, s, t, next }) =>
      (isPast(t.lower) || isParticiple(t.lower)) && next?.lower === "by" && finiteAfter(tokens, i + 1, s),
    then: false,
  },
  {
    id: "participle of an insertion",
    example: "The text, signed in Doha, failed.",
    where: ({ tokens, i, s, t, previous, next }) =>
      isParticiple(t.lower) && previous?.text === "," && is(next, "ADP") && finiteAfter(tokens, i + 1, s),
    then: false,
  },
  {
    id: "participle before a noun",
    example: "A second treaty, concluded in 2006, put claims aside for fifty years.",
    where: ({ tokens, i, s, t, before, previous, next }) =>
      (isPast(t.lower) || isParticiple(t.lower)) &&
      is(next, "NOUN") &&
      previous?.text === "," &&
      !uses(t).includes("that") &&
      !(
        closesApposition(tokens, before, s.first) &&
        !finiteAfter(tokens, s.first, { ...s, last: i }) &&
        !finiteAfter(tokens, i + 1, s)
      ),
    then: false,
  },
  { id: "tagged as a verb", example: "Peru left.", where: () => true, then: true },
];

/**
 * Whether the noun phrase that ends at i is the last of a list (`Iran and the United Arab Emirates`) or follows a
 * plural.
 */
function isPlural(tokens: Tokens, i: number, first: number): boolean {
  for (let j = i; j >= Math.max(first, i - 9); j--) {
    const t = tokens[j];
    if (/^(and|or|both|who|which|that|they|we|you|some|many|most|others|few|all|several|two|three)$/.test(t.lower))
      return true;
    if ((t.tag === "NOUN" || (t.tag === "PROPN" && j === first)) && t.lower.endsWith("s") && j < i) return true;
    if (
      /^[,;:"]$/.test(t.text) ||
      /^(a|an|every|each|this)$/.test(t.lower) ||
      (t.tag === "VERB" && tokens[j - 1]?.text !== "-")
    )
      return false;
  }
  return false;
}

/** Whether the word is part of an infinitive: `to be taken`, `to have been`. */
function inInfinitive(tokens: Tokens, i: number, first: number): boolean {
  for (let j = i - 1; j >= first; j--) {
    const t = tokens[j];
    if (t.lower === "to") return t.tag === "PART" || /^(be|have)$/.test(lower(tokens, j + 1));
    if (t.tag !== "ADV" && !/^(be|been|have|being)$/.test(t.lower)) return false;
  }
  return false;
}

function finiteAfter(tokens: Tokens, i: number, s: TokenSentence): boolean {
  for (let j = i; j < s.last; j++) {
    const t = tokens[j];
    if (/^(which|who|that|and|but|if|because|as|when|while|;|")$/.test(t.lower)) return false;
    if (t.tag === "AUX" || (t.tag === "VERB" && !t.lower.endsWith("ing") && lower(tokens, j - 1) !== "to")) return true;
  }
  return false;
}
