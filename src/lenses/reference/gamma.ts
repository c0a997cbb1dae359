/** The gamma law: regularised incomplete gamma function by its series and continued fraction (DLMF 8.7.1, 8.9.2), inverse by a guarded Newton's method. */
import { exp, log } from "../../numbers/elementary.ts";
import { logGamma } from "../../numbers/beta.ts";

/** P(a, x), the share of a gamma law of shape a > 0 and rate 1 below x. */
export function gammaCdf(a: number, x: number): number {
  if (!(x > 0)) return 0;
  const front = exp(a * log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < 10_000; n++) {
      term *= x / (a + n);
      sum += term;
      if (term < sum * 1e-17) break;
    }
    return front * sum;
  }
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
  return 1 - front * h;
}

/** The point below which a gamma law of shape a > 0 and rate 1 has the share u in (0, 1). */
export function gammaQuantile(a: number, u: number): number {
  let low = 0;
  let high = a + 1;
  while (gammaCdf(a, high) < u) {
    low = high;
    high *= 2;
  }
  let x = (low + high) / 2;
  for (let step = 0; step < 200; step++) {
    const miss = gammaCdf(a, x) - u;
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
