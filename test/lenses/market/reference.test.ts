import { expect, it } from "vitest";
import { coreIsEmpty, nucleolus, shapley } from "../../../src/lenses/market/coalitions.ts";
import { solve } from "../../../src/lenses/market/interior-point.ts";
import { equilibrium, type Equilibrium, type Network } from "../../../src/lenses/market/network.ts";
import type { Programme } from "../../../src/lenses/market/programme.ts";
import { describeShared, sharedJson } from "../../shared.ts";

const found = (network: Network): Equilibrium => {
  const solved = equilibrium(network);
  if ("problem" in solved) throw new Error(solved.problem);
  return solved.equilibrium;
};
const close = (got: ArrayLike<number>, wanted: readonly number[], within: number): void => {
  expect(got.length).toBe(wanted.length);
  wanted.forEach((one, i) =>
    expect(Math.abs(got[i] - one), `${i}: ${got[i]} and not ${one}`).toBeLessThanOrEqual(within),
  );
};
/** Inverse curves p = a - b q and p = c + d q from lists; every supplier trades for itself and reaches every market. */
const spatial = (demand: number[][], supply: number[][], cost: number[][], theta: number): Network => ({
  suppliers: supply.map(([c, d], trader) => ({ trader, c: c!, d: d!, capacity: Infinity })),
  markets: demand.map(([a, b]) => ({ a: a!, b: b! })),
  routes: cost.flatMap((row, from) => row.map((k, to) => ({ from, to, cost: k, capacity: Infinity, atLeast: 0 }))),
  conduct: supply.map(() => theta),
});

describeShared("spatial equilibria of the textbooks", () => {
  const [compecon, com1, com2] = sharedJson("reference/market/spe.json");
  const curves = (one: { [key: string]: number[] }): number[][] => Object.values(one);
  it("three countries of Miranda and Fackler, with trade and without", () => {
    const { demand, supply, cost, published, computed } = compecon;
    const trade = found(spatial(curves(demand), curves(supply), cost, 0));
    close(trade.price, published.prices, 1e-6);
    close(
      trade.supply.map((s, i) => s - trade.demand[i]),
      published.netExports,
      1e-5,
    );
    curves(demand).forEach((one, i) => {
      const alone = found(spatial([one], [curves(supply)[i]], [[cost[i][i]]], 0));
      close(alone.price, [published.autarkyPrices[i]], 1e-6);
      close(alone.demand, [published.autarkyQuantities[i]], 1e-6);
    });
    const cournot = found(spatial(curves(demand), curves(supply), cost, 1));
    close(cournot.price, computed.cournotTheta1.prices, 1e-4);
    close(cournot.supply, computed.cournotTheta1.supply, 1e-4);
  });
  it("two commodities of Takayama and Judge", () => {
    for (const one of [com1, com2]) {
      const demand = one.demandQ.map(([a, b]: [number, number]) => [a / b, 1 / b]);
      const supply = one.supplyQ.map(([a, b]: [number, number]) => [-a / b, 1 / b]);
      const got = found(spatial(demand, supply, one.cost, 0));
      close(got.price, one.computed.prices, 1e-6);
      close(got.demand, one.computed.demand, 1e-4);
      close(got.supply, one.computed.supply, 1e-4);
    }
  });
});

it("Cournot's firms, one to five, and two of unequal cost", () => {
  const firms = (costs: number[]): Equilibrium =>
    found(
      spatial(
        [[100, 1]],
        costs.map((c) => [c, 0]),
        costs.map(() => [0]),
        1,
      ),
    );
  for (const n of [1, 2, 3, 5]) close(firms(new Array<number>(n).fill(10)).price, [100 - (90 * n) / (n + 1)], 1e-6);
  const two = firms([10, 25]);
  close(two.supply, [35, 20], 1e-6);
  close(two.price, [45], 1e-6);
});

describeShared("the gas trade model of Manne and Beltramo (1984), whose curves are not lines", () => {
  const { supply, demand, arcs, expected } = sharedJson("reference/market/gtm.json");
  const [S, D] = [
    Object.entries(supply) as [string, { a: number; b: number; cap: number; upper: number }][],
    Object.entries(demand) as [string, { a: number; b: number; fixed: number | null; lower: number }][],
  ];
  const [I, J, R] = [S.length, D.length, arcs.length];
  const n = I + J + R;
  const start = new Int32Array(n + 1);
  const entries: [number, number][] = [];
  for (let j = 0; j < n; j++) {
    if (j < I + J) entries.push([j, -1]);
    else
      entries.push(
        [S.findIndex(([id]) => id === arcs[j - I - J][0]), 1],
        [I + D.findIndex(([id]) => id === arcs[j - I - J][1]), 1],
      );
    start[j + 1] = entries.length;
  }
  /** Value, slope and curvature of the convex cost of variable j at x. */
  const term = (j: number, x: number): [number, number, number] => {
    if (j >= I + J) return [arcs[j - I - J][2] * x, arcs[j - I - J][2], 0];
    if (j < I) {
      const { a, b, cap } = S[j][1];
      return [a * x - b * Math.log((cap - x) / cap), a + b / (cap - x), b / (cap - x) ** 2];
    }
    const { a, b, fixed } = D[j - I][1];
    if (fixed !== null) return [-a * fixed ** b, 0, 0];
    return [-a * x ** b, -a * b * x ** (b - 1), -a * b * (b - 1) * x ** (b - 2)];
  };
  it("is solved by quadratic steps to the published objective and prices", () => {
    const p: Programme = {
      n,
      m: I + J,
      q: new Float64Array(n),
      c: new Float64Array(n),
      start,
      row: Int32Array.from(entries, ([i]) => i),
      value: Float64Array.from(entries, ([, a]) => a),
      b: new Float64Array(I + J),
      low: new Float64Array(n),
      high: new Float64Array(n).fill(100),
      size: new Float64Array(n).fill(1),
    };
    S.forEach(([, { upper }], i) => {
      p.high[i] = Math.min(upper, 100);
    });
    D.forEach(([, { fixed, lower }], j) => {
      p.low[I + j] = fixed ?? lower;
      p.high[I + j] = fixed ?? 50;
    });
    (arcs as [string, string, number, number | null][]).forEach(([, , , cap], r) => {
      if (cap !== null) p.high[I + J + r] = cap;
    });
    const value = (x: Float64Array): number => x.reduce((sum, one, j) => sum + term(j, one)[0], 0);
    // A feasible start: the least transport cost of nearly fixed demands.
    p.c.forEach((_, j) => {
      p.c[j] = j < I ? 1 : j < I + J ? (D[j - I][1].fixed === null ? 2 : 0) : arcs[j - I - J][2];
      p.q[j] = j < I + J ? 1 : 0;
    });
    let x = solve(p).x;
    let y = new Float64Array(I + J);
    for (let round = 0; round < 60; round++) {
      for (let j = 0; j < n; j++) {
        const [, slope, bend] = term(j, x[j]);
        p.q[j] = bend;
        p.c[j] = slope - bend * x[j];
      }
      const step = solve(p);
      expect(step.converged).toBe(true);
      let share = 1;
      const at = (s: number): Float64Array => x.map((one, j) => one + s * (step.x[j] - one));
      while (share > 1e-9 && !(value(at(share)) <= value(x))) share /= 2;
      const moved = value(x) - value(at(share));
      x = at(share);
      y = Float64Array.from(step.y);
      if (moved < 1e-10) break;
    }
    expect(Math.abs(-value(x) - expected.publishedObjective)).toBeLessThan(1e-4); // published to four decimals
    D.forEach(([id, { fixed }], j) => {
      if (fixed === null)
        expect(Math.abs(Math.abs(y[I + j]) - expected.demandPrice[id]), id).toBeLessThan(expected.tolPrice);
    });
    D.forEach(([id], j) => expect(Math.abs(x[I + j] - expected.demand[id]), id).toBeLessThan(1e-3));
    S.forEach(([id], i) => expect(Math.abs(x[i] - expected.supply[id]), id).toBeLessThan(1e-3));
  });
});

describeShared("games of the literature", () => {
  const { games } = sharedJson("reference/market/coop-games.json");
  for (const [name, game] of Object.entries(games) as [
    string,
    { v: number[]; shapley: number[]; nucleolus: number[]; coreEmpty: boolean },
  ][]) {
    it(name, () => {
      close(shapley(game.v), game.shapley, 1e-9);
      close(nucleolus(game.v)!, game.nucleolus, 1e-6 * Math.max(...game.v.map(Math.abs)));
      expect(coreIsEmpty(game.v)).toBe(game.coreEmpty);
    });
  }
});
