/** Standard errors of what is told of other odds, by influence functions over worlds. s world, n worlds. */
import { exp } from "../../numbers/elementary.ts";
import { excessOver, meanOf, oddsOf, spreadOf, type Moment } from "./demand.ts";

/** Standard error of a mean over worlds. */
function errorOf(influence: Float64Array): number {
  const n = influence.length;
  if (n < 2) return 0;
  const mean = meanOf(influence, null);
  return Math.sqrt(influence.reduce((sum, one) => sum + (one - mean) * (one - mean), 0) / (n - 1) / n);
}

/** Of the odds in the run; those asked given another question are linear around their ratio. */
export function oddsError(moment: Moment): number {
  const under = moment.condition === null ? 1 : meanOf(moment.condition, null);
  return errorOf(excessOver(moment, oddsOf(moment, null))) / under;
}

/** Of the price in nats: the multipliers are at an optimum, so that a world's influence is 1 - n w_s. @param weights sum 1 */
export const natsError = (weights: Float64Array): number => errorOf(weights.map((w) => weights.length * w));

/** Of the price of luckier futures in the same worlds. @param c the bound that binds @param lambda its multiplier over futures */
export function luckError({ yes, condition }: Moment, c: number, lambda: number): number {
  const [up, down] = [exp(lambda * (1 - c)), exp(-lambda * c)];
  const terms = Float64Array.from(yes, (share, s) => {
    const under = condition === null ? 1 : condition[s];
    return share * up + (under - share) * down + 1 - under;
  });
  const mean = meanOf(terms, null);
  return errorOf(terms) / mean;
}

/** Of the reliability, 1 - E/V for noise E and variance V of the worlds' odds; null with one future a world. @param paths futures a world */
export function reliabilityError(moment: Moment, paths: number): number | null {
  if (paths < 2) return null;
  const { squares, noise } = spreadOf(moment, paths);
  const [V, E] = [meanOf(squares, null), meanOf(noise, null)];
  if (V === 0) return 0;
  return errorOf(Float64Array.from(squares, (square, s) => (E * square) / (V * V) - noise[s] / V));
}
