/**
 * The score that a case expects of itself: over the futures of its own kept worlds, which carry how its answers go
 * together. q question, R the questions that count.
 */
import type { JointFinding } from "../../result/index.ts";
import { brier } from "../scores/binary.ts";
import { distributionOf, type Distribution } from "./distribution.ts";

/** Score of a probability of yes against an answer. */
export type BinaryScore = (p: number, yes: boolean) => number;

/** A question that counts: its place in the joint table, and its score if it is answered yes and if no. */
export interface Counted {
  q: number;
  yes: number;
  no: number;
}

/** Question q at odds p. */
export const at = (q: number, p: number, score: BinaryScore = brier): Counted => ({
  q,
  yes: score(p, true),
  no: score(p, false),
});

/** Distribution of the mean score over what is asked of R; futures that ask none of R are left out. Null where all do. */
export function expectedScore(
  { patterns }: Pick<JointFinding, "patterns">,
  counted: readonly Counted[],
): Distribution | null {
  const scores: [number, number][] = [];
  for (const [bits, futures] of patterns) {
    let sum = 0;
    let asked = 0;
    for (const { q, yes, no } of counted) {
      if (bits[q] === "-") continue;
      asked++;
      sum += bits[q] === "1" ? yes : no;
    }
    if (asked > 0) scores.push([sum / asked, futures]);
  }
  return scores.length === 0 ? null : distributionOf(scores);
}

/** Share of the futures that ask a question which answer it yes; null where none asks it. */
export function oddsIn({ patterns }: Pick<JointFinding, "patterns">, q: number): number | null {
  let yes = 0;
  let asked = 0;
  for (const [bits, futures] of patterns) {
    if (bits[q] === "-") continue;
    asked += futures;
    if (bits[q] === "1") yes += futures;
  }
  return asked === 0 ? null : yes / asked;
}
