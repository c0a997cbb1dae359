/** Shares against ../shared/reference/numbers/believe.json, against brute force over orders, and by their properties. */
import { describe, expect, it } from "vitest";
import { exactShares, jackknife, marginals, orderOf, pairedShares } from "../../../src/analyses/cruxes/shapley.ts";
import { oddsWithout } from "../../../src/analyses/cruxes/counts.ts";
import { key } from "../../../src/numbers/streams.ts";
import { uniforms } from "../../random.ts";
import { describeShared, hasShared, sharedJson } from "../../shared.ts";

const reference = hasShared ? sharedJson("reference/numbers/believe.json").shapley : null;

/** Rounding of some thousand sums of numbers below 1. */
const ROUNDING = 1e-12;
function expectClose(found: ArrayLike<number>, wanted: ArrayLike<number>): void {
  expect(found.length).toBe(wanted.length);
  Array.from(wanted).forEach((x, i) => expect(Math.abs(found[i] - x)).toBeLessThan(ROUNDING));
}
const bitsOf = (some: readonly number[]): number => some.reduce((S, i) => S | (1 << i), 0);

describeShared("the reference shares", () => {
  it("are those of three, swapped, with a player without effect, merged, a single crux, and effects that add up", () => {
    const { three, single_crux, additive } = reference;
    expectClose(exactShares(3, three.v), three.phi);
    expectClose(exactShares(3, three.swapped.v), three.swapped.phi);
    expectClose(exactShares(4, three.with_a_null_fourth.v), three.with_a_null_fourth.phi);
    expect(exactShares(4, three.with_a_null_fourth.v)[3]).toBe(0);
    expectClose(exactShares(2, three.merged_1_and_2.v), three.merged_1_and_2.phi);
    expectClose(exactShares(3, single_crux.v), single_crux.phi);
    expectClose(exactShares(3, additive.v), additive.d);
    expectClose(
      [...three.first_in],
      [1, 2, 4].map((S) => three.v[S] - three.v[0]),
    );
    expectClose(
      [...three.last_in],
      [1, 2, 4].map((S) => three.v[7] - three.v[7 & ~S]),
    );
  });
  it("are those of five, by all subsets and by pairs of permutations", () => {
    const { v, phi, permutations, stream } = { ...reference.five, stream: reference.five.stream ?? reference.stream };
    expectClose(exactShares(5, v), phi);
    const added = permutations.given.map((order: number[]) => marginals(order, (some) => v[bitsOf(some)]));
    added.forEach((one: Float64Array, n: number) => expectClose(one, permutations.marginals[n]));
    const pairs = permutations.antithetic_pairs.map(([a, b]: [number, number]) => [added[a], added[b]] as const);
    const { shares, se } = pairedShares(pairs);
    expectClose(shares, permutations.estimate);
    expectClose(se, permutations.se);
    expect(stream.first.map((_: number[], d: number) => orderOf(key(stream.seed, stream.name), 5, d))).toEqual(
      stream.first,
    );
  });
  it("have the error of leaving out blocks of worlds", () => {
    const { blocks, paths, yes, kept, v, phi, left_out, se } = reference.jackknife;
    const counts = v.map((_: number, S: number) => ({
      kept: Float64Array.from({ length: blocks }, (_, b) => kept[b][S]),
      yes: { q: Float64Array.from({ length: blocks }, (_, b) => yes[b][S]) },
      paths,
    }));
    const shares = (left: number | null) =>
      exactShares(
        2,
        counts.map((one: Parameters<typeof oddsWithout>[0]) => oddsWithout(one, "q", left)),
      );
    expectClose(
      counts.map((one: Parameters<typeof oddsWithout>[0]) => oddsWithout(one, "q", null)),
      v,
    );
    expectClose(shares(null), phi);
    const without = left_out.map((_: number[], b: number) => shares(b));
    without.forEach((one: Float64Array, b: number) => expectClose(one, left_out[b]));
    expectClose(
      [0, 1].map((i) => jackknife(without.map((one: Float64Array) => one[i]))),
      se,
    );
  });
});

/** Shares by the mean over all orders: the slow, obvious twin. */
function byAllOrders(k: number, v: ArrayLike<number>): Float64Array {
  const orders = (rest: number[]): number[][] =>
    rest.length === 0 ? [[]] : rest.flatMap((i) => orders(rest.filter((j) => j !== i)).map((more) => [i, ...more]));
  const all = orders(Array.from({ length: k }, (_, i) => i));
  const sum = new Float64Array(k);
  for (const order of all) marginals(order, (some) => v[bitsOf(some)]).forEach((x, i) => (sum[i] += x / all.length));
  return sum;
}

describe("shares of random values", () => {
  const next = uniforms(7);
  const tables = Array.from({ length: 40 }, (_, n) => {
    const k = 1 + (n % 6);
    return { k, v: Float64Array.from({ length: 2 ** k }, () => next()) };
  });
  it("are those of all orders, and add up to the gap", () => {
    for (const { k, v } of tables) {
      const shares = exactShares(k, v);
      expectClose(shares, byAllOrders(k, v));
      expect(Math.abs(shares.reduce((a, b) => a + b, 0) - (v[2 ** k - 1] - v[0]))).toBeLessThan(ROUNDING);
    }
  });
  it("change their signs exactly where A and B are exchanged", () => {
    for (const { k, v } of tables)
      expect([...exactShares(k, v.slice().reverse())]).toEqual([...exactShares(k, v)].map((x) => 0 - x));
  });
  it("do not depend on the order of the players, and equal players have equal shares", () => {
    for (const { k, v } of tables.filter((table) => table.k >= 2)) {
      const swap = (S: number): number => (S & ~3) | ((S & 1) << 1) | ((S >> 1) & 1);
      const swapped = v.map((_, S) => v[swap(S)]);
      const [own, other] = [exactShares(k, v), exactShares(k, swapped)];
      expectClose(other, [own[1], own[0], ...own.slice(2)]);
      const alike = v.map((x, S) => (x + v[swap(S)]) / 2);
      const [a, b] = exactShares(k, alike);
      expect(Math.abs(a - b)).toBeLessThan(ROUNDING);
    }
  });
  it("of a group are not in general the sum of its members'", () => {
    const { k, v } = tables[2];
    const merged = [0, 1, 6, 7].map((S) => v[S]);
    const own = exactShares(k, v);
    expect(Math.abs(exactShares(2, merged)[1] - (own[1] + own[2]))).toBeGreaterThan(1e-3);
  });
  it("come near from pairs of permutations, within four of their standard errors", () => {
    const { k, v } = tables[5];
    const pairs = Array.from({ length: 200 }, (_, d) => {
      const order = orderOf(key(1, "cruxes/permutation"), k, d);
      const of = (one: number[]) => marginals(one, (some) => v[bitsOf(some)]);
      return [of(order), of([...order].reverse())] as const;
    });
    const { shares, se } = pairedShares(pairs);
    exactShares(k, v).forEach((x, i) => expect(Math.abs(shares[i] - x)).toBeLessThan(4 * se[i] + ROUNDING));
  });
});
