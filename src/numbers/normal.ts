/** The standard normal distribution and survival functions, by series near the middle and a continued fraction in the tail. */
import { exp } from "./elementary.ts";

const ROOT_2PI = 2.5066282746310002;

/** P(Z > x), to about 1e-14 relative; the series 1/2 - phi(x) sum x^(2k+1)/(1 3 5 ...) (DLMF 7.6.2) below 2.5, Laplace's fraction (DLMF 7.9.1) above. */
export function normalSf(x: number): number {
  if (x === Infinity) return 0;
  if (x === -Infinity) return 1;
  if (x < 0) return 1 - normalSf(-x);
  const density = exp(-0.5 * x * x) / ROOT_2PI;
  if (x < 2.5) {
    let term = x;
    let sum = x;
    for (let k = 3; term > 1e-18 * sum; k += 2) sum += term *= (x * x) / k;
    return 0.5 - density * sum;
  }
  let fraction = x;
  for (let k = 300; k > 0; k--) fraction = x + k / fraction;
  return density / fraction;
}

/** P(Z < x). */
export function normalCdf(x: number): number {
  return normalSf(-x);
}
