/** The beta law: distribution function by the continued fraction of the incomplete beta function (DLMF 8.17.22), inverse by Newton's method kept inside a bracket. */
import { exp, log } from "./elementary.ts";
import { logGamma } from "./gamma.ts";
import type { Law } from "./law.ts";

/** Regularised incomplete beta function I_x(a, b), given ln B(a, b); x in [0, 1], y = 1 - x. */
function incomplete(a: number, b: number, x: number, y: number, logB: number): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  // Rounding can put both x and y above their bounds, which add up to 1; then either fraction converges.
  if (x > (a + 1) / (a + b + 2) && y <= (b + 1) / (a + b + 2)) return 1 - incomplete(b, a, y, x, logB);
  const front = exp(a * log(x) + b * log(y) - logB) / a;
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < 1000; m++) {
    let step = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + step * d);
    c = 1 + step / c;
    h *= d * c;
    step = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + step * d);
    c = 1 + step / c;
    const factor = d * c;
    h *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return front * h;
}

/** The beta law with shapes a, b > 0 on 0..1. */
export function betaLaw(a: number, b: number): Law {
  const logB = logGamma(a) + logGamma(b) - logGamma(a + b);
  const invert = (a1: number, b1: number, p: number): number => {
    if (p <= 0) return 0;
    if (p >= 1) return 1;
    let low = 0;
    let high = 1;
    let x = a1 / (a1 + b1);
    const start = exp((log(p) + log(a1) + logB) / a1);
    if (start < x) x = start;
    for (let step = 0; step < 200; step++) {
      const miss = incomplete(a1, b1, x, 1 - x, logB) - p;
      if (miss > 0) high = x;
      else low = x;
      const slope = exp((a1 - 1) * log(x) + (b1 - 1) * log(1 - x) - logB);
      let next = x - miss / slope;
      if (!(next > low && next < high)) next = low === 0 && high > 1e-3 ? high / 8 : (low + high) / 2;
      if (Math.abs(next - x) <= 2e-16 * x || next === low || next === high) return next;
      x = next;
    }
    return x;
  };
  return {
    cdf: (x) => incomplete(a, b, x, 1 - x, logB),
    sf: (x) => incomplete(b, a, 1 - x, x, logB),
    lower: (p) => invert(a, b, p),
    upper: (s) => 1 - invert(b, a, s),
    density: (x) => (x < 0 || x > 1 ? 0 : exp(powerLog(a - 1, x) + powerLog(b - 1, 1 - x) - logB)),
    support: [0, 1],
  };
}

/** ln x^y, with 0^0 = 1. */
function powerLog(y: number, x: number): number {
  return y === 0 ? 0 : y * log(x);
}
