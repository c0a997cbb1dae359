/**
 * The gamma function and the gamma law: the regularised incomplete gamma functions by series and continued fraction (DLMF 8.7.1,
 * 8.9.2), the quantile by Newton's method kept inside a bracket.
 */
import { exp, log } from "./elementary.ts";

/** ln Gamma(x) for x > 0: Stirling's series (DLMF 5.11.1) after shifting x above 15. */
export function logGamma(x: number): number {
  let shift = 1;
  let ln = 0;
  while (x < 15) {
    shift *= x;
    if (shift > 1e280) {
      ln += log(shift);
      shift = 1;
    }
    x += 1;
  }
  const r = 1 / (x * x);
  const series =
    (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - r * (691 / 360360 - r / 156)))))) / x;
  return (x - 0.5) * log(x) - x + 0.9189385332046727 + series - log(shift) - ln;
}

/** P(a, x): the share of a gamma law of shape a > 0 and rate 1 below x. */
export function gammaP(a: number, x: number): number {
  if (!(x > 0)) return 0;
  return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x);
}

/** Q(a, x) = 1 - P(a, x), with its own digits where it is small. */
export function gammaQ(a: number, x: number): number {
  if (!(x > 0)) return 1;
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
}

/** P(X > x) of the chi-squared law with `freedom` degrees of freedom. */
export function chiSquaredSf(x: number, freedom: number): number {
  return gammaQ(freedom / 2, x / 2);
}

/** P(a, x) for x < a + 1. */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < 10_000; n++) {
    term *= x / (a + n);
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return front(a, x) * sum;
}

/** Q(a, x) for x >= a + 1, by Lentz's method. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < 10_000; n++) {
    const step = -n * (n - a);
    b += 2;
    d = 1 / (step * d + b);
    c = b + step / c;
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return front(a, x) * h;
}

/** x^a e^-x / Gamma(a). */
function front(a: number, x: number): number {
  return exp(a * log(x) - x - logGamma(a));
}

/** The point below which a gamma law of shape a > 0 and rate 1 has the share u in (0, 1). */
export function gammaQuantile(a: number, u: number): number {
  let low = 0;
  let high = a + 1;
  while (gammaP(a, high) < u) {
    low = high;
    high *= 2;
  }
  let x = (low + high) / 2;
  for (let step = 0; step < 200; step++) {
    const miss = gammaP(a, x) - u;
    if (miss > 0) high = x;
    else low = x;
    const slope = exp((a - 1) * log(x) - x - logGamma(a));
    let next = x - miss / slope;
    if (!(next > low && next < high)) next = low === 0 && high > 1e-6 ? high / 8 : (low + high) / 2;
    if (Math.abs(next - x) <= 4e-16 * x) return next;
    x = next;
  }
  return x;
}
