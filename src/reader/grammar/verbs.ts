/** Which words are the verbs of clauses. */
import { known } from "../lexicon/forms.ts";
import { VERBS } from "../lexicon/verbs.ts";
import type { TokenSentence } from "../tokens.ts";
import { VERB_RULES, is, type Candidate, type VerbRule } from "./verb-rules.ts";
import { MODALS, skipAdverbsBack, type Tokens } from "./words.ts";

/** The rule that decides on token i; null where it cannot be a verb. */
export function verbRule(tokens: Tokens, i: number, s: TokenSentence): VerbRule | null {
  const t = tokens[i];
  const listed = is(t, "NOUN", "ADJ", "PROPN") && !t.capital && known(VERBS, t.lower) !== null;
  if (!is(t, "AUX", "VERB") && !listed && (!MODALS.has(t.lower) || t.tag === "PROPN")) return null;
  const before = skipAdverbsBack(tokens, i - 1, s.first);
  const previous = before >= s.first ? tokens[before] : undefined;
  const candidate: Candidate = { tokens, i, s, t, before, previous, next: tokens[i + 1], listed };
  return VERB_RULES.find(({ where }) => where(candidate))!;
}

/** Whether token i is the verb of a clause. */
export const isVerb = (tokens: Tokens, i: number, s: TokenSentence): boolean => verbRule(tokens, i, s)?.then ?? false;
