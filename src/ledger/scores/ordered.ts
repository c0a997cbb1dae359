/** Scores of forecasts over ordered options and over numbers: the smaller, the better. */
import { normalCdf, normalDensity } from "../../numbers/normal.ts";

const SQRT_PI = 1.7724538509055159;

/**
 * Ranked probability score over K ordered options, 0..1 (Epstein 1969, J. Appl. Meteorol. 8:985), divided by K - 1.
 * @param probabilities of the options in order, sum 1 @param outcome index of what happened
 */
export function rankedProbabilityScore(probabilities: readonly number[], outcome: number): number {
  let cumulated = 0;
  let sum = 0;
  for (let k = 0; k < probabilities.length - 1; k++) {
    cumulated += probabilities[k];
    const error = cumulated - (outcome <= k ? 1 : 0);
    sum += error * error;
  }
  return sum / (probabilities.length - 1);
}

/** Continuous ranked probability score of a normal law (Gneiting et al. 2005, Mon. Weather Rev. 133:1098), in the number's unit. */
export function crpsOfNormal(mean: number, sd: number, outcome: number): number {
  const z = (outcome - mean) / sd;
  return sd * (z * (2 * normalCdf(z) - 1) + 2 * normalDensity(z) - 1 / SQRT_PI);
}

/**
 * The same of a cumulative law that is linear between its points: the integral of (F(x) - 1{outcome <= x})^2, piece by
 * piece. What F leaves beyond its ends sits at the ends, and an outcome outside counts as at the end.
 * @param points [x, F(x)] with x rising and F not falling
 */
export function crpsOfCdf(points: readonly (readonly [number, number])[], outcome: number): number {
  const y = Math.min(Math.max(outcome, points[0][0]), points[points.length - 1][0]);
  let sum = 0;
  for (let k = 1; k < points.length; k++) {
    const [[x0, f0], [x1, f1]] = [points[k - 1], points[k]];
    if (y <= x0) sum += squared(x1 - x0, f0 - 1, f1 - 1);
    else if (y >= x1) sum += squared(x1 - x0, f0, f1);
    else {
      const middle = f0 + ((f1 - f0) * (y - x0)) / (x1 - x0);
      sum += squared(y - x0, f0, middle) + squared(x1 - y, middle - 1, f1 - 1);
    }
  }
  return sum;
}

/** Integral of the square of a line that goes from a to b over a width. */
const squared = (width: number, a: number, b: number): number => (width * (a * a + a * b + b * b)) / 3;

/** Mean of twice the quantile losses: 2/K sum (tau - 1{y < q})(y - q). @param quantiles [tau, q] */
export function quantileScore(quantiles: readonly (readonly [number, number])[], outcome: number): number {
  const sum = quantiles.reduce((total, [tau, q]) => total + (tau - (outcome < q ? 1 : 0)) * (outcome - q), 0);
  return (2 * sum) / quantiles.length;
}
