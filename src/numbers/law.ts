/** Laws of one number, and laws truncated, not clipped, to a range. */

/** A continuous law. Either tail is computed by itself, so that a mass of 1e-12 keeps its digits. */
export interface Law {
  /** P(X <= x). */
  cdf(x: number): number;
  /** P(X > x). */
  sf(x: number): number;
  /** The point below which share p lies. */
  lower(p: number): number;
  /** The point above which share s lies. */
  upper(s: number): number;
  /** Density at x; Infinity where a law has a pole. */
  density(x: number): number;
  /** Least and greatest value; may be infinite. */
  support: readonly [number, number];
}

/** A law of single values, rising, with their probabilities. */
export interface Points {
  values: readonly number[];
  probabilities: readonly number[];
}

/** A law truncated to a range. */
export interface Sampler {
  /** The value at share u in (0, 1) of the truncated law. */
  quantile(u: number): number;
  /** Mass that lies inside the range before truncation, 0..1. */
  mass: number;
  /** Whether it is one number, whatever u. */
  exact: boolean;
}

/**
 * A law within a range, inverted in the smaller tail, so that a truncation to a mass of 1e-12 keeps its digits.
 * @param min, max the range; may be infinite
 */
export function truncated(law: Law, min: number, max: number): Sampler {
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

/** Points within a range, each as often as its probability says. A single point is itself, inside the range or not. */
export function truncatedPoints({ values, probabilities }: Points, min: number, max: number): Sampler {
  if (values.length === 1)
    return { quantile: () => values[0], mass: values[0] >= min && values[0] <= max ? 1 : 0, exact: true };
  const kept: { value: number; upTo: number }[] = [];
  let mass = 0;
  let all = 0;
  values.forEach((value, j) => {
    all += probabilities[j];
    if (value < min || value > max || probabilities[j] === 0) return;
    mass += probabilities[j];
    kept.push({ value, upTo: mass });
  });
  return {
    quantile: (u) => (kept.find((point) => u * mass < point.upTo) ?? kept.at(-1))?.value ?? NaN,
    mass: mass / all,
    exact: kept.length === 1,
  };
}

/** x kept within 0..1: a share that rounding or a point outside the support has put beyond them. */
export function unit(x: number): number {
  return x < 0 ? 0 : x > 1 ? 1 : x;
}
