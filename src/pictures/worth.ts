/** Value of information: the expected improvement of the answers if one number were known. */
import type { DecisionFinding, Result } from "../result/index.ts";
import { bars } from "./bars.ts";
import { figures, list } from "../wording/format.ts";
import { inWords, place } from "../wording/paths.ts";

export interface Worth {
  path: string;
  /** Mean over the questions of Var E[Y|X]: by how much knowing the number would lower the expected Brier score (0..1). */ worth: number;
  /** Question with the largest improvement. */ question: string;
}

/** Numbers above noise in some question, the most valuable first; at most `most`. */
export function worthKnowing(result: Result, most = 8): Worth[] {
  const questions = Object.entries(result.questions).filter(([, { sensitivity }]) => sensitivity !== undefined);
  const sums = new Map<string, { sum: number; top: number; question: string }>();
  for (const [id, { sensitivity }] of questions)
    for (const { path, worth, below_noise } of sensitivity ?? []) {
      if (below_noise || !(worth > 0)) continue;
      const entry = sums.get(path) ?? { sum: 0, top: 0, question: id };
      entry.sum += worth;
      if (worth > entry.top) {
        entry.top = worth;
        entry.question = id;
      }
      sums.set(path, entry);
    }
  return [...sums]
    .map(([path, { sum, question }]) => ({ path, worth: sum / questions.length, question }))
    .sort((a, b) => b.worth - a.worth || (a.path < b.path ? -1 : 1))
    .slice(0, most);
}

/** Expected Brier score of the odds as they stand, mean over the questions: p (1 - p). */
export function expectedBrier(result: Result): number {
  const all = Object.values(result.questions);
  return all.reduce((sum, { p }) => sum + p * (1 - p), 0) / Math.max(1, all.length);
}

/** The figure over all questions, empty where no number stands above noise. */
export function worth(result: Result): string {
  const found = worthKnowing(result);
  const now = expectedBrier(result);
  if (found.length === 0 || now === 0) return "";
  return bars(
    found.map(({ path, worth: value }) => {
      const { group, block, text } = place(result, path);
      return {
        above: [group, block].filter(Boolean).join(", "),
        text: text || group,
        value,
        said: `\u2212${figures(value)}`,
      };
    }),
    {
      title: "By how much knowing one number would lower the expected Brier score",
      note: `mean over ${Object.keys(result.questions).length} question${Object.keys(result.questions).length === 1 ? "" : "s"}, on a scale from 0 to 1; as things stand ${figures(now)}`,
      says: `Worth knowing: ${list(found.slice(0, 3).map(({ path, worth: value }) => `${inWords(result, path)} (${figures(value)})`))}. The expected Brier score is ${figures(now)}.`,
    },
  );
}

/** Value of knowing one number for a decision, empty where none is above noise. */
export function decisionWorth(result: Result, decision: DecisionFinding): string {
  const found = decision.evppi.filter(({ worth: value }) => value > 0).slice(0, 8);
  const unit = decision.unit === null ? "" : ` ${decision.unit}`;
  return bars(
    found.map(({ path, worth: value, se, below_noise }) => {
      const { group, block, text } = place(result, path);
      return {
        above: [group, block].filter(Boolean).join(", "),
        text: text || group,
        value,
        whisker: 1.96 * se,
        faint: below_noise,
        said: `${figures(value)}${unit}`,
      };
    }),
    {
      title: `${decision.name}: what knowing one number would add`,
      note: "grey: below noise; whiskers: 95 % Monte Carlo intervals",
      says: `${decision.name}: ${list(found.slice(0, 3).map(({ path, worth: value }) => `${inWords(result, path)} ${figures(value)}${unit}`))}.`,
    },
  );
}
