/** How a clause opens: the word that introduces it, and the kind that this word makes it. */
import type { TokenSentence } from "../tokens.ts";
import type { ClauseKind } from "./subjects.ts";
import type { VerbGroup } from "./verb-groups.ts";
import { isNominal, lower, skipAdverbsBack, type Range, type Tokens } from "./words.ts";

export interface Opening {
  /** First token of the clause, its opening word included. */
  at: number;
  /** Token of `if`, `that`, `which`, ...; null without one. */
  marker: number | null;
  kind: ClauseKind;
  /** Subject of a main clause that goes on behind a relative clause inside it. */
  resumes?: Range;
  /** The clause before is a participle of that subject: `A pact signed in May has been broken`. */
  reduces?: true;
}

export const CONDITION = new Set([
  "providing",
  "assuming",
  "supposing",
  "if",
  "unless",
  "should",
  "were",
  "had",
  "provided",
  "once",
  "until",
  "lest",
]);
export const ADVERBIAL = new Set([
  "because",
  "since",
  "while",
  "whereas",
  "although",
  "though",
  "when",
  "as",
  "after",
  "before",
  "so",
  "whenever",
  "where",
  "than",
  "even",
]);

/** Opening of the first clause of a sentence. */
export function openingOf(tokens: Tokens, group: VerbGroup, s: TokenSentence): Opening {
  if (group.inverted !== null) return { at: s.first, marker: group.inverted, kind: "condition" };
  for (let i = s.first; i < group.first; i++) {
    const w = lower(tokens, i);
    if (w === "that" && tokens[i].tag !== "DET" && i > s.first && isNominal(tokens, i - 1))
      return { at: i, marker: i, kind: "relative" };
    if (/^(which|who|whose|whom)$/.test(w) && i > s.first) return { at: i, marker: i, kind: "relative" };
    if (
      CONDITION.has(w) &&
      !/^(should|were|had)$/.test(w) &&
      !(/^(once|until)$/.test(w) && !reachesSubject(tokens, i, group.first))
    )
      return { at: i, marker: i, kind: "condition" };
    if (opensLongCondition(tokens, i)) return { at: i, marker: i, kind: "condition" };
    if (ADVERBIAL.has(w) && !(w === "as" && lower(tokens, i - 1) === "well") && opensClause(tokens, i, group))
      return { at: i, marker: i, kind: "adverbial" };
  }
  return { at: s.first, marker: null, kind: "main" };
}

/** `as long as`, `so long as`, `on condition that`: the first word of a condition of three. */
export function opensLongCondition(tokens: Tokens, i: number): boolean {
  return (
    (/^(as|so)$/.test(lower(tokens, i)) && lower(tokens, i + 1) === "long" && lower(tokens, i + 2) === "as") ||
    (lower(tokens, i) === "on" && lower(tokens, i + 1) === "condition" && lower(tokens, i + 2) === "that")
  );
}

/** Whether no comma and subject are between. */
function reachesSubject(tokens: Tokens, i: number, verb: number): boolean {
  for (let j = i + 1; j < verb; j++) if (tokens[j].text === ",") return false;
  return isNominal(tokens, skipAdverbsBack(tokens, verb - 1, i));
}

/** `since`, `after`, `before`, `as` open a clause only where a subject and the verb follow without a comma. */
export function opensClause(tokens: Tokens, i: number, group: VerbGroup): boolean {
  if (i + 1 >= group.first) return false;
  const w = lower(tokens, i);
  if (/^(since|after|before|as|than|so|even|where)$/.test(w)) {
    if (w === "even" || w === "so") return false;
    if (
      tokens[i + 1].tag === "NUM" ||
      (/^(then|last|next|the|early|late|january|february|march|april|may|june|july|august|september|october|november|december)$/.test(
        lower(tokens, i + 1),
      ) &&
        /^(since|before|after)$/.test(w) &&
        lower(tokens, i + 1) !== "the")
    )
      return false;
    const subject = skipAdverbsBack(tokens, group.first - 1, i);
    if (!isNominal(tokens, subject)) return false;
    for (let j = i + 1; j < group.first; j++) if (/^[,;:"]$/.test(tokens[j].text)) return false;
    if (w === "as" && lower(tokens, i + 1) === "a") return false;
  }
  return true;
}
