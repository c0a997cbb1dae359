/** Clauses of cause and effect, and clauses of rise or fall. */
import { mentionAt, tokenAt, wordAt, type AnalysedText } from "../analysed-text.ts";
import { codesOf } from "../people.ts";
import type { Clause, Range } from "../grammar/index.ts";
import { known } from "../lexicon/forms.ts";
import { CAUSES, TREND, TREND_VERBS } from "../lexicon/roles.ts";

const TREND_VERB = new Map(Object.entries(TREND_VERBS));

/** Token of the head of a subject: the last word before its first preposition, comma or infinitive. */
export function headOf(text: AnalysedText, [first, last]: Range): number {
  for (let i = first + 1; i < last; i++)
    if (
      tokenAt(text, i).tag === "ADP" ||
      tokenAt(text, i).text === "," ||
      wordAt(text, i) === "to" ||
      /^(that|which|who)$/.test(wordAt(text, i))
    )
      return i - 1;
  return last - 1;
}

/** The causal verb of the chain, or null. */
export function causeOf(text: AnalysedText, clause: Clause): { verb: number; sign: 1 | -1 } | null {
  for (const v of clause.group.chain) {
    const found = known(CAUSES, wordAt(text, v));
    if (!found || clause.group.passive) continue;
    // An object is required.
    const next = tokenAt(text, v + 1);
    if (
      !next ||
      /^[.,;]$/.test(next.text) ||
      (next.tag === "ADP" && !/^(lead|contribute|add|push|press|bring|draw|weigh)$/.test(found.base))
    )
      continue;
    if (/^(lead|contribute)$/.test(found.base) && !/^(to|inevitably|directly)$/.test(next.lower)) continue;
    if (
      !/^(drive|force|compel|prompt|provoke|lead|persuade|embolden|propel)$/.test(found.base) &&
      codesOf(text, clause.subject, clause.sentence).length > 0 &&
      !abstract(text, clause)
    )
      continue;
    return { verb: v, sign: found.value };
  }
  return null;
}

const abstract = (text: AnalysedText, clause: Clause): boolean =>
  clause.subject !== null &&
  tokenAt(text, headOf(text, clause.subject)).tag === "NOUN" &&
  !mentionAt(text, headOf(text, clause.subject));
export const isCausal = (text: AnalysedText, clause: Clause): boolean => causeOf(text, clause) !== null;

export function trendOf(text: AnalysedText, clause: Clause): string | null {
  for (const v of clause.group.chain) {
    const found = known(TREND_VERB, wordAt(text, v));
    if (found && !clause.group.passive && !/^(DET|PROPN|PRON)$/.test(tokenAt(text, v + 1)?.tag ?? ""))
      return found.base;
  }
  const adjective = wordAt(text, clause.group.last);
  if (/^(becomes?|became|gets?|grows?)$/.test(wordAt(text, clause.group.main)) || TREND[adjective] === "rising")
    return "grow";
  return null;
}
