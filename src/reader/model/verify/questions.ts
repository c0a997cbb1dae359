/** Questions and constraints of a model's draft. */
import type { Pair, Question } from "../../draft/proposed.ts";
import type { DraftAnswer } from "../draft-call.ts";
import { askAsWritten } from "../../draft/question-words.ts";
import { dateOf, stated } from "./dates.ts";
import { left, pairKey, type DraftVerifier } from "./verifier.ts";
import { narrowed } from "./passages.ts";
import { doubtOf, questionFault } from "./question-faults.ts";
import { senseFault, signOf } from "./question-sense.ts";

export function verifyQuestions({ questions }: DraftAnswer, verifier: DraftVerifier): void {
  for (const question of questions) {
    const part = verifier.part("questions", question, [question.ask]);
    if (!part || question.ask === undefined) continue;
    const until = stated(dateOf(question.date_quote, part.quotes, true, verifier));
    const yes = question.not_expressible === undefined ? verifier.pair(question) : null;
    const read: Question = {
      ...part,
      quotes: narrowed(part.quotes, "question", verifier.ground.reading),
      ask: askAsWritten(question.ask),
      yes,
      also: yes === null ? [] : verifier.pairs(question.also).filter((at) => pairKey(at) !== pairKey(yes)),
      not_expressible: question.not_expressible ?? (yes === null ? "no option of an issue says it" : null),
      mode: question.mode ?? "reach",
      until,
      polarity: question.polarity ?? "positive",
    };
    const standing = yes !== null && standsToday(yes, verifier);
    const made = { ...read, polarity: signOf(read, standing, verifier) };
    if (made.polarity !== read.polarity)
      verifier.withdraw(`the ${read.polarity} sign of "${made.ask}", which its passage does not give`);
    const fault = questionFault(made, verifier.out, verifier.ground.reading) ?? senseFault(made, standing, verifier);
    const doubt = fault === null ? doubtOf(made, verifier.out) : null;
    if (doubt !== null) verifier.withdraw(`what counts as yes for "${made.ask}": ${doubt}`);
    verifier.out.questions.push({
      ...made,
      ...left(part, fault),
      ...(standing ? { mode: "hold" as const } : {}),
      ...(doubt === null ? {} : { yes: null, also: [], not_expressible: doubt }),
    });
  }
}

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
