/** Comparisons with the model's tolerance (docs/methods/bargaining.md#when-two-numbers-are-equal): numbers count as equal when |a - b| <= 1e-9 max(1, |a|, |b|). */

const TOLERANCE = 1e-9;

/** Whether two finite numbers count as equal. Not transitive: a chain of near-ties can join numbers that are not equal. */
export function same(a: number, b: number): boolean {
  if (a === b) return true;
  const distance = a > b ? a - b : b - a;
  if (distance <= TOLERANCE) return true;
  const x = a < 0 ? -a : a;
  const y = b < 0 ? -b : b;
  return distance <= TOLERANCE * (x > y ? x : y);
}

/** Whether a gain lets its owner agree: above 0, or equal to it. */
export function atLeastZero(gain: number): boolean {
  return gain >= -TOLERANCE;
}

/** Whether a gain is above 0 and not equal to it. */
export function positive(gain: number): boolean {
  return gain > TOLERANCE;
}

/** a >= b, or equal to it. */
export function atLeast(a: number, b: number): boolean {
  return a >= b || same(a, b);
}

/** a > b, and not equal to it. */
export function above(a: number, b: number): boolean {
  return a > b && !same(a, b);
}
