/**
 * Shapley shares (Shapley 1953) of the difference between two variants, by player. v[S] is a value by subset, S a bit mask
 * with bit i set where player i is as in B; v[0] is A and the last is B.
 */
import { second, first, type Key } from "../../numbers/streams.ts";

/** Shares of k players from all 2^k values. Terms of S and of its complement are added together, so that exchanging A and B changes the signs exactly. */
export function exactShares(k: number, v: ArrayLike<number>): Float64Array {
  const weights = weightsOf(k);
  const shares = new Float64Array(k);
  const all = 2 ** k - 1;
  for (let i = 0; i < k; i++) {
    const own = 1 << i;
    for (let S = 0; S <= all; S++) {
      if ((S & own) !== 0) continue;
      const C = all & ~own & ~S;
      if (C < S) continue;
      const term = v[S | own] - v[S];
      shares[i] += weights[bits(S)] * (C === S ? term : term + (v[C | own] - v[C]));
    }
  }
  return shares;
}

/** By size of a subset without the player: |S|! (k - |S| - 1)! / k!. */
function weightsOf(k: number): number[] {
  const weights: number[] = [1 / Math.max(1, k)];
  for (let size = 1; size < k; size++) weights.push((weights[size - 1] * size) / (k - size));
  return weights;
}

function bits(S: number): number {
  let count = 0;
  for (let rest = S; rest > 0; rest &= rest - 1) count++;
  return count;
}

/** Order d of k players: Fisher-Yates from the last place down, first uniform of a block for even places and second for odd. */
export function orderOf(key: Key, k: number, d: number): number[] {
  const order = Array.from({ length: k }, (_, at) => at);
  for (let at = k - 1; at >= 1; at--) {
    const uniform = at % 2 === 0 ? first : second;
    const other = Math.floor(uniform(key, d, 0, Math.floor(at / 2), 0) * (at + 1));
    [order[at], order[other]] = [order[other], order[at]];
  }
  return order;
}

/** What each player adds where players change from A to B in this order. @param value of a set of players */
export function marginals(order: readonly number[], value: (players: readonly number[]) => number): Float64Array {
  const added = new Float64Array(order.length);
  let before = value([]);
  order.forEach((player, at) => {
    const after = value(order.slice(0, at + 1));
    added[player] = after - before;
    before = after;
  });
  return added;
}

/** Mean over antithetic pairs (an order and its reverse), and its standard error; `pairs` of marginals by player. */
export function pairedShares(pairs: readonly (readonly [Float64Array, Float64Array])[]): {
  shares: Float64Array;
  se: Float64Array;
} {
  const n = pairs.length;
  const means = pairs.map(([a, b]) => a.map((x, i) => (x + b[i]) / 2));
  const shares = means[0].map((_, i) => means.reduce((sum, mean) => sum + mean[i], 0) / n);
  const se = shares.map((share, i) =>
    n > 1 ? Math.sqrt(means.reduce((sum, mean) => sum + (mean[i] - share) * (mean[i] - share), 0) / (n - 1) / n) : 0,
  );
  return { shares, se };
}

/** Standard error from the values with one block of worlds left out each: sqrt((B - 1)/B sum (x_b - mean)^2). */
export function jackknife(leftOut: readonly number[]): number {
  const B = leftOut.length;
  const mean = leftOut.reduce((sum, x) => sum + x, 0) / B;
  return Math.sqrt(((B - 1) / B) * leftOut.reduce((sum, x) => sum + (x - mean) * (x - mean), 0));
}
