/** Between two verb groups: where the second clause starts, and how it opens. */
import { CUE_ADJECTIVES } from "../lexicon/cues.ts";
import { isParticiple, known } from "../lexicon/forms.ts";
import { VERBS } from "../lexicon/verbs.ts";
import type { Clause } from "./clauses.ts";
import { ADVERBIAL, opensClause, opensLongCondition, type Opening } from "./openings.ts";
import { closesApposition } from "./phrases.ts";
import type { VerbGroup } from "./verb-groups.ts";
import { isBoundary, isNominal, lower, skipAdverbsBack, skipForward, type Tokens } from "./words.ts";
import { words } from "../lexicon/lists.ts";
import carryingVerbs from "../lexicon/lists/carrying-verbs.txt";
import carriedNouns from "../lexicon/lists/carried-nouns.txt";
import wordsBeforeContent from "../lexicon/lists/words-before-content.txt";
import addressees from "../lexicon/lists/addressees.txt";

const CARRYING_VERBS = words(carryingVerbs);
const CARRIED_NOUNS = words(carriedNouns);
const BEFORE_CONTENT = words(wordsBeforeContent);
const ADDRESSEES = words(addressees);

/** Where the clause of `group` starts, between the verb before it and itself. */
export function boundaryBetween(tokens: Tokens, previous: VerbGroup, group: VerbGroup, open: Clause): Opening {
  const [from, to] = [previous.last, group.first];
  if (group.inverted !== null) return { at: group.inverted, marker: group.inverted, kind: "condition" };
  let comma = -1;
  let conjunction = -1;
  let hard = -1;
  for (let i = to - 1; i >= from; i--) {
    const w = lower(tokens, i);
    const t = tokens[i];
    if ((hard < 0 && comma < 0 && conjunction < 0) || t.text !== ",") {
      if (/^(if|unless|until|provided|lest)$/.test(w))
        return { at: markerStart(tokens, i, from), marker: i, kind: "condition" };
      if (opensLongCondition(tokens, i)) return { at: markerStart(tokens, i, from), marker: i, kind: "condition" };
      if (/^(as|that)$/.test(w) && opensLongCondition(tokens, i - 2)) continue;
      if (w === "whether" || w === "how" || w === "what" || w === "why")
        return { at: i, marker: i, kind: "complement" };
      if (
        w === "that" &&
        (t.tag === "SCONJ" ||
          t.tag === "PRON" ||
          (takesThat(tokens, previous, i) && (i === from || tokens[i - 1].text === ",")))
      ) {
        if (carriesContent(tokens, previous, i)) return { at: i, marker: i, kind: "complement" };
        const noun = tokens[i - 1];
        const complement =
          i === from ||
          tokens[i - 1].tag === "VERB" ||
          tokens[i - 1].tag === "ADJ" ||
          tokens[i - 1].tag === "ADV" ||
          BEFORE_CONTENT.has(lower(tokens, i - 1)) ||
          takesThat(tokens, previous, i);
        return {
          at: i,
          marker: i,
          kind:
            complement &&
            !(
              noun &&
              i > from &&
              noun.tag === "NOUN" &&
              !takesThat(tokens, previous, i) &&
              !/^(reporters|parliament|journalists)$/.test(noun.lower)
            )
              ? "complement"
              : "relative",
        };
      }
      if (/^(which|who|whom|whose)$/.test(w) || (w === "where" && i > from))
        return { at: tokens[i - 1]?.tag === "ADP" ? i - 1 : i, marker: i, kind: "relative" };
      if (ADVERBIAL.has(w) && opensClause(tokens, i, group) && !(w === "as" && lower(tokens, i - 1) === "well"))
        return { at: markerStart(tokens, i, from), marker: i, kind: "adverbial" };
      if (
        w === "once" &&
        opensClause(tokens, i, group) &&
        isNominal(tokens, skipAdverbsBack(tokens, group.first - 1, i))
      )
        return { at: markerStart(tokens, i, from), marker: i, kind: "condition" };
    }
    if (hard < 0 && isBoundary(tokens, i)) hard = i;
    if (conjunction < 0 && /^(and|but|or|yet|nor|so)$/.test(w) && t.tag !== "ADV") {
      const next = skipForward(tokens, i + 1, to);
      const verbNext = next >= to;
      const end = skipAdverbsBack(tokens, to - 1, i);
      const subjectNext =
        isNominal(tokens, end) || (tokens[end].text === "," && end > i + 1 && closesApposition(tokens, end, i));
      const joins = !verbNext && subjectNext && tokens[i - 1]?.text !== "," && commaConjunction(tokens, from, i);
      if (joins) continue;
      if (verbNext || (tokens[i - 1]?.text === "," && subjectNext) || (subjectNext && lower(tokens, i) !== "and"))
        conjunction = i;
      else if (subjectNext && !joinsNames(tokens, i)) conjunction = i;
    }
    if (comma < 0 && t.text === ",") comma = i;
  }
  if (hard >= 0 && hard > Math.max(conjunction, comma)) return { at: hard + 1, marker: null, kind: "main" };
  const before = skipAdverbsBack(tokens, to - 1, from);
  if (open.kind === "relative" && from >= to && takesThat(tokens, previous, from))
    return { at: to, marker: null, kind: "complement" };
  if (open.kind === "relative" && conjunction < 0 && open.shared) {
    const object =
      !isNominal(tokens, before) ||
      inPrepositionalPhrase(tokens, before, from) ||
      before < from ||
      (comma >= 0 && comma === before) ||
      (comma < 0 && hard < 0);
    if (object)
      return {
        at: comma >= 0 && comma >= before - 1 ? comma : to,
        marker: null,
        kind: "main",
        resumes: open.shared,
      };
  }
  // `A pact signed in May has been broken`: the participle belongs to the subject.
  if (
    (open.kind === "main" || open.kind === "complement") &&
    open.subject &&
    !open.shared &&
    conjunction < 0 &&
    comma < 0 &&
    hard < 0 &&
    previous.first === previous.main &&
    isParticiple(lower(tokens, previous.main)) &&
    tokens[previous.last]?.tag === "ADP" &&
    !known(VERBS, lower(tokens, previous.main))?.value.includes("that") &&
    tokens[to].tag === "AUX" &&
    isNominal(tokens, before)
  ) {
    return { at: to, marker: null, kind: "main", resumes: open.subject, reduces: true };
  }
  if (conjunction >= 0) return { at: conjunction, marker: null, kind: "main" };
  if (hard >= 0) return { at: hard + 1, marker: null, kind: "main" };
  if (comma >= 0) return { at: commaBeforeSubject(tokens, comma, from, to) + 1, marker: null, kind: "main" };
  // `a dam it cannot control`: the pronoun after a noun opens a relative clause without a relative pronoun.
  if (
    before > from &&
    tokens[before].tag === "PRON" &&
    /^(it|they|he|she|we|you|i)$/.test(lower(tokens, before)) &&
    /^(NOUN|PROPN)$/.test(tokens[before - 1].tag) &&
    before - 1 >= from
  )
    return { at: before, marker: null, kind: "relative" };
  // No word between: `says it deserves`, `realizes it must`.
  const told = ADDRESSEES.has(lower(tokens, from)) && from + 1 < to ? 1 : 0;
  return {
    at: Math.min(from + told, to),
    marker: null,
    kind:
      /that/.test(known(VERBS, lower(tokens, previous.chain[previous.chain.length - 1]))?.value.join() ?? "") ||
      CUE_ADJECTIVES.has(lower(tokens, previous.last - 1))
        ? "complement"
        : "relative",
  };
}

/** Whether `, and` with a subject behind it stands between: then a bare `and` after it joins two nouns (`talks may open, and a deal on trade and crossings might follow`). */
function commaConjunction(tokens: Tokens, from: number, to: number): boolean {
  for (let i = from + 1; i < to - 1; i++)
    if (
      /^(and|but|or)$/.test(lower(tokens, i)) &&
      tokens[i - 1].text === "," &&
      isNominal(tokens, to - 1) &&
      /^(DET|ADJ|NOUN|PROPN|PRON)$/.test(tokens[i + 1].tag)
    )
      return true;
  return false;
}

/** `makes the case that`, `takes the view that`: the noun introduces the content. */
function carriesContent(tokens: Tokens, previous: VerbGroup, that: number): boolean {
  return (
    CARRYING_VERBS.has(lower(tokens, previous.main)) &&
    that - previous.last <= 4 &&
    CARRIED_NOUNS.has(lower(tokens, that - 1))
  );
}

/**
 * `..., a former envoy, Luc Delorme, told`: the comma before the whole subject, where the last one only closes an
 * insertion.
 */
function commaBeforeSubject(tokens: Tokens, comma: number, from: number, to: number): number {
  if (skipForward(tokens, comma + 1, to) < to) return comma;
  const earlier = (before: number): number => {
    let j = before - 1;
    while (j >= from && tokens[j].text !== ",") j--;
    return j;
  };
  const open = earlier(comma);
  if (open < from || !isNominal(tokens, comma - 1)) return comma;
  const head = earlier(open);
  return isNominal(tokens, open - 1) && open - 1 > Math.max(head, from) ? Math.max(head, from - 1) : comma;
}

/**
 * Whether the clause from `from` can be the content of the verb before: the verb takes a that-clause and no noun is
 * between.
 */
function takesThat(tokens: Tokens, previous: VerbGroup, that: number): boolean {
  const verb = known(VERBS, lower(tokens, previous.chain[previous.chain.length - 1]));
  return verb !== null && verb.value.includes("that") && that - previous.last <= 6;
}

function inPrepositionalPhrase(tokens: Tokens, i: number, from: number): boolean {
  for (let j = i; j >= from; j--) {
    const t = tokens[j];
    if (t.tag === "ADP" || t.lower === "to") return true;
    if (t.text === "," || t.tag === "VERB" || t.tag === "CCONJ") return false;
  }
  return false;
}

/** Whether `and` at i joins two names of one subject: `Berlin and Paris agreed`. */
function joinsNames(tokens: Tokens, i: number): boolean {
  const [a, b] = [tokens[i - 1], tokens[i + 1]];
  return (
    a?.tag === "PROPN" &&
    b?.tag === "PROPN" &&
    tokens[i + 2]?.tag !== "PART" &&
    isNominal(tokens, i - 1) &&
    !verbBefore(tokens, i - 1)
  );
}

function verbBefore(tokens: Tokens, i: number): boolean {
  for (let j = i; j > i - 4 && j >= 0 && tokens[j].tag !== "NUM"; j--)
    if (tokens[j].tag === "VERB" || tokens[j].tag === "ADP") return true;
  return false;
}

function markerStart(tokens: Tokens, i: number, from: number): number {
  let j = i;
  while (
    j > from &&
    (tokens[j - 1].tag === "ADV" ||
      tokens[j - 1].text === "," ||
      /^(and|but|only|even|particularly)$/.test(lower(tokens, j - 1)))
  )
    j--;
  return j;
}
