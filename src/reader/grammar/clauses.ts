/** The clauses of one sentence, from its verb groups. */
import { isParticiple } from "../lexicon/forms.ts";
import type { TokenSentence } from "../tokens.ts";
import { boundaryBetween } from "./boundaries.ts";
import { openingOf, opensLongCondition, type Opening } from "./openings.ts";
import { antecedent, phraseStart } from "./phrases.ts";
import { afterOpeners, subjectOf, type ClauseKind } from "./subjects.ts";
import type { VerbGroup } from "./verb-groups.ts";
import { isNominal, lower, type Range, type Tokens } from "./words.ts";

export interface Clause {
  sentence: number;
  /** With nested clauses, without its marker. */
  first: number;
  last: number;
  group: VerbGroup;
  subject: Range | null;
  /** The relative's antecedent or the subject that a coordinate verb shares. */
  shared: Range | null;
  /** Token of `if`, `that`, `which`, ... */
  marker: number | null;
  kind: ClauseKind;
  /** Index of the superordinate clause. */
  parent: number | null;
}

/**
 * @param groups the verb groups of the sentence, in its order
 * @param base index that the first clause of this sentence will have on the page: parents are indices on the page
 */
export function clausesOf(
  tokens: Tokens,
  s: TokenSentence,
  sentence: number,
  groups: readonly VerbGroup[],
  base: number,
): Clause[] {
  const clauses: Clause[] = [];
  groups.forEach((group, n) => {
    const previous = groups[n - 1];
    const before = clauses[n - 1];
    const opening = previous ? boundaryBetween(tokens, previous, group, before) : openingOf(tokens, group, s);
    if (before) before.last = withoutConnectives(tokens, opening.at);
    if (opening.resumes) {
      const [first] = opening.resumes;
      if (opening.reduces) Object.assign(before, { kind: "relative", shared: before.subject, subject: null });
      clauses.push({ ...bare(sentence, group, s), first, subject: [first, before.last] });
      before.parent = base + n;
      return;
    }
    const clause = opened(tokens, s, bare(sentence, group, s), opening, previous);
    if (!clause.subject && clause.kind === "main" && before) {
      clause.subject = beforeAside(tokens, before) ?? beforeInsertion(tokens, s, group, before);
      if (!clause.subject) clause.shared = sharedSubject(clauses);
    }
    if (clause.kind !== "main" && before) clause.parent = base + n - 1;
    clauses.push(clause);
  });
  close(tokens, s, clauses, base);
  return clauses;
}

const bare = (sentence: number, group: VerbGroup, s: TokenSentence): Clause => ({
  sentence,
  first: s.first,
  last: s.last,
  group,
  subject: null,
  shared: null,
  marker: null,
  kind: "main",
  parent: null,
});

/** The clause behind its opening word, with the subject of its own and the antecedent of a relative. */
function opened(
  tokens: Tokens,
  s: TokenSentence,
  clause: Clause,
  { at, marker, kind }: Opening,
  previous: VerbGroup | undefined,
): Clause {
  const { group } = clause;
  const behind = marker === null ? at : Math.max(at, marker + (opensLongCondition(tokens, marker) ? 3 : 1));
  const first = afterOpeners(tokens, behind, group.first);
  return {
    ...clause,
    first,
    marker,
    kind,
    subject: subjectOf(tokens, first, group, kind, marker),
    shared: kind === "relative" && marker !== null ? antecedent(tokens, marker, previous?.last ?? s.first) : null,
  };
}

/** `Mali, Rabat says, needs`: the clause between commas gives back the subject before it. */
function beforeAside(tokens: Tokens, aside: Clause): Range | null {
  if (
    !aside.subject ||
    tokens[aside.subject[0] - 1]?.text !== "," ||
    tokens[aside.group.last]?.text !== "," ||
    aside.first >= aside.subject[0] - 1 ||
    !(
      isNominal(tokens, aside.subject[0] - 2) ||
      (tokens[aside.subject[0] - 2].tag === "VERB" && lower(tokens, aside.subject[0] - 3) === "to")
    )
  )
    return null;
  const subject: Range = [aside.first, aside.subject[0] - 1];
  aside.first = aside.subject[0];
  return subject;
}

/** The subject before a clause or a participle that is inserted between commas. */
function beforeInsertion(tokens: Tokens, s: TokenSentence, group: VerbGroup, aside: Clause): Range | null {
  if (tokens[group.first - 1]?.text !== ",") return null;
  // `Mali, where half are poor, needs`
  if (aside.kind === "adverbial" && aside.marker !== null) {
    const end = aside.marker - 1;
    return tokens[end]?.text === "," && end - 1 >= s.first && isNominal(tokens, end - 1)
      ? [phraseStart(tokens, end - 1, s.first), end]
      : null;
  }
  // `gas, widely seen as a prize that would pay, may make`
  if (aside.kind !== "relative") return null;
  let open = (aside.marker ?? aside.first) - 1;
  while (open > s.first && tokens[open].text !== ",") open--;
  return open > s.first &&
    isNominal(tokens, open - 1) &&
    (isParticiple(lower(tokens, open + 1)) ||
      isParticiple(lower(tokens, open + 2)) ||
      lower(tokens, open + 1).endsWith("ing"))
    ? [phraseStart(tokens, open - 1, s.first), group.first - 1]
    : null;
}

/** The subject that a further verb of the sentence shares: `Mali signed the pact and left`. */
function sharedSubject(clauses: readonly Clause[]): Range | null {
  const owner =
    clauses.findLast((c) => c.subject && c.kind !== "condition") ?? clauses.findLast((c) => c.shared !== null);
  return owner ? ((owner.kind !== "condition" ? owner.subject : null) ?? owner.shared) : null;
}

function withoutConnectives(tokens: Tokens, at: number): number {
  let i = at;
  while (i > 0 && /^(,|and|but|or|;|:|\u2014|-|yet)$/.test(lower(tokens, i - 1))) i--;
  return i;
}

/** Ends the clauses before the full stop and gives each its superordinate clause; a clause includes its subordinate ones. */
function close(tokens: Tokens, s: TokenSentence, clauses: readonly Clause[], base: number): void {
  let end = s.last;
  while (end > s.first && /^([.!?"\])]|')$/.test(tokens[end - 1].text)) end--;
  for (const clause of clauses) {
    clause.last = Math.max(clause.group.last, Math.min(clause.last, end));
    clause.first = Math.min(clause.first, clause.group.first);
  }
  for (let k = clauses.length - 1; k > 0; k--) {
    const [before, clause] = [clauses[k - 1], clauses[k]];
    if (clause.kind === "main") continue;
    clause.parent ??= base + k - 1;
    // `that A is so and that B is`: both have the same superordinate clause.
    if (
      clause.kind === "complement" &&
      clause.marker !== null &&
      /^(and|or|but|,)$/.test(lower(tokens, clause.marker - 1)) &&
      before.kind === "complement"
    )
      clause.parent = before.parent;
    else if (clause.parent < base + k) before.last = Math.max(before.last, clause.last);
  }
  // A condition that opens the sentence belongs to the main clause after it.
  clauses.forEach((clause, n) => {
    if ((clause.kind !== "condition" && clause.kind !== "adverbial") || clause.parent !== null || !clauses[n + 1])
      return;
    const main = clauses.findIndex((c, k) => k > n && c.kind === "main");
    clause.parent = base + (main > 0 ? main : n + 1);
  });
}
