import type { EarlierFinding } from "../result/index.ts";
import { isAnswer, type Ledger } from "./life.ts";
import type { Made } from "./lines.ts";
import { cameTrue, scoredOf } from "./scores/scored.ts";
import { selectedOf } from "./scores/selected.ts";

const MADE: readonly Made[] = ["live", "archive", "hindcast"];

/** How the odds filed on a case's questions did that have resolved; null where none has, or none had odds. */
export function earlierOf(ledger: Ledger, caseId: string): EarlierFinding | null {
  const questions: EarlierFinding["questions"] = [];
  const sums = new Map<string, { source: string; made: Made; questions: number; brier: number }>();
  for (const life of ledger.questions.values()) {
    const { question, inForce } = life;
    const yes = cameTrue(life);
    if (question.case !== caseId || yes === null || !inForce || !isAnswer(inForce)) continue;
    const odds = MADE.flatMap((made) => {
      const when = { kind: made === "live" ? "mean" : "first" } as const;
      return selectedOf(life, { made, when, sources: null }).flatMap((selected) => {
        const { brier } = scoredOf(life, selected);
        const p = selected.parts.at(-1)?.value.p;
        if (brier === null || p === undefined) return [];
        const { source } = selected;
        const sum = sums.get(`${source} ${made}`) ?? { source, made, questions: 0, brier: 0 };
        sums.set(`${source} ${made}`, { ...sum, questions: sum.questions + 1, brier: sum.brier + brier });
        return [{ source, made, p }];
      });
    });
    if (odds.length === 0) continue;
    questions.push({
      question: question.id.slice(question.id.indexOf("/") + 1),
      ask: question.text,
      yes,
      on: inForce.happened_on,
      known: inForce.known_on,
      odds,
    });
  }
  if (questions.length === 0) return null;
  return { questions, sources: [...sums.values()].map((sum) => ({ ...sum, brier: sum.brier / sum.questions })) };
}
