/** Rules for part-of-speech tags that the model often gets wrong in such texts, by the words around them. */
import { isParticiple, isPast, known } from "./lexicon/forms.ts";
import { EVENT_NOUNS } from "./lexicon/events.ts";
import { words } from "./lexicon/lists.ts";
import numberVerbs from "./lexicon/lists/number-verbs.txt";
import nounVerbs from "./lexicon/lists/verbs-tagged-as-nouns.txt";
import openingNouns from "./lexicon/lists/nouns-tagged-as-verbs.txt";
import thatVerbs from "./lexicon/lists/plural-reporting-verbs.txt";
import { GROUPS } from "./lexicon/people.ts";
import { ACCORD_NOUNS, DRIVER_NOUNS, NEED_NOUNS, STAKE_NOUNS } from "./lexicon/roles.ts";
import { VERBS } from "./lexicon/verbs.ts";
import type { Tag, Token } from "./tokens.ts";
import tellingVerbsWithThat from "./lexicon/lists/telling-verbs-with-that.txt";
import adjectivesLikeAdverbs from "./lexicon/lists/adjectives-like-adverbs.txt";
import trendParticiples from "./lexicon/lists/trend-participles.txt";

const TELLS = words(tellingVerbsWithThat);
const LIKE_ADVERBS = words(adjectivesLikeAdverbs);
const TREND_PARTICIPLES = words(trendParticiples);

export interface TagRule {
  id: string;
  /** A sentence in which the rule changes a tag. */
  example: string;
  where(word: Place): boolean;
  then: Tag;
}

/** A word with its neighbours. */
export interface Place {
  tokens: readonly Token[];
  i: number;
  t: Token;
  before: Token | undefined;
  next: Token | undefined;
}

const BEFORE_MONTH = /^(of|in|since|by|until|till|before|after|from|last|next|this|early|late|during|\d{1,2})$/;
const COMMON = new Set([...DRIVER_NOUNS, ...NEED_NOUNS, ...STAKE_NOUNS, ...ACCORD_NOUNS, ...EVENT_NOUNS.keys()]);
/** Verbs of rising and falling. */
const NUMBER_VERBS = words(numberVerbs);
/** Verbs whose third person the model tags as a noun, beside those of the lists. */
const ACTS = words(nounVerbs);
/** Nouns at the head of a sentence that the model tags as verbs: `Hopes of a truce`. */
const OPENING_NOUNS = words(openingNouns);
/** Reporting verbs that the model tags as nouns behind a plural: `fishermen fear that`. */
const THAT_VERBS = words(thatVerbs);

const is = (t: Token | undefined, ...tags: Tag[]): boolean => t !== undefined && tags.includes(t.tag);
const word = (t: Token | undefined): string => t?.lower ?? "";
/** A form in -s but not -ss. */
const endsInS = (t: Token | undefined): boolean => /[^s]s$/.test(word(t));
const opensSentence = (before: Token | undefined, marks = /^[.!?"]$/): boolean =>
  before === undefined || marks.test(before.text);
/** A verb by its tag that is neither a participle nor a form in -ing. */
const isBase = ({ t }: Place): boolean => is(t, "VERB") && !t.lower.endsWith("ing") && !isParticiple(t.lower);

/** The first rule that fits decides on a word; the words before it have their new tags. */
export const TAG_RULES: readonly TagRule[] = [
  {
    id: "May as a month",
    example: "The pact of May 1994 lapsed.",
    where: ({ t, before, next }) => t.text === "May" && (is(next, "NUM") || BEFORE_MONTH.test(word(before))),
    then: "PROPN",
  },
  {
    id: "May as a name",
    example: "Theresa May resigned.",
    where: ({ t, before, next }) =>
      t.text === "May" &&
      ((before !== undefined && before.capital && is(before, "NOUN", "PROPN")) ||
        (is(next, "VERB") && isPast(word(next)))),
    then: "PROPN",
  },
  {
    id: "common noun with a capital",
    example: "Exports have fallen.",
    where: ({ t, before, next }) =>
      is(t, "PROPN") &&
      opensSentence(before, /^[.!?"-]$/) &&
      t.capital &&
      !next?.capital &&
      (COMMON.has(t.lower) || COMMON.has(t.lower.replace(/s$/, ""))),
    then: "NOUN",
  },
  {
    id: "people with a capital",
    example: "Gunmen killed two men.",
    where: ({ t, before, next }) =>
      is(t, "PROPN") && t.capital && opensSentence(before) && !next?.capital && GROUPS.has(t.lower),
    then: "NOUN",
  },
  {
    id: "falls behind a plural",
    example: "If cotton prices fall below that, Mali will act.",
    where: ({ t, before, next }) =>
      is(t, "NOUN") &&
      NUMBER_VERBS.has(t.lower) &&
      is(before, "NOUN") &&
      endsInS(before) &&
      is(next, "ADP", "ADV", "PUNCT", "ADJ", "SCONJ", "CCONJ") &&
      word(next) !== "of",
    then: "VERB",
  },
  {
    id: "third person tagged as a noun",
    example: "Turkey imports more than 40 tonnes.",
    where: (place) => is(place.t, "NOUN") && acts(place),
    then: "VERB",
  },
  {
    id: "noun before its verb",
    example: "The yes camp wins.",
    where: ({ tokens, i, t, before, next }) =>
      is(t, "VERB") &&
      is(next, "VERB") &&
      endsInS(next) &&
      is(before, "INTJ", "ADJ", "NOUN", "PROPN") &&
      is(tokens[i - 2], "DET") &&
      known(VERBS, t.lower) === null,
    then: "NOUN",
  },
  {
    id: "verb of a condition",
    example: "If foreign aid dries up, Mali will act.",
    where: ({ tokens, i, t, before, next }) =>
      is(t, "NOUN") &&
      endsInS(t) &&
      is(before, "NOUN", "PROPN") &&
      !before!.lower.endsWith("s") &&
      is(next, "ADP", "ADV", "PUNCT", "PRON", "DET") &&
      known(VERBS, t.lower) !== null &&
      opensCondition(tokens, i),
    then: "VERB",
  },
  {
    id: "gerund behind by",
    example: "Chad answered by closing two crossings.",
    where: ({ t, before, next }) =>
      is(t, "NOUN") && t.lower.endsWith("ing") && word(before) === "by" && is(next, "DET", "NUM", "PRON", "PROPN"),
    then: "VERB",
  },
  {
    id: "point of the compass",
    example: "The rebels of the north left.",
    where: ({ t, before }) =>
      !is(t, "NOUN") && /^(north|south|east|west|centre|interior)$/.test(t.lower) && word(before) === "the",
    then: "NOUN",
  },
  {
    id: "adjective tagged as an adverb",
    example: "They want a short bridging deal.",
    where: ({ t, before, next }) =>
      is(t, "ADV") && is(before, "DET") && LIKE_ADVERBS.has(t.lower) && is(next, "NOUN", "ADJ", "VERB"),
    then: "ADJ",
  },
  {
    id: "that behind the addressee",
    example: "The president assured his generals that fuel would come.",
    where: ({ tokens, i, t, before }) =>
      t.lower === "that" &&
      is(t, "DET") &&
      is(before, "NOUN", "PROPN", "PRON") &&
      tokens.slice(Math.max(0, i - 6), i).some((v) => TELLS.has(v.lower)),
    then: "SCONJ",
  },
  {
    id: "reporting verb tagged as a noun",
    example: "The fishermen fear that it is over.",
    where: ({ tokens, i, t, before, next }) =>
      is(t, "NOUN") &&
      word(next) === "that" &&
      THAT_VERBS.has(t.lower) &&
      ((/(s|men|people)$/.test(word(before)) && is(before, "NOUN")) ||
        (is(before, "PROPN") && is(tokens[i - 3], "NOUN", "PROPN") && is(tokens[i - 2], "ADP"))),
    then: "VERB",
  },
  {
    id: "points out",
    example: "Optimists point out that rain is due.",
    where: ({ t, next }) => is(t, "NOUN") && /^points?$/.test(t.lower) && word(next) === "out",
    then: "VERB",
  },
  {
    id: "made it clear",
    example: "Oslo made it clear that it would stay.",
    where: ({ tokens, i, t, before }) =>
      !is(t, "ADJ") &&
      /^(clear|plain)$/.test(t.lower) &&
      word(before) === "it" &&
      /^(make|makes|made|making)$/.test(word(tokens[i - 2])),
    then: "ADJ",
  },
  {
    id: "chief as a noun",
    example: "The navy chief denied it.",
    where: ({ t, before, next }) =>
      t.lower === "chief" && is(t, "ADJ") && is(before, "NOUN", "PROPN") && is(next, "VERB", "AUX", "PUNCT", "ADP"),
    then: "NOUN",
  },
  {
    id: "noun behind a participle of trend",
    example: "Falling catches have hurt Peru.",
    where: ({ t, before, next }) =>
      is(t, "VERB") && t.lower.endsWith("s") && TREND_PARTICIPLES.has(word(before)) && is(next, "AUX"),
    then: "NOUN",
  },
  {
    id: "name behind a preposition",
    example: "The tussle over Block 9 goes on.",
    where: ({ t, before, next }) =>
      is(t, "VERB") && t.capital && is(before, "ADP") && (is(next, "NUM") || next?.capital === true),
    then: "PROPN",
  },
  {
    id: "noun at the head of a sentence",
    example: "Hopes of a truce faded.",
    where: ({ t, before, next }) =>
      is(t, "VERB") &&
      OPENING_NOUNS.has(t.lower.replace(/ies$/, "y").replace(/s$/, "")) &&
      t.capital &&
      opensSentence(before) &&
      /^(of|for|that|over|about|in|among|from|by|to|on)$/.test(word(next)),
    then: "NOUN",
  },
  {
    id: "noun before does",
    example: "Yet fear does not wait for concrete.",
    where: ({ t, before, next }) =>
      is(t, "VERB") &&
      /^(do|does|did)$/.test(word(next)) &&
      (!before || /^(yet|but|and|so|or|,|;)$/.test(before.lower)),
    then: "NOUN",
  },
  {
    id: "subject of an inversion",
    example: "Were oil to fall, Chad would act.",
    where: ({ t, before, next }) => is(t, "VERB") && /^(Were|Had)$/.test(before?.text ?? "") && word(next) === "to",
    then: "NOUN",
  },
  {
    id: "noun behind its owner",
    example: "Peru's need for cash grew.",
    where: (place) =>
      isBase(place) && /^('s|'|its|their|his|our|my|your)$/.test(word(place.before)) && !is(place.before, "AUX"),
    then: "NOUN",
  },
  {
    id: "noun behind an article",
    example: "Peru must find other suppliers, whatever happens.",
    where: (place) =>
      isBase(place) &&
      (is(place.before, "DET") || word(place.before) === "her") &&
      !/^(that|this|these|those|all|both|who|which)$/.test(word(place.before)) &&
      (place.next === undefined || is(place.next, "ADP", "PUNCT")),
    then: "NOUN",
  },
  {
    id: "noun behind a growing",
    example: "Their growing need to export is known.",
    where: (place) =>
      isBase(place) &&
      /^(growing|rising|mounting|increasing|pressing|deepening|falling|shrinking)$/.test(word(place.before)) &&
      is(place.tokens[place.i - 2], "DET", "PART", "PRON"),
    then: "NOUN",
  },
];

/** Whether a condition opens a few words back without a verb before the next comma. */
function opensCondition(tokens: readonly Token[], i: number): boolean {
  let k = i - 1;
  while (k >= 0 && i - k < 6 && is(tokens[k], "DET", "ADJ", "NOUN", "PROPN", "PART", "PRON", "NUM")) k--;
  if (!/^(if|unless|once|when|until)$/.test(word(tokens[k]))) return false;
  for (let j = i + 1; j < Math.min(tokens.length, i + MAX_CLAUSE_TOKENS) && !/^[,.;:]$/.test(tokens[j].text); j++)
    if (is(tokens[j], "VERB", "AUX") && tokens[j - 1].lower !== "to") return false;
  return true;
}

/** Words behind a verb within which the comma that ends its clause is looked for. */
const MAX_CLAUSE_TOKENS = 60;

/** `Turkey imports more`, `which fears that`, `the Senate shelves its bill`: a form in -s between a name or a relative and an object. */
function acts({ tokens, i, t, before, next }: Place): boolean {
  if (
    !before ||
    !next ||
    t.capital ||
    !endsInS(t) ||
    (known(VERBS, t.lower) === null && !ACTS.has(t.lower.slice(0, -1)) && !ACTS.has(t.lower.slice(0, -2)))
  )
    return false;
  const object =
    /^(its|their|his|her|it|them|him|the|a|an|this|no|every|each|some|any)$/.test(next.lower) ||
    (/^(more|less|about|nearly|almost|some)$/.test(next.lower) &&
      tokens.slice(i + 2, i + 4).some((x) => x.tag === "NUM"));
  const said =
    next.lower === "that" &&
    !is(tokens[i + 2], "AUX", "VERB") &&
    known(VERBS, t.lower)?.value.includes("that") === true;
  if (/^(which|who)$/.test(before.lower) || (is(before, "PROPN") && tokens[i - 2]?.text !== "'s"))
    return object || said;
  // `The pact of 1995, which both accuse each other of breaking, lapses once`: after an insertion behind the subject.
  return (
    before.text === "," &&
    (object || /^(once|when|if|unless|until|after|before|as|into|to)$/.test(next.lower)) &&
    tokens
      .slice(Math.max(0, i - 16), i - 1)
      .some((x, k, all) => /^(which|who|whose)$/.test(x.lower) && all[k - 1]?.text === ",")
  );
}
