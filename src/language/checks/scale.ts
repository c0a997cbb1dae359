/** The scale of an actor: how far apart its best and its worst package lie. */
import type { Actor, Case, Need } from "../case.ts";

/**
 * Points between the best and the worst package for an actor, over feasible packages and levels of its needs, at
 * medians and without residuals; null without stake or need.
 */
export function pointsRange(c: Case, actor: Actor, value: (p: number) => number): number | null {
  const { stakes, needs } = actor;
  if (stakes.length === 0 && needs.length === 0) return null;
  const K = c.issues.length;
  const self = c.actors.indexOf(actor);
  const reliability = c.issues.map(({ deliveredBy }) =>
    deliveredBy === null || deliveredBy === self ? 1 : value(c.actors[deliveredBy].reliability),
  );
  const discounted = (v: number, k: number): number => (v > 0 ? v * reliability[k] : v);
  const worth = stakes.map((s) => ({
    issue: s.issue,
    points: s.values.map((v) => (value(s.weight) * discounted(value(v), s.issue)) / 100),
  }));
  const felt = needs.map((need) => ({
    ...ends(need, value),
    weight: value(need.weight),
    left: need.metBy.map(({ issue, parts }) => ({
      issue,
      left: parts.map((part) => 1 - discounted(value(part), issue)),
    })),
  }));
  let best = -Infinity;
  let worst = Infinity;
  for (let at = 0; at < c.packages.length; at += K) {
    let high = 0;
    for (let j = 0; j < worth.length; j++) high += worth[j].points[c.packages[at + worth[j].issue]];
    let low = high;
    for (let n = 0; n < felt.length; n++) {
      const { least, most, weight, left } = felt[n];
      let unmet = 1;
      for (let j = 0; j < left.length; j++) unmet *= left[j].left[c.packages[at + left[j].issue]];
      unmet = unmet < 0 ? 0 : unmet > 2 ? 2 : unmet;
      high -= weight * least * unmet;
      low -= weight * most * unmet;
    }
    if (high > best) best = high;
    if (low < worst) worst = low;
  }
  return best - worst;
}

/** Lowest and highest level of a need over all driver levels. */
function ends({ level, sharpenedBy }: Need, value: (p: number) => number): { least: number; most: number } {
  const clamp = (x: number): number => Math.min(1, Math.max(0, x));
  const by = sharpenedBy.map((s) => value(s.by));
  return {
    least: clamp(value(level) + by.reduce((sum, b) => sum + Math.min(0, b), 0)),
    most: clamp(value(level) + by.reduce((sum, b) => sum + Math.max(0, b), 0)),
  };
}
