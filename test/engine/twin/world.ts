/**
 * The twin's world: a case in which every number has its value. The formulas of docs/methods/model.md are followed literally throughout the twin
 * (nothing kept, nothing folded, everything computed anew for every package), so that a reader can check it against the page.
 * Indices: i actor, k issue, o option, d driver, p parameter. A package is a plain array with one option an issue.
 */
import { normalCdf, normalQuantile } from "../../../src/numbers/normal.ts";
import { sampler } from "../../../src/numbers/quantity.ts";
import { first, key as hashed, second } from "../../../src/numbers/streams.ts";
import type { Case, Month, Parameter, ParameterIndex } from "../../../src/language/case.ts";

export type Package = number[];
/** What an actor takes a number to be. */
export type See = (p: ParameterIndex) => number;

export interface World {
  c: Case;
  seed: number;
  draw: number;
  /** One a parameter: the number in force, a line's in place of its actor's. */
  value: number[];
  /** One a parameter. */
  median: number[];
  /** e_ik(o), points, [i][k][o]. */
  residual: number[][][];
}

/** What changes of the numbers in time. */
export interface Minds {
  /** Normal scores that changed minds have left, by path of the number or residual; the others are as drawn. */
  scores: Map<string, number>;
  /** Line in power, one an actor; null without governments. */
  lines: (number | null)[];
}

/** Equality of docs/methods/bargaining.md#when-two-numbers-are-equal. */
export function same(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}
export const positive = (a: number): boolean => a > 0 && !same(a, 0);
export const notNegative = (a: number): boolean => a > 0 || same(a, 0);
export const clamp = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x));

export function sum(xs: number[]): number {
  let total = 0;
  for (const x of xs) total += x;
  return total;
}

export function product(xs: number[]): number {
  let total = 1;
  for (const x of xs) total *= x;
  return total;
}

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

/** Chances as they count: divided by their sum where that is more than 1. */
export function chances(stated: number[]): number[] {
  return sum(stated) > 1 ? shares(stated) : stated;
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

/**
 * began: the package that stands when the simulation starts; its options have no residual. Without minds: nobody has changed theirs, and
 * the lines of `now` are in power.
 */
export function drawWorld(
  c: Case,
  seed: number,
  draw: number,
  began: Package,
  minds: Minds = { scores: new Map(), lines: c.actors.map(({ governments }) => governments && governments.now) },
): World {
  const value = c.parameters.map((parameter) => quantile(parameter, uniform(c, seed, draw, parameter, minds)));
  const residual = c.actors.map((actor, i) =>
    c.issues.map((issue, k) =>
      issue.options.map((_, o) => {
        if (!concerns(c, i).includes(k) || began[k] === o) return 0;
        return (
          (value[actor.residual] / Math.sqrt(concerns(c, i).length)) *
          residualScore(seed, draw, residualName(c, i, k, o), minds)
        );
      }),
    ),
  );
  const drawn = [...value];
  c.actors.forEach(({ governments }, i) => {
    for (const { parameter, quantity } of governments?.lines[minds.lines[i]!].set ?? [])
      value[parameter] = drawn[quantity];
  });
  return { c, seed, draw, value, median: c.parameters.map(median), residual };
}

const keys = new Map<number, Map<string, ReturnType<typeof hashed>>>();

/** Key of a stream; hashing a name is slow. */
export function key(seed: number, name: string): ReturnType<typeof hashed> {
  let ofSeed = keys.get(seed);
  if (!ofSeed) keys.set(seed, (ofSeed = new Map()));
  let found = ofSeed.get(name);
  if (!found) ofSeed.set(name, (found = hashed(seed, name)));
  return found;
}

export const residualName = (c: Case, i: number, k: number, o: number): string =>
  `actors.${c.actors[i].id}.residual/${c.issues[k].id}/${c.issues[k].options[o].id}`;

/** Normal score of a residual. */
export function residualScore(seed: number, draw: number, name: string, minds: Minds): number {
  return minds.scores.get(name) ?? normalQuantile(first(key(seed, name), draw, 0, 0, 0));
}

/** Uniform of a number: of its score, where a mind or a factor has moved it. */
function uniform(c: Case, seed: number, draw: number, parameter: Parameter, minds: Minds): number {
  if (!minds.scores.has(parameter.path) && !parameter.factors) return first(key(seed, parameter.path), draw, 0, 0, 0);
  return normalCdf(score(c, seed, draw, parameter, minds));
}

/** Normal score of a number: the share of each factor, and what is its own. */
export function score(c: Case, seed: number, draw: number, parameter: Parameter, minds: Minds): number {
  const moved = minds.scores.get(parameter.path);
  if (moved !== undefined) return moved;
  const own = normalQuantile(first(key(seed, parameter.path), draw, 0, 0, 0));
  const shared = (parameter.factors ?? []).map(({ factor, correlation }) => ({
    r: correlation,
    Z: normalQuantile(first(key(seed, `factors.${c.factors[factor].id}`), draw, 0, 0, 0)),
  }));
  return sum(shared.map(({ r, Z }) => r * Z)) + Math.sqrt(Math.max(0, 1 - sum(shared.map(({ r }) => r * r)))) * own;
}

/** Issues where the actor has a stake or a need that the issue meets. */
export function concerns(c: Case, i: number): number[] {
  const actor = c.actors[i];
  return c.issues
    .map((_, k) => k)
    .filter(
      (k) =>
        actor.stakes.some((stake) => stake.issue === k) ||
        actor.needs.some((need) => need.metBy.some((meets) => meets.issue === k)),
    );
}

/** Laws of quantities truncated to the range of their field; making one is slow, and a world is drawn again for every mind that changes. */
const laws = new WeakMap<object, (u: number) => number>();

function quantile(parameter: Parameter, u: number): number {
  let law = laws.get(parameter);
  if (!law) {
    const made = sampler(parameter.quantity, parameter.field.min, parameter.field.max);
    let [last, value] = [NaN, NaN];
    laws.set(parameter, (law = (at) => (at === last ? value : (value = made.quantile((last = at))))));
  }
  return law(u);
}

const medians = new WeakMap<Parameter, number>();

function median(parameter: Parameter): number {
  let found = medians.get(parameter);
  if (found === undefined) medians.set(parameter, (found = quantile(parameter, 0.5)));
  return found;
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

const known = new WeakMap<Uint8Array, Package[]>();

/** All feasible packages. */
export function packages(c: Case): Package[] {
  const K = c.issues.length;
  let rows = known.get(c.packages);
  if (!rows) {
    rows = Array.from({ length: c.packages.length / K }, (_, x) => [...c.packages.slice(x * K, (x + 1) * K)]);
    known.set(c.packages, rows);
  }
  return rows;
}

/** Index of a package among the feasible ones, -1 where it is not feasible. */
export function indexOf(c: Case, x: Package): number {
  return packages(c).findIndex((y) => y.every((o, k) => o === x[k]));
}

/** How often each belief has been taught, [holder][belief], at the start. */
export function untaught(c: Case): number[][] {
  return c.actors.map((actor) => actor.beliefs.map(() => 0));
}

export function truth(w: World): See {
  return (p) => w.value[p];
}

/** The numbers as `holder` sees them: T + (1 - learning)^k (B - T) after k meetings that taught a belief. */
export function view(w: World, holder: number, taught: number[][]): See {
  return (p) => {
    const T = w.value[p];
    const b = w.c.actors[holder].beliefs.findIndex((belief) => belief.about === p);
    if (b < 0) return T;
    const { value, bias } = w.c.actors[holder].beliefs[b];
    const gap = value !== null ? w.value[value] - T : w.value[bias!];
    const left = product(Array<number>(taught[holder][b]).fill(1 - w.value[w.c.learning]));
    const { min, max } = w.c.parameters[p].field;
    return clamp(T + left * gap, min, max);
  };
}
