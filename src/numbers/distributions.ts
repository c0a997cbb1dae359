/**
 * Quantities as samplers (model.md section 2): the quantile function of a distribution truncated, not clipped, to a range.
 * Every law is inverted in the smaller tail, so that a truncation to a mass of 1e-12 keeps its digits.
 */
import type { Quantity } from "../language/case.ts";
import { beta } from "./beta.ts";
import { exp, log, normalQuantile } from "./elementary.ts";
import { normalCdf, normalSf } from "./normal.ts";

export interface Sampler {
  /** The value at share u in (0, 1) of the truncated distribution. */
  quantile(u: number): number;
  /** Mass that lies inside the range before truncation, 0..1. */
  mass: number;
  /** Whether it is one number, whatever u. */
  exact: boolean;
}

/** Share below and above x, and the points with lower share p or upper share s. */
interface Law {
  cdf(x: number): number;
  sf(x: number): number;
  lower(p: number): number;
  upper(s: number): number;
}

/** Standard normal 95 % point: `a to b` are the 5 % and 95 % points. */
const Z95 = 1.6448536269514722;

/** @param min, max range of the field; may be infinite */
export function sampler(quantity: Quantity, min: number, max: number): Sampler {
  switch (quantity.kind) {
    case "exact":
      return exactly(quantity.value, quantity.value >= min && quantity.value <= max ? 1 : 0);
    case "normal": {
      const mean = (quantity.low + quantity.high) / 2;
      const sd = (quantity.high - quantity.low) / (2 * Z95);
      if (sd === 0) return exactly(mean, mean >= min && mean <= max ? 1 : 0);
      return min > mean
        ? tailOf(truncated(normal(mean, sd), min, max), sd, (min - mean) / sd, min)
        : truncated(normal(mean, sd), min, max);
    }
    case "lognormal":
      return truncated(lognormal(quantity.low, quantity.high), min, max);
    case "uniform":
      return quantity.low === quantity.high
        ? exactly(quantity.low, 1)
        : truncated(uniformLaw(quantity.low, quantity.high), min, max);
    case "triangular":
      return quantity.low === quantity.high
        ? exactly(quantity.low, 1)
        : truncated(triangular(quantity.low, quantity.mode, quantity.high), min, max);
    case "pert": {
      const { low, mode, high } = quantity;
      if (low === high) return exactly(low, 1);
      return truncated(
        stretched(beta(1 + (4 * (mode - low)) / (high - low), 1 + (4 * (high - mode)) / (high - low)), low, high),
        min,
        max,
      );
    }
    case "beta":
      return truncated(beta(quantity.alpha, quantity.beta), min, max);
    case "one_of":
      return oneOf(quantity.values, quantity.probabilities, min, max);
  }
}

function exactly(value: number, mass: number): Sampler {
  return { quantile: () => value, mass, exact: true };
}

function truncated(law: Law, min: number, max: number): Sampler {
  const below = min === -Infinity ? 0 : law.cdf(min);
  const above = max === Infinity ? 0 : law.sf(max);
  const fromMin = min === -Infinity ? 1 : law.sf(min);
  const mass =
    below > 0.5 ? fromMin - above : 1 - below - above < 0.5 && above > 0.5 ? law.cdf(max) - below : 1 - below - above;
  if (below === 0 && above === 0)
    return { quantile: (u) => (u <= 0.5 ? law.lower(u) : law.upper(1 - u)), mass: 1, exact: false };
  const inside = (x: number): number => (x < min ? min : x > max ? max : x);
  if (below > 0.5) return { quantile: (u) => inside(law.upper(fromMin - u * mass)), mass, exact: false };
  return {
    quantile: (u) => {
      const p = below + u * mass;
      return inside(p <= 0.5 ? law.lower(p) : law.upper(above + (1 - u) * mass));
    },
    mass,
    exact: false,
  };
}

function normal(mean: number, sd: number): Law {
  return {
    cdf: (x) => normalCdf((x - mean) / sd),
    sf: (x) => normalSf((x - mean) / sd),
    lower: (p) => mean + sd * normalQuantile(p),
    upper: (s) => mean - sd * normalQuantile(s),
  };
}

/**
 * A normal cut to its right tail loses digits next to the bound, where mean + sd z cancels. There the distance t from the
 * bound (in sd) is mended by Newton's method on phi(a) int_0^t exp(-a s - s^2/2) ds = u mass, the integral by its power series.
 */
function tailOf(cut: Sampler, sd: number, a: number, min: number): Sampler {
  const density = exp(-0.5 * a * a) / 2.5066282746310002;
  return {
    ...cut,
    quantile: (u) => {
      const x = cut.quantile(u);
      let t = (x - min) / sd;
      if (a * t > 1 || t > 0.5) return x;
      for (let step = 0; step < 3; step++) {
        let before = 0;
        let here = 1;
        let power = t;
        let integral = 0;
        for (let n = 0; n < 40; n++) {
          integral += (here * power) / (n + 1);
          const next = -(a * here + before) / (n + 1);
          before = here;
          here = next;
          power *= t;
        }
        t -= (integral - (u * cut.mass) / density) / exp(-a * t - 0.5 * t * t);
      }
      return min + sd * t;
    },
  };
}

function lognormal(low: number, high: number): Law {
  const mean = (log(low) + log(high)) / 2;
  const sd = (log(high) - log(low)) / (2 * Z95);
  const z = (x: number): number => (x <= 0 ? -Infinity : (log(x) - mean) / sd);
  return {
    cdf: (x) => normalCdf(z(x)),
    sf: (x) => normalSf(z(x)),
    lower: (p) => exp(mean + sd * normalQuantile(p)),
    upper: (s) => exp(mean - sd * normalQuantile(s)),
  };
}

function unit(x: number): number {
  return x < 0 ? 0 : x > 1 ? 1 : x;
}

function uniformLaw(low: number, high: number): Law {
  const width = high - low;
  return {
    cdf: (x) => unit((x - low) / width),
    sf: (x) => unit((high - x) / width),
    lower: (p) => low + p * width,
    upper: (s) => high - s * width,
  };
}

function triangular(low: number, mode: number, high: number): Law {
  const width = high - low;
  const left = mode - low;
  const right = high - mode;
  const cdf = (x: number): number =>
    x <= low
      ? 0
      : x >= high
        ? 1
        : x <= mode
          ? ((x - low) * (x - low)) / (width * left)
          : 1 - ((high - x) * (high - x)) / (width * right);
  return {
    cdf,
    sf: (x) => (x <= low ? 1 : x >= high ? 0 : x <= mode ? 1 - cdf(x) : ((high - x) * (high - x)) / (width * right)),
    lower: (p) => (p <= left / width ? low + Math.sqrt(p * width * left) : high - Math.sqrt((1 - p) * width * right)),
    upper: (s) => (s <= right / width ? high - Math.sqrt(s * width * right) : low + Math.sqrt((1 - s) * width * left)),
  };
}

function stretched(law: Law, low: number, high: number): Law {
  const width = high - low;
  return {
    cdf: (x) => law.cdf(unit((x - low) / width)),
    sf: (x) => law.sf(unit((x - low) / width)),
    lower: (p) => low + width * law.lower(p),
    upper: (s) => low + width * law.upper(s),
  };
}

function oneOf(values: readonly number[], probabilities: readonly number[], min: number, max: number): Sampler {
  const kept: { value: number; upTo: number }[] = [];
  let mass = 0;
  let all = 0;
  values.forEach((value, j) => {
    all += probabilities[j];
    if (value < min || value > max || probabilities[j] === 0) return;
    mass += probabilities[j];
    kept.push({ value, upTo: mass });
  });
  if (kept.length === 1) return exactly(kept[0].value, mass / all);
  return {
    quantile: (u) => (kept.find((k) => u * mass < k.upTo) ?? kept.at(-1)!).value,
    mass: mass / all,
    exact: false,
  };
}
