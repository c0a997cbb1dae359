/** Stages that follow from what was agreed: opening, outcome, return. */
import { first, second } from "../../../src/numbers/streams.ts";
import type { Case, Month } from "../../../src/language/case.ts";
import { answers, issuesRead, readsMonths, type Sight } from "./conditions.ts";
import { outcomesOf } from "./foresight.ts";
import { key, afresh, choose, indexOf, type Package, type World } from "./world.ts";

/** A procedure that has opened and has no outcome yet. */
export interface Pending {
  opened: Month;
  due: Month;
  outcome: number;
}

/** What procedures carry from month to month, one an issue. */
export interface Stages {
  pending: (Pending | null)[];
  /** True after an exit to the first option, until `when` has failed. */
  shut: boolean[];
}

export const noStages = (c: Case): Stages => ({ pending: c.issues.map(() => null), shut: c.issues.map(() => false) });

/** Issues with a procedure, each after those that its `when` reads. */
export function readingOrder(c: Case): number[] {
  const order: number[] = [];
  const visit = (k: number): void => {
    const { procedure } = c.issues[k];
    if (!procedure || order.includes(k)) return;
    for (const read of issuesRead(procedure.when)) visit(read);
    order.push(k);
  };
  for (const k of c.issues.keys()) visit(k);
  return order;
}

/** A package after the returns that it causes. */
export function returned(c: Case, x: Package, sight: Sight): Package {
  let out = x;
  for (const k of readingOrder(c)) {
    const { when, stays } = c.issues[k].procedure!;
    if (!stays && !answers(c, when, out, sight)) out = out.with(k, 0);
  }
  return out;
}

/**
 * The standing and what is pending after a change of the standing (`all`), or after the drivers have moved and at the end of a month (only
 * procedures that read drivers or tables). What opens is drawn with the numbers of w.
 */
export function settle(
  w: World,
  standing: Package,
  { pending, shut }: Stages,
  sight: Sight,
  path: number,
  all: boolean,
): { standing: Package; stages: Stages } {
  const { c } = w;
  let now = standing;
  const next: Stages = { pending: [...pending], shut: [...shut] };
  for (const k of readingOrder(c)) {
    const { when, stays } = c.issues[k].procedure!;
    const changed = all || now !== standing;
    if (!changed && !readsMonths(when)) continue;
    if (!answers(c, when, now, sight)) {
      next.pending[k] = null;
      next.shut[k] = false;
      if (!stays && now[k] !== 0) now = now.with(k, 0);
    } else if (now[k] !== 0) {
      next.pending[k] = null;
    } else if (!next.pending[k] && !next.shut[k]) {
      next.pending[k] = opening(w, k, path, sight.month);
    }
  }
  return { standing: now, stages: next };
}

/** A procedure that opens in month t. */
export function opening(w: World, k: number, path: number, t: Month): Pending {
  const name = key(w.seed, `issues.${w.c.issues[k].id}/procedure`);
  return {
    opened: t,
    outcome: outcomeOf(w, k, first(name, w.draw, path, t, 0)),
    due: t + waiting(w, k, second(name, w.draw, path, t, 0)),
  };
}

/** What is pending at as_of, as a future has it. */
export function drawnAnew(w: World, k: number, path: number, { opened }: Pending): Pending {
  const { asOf, issues } = w.c;
  const name = key(w.seed, `issues.${issues[k].id}/procedure`);
  const since = issues[k].procedure!.opened ?? opened;
  const outcome = outcomeOf(w, k, first(name, w.draw, path, asOf, 0));
  for (let j = 0; j < 64; j++) {
    const due = since + waiting(w, k, first(name, w.draw, path, asOf, j + 1));
    if (due > asOf) return { opened: since, due, outcome };
  }
  return { opened: since, due: asOf + 1, outcome };
}

function outcomeOf(w: World, k: number, u: number): number {
  const outcomes = outcomesOf(w, k);
  return outcomes[
    choose(
      outcomes.map(({ chance }) => chance),
      u,
    )
  ].option;
}

/** Months from opening to outcome. */
function waiting(w: World, k: number, u: number): number {
  return Math.max(1, Math.ceil(afresh(w, w.c.issues[k].procedure!.months, u)));
}

/** The standing after the outcome of issue k, with the returns that it causes; null where that is not feasible. */
export function afterOutcome(c: Case, standing: Package, k: number, outcome: number, sight: Sight): Package | null {
  const x = returned(c, standing.with(k, outcome), sight);
  return indexOf(c, x) < 0 ? null : x;
}
