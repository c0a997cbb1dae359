/**
 * The score that a case expects of itself: over the futures of its own kept worlds, which carry how its answers go
 * together. q question, R the questions that count.
 */
import type { JointFinding } from "../../result/joint.ts";
import { brier } from "../scores/binary.ts";
import { distributionOf, type Distribution } from "./distribution.ts";

/** Score of a probability of yes against an answer. */
export type BinaryScore = (p: number, yes: boolean) => number;

/** A question that counts: its place in the joint table and the odds to score. */
export interface Counted {
  q: number;
  p: number;
}

/** Sum of the scores of what is asked in one future, and the number of its questions. */
interface FutureScore {
  sum: number;
  asked: number;
  futures: number;
}

function scoresOf({ patterns }: JointFinding, counted: readonly Counted[], score: BinaryScore): FutureScore[] {
  const both = counted.map(({ p }) => ({ yes: score(p, true), no: score(p, false) }));
  return patterns
    .map(([bits, futures]) => {
      let sum = 0;
      let asked = 0;
      counted.forEach(({ q }, n) => {
        if (bits[q] === "-") return;
        asked++;
        sum += bits[q] === "1" ? both[n].yes : both[n].no;
      });
      return { sum, asked, futures };
    })
    .filter(({ asked }) => asked > 0);
}

/** Distribution of the mean score over what is asked of R; futures that ask none of R are left out. Null where all do. */
export function expectedScore(
  joint: JointFinding,
  counted: readonly Counted[],
  score: BinaryScore = brier,
): Distribution | null {
  const scores = scoresOf(joint, counted, score);
  return scores.length === 0 ? null : distributionOf(scores.map(({ sum, asked, futures }) => [sum / asked, futures]));
}

/** The same of the sum over R, for cases that are put together; what is not asked adds its mean, so that sums are alike. */
export function expectedSum(
  joint: JointFinding,
  counted: readonly Counted[],
  score: BinaryScore = brier,
): Distribution | null {
  const scores = scoresOf(joint, counted, score);
  return scores.length === 0
    ? null
    : distributionOf(scores.map(({ sum, asked, futures }) => [(sum / asked) * counted.length, futures]));
}

/** Share of the futures that ask a question which answer it yes; null where none asks it. */
export function oddsIn({ patterns }: JointFinding, q: number): number | null {
  let yes = 0;
  let asked = 0;
  for (const [bits, futures] of patterns) {
    if (bits[q] === "-") continue;
    asked += futures;
    if (bits[q] === "1") yes += futures;
  }
  return asked === 0 ? null : yes / asked;
}
