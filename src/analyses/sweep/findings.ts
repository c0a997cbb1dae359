/** What a sweep found, point by point, from the tallies of its chunks. */
import { monthName, wilson, type Model } from "../../engine/index.ts";
import type { SweepPointFinding, SweepQuestionFinding } from "../../result/index.ts";
import { pairedDifference, tallyCurve, tallyOdds, type Totals } from "./tally.ts";

export interface CurveRow {
  point: string;
  question: string;
  month: string;
  p: number;
  se: number;
}

/** @param prior of the same point, null where the case has no record or its chunks are missing. @param base totals that the point is compared with */
export function pointFindings(
  model: Model,
  id: string,
  totals: Totals,
  prior: Totals | null,
  base: Totals | null,
): { questions: { [id: string]: SweepQuestionFinding }; curves: CurveRow[] } {
  const curves: CurveRow[] = [];
  const questions = Object.fromEntries(
    model.case.questions.map((question, q) => {
      const { p, se } = tallyOdds(totals, q);
      const difference = base === null ? null : pairedDifference(totals, base, q);
      tallyCurve(totals, q, question.by - model.asOf).forEach((odds, j) =>
        curves.push({ point: id, question: question.id, month: monthName(model.asOf + j + 1), ...odds }),
      );
      const finding: SweepQuestionFinding = {
        p,
        se,
        ...wilson(p, totals.kept),
        without_record: prior === null || prior.kept === 0 ? null : tallyOdds(prior, q).p,
        diff: difference?.diff ?? null,
        diff_se: difference?.diff_se ?? null,
      };
      return [question.id, finding];
    }),
  );
  return { questions, curves };
}

/** Ranks of values, the mean rank where they are equal. */
function ranks(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((a, b) => values[a] - values[b]);
  const out = values.map(() => 0);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1]] === values[order[from]]) to++;
    for (let n = from; n <= to; n++) out[order[n]] = (from + to) / 2;
    from = to + 1;
  }
  return out;
}

/** Spearman's rank correlation; null where one of the two does not vary. */
export function rankCorrelation(x: readonly number[], y: readonly number[]): number | null {
  const [a, b] = [ranks(x), ranks(y)];
  const middle = (x.length - 1) / 2;
  let xy = 0;
  let xx = 0;
  let yy = 0;
  a.forEach((rank, n) => {
    xy += (rank - middle) * (b[n] - middle);
    xx += (rank - middle) * (rank - middle);
    yy += (b[n] - middle) * (b[n] - middle);
  });
  return xx === 0 || yy === 0 ? null : xy / Math.sqrt(xx * yy);
}

/** Rank correlation of p with each axis, by question, over the points that have odds. */
export function correlationsOf(
  points: readonly SweepPointFinding[],
  axes: number,
  question: string,
): (number | null)[] {
  const own = points.filter(({ at, questions }) => at.length > 0 && questions?.[question] !== undefined);
  const p = own.map(({ questions }) => questions![question].p);
  return Array.from({ length: axes }, (_, a) =>
    own.length < 3
      ? null
      : rankCorrelation(
          own.map(({ at }) => at[a]),
          p,
        ),
  );
}
