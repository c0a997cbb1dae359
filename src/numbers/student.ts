/** Student's law, through the incomplete beta function (DLMF 8.17; Abramowitz & Stegun 1964, 26.7.1). */
import { betaLaw } from "./beta.ts";

/** P(T < t) with `freedom` degrees of freedom, above 0. */
export function studentCdf(t: number, freedom: number): number {
  const square = t * t;
  const tail =
    square < freedom
      ? 0.5 * betaLaw(0.5, freedom / 2).sf(square / (freedom + square))
      : 0.5 * betaLaw(freedom / 2, 0.5).cdf(freedom / (freedom + square));
  return t < 0 ? tail : 1 - tail;
}

/** The point below which share p in (0, 1) lies, with `freedom` degrees of freedom, above 0. */
export function studentQuantile(p: number, freedom: number): number {
  if (p > 0.5) return -studentQuantile(1 - p, freedom);
  const outside = 2 * p;
  // One of the two shares of freedom / (freedom + t^2) and t^2 / (freedom + t^2) is small: that one is inverted.
  if (outside < 0.5) {
    const far = betaLaw(freedom / 2, 0.5).lower(outside);
    return -Math.sqrt((freedom * (1 - far)) / far);
  }
  const near = betaLaw(0.5, freedom / 2).lower(1 - outside);
  return -Math.sqrt((freedom * near) / (1 - near));
}
