/**
 * Bargaining where money may change hands (docs/methods/bargaining.md#money): at signing, once, summing to zero over the parties, and sunk.
 * l_i > 0 is `points_per_bn`: points of lasting value to party i per bn USD paid once. With quasi-linear gains all efficient
 * bargains share the surplus S(x) = sum gain_i / l_i, in bn (Nash 1953; Raiffa 1982).
 */
import { atLeastZero, positive, same } from "./compare.ts";
import type { Gains } from "./gains.ts";

/** S(x): worth of package x to the parties together, in bn USD. @param perBn l_i of each party, > 0 */
export function surplus({ gain, n, parties }: Gains, perBn: Float64Array, x: number): number {
  let S = 0;
  for (let i = 0; i < parties; i++) S += gain[i * n + x] / perBn[i];
  return S;
}

/**
 * Marks the zone with money: x other than the standing, S(x) > 0, every ratifier's gain at least 0; and chooses argmax S
 * (near-equal ones count as tied, the earliest is taken), which is the Nash package whatever the powers.
 * @param out n flags, overwritten
 * @returns the package chosen, -1 where the zone is empty
 */
export function transferZone(gains: Gains, perBn: Float64Array, out: Uint8Array): number {
  const { gain, n, parties, members, standing } = gains;
  let most = 0;
  for (let x = 0; x < n; x++) {
    const S = surplus(gains, perBn, x);
    let inside = x !== standing && positive(S);
    for (let i = parties; i < members && inside; i++) inside = atLeastZero(gain[i * n + x]);
    out[x] = inside ? 1 : 0;
    if (inside && S > most) most = S;
  }
  if (most === 0) return -1;
  let chosen = 0;
  while (out[chosen] === 0 || !same(surplus(gains, perBn, chosen), most)) chosen++;
  return chosen;
}

/**
 * Payment to each party for package x, in bn USD (negative: it pays): t_i = p_i S - gain_i / l_i, so that i ends with p_i l_i S points.
 * @param power p_i >= 0 of each party, at least one above 0; normalised here
 */
export function payments(
  gains: Gains,
  power: Float64Array,
  perBn: Float64Array,
  x: number,
  out: Float64Array = new Float64Array(gains.parties),
): Float64Array {
  const { gain, n, parties } = gains;
  const S = surplus(gains, perBn, x);
  let all = 0;
  for (let i = 0; i < parties; i++) all += power[i];
  for (let i = 0; i < parties; i++) out[i] = (power[i] / all) * S - gain[i * n + x] / perBn[i];
  return out;
}

/**
 * The l_i at which S(x) turns 0 with the others' l as they are: l_i = -gain_i / (sum over the others of gain_j / l_j).
 * Null where no positive l_i exists: i and the others together are not on opposite sides, or one of them gains nothing.
 */
export function breakEven(gains: Gains, perBn: Float64Array, x: number, i: number): number | null {
  const { gain, n, parties } = gains;
  let others = 0;
  for (let j = 0; j < parties; j++) if (j !== i) others += gain[j * n + x] / perBn[j];
  const g = gain[i * n + x];
  if (same(g, 0) || same(others, 0) || g > 0 === others > 0) return null;
  return -g / others;
}
