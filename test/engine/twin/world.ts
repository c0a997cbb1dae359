/**
 * The twin's world: a case in which every number has its value. The formulas of docs/methods/model.md are followed literally throughout the twin
 * (nothing kept, nothing folded, everything computed anew for every package), so that a reader can check it against the page.
 * Indices: i actor, k issue, o option, d driver, p parameter. A package is a plain array with one option an issue.
 */
import { normalQuantile } from "../../../src/numbers/normal.ts";
import { sampler } from "../../../src/numbers/quantity.ts";
import { first, key, second } from "../../../src/numbers/streams.ts";
import type { Case, Month, ParameterIndex } from "../../../src/language/case.ts";

export type Package = number[];
/** What an actor takes a number to be. */
export type See = (p: ParameterIndex) => number;

export interface World {
  c: Case;
  seed: number;
  draw: number;
  /** One a parameter. */
  value: number[];
  /** One a parameter. */
  median: number[];
  /** e_ik(o), points, [i][k][o]. */
  residual: number[][][];
}

/** Equality of docs/methods/bargaining.md#when-two-numbers-are-equal. */
export function same(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}
export const positive = (a: number): boolean => a > 0 && !same(a, 0);
export const notNegative = (a: number): boolean => a > 0 || same(a, 0);
export const clamp = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x));
export const sum = (xs: number[]): number => xs.reduce((total, x) => total + x, 0);

/** Weights as shares of 1. */
export function shares(weights: number[]): number[] {
  return weights.map((weight) => weight / sum(weights));
}

/** The first index whose cumulated share exceeds u. */
export function choose(weights: number[], u: number): number {
  let cumulated = 0;
  for (const [index, share] of shares(weights).entries()) {
    cumulated += share;
    if (cumulated > u) return index;
  }
  return weights.length - 1;
}

/** The case as it is under a scenario: other quantities under the same names. */
export function underScenario(c: Case, id: string | null): Case {
  const scenario = c.scenarios.find((one) => one.id === id);
  if (!scenario) return c;
  const parameters = c.parameters.map((parameter, p) => {
    const change = scenario.set.find((one) => one.parameter === p);
    return change ? { ...parameter, quantity: c.parameters[change.quantity].quantity } : parameter;
  });
  return { ...c, parameters };
}

/** began: the package that stands when the simulation starts; its options have no residual. */
export function drawWorld(c: Case, seed: number, draw: number, began: Package): World {
  const value = c.parameters.map((parameter) => quantile(parameter, first(key(seed, parameter.path), draw, 0, 0, 0)));
  const residual = c.actors.map((actor, i) =>
    c.issues.map((issue, k) =>
      issue.options.map((option, o) => {
        if (!concerns(c, i).includes(k) || began[k] === o) return 0;
        const u = first(key(seed, `actors.${actor.id}.residual/${issue.id}/${option.id}`), draw, 0, 0, 0);
        return (value[actor.residual] / Math.sqrt(concerns(c, i).length)) * normalQuantile(u);
      }),
    ),
  );
  return { c, seed, draw, value, median: c.parameters.map((parameter) => quantile(parameter, 0.5)), residual };
}

/** Issues where the actor has a stake or a need that the issue meets. */
function concerns(c: Case, i: number): number[] {
  const actor = c.actors[i];
  return c.issues
    .map((_, k) => k)
    .filter(
      (k) =>
        actor.stakes.some((stake) => stake.issue === k) ||
        actor.needs.some((need) => need.metBy.some((meets) => meets.issue === k)),
    );
}

function quantile(parameter: Case["parameters"][number], u: number): number {
  return sampler(parameter.quantity, parameter.field.min, parameter.field.max).quantile(u);
}

/** A fresh value of a quantity that is drawn again each time, such as a jump's size. */
export function afresh(w: World, p: ParameterIndex, u: number): number {
  return quantile(w.c.parameters[p], u);
}

/** The uniform of a purpose that needs one a month (docs/methods/streams.md: two months share a block). */
export function monthly(w: World, name: string, path: number, month: Month): number {
  const half = month % 2 === 0 ? first : second;
  return half(key(w.seed, name), w.draw, path, Math.floor(month / 2), 0);
}

/** All feasible packages. */
export function packages(c: Case): Package[] {
  const K = c.issues.length;
  return Array.from({ length: c.packages.length / K }, (_, x) => [...c.packages.slice(x * K, (x + 1) * K)]);
}

/** Index of a package among the feasible ones, -1 where it is not feasible. */
export function indexOf(c: Case, x: Package): number {
  return packages(c).findIndex((y) => y.every((o, k) => o === x[k]));
}

/** How far each belief stands from the truth, [holder][belief], as the case states it. */
export function statedGaps(w: World): number[][] {
  return w.c.actors.map((actor) =>
    actor.beliefs.map((belief) =>
      belief.value !== null ? w.value[belief.value] - w.value[belief.about] : w.value[belief.bias!],
    ),
  );
}

export function truth(w: World): See {
  return (p) => w.value[p];
}

/** The numbers as `holder` sees them. */
export function view(w: World, holder: number, gaps: number[][]): See {
  return (p) => {
    const b = w.c.actors[holder].beliefs.findIndex((belief) => belief.about === p);
    if (b < 0) return w.value[p];
    const { min, max } = w.c.parameters[p].field;
    return clamp(w.value[p] + gaps[holder][b], min, max);
  };
}
