/** Scores of a curve F(t): the probability that the event has come by the end of month t = 1, 2, ..., n. */

/**
 * When the event came, in months from the first of the curve, counted from 1. `known`: between the end of month `after`
 * and the end of month `by` (equal to `after` + 1 where the month is known); `none`: not within the curve; `open`: not
 * by the end of month `months`, and still possible.
 */
export type Arrival =
  | { kind: "known"; after: number; by: number }
  | { kind: "none" }
  | { kind: "open"; months: number };

/** Arrival in month t. */
export const inMonth = (t: number): Arrival => ({ kind: "known", after: t - 1, by: t });

/**
 * Mean over months of (F(t) - 1{T <= t})^2, 0..1: the ranked probability score of the curve on its horizon. Months in
 * which it is not known whether the event had come are left out; null where no month is left.
 * @param F cumulative, by month @param months number of months that count, from the first
 */
export function curveScore(F: readonly number[], arrival: Arrival, months = F.length): number | null {
  const last = Math.min(months, F.length, arrival.kind === "open" ? arrival.months : Infinity);
  let sum = 0;
  let counted = 0;
  for (let t = 1; t <= last; t++) {
    if (arrival.kind === "known" && t > arrival.after && t < arrival.by) continue;
    const error = F[t - 1] - (arrival.kind === "known" && t >= arrival.by ? 1 : 0);
    sum += error * error;
    counted++;
  }
  return counted === 0 ? null : sum / counted;
}
