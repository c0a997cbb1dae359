/**
 * Drivers in the condition of a forecast: quantities and circumstances in an `if`, and measures that would be imposed.
 */
import { mentionAt, tokenAt, wordAt, wordsOf, type AnalysedText } from "../../analysed-text.ts";
import { codesOf } from "../../people.ts";
import type { Collected } from "../../items.ts";
import { headOf, trendOf } from "../causes.ts";
import { type Range } from "../../grammar/index.ts";
import { DRIVER_NOUNS, TREND_VERBS } from "../../lexicon/roles.ts";
import type { Attributions } from "../../attribution/index.ts";
import { firstMark, ownEnd } from "./place.ts";

/** Circumstances that no actor controls. */
const FORCES =
  /^(rain|monsoon|weather|winter|summer|drought|flood|harvest|war|fighting|recession|crisis|epidemic|plague|famine|frost|temperature|price|river|aquifer|reservoir|snow|storm|season|currency|market|economy|debt|oil|gas|grain|crop|yield|reserve|stock|fever|mood|tide|violence|insurgency|rebellion|unrest|hunger|heat|cold|growth|sea|ice|wave|blackout|shortage|deficit|inflation)$/;
const QUANTITY = /\b(too|enough|below|above|beyond|at least|more than|less than|under|over|half|double)\b/;
const LEANS = /^(leans?|press|presses|squeez|tighten|turns? up)/;

/** `were oil to fall below 50 dollars`, `if Asmara does not ask too much`, `should the rains fail`, `once the temperature drops`. */
export function conditions(found: Collected<"driver">, text: AnalysedText, speech: Attributions): void {
  for (const clause of text.grammar.clauses) {
    const { group, subject, marker } = clause;
    if (
      clause.kind !== "condition" ||
      !subject ||
      marker === null ||
      !/^(if|unless|should|were|had|provided|once)$/.test(wordAt(text, marker))
    )
      continue;
    const last = firstMark(text, clause, ownEnd(text, clause), /^,$/);
    const said = wordsOf(text, [group.last, Math.max(group.last, last)]);
    const trend = trendOf(text, clause);
    const quantity = trend !== null || QUANTITY.test(said.toLowerCase());
    const range: Range = [subject[0], last];
    if (
      (!quantity &&
        (group.passive || (!isForce(text, headOf(text, subject)) && !LEANS.test(wordAt(text, group.main))))) ||
      last <= group.main ||
      found.touch(range)
    )
      continue;
    const codes = codesOf(text, subject, clause.sentence);
    found.add(range, {
      speaker: speech.chain(group.main),
      direction: group.negated !== null ? "low" : trend ? (TREND_VERBS[trend] ?? "rising") : "rising",
      threshold_word: said,
      ...(codes.length > 0 ? { subject: codes } : {}),
    });
  }
}

function isForce(text: AnalysedText, head: number): boolean {
  const word = wordAt(text, head);
  return (
    DRIVER_NOUNS.has(word) ||
    (tokenAt(text, head).tag === "NOUN" && mentionAt(text, head) === null && FORCES.test(word.replace(/s$/, "")))
  );
}
