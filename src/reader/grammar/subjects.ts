/** Where a clause begins behind its opening words, and its subject. */
import type { VerbGroup } from "./verb-groups.ts";
import {
  isBoundary,
  isDash,
  isNominal,
  lower,
  skipAdverbsBack,
  skipForward,
  type Range,
  type Tokens,
} from "./words.ts";
import { words } from "../lexicon/lists.ts";
import clauseOpeners from "../lexicon/lists/clause-openers.txt";

const CLAUSE_OPENERS = words(clauseOpeners);

export type ClauseKind = "main" | "relative" | "complement" | "condition" | "adverbial";

const MONTH = "january|february|march|april|may|june|july|august|september|october|november|december";
const TEMPORAL = new RegExp(
  `^(?:(?:in|by|since|during|on|from|until|after|before) (?:early |late |mid - )?(?:\\d+ )?(?:(?:${MONTH})(?: \\d+)?|\\d{4})|since then|(?:in|during|by) the (?:early |late )?(?:spring|summer|autumn|winter|fall)(?: of \\d{4})?|on \\d+ (?:${MONTH})(?: \\d{4})?|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:last|this|next|that) (?:week|month|year|summer|winter|spring|autumn|${MONTH}|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:a|an|one|two|three|four|five|six|\\d+) (?:days?|weeks?|months?|years?|decades?) (?:later|ago|earlier)|for (?:\\w+) (?:years|months|weeks|decades)|yesterday|today|recently|then|now|meanwhile|earlier)(?= )`,
);

/** Skips `However,`, `First,`, conjunctions and phrases before a comma that are not the subject. */
export function afterOpeners(tokens: Tokens, first: number, verb: number): number {
  // `A: It is conceivable`
  let i =
    /^[A-Z][a-z]?$/.test(tokens[first]?.text ?? "") && tokens[first + 1]?.text === ":" && first + 2 < verb
      ? first + 2
      : first;
  while (
    i < verb &&
    !(/^(first|second|third|fourth|still|then|also|finally)$/.test(lower(tokens, i)) && tokens[i + 1]?.text !== ",") &&
    (CLAUSE_OPENERS.has(lower(tokens, i)) ||
      tokens[i].text === "," ||
      tokens[i].text === '"' ||
      tokens[i].text === "]" ||
      tokens[i].text === "[")
  )
    i++;
  return Math.min(i, verb);
}

/** The subject of a verb group in a clause that begins at `first`; null where the clause has none of its own. */
export function subjectOf(
  tokens: Tokens,
  first: number,
  group: VerbGroup,
  kind: ClauseKind,
  marker: number | null,
): Range | null {
  if (
    kind === "relative" &&
    marker !== null &&
    skipForward(tokens, marker + 1, group.first) >= group.first &&
    lower(tokens, marker) !== "whose"
  )
    return null;
  const end0 = skipAdverbsBack(tokens, group.first - 1, first);
  if (end0 < first) return null;
  let end = group.inverted !== null && lower(tokens, end0) === "to" ? end0 - 1 : end0;
  if (tokens[end].text === "," || isDash(tokens, end)) {
    // `Kostas Meridis, a former negotiator, doubts`: the subject precedes the first of the two commas.
    const stop = tokens[end].text;
    let open = end - 1;
    while (open > first && tokens[open].text !== stop) open--;
    if (open > first && (isNominal(tokens, open - 1) || tokens[open - 1].tag === "ADJ"))
      return [subjectStart(tokens, open - 1, first), end];
    return null;
  }
  if (!isNominal(tokens, end) && tokens[end].tag !== "ADJ" && tokens[end].tag !== "VERB" && tokens[end].tag !== "PUNCT")
    return null;
  if (tokens[end].tag === "PUNCT" && tokens[end].text !== '"' && tokens[end].text !== ")") return null;
  return [subjectStart(tokens, end, first), end + 1];
}

/** First token of the noun phrase, with its of- and other phrases, that ends at `end`. */
function subjectStart(tokens: Tokens, end: number, first: number): number {
  let comma = -1;
  for (let i = end; i >= first; i--) {
    if (isBoundary(tokens, i) && tokens[i].text !== '"' && tokens[i].text !== ")" && tokens[i].text !== "(")
      return i + 1;
    if (tokens[i].text === ",") {
      comma = i;
      break;
    }
  }
  if (comma < 0) return afterAdverbs(tokens, first, end);
  const opener = tokens[first];
  // `At the summit, Japan ...`; but `A, B and C` stays whole.
  if (
    opener.tag === "ADP" ||
    opener.tag === "ADV" ||
    opener.tag === "SCONJ" ||
    opener.tag === "VERB" ||
    (/^(last|this|next|first|second|third|in|most|one|two|a|early|late|ever)$/.test(opener.lower) &&
      !/^(a|one|two)$/.test(opener.lower)) ||
    (opener.capital && /^(First|Second|Third|Last)$/.test(opener.text))
  )
    return afterAdverbs(tokens, comma + 1, end);
  for (let i = comma + 1; i < end; i++) if (/^(and|or)$/.test(lower(tokens, i))) return first;
  return afterAdverbs(tokens, comma + 1, end);
}

function afterAdverbs(tokens: Tokens, from: number, end: number): number {
  let i = afterDate(tokens, from, end);
  while (
    i < end &&
    ((tokens[i].tag === "ADV" && !/^(more|most|only|some)$/.test(lower(tokens, i))) ||
      (/^(and|but|or|yet|that)$/.test(lower(tokens, i)) && tokens[i].tag !== "DET"))
  )
    i++;
  return i;
}

/** Skips `In 2015`, `Last August`, `A week later`, `Since then` before a subject. */
function afterDate(tokens: Tokens, i: number, end: number): number {
  const words = tokens
    .slice(i, Math.min(end + 1, i + 7))
    .map((t) => t.lower)
    .join(" ");
  const found = TEMPORAL.exec(words);
  if (!found) return i;
  const count = found[0].trim().split(" ").length;
  return i + count <= end && lower(tokens, i + count) !== "'s" ? i + count : i;
}
