/**
 * The standard normal law: distribution and survival functions by a series near the middle and a continued fraction in the tail,
 * the quantile by AS241 (Wichura 1988, Applied Statistics 37:477), good to about 1e-16 relative.
 */
import { exp, log } from "./elementary.ts";

/** z of the 95 % point. */
export const Z95 = 1.6448536269514722;
const ROOT_2PI = 2.5066282746310002;
const SERIES_TO = 2.5;
const LAPLACE_TERMS = 300;

/** P(Z > x), to about 1e-14 relative; the series 1/2 - phi(x) sum x^(2k+1)/(1 3 5 ...) (DLMF 7.6.2) below 2.5, Laplace's fraction (DLMF 7.9.1) above. */
export function normalSf(x: number): number {
  if (x === Infinity) return 0;
  if (x === -Infinity) return 1;
  if (x < 0) return 1 - normalSf(-x);
  if (!(x < SERIES_TO)) return normalDensity(x) / laplaceFraction(x);
  // So many terms that the next is under 2^-54 of the sum, and those after it are less: none of them would change the sum.
  const last = 19 + 2 * Math.floor(8 * x);
  const square = x * x;
  let term = x;
  let sum = x;
  for (let k = 3; k <= last; k += 2) sum += term *= square / k;
  return 0.5 - normalDensity(x) * sum;
}

/**
 * x + 1/(x + 2/(x + ... 300/x)) for x >= 2.5, computed from the inside. What stands at term n lies between x and x + n/x, and
 * rounding keeps the order of two numbers: where runs from both ends have met, the whole run has the same value.
 */
function laplaceFraction(x: number): number {
  const n = Math.ceil(560 / (x * x)) + 4;
  let one = x;
  let other = x + (n + 1) / x;
  for (let k = n; k > 0; k--) {
    one = x + k / one;
    other = x + k / other;
  }
  if (one === other) return one;
  let fraction = x;
  for (let k = LAPLACE_TERMS; k > 0; k--) fraction = x + k / fraction;
  return fraction;
}

/** P(Z < x). */
export function normalCdf(x: number): number {
  return normalSf(-x);
}

/** Density at x. */
export function normalDensity(x: number): number {
  return exp(-0.5 * x * x) / ROOT_2PI;
}

/** The point below which share p lies; -Infinity at 0, Infinity at 1. */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (q >= -0.425 && q <= 0.425) {
    const r = 0.180625 - q * q;
    return (
      (q *
        (((((((2.5090809287301226727e3 * r + 3.3430575583588128105e4) * r + 6.7265770927008700853e4) * r +
          4.5921953931549871457e4) *
          r +
          1.3731693765509461125e4) *
          r +
          1.9715909503065514427e3) *
          r +
          1.3314166789178437745e2) *
          r +
          3.387132872796366608)) /
      (((((((5.226495278852854561e3 * r + 2.8729085735721942674e4) * r + 3.930789580009271061e4) * r +
        2.1213794301586595867e4) *
        r +
        5.3941960214247511077e3) *
        r +
        6.871870074920579083e2) *
        r +
        4.2313330701600911252e1) *
        r +
        1)
    );
  }
  return q < 0 ? tailQuantile(p) : -tailQuantile(1 - p);
}

/** Quantile of p under 0.075. */
function tailQuantile(p: number): number {
  if (!(p > 0)) return -Infinity;
  let r = Math.sqrt(-log(p));
  if (r <= 5) {
    r -= 1.6;
    return (
      -(
        ((((((7.7454501427834140764e-4 * r + 2.27238449892691845833e-2) * r + 2.4178072517745061177e-1) * r +
          1.27045825245236838258) *
          r +
          3.64784832476320460504) *
          r +
          5.7694972214606914055) *
          r +
          4.6303378461565452959) *
          r +
        1.42343711074968357734
      ) /
      (((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r + 1.51986665636164571966e-2) * r +
        1.4810397642748007459e-1) *
        r +
        6.8976733498510000455e-1) *
        r +
        1.6763848301838038494) *
        r +
        2.05319162663775882187) *
        r +
        1)
    );
  }
  r -= 5;
  return (
    -(
      ((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 1.2426609473880784386e-3) * r +
        2.6532189526576123093e-2) *
        r +
        2.9656057182850489123e-1) *
        r +
        1.7848265399172913358) *
        r +
        5.4637849111641143699) *
        r +
      6.6579046435011037772
    ) /
    (((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r +
      7.868691311456132591e-4) *
      r +
      1.48753612908506148525e-2) *
      r +
      1.3692988092273580531e-1) *
      r +
      5.9983220655588793769e-1) *
      r +
      1)
  );
}
