/**
 * Masses and quantiles of written quantities, for the checks of a case: good to about 1e-7, which is far finer than any check asks.
 * A run uses the engine's own distributions.
 */
import type { Parameter, Quantity } from "./case.ts";

/** z of the 95 % point. */
const Z95 = 1.6448536269514722;

/** Share of a distribution's mass within [min, max]. */
export function mass(quantity: Quantity, min: number, max: number): number {
  if (quantity.kind === "exact") return quantity.value >= min && quantity.value <= max ? 1 : 0;
  if (quantity.kind === "one_of")
    return quantity.probabilities.reduce(
      (sum, p, at) => (quantity.values[at] >= min && quantity.values[at] <= max ? sum + p : sum),
      0,
    );
  return below(quantity, max) - below(quantity, min);
}

/** Quantile of the distribution truncated to [min, max]; u in (0, 1). */
export function quantile(quantity: Quantity, min: number, max: number, u: number): number {
  if (quantity.kind === "exact") return quantity.value;
  if (quantity.kind === "one_of") {
    const order = quantity.values
      .map((value, at) => ({ value, p: quantity.probabilities[at] }))
      .sort((a, b) => a.value - b.value);
    let sum = 0;
    for (const { value, p } of order) if ((sum += p) >= u - 1e-12 && p > 0) return value;
    return order.at(-1)!.value;
  }
  const [first, last] = support(quantity);
  let low = Math.max(min, first);
  let high = Math.min(max, last);
  const from = below(quantity, low);
  const aim = from + (below(quantity, high) - from) * u;
  for (let step = 0; step < 200 && high - low > 1e-9 * Math.max(1e-3, Math.abs(low), Math.abs(high)); step++) {
    const middle = low + (high - low) / 2;
    if (below(quantity, middle) < aim) low = middle;
    else high = middle;
  }
  return low + (high - low) / 2;
}

/** Median of the distribution truncated to [min, max]. */
export function median({ quantity, field }: Pick<Parameter, "quantity" | "field">): number {
  return quantile(quantity, field.min, field.max, 0.5);
}

type Continuous = Exclude<Quantity, { kind: "exact" } | { kind: "one_of" }>;

/** Ends between which all that matters of the mass lies. */
function support(q: Continuous): [number, number] {
  switch (q.kind) {
    case "normal": {
      const { mean, sd } = moments(q.low, q.high);
      return [mean - 40 * sd, mean + 40 * sd];
    }
    case "lognormal": {
      const { mean, sd } = moments(Math.log(q.low), Math.log(q.high));
      return [0, Math.min(Number.MAX_VALUE, Math.exp(mean + 10 * sd))];
    }
    case "beta":
      return [0, 1];
    default:
      return [q.low, q.high];
  }
}

function moments(low: number, high: number): { mean: number; sd: number } {
  return { mean: low / 2 + high / 2, sd: (high / 2 - low / 2) / Z95 };
}

/** P(X <= x). */
function below(q: Continuous, x: number): number {
  if (x === Infinity) return 1;
  if (x === -Infinity) return 0;
  switch (q.kind) {
    case "normal": {
      const { mean, sd } = moments(q.low, q.high);
      return normal((x - mean) / sd);
    }
    case "lognormal": {
      if (x <= 0) return 0;
      const { mean, sd } = moments(Math.log(q.low), Math.log(q.high));
      return normal((Math.log(x) - mean) / sd);
    }
    case "uniform":
      return clamp((x - q.low) / (q.high - q.low));
    case "triangular": {
      if (x <= q.low) return 0;
      if (x >= q.high) return 1;
      const width = q.high - q.low;
      return x < q.mode
        ? ((x - q.low) / width) * ((x - q.low) / (q.mode - q.low))
        : 1 - ((q.high - x) / width) * ((q.high - x) / (q.high - q.mode));
    }
    case "pert": {
      const width = q.high - q.low;
      return beta(clamp((x - q.low) / width), 1 + (4 * (q.mode - q.low)) / width, 1 + (4 * (q.high - q.mode)) / width);
    }
    case "beta":
      return beta(clamp(x), q.alpha, q.beta);
  }
}

const clamp = (x: number): number => (x < 0 ? 0 : x > 1 ? 1 : x);

/** Standard normal distribution function, by the rational erfc of Numerical Recipes (Press et al. 1992, 6.2; relative error under 1.2e-7). */
function normal(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.5 * x);
  const c = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
    0.17087277,
  ];
  const tail = (t * Math.exp(-x * x + c.reduceRight((sum, a) => sum * t + a, 0))) / 2;
  return z > 0 ? 1 - tail : tail;
}

/** Regularised incomplete beta function by Lentz's continued fraction (Press et al. 1992, 6.4). */
function beta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b;
}

function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const apart = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / apart(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m <= 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / apart(1 + even * d);
    c = apart(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / apart(1 + odd * d);
    c = apart(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-12) break;
  }
  return h;
}

/** ln of the gamma function for x > 0, by Lanczos (Press et al. 1992, 6.1). */
function logGamma(x: number): number {
  const c = [
    76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2,
    -0.5395239384953e-5,
  ];
  const base = x + 5.5 - (x + 0.5) * Math.log(x + 5.5);
  const series = c.reduce((sum, a, at) => sum + a / (x + 1 + at), 1.000000000190015);
  return Math.log((2.5066282746310005 * series) / x) - base;
}
