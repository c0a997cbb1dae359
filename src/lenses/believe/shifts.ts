/**
 * How far a tilt moves numbers, with standard errors by influence functions (the multipliers are estimated too; Hampel 1974,
 * JASA 69:383). X a number, s world, w its weight under the tilt, x the excess columns of the bounds that bind.
 */
import { solverOf } from "./cholesky.ts";
import { meanOf } from "./demand.ts";
import { covarianceOf } from "./tilt.ts";

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
  return (x) => {
    const before = { mean: meanOf(x, null), sd: 0 };
    const after = { mean: meanOf(x, weights), sd: 0 };
    let squares = 0;
    let weighted = 0;
    for (let s = 0; s < n; s++) {
      squares += (x[s] - before.mean) * (x[s] - before.mean);
      weighted += weights[s] * (x[s] - after.mean) * (x[s] - after.mean);
    }
    before.sd = n > 1 ? Math.sqrt(squares / (n - 1)) : 0;
    after.sd = Math.sqrt(weighted);
    if (before.sd === 0) return { before, after: { mean: before.mean, sd: 0 }, shift: 0, se: 0 };
    const slopes = solve(
      Float64Array.from(xs, (column, q) => {
        let sum = 0;
        for (let s = 0; s < n; s++) sum += weights[s] * (column[s] - means[q]) * (x[s] - after.mean);
        return sum;
      }),
    );
    let influence = 0;
    for (let s = 0; s < n; s++) {
      let rest = x[s] - after.mean;
      for (let q = 0; q < xs.length; q++) rest -= slopes[q] * xs[q][s];
      const one = n * weights[s] * rest - (x[s] - before.mean);
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
