/**
 * How far a tilt moves numbers, with standard errors by influence functions (the multipliers are estimated too; Hampel 1974,
 * JASA 69:383). X a number, s world, w its weight under the tilt, x the excess columns of the bounds that bind.
 */
import { solverOf } from "./cholesky.ts";
import { meanOf } from "./demand.ts";
import { covarianceOf, dot } from "./tilt.ts";

export interface Moments {
  mean: number;
  sd: number;
}
export interface Shift {
  before: Moments;
  after: Moments;
  /** Rise of the mean in standard deviations before, and its standard error; 0 where the number does not vary. */
  shift: number;
  se: number;
}

/** @param xs excess over the bounds that bind @param weights of each world under the tilt, sum 1 */
export function makeShifts(xs: readonly Float64Array[], weights: Float64Array): (x: Float64Array) => Shift {
  const n = weights.length;
  const means = Float64Array.from(xs, (x) => meanOf(x, weights));
  const solve = solverOf(covarianceOf(xs, weights, means));
  const weighted = xs.map((x, q) => x.map((value, s) => weights[s] * (value - means[q])));
  const rest = new Float64Array(n);
  return (x) => {
    const before = { mean: meanOf(x, null), sd: 0 };
    const after = { mean: meanOf(x, weights), sd: 0 };
    let squares = 0;
    let spread = 0;
    for (let s = 0; s < n; s++) {
      const distance = x[s] - before.mean;
      rest[s] = x[s] - after.mean;
      squares += distance * distance;
      spread += weights[s] * rest[s] * rest[s];
    }
    before.sd = n > 1 ? Math.sqrt(squares / (n - 1)) : 0;
    after.sd = Math.sqrt(spread);
    if (before.sd === 0) return { before, after: { mean: before.mean, sd: 0 }, shift: 0, se: 0 };
    const slopes = solve(Float64Array.from(weighted, (column) => dot(column, rest)));
    for (let q = 0; q < xs.length; q++) {
      const [column, slope] = [xs[q], slopes[q]];
      for (let s = 0; s < n; s++) rest[s] -= slope * column[s];
    }
    let influence = 0;
    for (let s = 0; s < n; s++) {
      const one = n * weights[s] * rest[s] - (x[s] - before.mean);
      influence += one * one;
    }
    return {
      before,
      after,
      shift: (after.mean - before.mean) / before.sd,
      se: Math.sqrt(influence / (n - 1) / n) / before.sd,
    };
  };
}
