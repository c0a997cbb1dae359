/** Questions and constraints of a model's draft. */
import type { Pair, Question } from "../../draft/proposed.ts";
import type { DraftAnswer } from "../draft-call.ts";
import { dateOf, stated } from "./dates.ts";
import { left, pairKey, type DraftVerifier } from "./verifier.ts";
import { narrowed, stemsIn } from "./passages.ts";
import { doubtOf, questionFault } from "./question-faults.ts";

export function verifyQuestions({ questions }: DraftAnswer, verifier: DraftVerifier): void {
  for (const question of questions) {
    const part = verifier.part("questions", question, [question.ask]);
    if (!part || question.ask === undefined) continue;
    const until = stated(dateOf(question.date_quote, part.quotes, true, verifier));
    const yes = question.not_expressible === undefined ? verifier.pair(question) : null;
    const made: Question = {
      ...part,
      quotes: narrowed(part.quotes, "question", verifier.ground.reading),
      ask: question.ask,
      yes,
      also: yes === null ? [] : verifier.pairs(question.also).filter((at) => pairKey(at) !== pairKey(yes)),
      not_expressible: question.not_expressible ?? (yes === null ? "no option of an issue says it" : null),
      mode: question.mode ?? "reach",
      until,
      polarity: question.polarity ?? "positive",
    };
    const fault = questionFault(made, verifier.out, verifier.ground.reading) ?? strangeTo(made, verifier);
    const doubt = fault === null ? doubtOf(made, verifier.out) : null;
    if (doubt !== null) verifier.withdraw(`what counts as yes for "${made.ask}": ${doubt}`);
    verifier.out.questions.push({
      ...made,
      ...left(part, fault),
      ...(yes !== null && standsToday(yes, verifier) ? { mode: "hold" as const } : {}),
      ...(doubt === null ? {} : { yes: null, also: [], not_expressible: doubt }),
    });
  }
}

/** A question of which no word stands in the sentences of its passages is not theirs. */
function strangeTo({ ask, yes, quotes }: Question, verifier: DraftVerifier): string | null {
  const { reading, finder } = verifier.ground;
  const sentences = quotes
    .map((quote) => finder.sentenceAt(quote))
    .map(({ start, end }) => reading.text.slice(start, end));
  const said = new Set(sentences.flatMap(stemsIn));
  if (stemsIn(ask).some((stem) => said.has(stem))) return null;
  if (yes !== null && standsToday(yes, verifier) && sentences.some((sentence) => STAYS.test(sentence))) return null;
  return "its passage says nothing of what it asks";
}

const STAYS = /\b(?:nothing|stays?|remains?|continues?|unchanged|goes on|as (?:it is|before))\b/i;

/** What stands today cannot be reached, only hold. */
const standsToday = ({ issue, option }: Pair, { out }: DraftVerifier): boolean =>
  out.issues.find(({ id }) => id === issue)?.options[0]?.id === option;

export function verifyConstraints({ constraints }: DraftAnswer, verifier: DraftVerifier): void {
  for (const constraint of constraints) {
    const part = verifier.part("constraints", constraint, [constraint.says]);
    if (!part || constraint.rule === undefined) continue;
    verifier.out.constraints.push({
      ...part,
      rule: constraint.rule,
      says: constraint.says ?? part.quotes[0].text,
      when: verifier.pairs(constraint.when),
      then: verifier.pairs(constraint.then),
    });
  }
}
