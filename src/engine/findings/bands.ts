/**
 * Bands of a curve: quantiles of the chances that the worlds give, told apart from the chance of their few futures
 * (docs/methods/findings.md#bands). h of a world's P futures answer yes, n worlds.
 */
import { betaLaw } from "../../numbers/beta.ts";

export interface Bands {
  p5: number;
  p25: number;
  p75: number;
  p95: number;
}

/** Quantiles are found to this width. */
const MAX_WIDTH = 1e-4;
/** Sum of the beta law's shapes under which the worlds are taken for certain: every chance is 0 or 1. */
const MIN_SHAPES = 1e-3;

/**
 * @param counts worlds by h, of length P + 1, with at least one world
 * @returns quantiles of the mean of the worlds' posteriors under the beta law that has the mean and the variance of the
 * worlds' chances; of the shares h/P themselves where one future is played or every world's futures agree
 */
export function bandsOf(counts: Int32Array): Bands {
  const P = counts.length - 1;
  let n = 0;
  let sum = 0;
  let squares = 0;
  let within = 0;
  for (let h = 0; h <= P; h++) {
    n += counts[h];
    sum += counts[h] * h;
    squares += counts[h] * h * h;
    within += counts[h] * h * (P - h);
  }
  const mean = sum / (n * P);
  const between = n > 1 ? (squares - (sum * sum) / n) / (n - 1) / (P * P) : 0;
  const variance = P > 1 ? between - within / (P * P * (P - 1)) / n : between;
  if (P > 1 && variance <= 0) return { p5: mean, p25: mean, p75: mean, p95: mean };
  const shapes = (mean * (1 - mean)) / variance - 1;
  const quantile =
    P > 1 && shapes > MIN_SHAPES ? ofPosteriors(counts, n, mean * shapes, (1 - mean) * shapes) : ofShares(counts, n);
  return { p5: quantile(0.05), p25: quantile(0.25), p75: quantile(0.75), p95: quantile(0.95) };
}

function ofShares(counts: Int32Array, n: number): (u: number) => number {
  const P = counts.length - 1;
  return (u) => {
    let reached = 0;
    for (let h = 0; h <= P; h++) {
      reached += counts[h];
      if (reached >= u * n) return h / P;
    }
    return 1;
  };
}

/** Quantile of the mixture of beta(a + h, b + P - h) over the worlds. */
function ofPosteriors(counts: Int32Array, n: number, a: number, b: number): (u: number) => number {
  const P = counts.length - 1;
  const laws = Array.from(counts.keys()).flatMap((h) =>
    counts[h] > 0 ? [{ part: counts[h] / n, law: betaLaw(a + h, b + P - h) }] : [],
  );
  return (u) => {
    let low = 0;
    let high = 1;
    while (high - low > MAX_WIDTH) {
      const middle = (low + high) / 2;
      let reached = 0;
      for (const { part, law } of laws) reached += part * law.cdf(middle);
      if (reached < u) low = middle;
      else high = middle;
    }
    return low === 0 ? 0 : high === 1 ? 1 : (low + high) / 2;
  };
}
