/** Distributions of a score over finitely many values, in order of the values. */

export interface Distribution {
  values: Float64Array;
  /** One for each value, sum 1. */ weights: Float64Array;
}

/** Scores nearer to each other than this are one score: sums in another order differ by less. */
export const SAME_SCORE = 1e-12;

/** Of values with weights that need not sum to 1; values that agree to 1e-12 are one. */
export function distributionOf(points: readonly (readonly [value: number, weight: number])[]): Distribution {
  const sorted = [...points].sort((a, b) => a[0] - b[0]);
  const values: number[] = [];
  const weights: number[] = [];
  let total = 0;
  for (const [value, weight] of sorted) {
    total += weight;
    if (values.length > 0 && value - values[values.length - 1] <= SAME_SCORE) weights[weights.length - 1] += weight;
    else {
      values.push(value);
      weights.push(weight);
    }
  }
  return { values: Float64Array.from(values), weights: Float64Array.from(weights, (weight) => weight / total) };
}

export interface Moments {
  mean: number;
  sd: number;
  /** Least values whose cumulated share reaches .05, .5 and .95. */
  q05: number;
  q50: number;
  q95: number;
}

export function momentsOf({ values, weights }: Distribution): Moments {
  const mean = values.reduce((sum, value, n) => sum + value * weights[n], 0);
  const variance = values.reduce((sum, value, n) => sum + (value - mean) * (value - mean) * weights[n], 0);
  const quantile = (u: number): number => {
    let cumulated = 0;
    for (let n = 0; n < values.length; n++) {
      cumulated += weights[n];
      if (cumulated >= u - SAME_SCORE) return values[n];
    }
    return values[values.length - 1];
  };
  return { mean, sd: Math.sqrt(variance), q05: quantile(0.05), q50: quantile(0.5), q95: quantile(0.95) };
}

export interface Tails {
  /** Share of scores at least as large as the observed one: how surprising so bad a score is. */ at_least: number;
  /** Share of larger ones. */ above: number;
  /** Share of scores at most as large: how surprising so good a score is. */ at_most: number;
}

export function tailsOf({ values, weights }: Distribution, observed: number): Tails {
  const tails = { at_least: 0, above: 0, at_most: 0 };
  values.forEach((value, n) => {
    if (value >= observed - SAME_SCORE) tails.at_least += weights[n];
    if (value > observed + SAME_SCORE) tails.above += weights[n];
    if (value <= observed + SAME_SCORE) tails.at_most += weights[n];
  });
  return {
    at_least: Math.min(1, tails.at_least),
    above: Math.min(1, tails.above),
    at_most: Math.min(1, tails.at_most),
  };
}
