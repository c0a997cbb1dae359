/** The score that a case expects of itself before anything has resolved, in words. */
import { momentsOf } from "../ledger/expectation/distribution.ts";
import { at, expectedScore } from "../ledger/expectation/expected.ts";
import type { Result } from "../result/index.ts";
import { counted } from "./format.ts";
import { score } from "./scores.ts";

/** One sentence over all questions of a case; empty where it has no odds. */
export function selfExpectation({ joint, questions }: Result): string {
  if (!joint) return "";
  const asked = joint.questions.flatMap((id, q) => {
    const p = questions[id]?.given ? questions[id].given.p : questions[id]?.p;
    return p === undefined || p === null ? [] : [at(q, p)];
  });
  const law = asked.length === 0 ? null : expectedScore(joint, asked);
  if (law === null) return "";
  const { mean, q95 } = momentsOf(law);
  return `Over its ${asked.length === 1 ? "one question" : `${counted(asked.length)} questions`} the case expects a Brier score of ${score(mean)} of itself, and at most ${score(q95)} in 95\u00a0% of its own futures; a worse one would say that its numbers or its mechanism miss something.`;
}
