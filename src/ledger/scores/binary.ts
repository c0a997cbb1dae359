/** Scores of a probability of yes: the smaller, the better. */
import { log } from "../../numbers/elementary.ts";

/** Probability below which the logarithmic score of what happened does not fall further. */
export const LOG_FLOOR = 0.001;

/** Squared error, 0..1 (Brier 1950, Monthly Weather Review 78:1, halved). @param p probability of yes, 0..1 */
export function brier(p: number, yes: boolean): number {
  const error = p - (yes ? 1 : 0);
  return error * error;
}

/** -ln of the probability of what happened, at most -ln .001. `floored`: that probability lies below .001. */
export function logScore(probability: number): { score: number; floored: boolean } {
  return { score: -log(Math.max(probability, LOG_FLOOR)), floored: probability < LOG_FLOOR };
}

/** Logarithmic score of a probability of yes. */
export function binaryLog(p: number, yes: boolean): { score: number; floored: boolean } {
  return logScore(yes ? p : 1 - p);
}

/** 1 - score / reference; null where the reference is 0 and no share of it can be saved. */
export function skill(score: number, reference: number): number | null {
  return reference === 0 ? null : 1 - score / reference;
}
