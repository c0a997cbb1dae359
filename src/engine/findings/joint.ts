/** The answers to all questions together, future by future. w kept world, f future, q question. */
import type { Model } from "../compile.ts";
import type { JointFinding } from "../../result/index.ts";
import type { Columns } from "../time/simulate.ts";
import { answersIn } from "./answers.ts";

/** Number of futures by the answers that occur in them together (result/joint.ts). */
export function jointFinding(model: Model, blocks: readonly Columns[]): JointFinding {
  const counts = new Map<string, number>();
  for (const columns of blocks)
    for (let w = 0; w < columns.kept; w++)
      for (let f = 0; f < model.settings.paths; f++) {
        const bits = bitsOf(model, (q) => answersIn(model, columns, w, q, f));
        counts.set(bits, (counts.get(bits) ?? 0) + 1);
      }
  return {
    questions: model.case.questions.map(({ id }) => id),
    patterns: [...counts].sort(([a], [b]) => (a < b ? -1 : 1)),
  };
}

function bitsOf({ questions }: Model, isYes: (q: number) => boolean): string {
  const bit = (q: number): string => {
    const { given } = questions[q];
    if (given >= 0 && bit(given) !== "1") return "-";
    return isYes(q) ? "1" : "0";
  };
  return questions.map((_, q) => bit(q)).join("");
}
