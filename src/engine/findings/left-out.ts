/**
 * Residuals in one line an actor: their mean at the standing and at the packages that answer a question (a case has
 * hundreds of residuals, one an option). i actor, q question, w world, o option.
 */
import type { Model } from "../compile.ts";
import { allowed } from "../model/packages.ts";
import type { Shift } from "../../result/index.ts";
import { momentsOf, type World } from "./worlds.ts";

/** Actors with a residual above 0 in some world, in order. */
export function leavingOut({ case: c, shape }: Model, kept: readonly World[]): number[] {
  return c.actors.flatMap((_, i) =>
    shape.touched[i] > 0 && kept.some(({ v }) => v[shape.residual[i]] > 0) ? [i] : [],
  );
}

/** Frequency of each option in packages X, [o]: the weights of an actor's mean residual over X. */
function sharesIn({ shape, packages: { rows, K } }: Model, X: readonly number[]): Float64Array {
  const out = new Float64Array(shape.O);
  for (const x of X) for (let k = 0; k < K; k++) out[shape.offset[k] + rows[x * K + k]] += 1 / X.length;
  return out;
}

/**
 * The same over the packages that answer question q and can still be reached, or where there are none over the
 * standing.
 */
function sharesOf(model: Model, q: number): Float64Array {
  let shares = known.get(model);
  if (!shares) known.set(model, (shares = new Map()));
  let found = shares.get(q);
  if (!found) shares.set(q, (found = findShares(model, q)));
  return found;
}
const known = new WeakMap<Model, Map<number, Float64Array>>();

function findShares(model: Model, q: number): Float64Array {
  const fits = model.questions[q]?.fits ?? new Uint8Array(0);
  const open = stillOpen(model, model.standing);
  const X = Array.from(fits.keys()).filter((x) => fits[x] === 1 && open(x));
  return sharesIn(model, X.length > 0 ? X : [model.standing]);
}

/** Mean residual of actor i, in points, weighted by option; a world a row. @param residual of each world, [i * O + o] */
function meanOf({ shape }: Model, residual: readonly Float64Array[], i: number, shares: Float64Array): Float64Array {
  const counted = Int32Array.from(shares.keys()).filter((o) => shares[o] !== 0);
  const out = new Float64Array(residual.length);
  for (let w = 0; w < out.length; w++) {
    const e = residual[w];
    let sum = 0;
    for (let n = 0; n < counted.length; n++) sum += shares[counted[n]] * e[i * shape.O + counted[n]];
    out[w] = sum;
  }
  return out;
}

/**
 * Residual part of actor i's gain from a yes to question q: its mean residual there less that at the declared standing.
 */
export function leftOutOf(model: Model, residual: readonly Float64Array[], i: number, q: number): Float64Array {
  const stands = sharesIn(model, [model.standing]);
  return meanOf(
    model,
    residual,
    i,
    sharesOf(model, q).map((share, o) => share - stands[o]),
  );
}

/** Shift by the record, at the standing and at each question's packages. */
export function shiftOf(
  model: Model,
  before: readonly Float64Array[],
  after: readonly Float64Array[],
  i: number,
): { standing: Shift; questions: { [id: string]: Shift } } {
  const between = (shares: Float64Array): Shift => {
    const [a, b] = [meanOf(model, before, i, shares), meanOf(model, after, i, shares)];
    const [was, is] = [momentsOf(a.length, (w) => a[w]), momentsOf(b.length, (w) => b[w])];
    return { before: was, after: is, shift: was.sd > 0 ? (is.mean - was.mean) / was.sd : 0 };
  };
  return {
    standing: between(sharesIn(model, [model.standing])),
    questions: Object.fromEntries(model.case.questions.map(({ id }, q) => [id, between(sharesOf(model, q))])),
  };
}

/**
 * Packages that the standing can still turn into by allowed moves, in any number of steps; exits take no consent and do
 * not count.
 */
function stillOpen(model: Model, q: number): (x: number) => boolean {
  const {
    case: c,
    packages: { rows, K },
  } = model;
  const open = c.issues.map((issue, k) => {
    const seen = new Uint8Array(issue.options.length);
    const queue = [rows[q * K + k]];
    seen[queue[0]] = 1;
    for (let a = queue.pop(); a !== undefined; a = queue.pop()) {
      for (let b = 0; b < seen.length; b++)
        if (seen[b] === 0 && allowed(issue, a, b)) {
          seen[b] = 1;
          queue.push(b);
        }
    }
    return seen;
  });
  return (x) => open.every((seen, k) => seen[rows[x * K + k]] === 1);
}
