/**
 * Stated odds as limits on a mean over kept worlds (docs/methods/believe.md). s world, c a bound. The moment of a question is the
 * share of a world's futures that answer it yes; odds given another question are a ratio, and are held by the mean of
 * yes - c condition.
 */

/** Shares of each world's futures, 0..1. */
export interface Moment {
  /** Futures that answer yes, and meet the condition where there is one. */
  yes: Float64Array;
  /** Futures that meet the condition of odds given another question; null where there is none. */
  condition: Float64Array | null;
}

/** A moment whose odds have to lie within limits; exact odds have equal ones. */
export interface Demand extends Moment {
  low: number;
  high: number;
}

/** yes - c condition, by world: its weighted mean is 0 where the odds are c. */
export function excessOver({ yes, condition }: Moment, c: number): Float64Array {
  return Float64Array.from(yes, (share, s) => share - c * (condition === null ? 1 : condition[s]));
}

/** Weighted mean of x, summed in world order. @param weights of each world, sum 1; null for equal ones */
export function meanOf(x: Float64Array, weights: Float64Array | null): number {
  let sum = 0;
  if (weights === null) {
    for (let s = 0; s < x.length; s++) sum += x[s];
    return sum / x.length;
  }
  for (let s = 0; s < x.length; s++) sum += weights[s] * x[s];
  return sum;
}

/** The odds of a moment under weights; NaN where the condition never holds. */
export function oddsOf({ yes, condition }: Moment, weights: Float64Array | null): number {
  return meanOf(yes, weights) / (condition === null ? 1 : meanOf(condition, weights));
}

/** Least and greatest odds of a single world; null where the condition holds in none. */
export function rangeOf({ yes, condition }: Moment): [number, number] | null {
  let low = Infinity;
  let high = -Infinity;
  for (let s = 0; s < yes.length; s++) {
    const under = condition === null ? 1 : condition[s];
    if (under === 0) continue;
    low = Math.min(low, yes[s] / under);
    high = Math.max(high, yes[s] / under);
  }
  return low <= high ? [low, high] : null;
}

/** By world: its squared distance from the mean odds, and what the chance of its futures adds to that. @param paths futures a world, at least 2 */
export function spreadOf(moment: Moment, paths: number): { squares: Float64Array; noise: Float64Array } {
  const { yes, condition } = moment;
  const p = oddsOf(moment, null);
  const x = excessOver(moment, p);
  const mean = meanOf(x, null);
  return {
    squares: x.map((one) => (one - mean) * (one - mean)),
    noise: x.map((one, s) => {
      const others = (condition === null ? 1 : condition[s]) - yes[s];
      return (yes[s] * (1 - p) * (1 - p) + others * p * p - one * one) / (paths - 1);
    }),
  };
}

/**
 * Share of a moment's variance over worlds that is not the chance of its futures, 0..1; 0 where it does not vary, null with one
 * future a world. @param paths futures a world
 */
export function reliabilityOf(moment: Moment, paths: number): number | null {
  if (paths < 2) return null;
  const { squares, noise } = spreadOf(moment, paths);
  const n = squares.length;
  const variance = (meanOf(squares, null) * n) / (n - 1);
  return variance > 0 ? Math.min(1, Math.max(0, (variance - meanOf(noise, null)) / variance)) : 0;
}
