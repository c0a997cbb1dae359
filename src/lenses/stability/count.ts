/**
 * Counts over the worlds: packages reached from the standing by improvements, and packages at which every mover is
 * stable. s state, H mover, q question.
 */
import type { Model } from "../../engine/compile.ts";
import { ALL, CONCEPTS, type Stability } from "./concepts.ts";
import type { CaseGraph } from "./states.ts";

/** Counts of worlds, by state; those of concept j of state s at [j * states + s]. */
interface Counts {
  worlds: number;
  reached: Int32Array;
  held: Int32Array;
  /** By question: a yes is reached; and holds, by concept. */
  questions: { reached: number; held: number[] }[];
}

export function emptyCounts(model: Model, { graph: { states } }: CaseGraph): Counts {
  return {
    worlds: 0,
    reached: new Int32Array(states),
    held: new Int32Array(4 * states),
    questions: model.questions.map(() => ({ reached: 0, held: [0, 0, 0, 0] })),
  };
}

/** Whether every mover is stable at s, as bits. */
export function everybody(stability: Stability, movers: number, s: number): number {
  let bits = ALL;
  for (let H = 0; H < movers && bits !== 0; H++) bits &= stability.verdict(H, s);
  return bits;
}

/**
 * States reached from the standing by improvements in the current world of `stability`, the standing first; one mover
 * may move twice in a row.
 */
export function reachedBy(
  stability: Stability,
  { graph: { states, movers } }: CaseGraph,
  seen: Uint8Array = new Uint8Array(states),
): number[] {
  seen.fill(0);
  seen[0] = 1;
  const open = [0];
  for (let n = 0; n < open.length; n++) {
    const s = open[n];
    for (let H = 0; H < movers.length; H++) {
      const { starts, targets } = movers[H];
      for (let a = starts[s]; a < starts[s + 1]; a++) {
        const t = targets[a];
        if (seen[t] === 1 || !stability.improves(H, s, a)) continue;
        seen[t] = 1;
        open.push(t);
      }
    }
  }
  return open;
}

/** Adds the current world of `stability`. */
export function countWorld(model: Model, cased: CaseGraph, stability: Stability, counts: Counts): void {
  const { graph, packages } = cased;
  const reached = reachedBy(stability, cased);
  const bits = reached.map((s) => everybody(stability, graph.movers.length, s));
  counts.worlds++;
  reached.forEach((s, n) => {
    counts.reached[s]++;
    for (let j = 0; j < CONCEPTS.length; j++) counts.held[j * graph.states + s] += (bits[n] >> j) & 1;
  });
  model.questions.forEach(({ fits }, q) => {
    let yes = false;
    let held = 0;
    reached.forEach((s, n) => {
      if (fits[packages[s]] === 0) return;
      yes = true;
      held |= bits[n];
    });
    const count = counts.questions[q];
    if (yes) count.reached++;
    for (let j = 0; j < CONCEPTS.length; j++) count.held[j] += (held >> j) & 1;
  });
}

/** Greatest number of packages in a result, besides the best of each question. */
const MAX_PACKAGES = 12;

/**
 * States for the result: the standing, then those that are most often reached and hold (SEQ, then reached at all), and
 * for each question the best that answers yes.
 */
export function listed(model: Model, { graph: { states }, packages }: CaseGraph, { reached, held }: Counts): number[] {
  const seq = (s: number): number => held[states + s];
  const order = Array.from({ length: states }, (_, s) => s)
    .filter((s) => s > 0 && reached[s] > 0)
    .sort((a, b) => seq(b) - seq(a) || reached[b] - reached[a] || a - b);
  const best = model.questions.flatMap(({ fits }) => order.find((s) => fits[packages[s]] === 1) ?? []);
  const chosen = new Set([...order.slice(0, MAX_PACKAGES - 1), ...best]);
  return [0, ...order.filter((s) => chosen.has(s))];
}
