import { describe, expect, it } from "vitest";
import { coreIsEmpty, nucleolus, shapley } from "../../../src/lenses/market/coalitions.ts";
import { uniforms } from "../../random.ts";

const orders = (players: number[]): number[][] =>
  players.length === 0
    ? [[]]
    : players.flatMap((one) => orders(players.filter((other) => other !== one)).map((rest) => [one, ...rest]));
const randomGame = (n: number, u: () => number): number[] =>
  Array.from({ length: 1 << n }, (_, S) =>
    S === 0 ? 0 : u() * [...S.toString(2)].filter((bit) => bit === "1").length ** 2,
  );
/** A game with its players in another order. */
const reordered = (v: number[], order: number[]): number[] =>
  v.map((_, S) => v[order.reduce((mask, of, at) => mask | (((S >> at) & 1) << of), 0)]);
/** Complaints v(S) - x(S), largest first. */
const complaints = (v: number[], x: number[]): number[] =>
  v
    .map((one, S) => one - x.reduce((sum, part, i) => sum + ((S >> i) & 1) * part, 0))
    .slice(1, -1)
    .sort((a, b) => b - a);

describe("the Shapley value", () => {
  it("is the mean of marginal contributions over all orders of arrival", () => {
    const u = uniforms(1);
    for (const n of [1, 2, 3, 4, 5]) {
      const v = randomGame(n, u);
      const all = orders(Array.from({ length: n }, (_, i) => i));
      const mean = new Array<number>(n).fill(0);
      for (const order of all) {
        let S = 0;
        for (const i of order) {
          mean[i] += (v[S | (1 << i)] - v[S]) / all.length;
          S |= 1 << i;
        }
      }
      shapley(v).forEach((one, i) => expect(one).toBeCloseTo(mean[i], 10));
    }
  });
});

describe("the nucleolus", () => {
  it("of a bankruptcy is the Talmud's division (Aumann and Maschler 1985)", () => {
    const equalAwards = (claims: number[], estate: number): number[] => {
      let [low, high] = [0, Math.max(...claims)];
      for (let k = 0; k < 200; k++) {
        const cap = (low + high) / 2;
        if (claims.reduce((sum, c) => sum + Math.min(c, cap), 0) < estate) low = cap;
        else high = cap;
      }
      return claims.map((c) => Math.min(c, (low + high) / 2));
    };
    const u = uniforms(7);
    for (let k = 0; k < 60; k++) {
      const n = 2 + (k % 4);
      const claims = Array.from({ length: n }, () => 1 + 99 * u());
      const sum = claims.reduce((a, b) => a + b, 0);
      const estate = sum * u();
      const halves = claims.map((c) => c / 2);
      const talmud =
        estate <= sum / 2
          ? equalAwards(halves, estate)
          : equalAwards(halves, sum - estate).map((loss, i) => claims[i] - loss);
      const v = Array.from({ length: 1 << n }, (_, S) =>
        Math.max(0, estate - claims.reduce((out, c, i) => out + (1 - ((S >> i) & 1)) * c, 0)),
      );
      nucleolus(v)!.forEach((one, i) => expect(Math.abs(one - talmud[i])).toBeLessThan(1e-5 * sum)); // values are rounded to a ten-millionth of the largest before
    }
  });
  it("has the least complaints: no small change makes their list, largest first, smaller", () => {
    const u = uniforms(3);
    for (let k = 0; k < 40; k++) {
      const n = 3 + (k % 2);
      const v = randomGame(n, u);
      const x = nucleolus(v);
      if (x === null) continue; // the whole is worth less than its members alone
      expect(x.reduce((a, b) => a + b, 0)).toBeCloseTo(v.at(-1)!, 5);
      const own = complaints(v, x);
      for (let tries = 0; tries < 100; tries++) {
        const step = Array.from({ length: n }, () => (u() - 0.5) * 10 ** (-3 * u()));
        const mean = step.reduce((a, b) => a + b, 0) / n;
        const y = x.map((one, i) => one + step[i] - mean);
        if (y.some((one, i) => one < v[1 << i])) continue;
        const other = complaints(v, y);
        const differs = own.findIndex((one, at) => Math.abs(one - other[at]) > 1e-5);
        if (differs >= 0) expect(other[differs]).toBeGreaterThan(own[differs]);
      }
    }
  });
  it("is in the core where there is one, and does not depend on the order of the players", () => {
    const u = uniforms(11);
    for (let k = 0; k < 30; k++) {
      const v = randomGame(4, u);
      const x = nucleolus(v);
      if (x === null) continue;
      if (!coreIsEmpty(v)) expect(complaints(v, x)[0]).toBeLessThan(1e-5);
      const order = [2, 0, 3, 1];
      const other = nucleolus(reordered(v, order))!;
      other.forEach((one, at) => expect(one).toBeCloseTo(x[order[at]], 4));
      shapley(reordered(v, order)).forEach((one, at) => expect(one).toBeCloseTo(shapley(v)[order[at]], 10));
    }
  });
  it("does not exist where the whole gets less than its members alone", () =>
    expect(nucleolus([0, 5, 5, 1])).toBeNull());
});
