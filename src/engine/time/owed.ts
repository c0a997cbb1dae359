/**
 * What procedures still owe a question: everything else that its yes asks for stands, and a parliament or a court has not
 * decided, or has decided otherwise. t question, q standing, n procedure (in reading order), k issue.
 */
import { issuesOf, satisfied } from "../model/conditions.ts";
import type { Model } from "../compile.ts";

/** Nothing is owed; else n + 1 where procedure n is open, -(n + 1) where it has decided otherwise. */
export const NOTHING_OWED = 0;

export interface Owed {
  /** Questions that a procedure has to answer, in order. */
  questions: number[];
  /** What is owed to question t at standing q, while procedures are open as `isOpen` says. */
  at(t: number, q: number, isOpen: (n: number) => boolean): number;
}

export function makeOwed({ questions, foresight, packages, shape }: Model): Owed {
  const { rows, K } = packages;
  const asked = questions.map(({ when }) => {
    const read = issuesOf(when);
    return foresight.procedures.flatMap(({ issue }, n) => (read.includes(issue) ? [n] : []));
  });
  const known = questions.map(() => new Map<number, { whole: boolean; otherwise: number }>());
  const row = new Uint8Array(K);

  /** Whether some outcomes of these procedures make a yes of the rest of `row`; what is asked of drivers and tables counts as so. */
  const isYes = (t: number, open: readonly number[]): boolean => {
    const [n, ...rest] = open;
    if (n === undefined) return satisfied(questions[t].when, row, 0, () => true);
    const { issue } = foresight.procedures[n];
    const before = row[issue];
    const isOne = Array.from({ length: shape.offset[issue + 1] - shape.offset[issue] }, (_, o) => o).some((o) => {
      row[issue] = o;
      return isYes(t, rest);
    });
    row[issue] = before;
    return isOne;
  };
  const lookAt = (t: number, q: number): { whole: boolean; otherwise: number } => {
    for (let k = 0; k < K; k++) row[k] = rows[q * K + k];
    if (!isYes(t, asked[t]) || isYes(t, [])) return { whole: false, otherwise: -1 };
    const decided = asked[t].filter((n) => row[foresight.procedures[n].issue] !== 0);
    const against = decided.find(
      (n) =>
        !isYes(
          t,
          asked[t].filter((other) => other !== n),
        ),
    );
    return { whole: true, otherwise: against ?? -1 };
  };

  return {
    questions: asked.flatMap((list, t) => (list.length > 0 ? [t] : [])),
    at(t, q, isOpen) {
      let found = known[t].get(q);
      if (found === undefined) known[t].set(q, (found = lookAt(t, q)));
      if (!found.whole) return NOTHING_OWED;
      if (found.otherwise >= 0) return -(found.otherwise + 1);
      const n = asked[t].find(isOpen);
      return n === undefined ? NOTHING_OWED : n + 1;
    },
  };
}
