/**
 * Shallow grammar of a page, enough for actor, act and condition: verb groups of each sentence, clauses of the verb
 * groups, and the innermost clause of each token.
 */
import type { Page } from "../tokens.ts";
import { clausesOf, type Clause } from "./clauses.ts";
import { verbGroups } from "./verb-groups.ts";

export { nounPhraseBefore, phraseEnd, phraseStart } from "./phrases.ts";
export type { Clause } from "./clauses.ts";
export type { ClauseKind } from "./subjects.ts";
export type { VerbGroup } from "./verb-groups.ts";
export type { Range } from "./words.ts";

export interface Grammar {
  page: Page;
  /** In the order of the text; the clauses of one sentence by sentence. */
  clauses: readonly Clause[];
  ofSentence: readonly (readonly Clause[])[];
  /** Index of the innermost clause that contains a token, or -1. */
  at: Int32Array;
}

export function parse(page: Page): Grammar {
  const { tokens, sentences } = page;
  const clauses: Clause[] = [];
  const ofSentence = sentences.map((s, sentence) => {
    const own = clausesOf(tokens, s, sentence, verbGroups(tokens, s), clauses.length);
    clauses.push(...own);
    return own;
  });
  return {
    page,
    clauses,
    ofSentence,
    at: innermost(tokens.length, clauses),
  };
}

/** For each token the index of the shortest clause that contains it, or -1. */
function innermost(length: number, clauses: readonly Clause[]): Int32Array {
  const at = new Int32Array(length).fill(-1);
  const longestFirst = clauses.map((_, k) => k).sort((a, b) => size(clauses[b]) - size(clauses[a]));
  for (const k of longestFirst) at.fill(k, clauses[k].first, clauses[k].last);
  return at;
}

const size = ({ first, last }: Clause): number => last - first;
