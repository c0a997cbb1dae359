import load, { type LegacyHighs, type LegacyHighsSolution } from "highs";
import { beforeAll, describe, expect, it } from "vitest";
import { solve } from "../../../src/lenses/market/interior-point.ts";
import {
  demandThrough,
  equilibrium,
  programmeOf,
  type Equilibrium,
  type Network,
} from "../../../src/lenses/market/network.ts";
import type { Programme } from "../../../src/lenses/market/programme.ts";
import { uniforms } from "../../random.ts";
import { randomNetwork } from "./random.ts";

/** 1/2 x'diag(q)x + c'x. */
function objective(p: Programme, x: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < p.n; j++) sum += ((p.q[j] * x[j]) / 2 + p.c[j]) * x[j];
  return sum;
}

const found = (network: Network): Equilibrium => {
  const solved = equilibrium(network);
  if ("problem" in solved) throw new Error(solved.problem);
  return solved.equilibrium;
};
const relative = (a: number, b: number): number => Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b));

/** A programme in CPLEX LP format. */
function lpText(p: Programme): string {
  const term = (a: number, name: string): string => `${a < 0 ? "-" : "+"} ${Math.abs(a)} ${name}`;
  const linear = Array.from(p.c, (c, j) => term(c, `x${j}`)).join(" ");
  const square = Array.from(p.q, (q, j) => (q > 0 ? term(q, `x${j} ^2`) : ""))
    .filter(Boolean)
    .join(" ");
  const rows = Array.from({ length: p.m }, () => [] as string[]);
  for (let j = 0; j < p.n; j++)
    for (let e = p.start[j]; e < p.start[j + 1]; e++) rows[p.row[e]].push(term(p.value[e], `x${j}`));
  return `Minimize\n obj: ${linear}${square ? ` + [ ${square} ] / 2` : ""}\nSubject To\n${rows.map((row, i) => ` r${i}: ${row.join(" ")} = ${p.b[i]}`).join("\n")}\nBounds\n${Array.from({ length: p.n }, (_, j) => ` ${p.low[j]} <= x${j}${p.high[j] < Infinity ? ` <= ${p.high[j]}` : ""}`).join("\n")}\nEnd\n`;
}

describe("the interior point against HiGHS", () => {
  let oracle: LegacyHighs;
  beforeAll(async () => {
    oracle = await (load as unknown as () => Promise<LegacyHighs>)();
  }); // its types speak of another module system
  it("finds the same optimum on 150 random networks", () => {
    let compared = 0;
    for (let seed = 1; compared < 150; seed++) {
      const network = randomNetwork(seed);
      const reached = new Set(network.routes.map(({ to }) => to));
      if (reached.size < network.markets.length) continue;
      const p = programmeOf(network);
      const mine = solve(p);
      expect(mine.converged, `seed ${seed}`).toBe(true);
      const theirs = oracle.solve(lpText(p)) as LegacyHighsSolution;
      expect(theirs.Status, `seed ${seed}`).toBe("Optimal");
      const x = Float64Array.from({ length: p.n }, (_, j) => (theirs.Columns[`x${j}`] as { Primal: number }).Primal);
      // HiGHS stops at 1e-7; its objective is worse or its rows are off by as much as that.
      expect(relative(objective(p, mine.x), objective(p, x)), `seed ${seed}`).toBeLessThan(1e-6);
      // Strong convexity in demand: b (D - D*)^2 / 2 is at most what the objectives differ by, and the rows' slack.
      const [I, apart] = [
        network.suppliers.length,
        Math.abs(objective(p, mine.x) - objective(p, x)) + 1e-6 * Math.abs(objective(p, x)),
      ];
      network.markets.forEach(({ b }, j) =>
        expect(Math.abs(mine.x[I + j] - x[I + j]), `seed ${seed} market ${j}`).toBeLessThan(
          Math.sqrt((2 * apart) / b) + 1e-5 * mine.x[I + j],
        ),
      );
      compared++;
    }
  });
});

describe("an equilibrium", () => {
  const networks = Array.from({ length: 120 }, (_, seed) => randomNetwork(seed + 1000));
  it("of price takers has the prices that carry its flows, and rents that explain the rest", () => {
    for (const network of networks) {
      const e = found({ ...network, conduct: network.conduct.map(() => 0) });
      const worth = network.markets.reduce(
        (sum, { a }, j) => sum + a * (e.demand[j] + (1e-3 * a) / network.markets[j].b),
        0,
      );
      network.routes.forEach(({ from, to, cost, atLeast }, r) => {
        const { c, d } = network.suppliers[from];
        const margin = e.price[to] - (c + d * e.supply[from]) - cost;
        const rents = e.routeRent[r] + e.supplierRent[from];
        expect(margin).toBeLessThan(rents + 1e-6 * network.markets[to].a);
        // Complementary to within the gap that is believed: a loss, or a rent unexplained, times the flow that bears it.
        if (atLeast === 0)
          expect(Math.abs(margin - rents) * e.flow[r]).toBeLessThan(
            1e-8 * worth + 1e-6 * network.markets[to].a * e.flow[r],
          );
      });
    }
  });
  it("balances: consumers' and sellers' surplus are what demand is worth less what it costs to serve it", () => {
    for (const network of networks) {
      const e = found(network);
      const surplus = [...e.consumer, ...e.profit].reduce((a, b) => a + b, 0);
      const worth = network.markets.reduce((sum, { a, b }, j) => sum + (a - (b * e.demand[j]) / 2) * e.demand[j], 0);
      const costs =
        network.suppliers.reduce((sum, { c, d }, i) => sum + (c + (d * e.supply[i]) / 2) * e.supply[i], 0) +
        network.routes.reduce((sum, { cost }, r) => sum + cost * e.flow[r], 0);
      expect(relative(surplus, worth - costs)).toBeLessThan(1e-6);
    }
  });
  it("of price takers is no worse for all together than any other conduct", () => {
    for (const network of networks) {
      const total = (e: Equilibrium): number => [...e.consumer, ...e.profit].reduce((a, b) => a + b, 0);
      const best = total(found({ ...network, conduct: network.conduct.map(() => 0) }));
      expect(total(found(network))).toBeLessThan(best + 1e-6 * Math.max(1, Math.abs(best)));
    }
  });
  it("under conduct is a fixed point: no trader gains by selling a little more or less at the others' sales", () => {
    for (const network of networks.slice(0, 60)) {
      const one = { ...network, conduct: network.conduct.map(() => 1) };
      const e = found(one);
      const sales = network.conduct.map((_, t) =>
        network.markets.map((__, j) =>
          network.routes.reduce(
            (sum, { from, to }, r) => sum + (to === j && network.suppliers[from].trader === t ? e.flow[r] : 0),
            0,
          ),
        ),
      );
      network.routes.forEach(({ from, to, cost, capacity, atLeast }, r) => {
        const { c, d, trader, capacity: most } = network.suppliers[from];
        if (
          e.flow[r] < 1e-2 ||
          e.flow[r] > capacity - 1e-2 ||
          e.supply[from] > most - 1e-2 ||
          (atLeast > 0 && e.flow[r] < atLeast + 1e-2)
        )
          return;
        const marginal = e.price[to] - network.markets[to].b * sales[trader][to] - cost - c - d * e.supply[from];
        expect(Math.abs(marginal)).toBeLessThan(1e-4 * e.price[to]);
      });
    }
  });
  it("does not depend on the order of suppliers, markets and routes", () => {
    for (const network of networks.slice(0, 40)) {
      const [I, J] = [network.suppliers.length, network.markets.length];
      const turned: Network = {
        ...network,
        suppliers: [...network.suppliers].reverse(),
        markets: [...network.markets].reverse(),
        routes: [...network.routes]
          .reverse()
          .map((route) => ({ ...route, from: I - 1 - route.from, to: J - 1 - route.to })),
      };
      const [a, b] = [found(network), found(turned)];
      a.price.forEach((price, j) => expect(relative(price, b.price[J - 1 - j])).toBeLessThan(1e-6));
    }
  });
  it("does not depend on the units", () => {
    for (const network of networks.slice(0, 40)) {
      const [k, l] = [1e6, 1e-4]; // quantities, prices
      const scaled: Network = {
        ...network,
        suppliers: network.suppliers.map((s) => ({ ...s, c: s.c * l, d: (s.d * l) / k, capacity: s.capacity * k })),
        markets: network.markets.map(({ a, b }) => ({ a: a * l, b: (b * l) / k })),
        routes: network.routes.map((r) => ({
          ...r,
          cost: r.cost * l,
          capacity: r.capacity * k,
          atLeast: r.atLeast * k,
        })),
      };
      const [a, b] = [found(network), found(scaled)];
      a.price.forEach((price, j) => expect(relative(price, b.price[j] / l)).toBeLessThan(1e-6));
    }
  });
  it("is right for a market a millionth of another's size", () => {
    const small = (q: number): Network => ({
      suppliers: [
        { trader: 0, c: 2, d: 0.01, capacity: 100 },
        { trader: 1, c: 3, d: 0.01 / q, capacity: 50 * q },
      ],
      markets: [demandThrough(10, 60, 0.4), demandThrough(12, 40 * q, 0.5)],
      routes: [
        { from: 0, to: 0, cost: 1, capacity: Infinity, atLeast: 0 },
        { from: 1, to: 1, cost: 1, capacity: Infinity, atLeast: 0 },
      ],
      conduct: [0, 1],
    });
    const [a, b] = [found(small(1)), found(small(1e-6))];
    expect(relative(a.price[1], b.price[1])).toBeLessThan(1e-5);
    expect(relative(a.demand[1], b.demand[1] * 1e6)).toBeLessThan(1e-5);
  });
  it("is the same where the base is degenerate: equal routes, equal costs, zero slopes", () => {
    const equal: Network = {
      suppliers: Array.from({ length: 4 }, (_, trader) => ({ trader, c: 3, d: 0, capacity: 10 })),
      markets: Array.from({ length: 4 }, () => ({ a: 20, b: 1 })),
      routes: Array.from({ length: 16 }, (_, r) => ({
        from: r >> 2,
        to: r & 3,
        cost: 1,
        capacity: Infinity,
        atLeast: 0,
      })),
      conduct: [0, 0, 0, 0],
    };
    found(equal).demand.forEach((D) => expect(D).toBeCloseTo(10, 5));
    found({ ...equal, suppliers: equal.suppliers.map((s) => ({ ...s, capacity: Infinity })) }).price.forEach((price) =>
      expect(price).toBeCloseTo(4, 5),
    );
  });
});

describe("what has no equilibrium says so", () => {
  const base: Network = {
    suppliers: [{ trader: 0, c: 1, d: 0.1, capacity: 10 }],
    markets: [{ a: 20, b: 1 }],
    routes: [{ from: 0, to: 0, cost: 1, capacity: Infinity, atLeast: 0 }],
    conduct: [0],
  };
  const problem = (network: Network): string => {
    const solved = equilibrium(network);
    return "problem" in solved ? solved.problem : `solved: ${solved.equilibrium.price.join()}`;
  };
  it.each<[string, Network, RegExp]>([
    [
      "take-or-pay above capacity",
      { ...base, routes: [{ ...base.routes[0], atLeast: 11 }] },
      /promises 11\.00, more than the 10\.00/,
    ],
    [
      "take-or-pay above the route",
      { ...base, routes: [{ ...base.routes[0], atLeast: 5, capacity: 3 }] },
      /take-or-pay of 5\.000 is more/,
    ],
    [
      "take-or-pay above all demand",
      { ...base, suppliers: [{ ...base.suppliers[0], capacity: 50 }], routes: [{ ...base.routes[0], atLeast: 30 }] },
      /more than it would take for nothing/,
    ],
    ["a falling supply curve", { ...base, suppliers: [{ ...base.suppliers[0], d: -0.1 }] }, /slope is -0\.1/],
    ["demand that does not fall", { ...base, markets: [{ a: 20, b: 0 }] }, /must fall/],
    ["zero elasticity", { ...base, markets: [demandThrough(10, 5, 0)] }, /above 0/],
    ["not a number", { ...base, markets: [{ a: NaN, b: 1 }] }, /not a number/],
  ])("%s", (_, network, said) => expect(problem(network)).toMatch(said));
  it("and a market that nobody reaches buys nothing, at the price at which nobody would", () => {
    const e = found({ ...base, markets: [...base.markets, { a: 33, b: 2 }] });
    expect([e.demand[1], e.price[1], e.consumer[1]]).toEqual([0, 33, 0]);
  });
  it("over thousands of odd networks nothing is ever not a number", () => {
    const u = uniforms(5);
    const odd = (): number => [0, 1e-9, 1e-3, 1, 7, 1e3, 1e6][Math.floor(7 * u())];
    let solved = 0;
    for (let k = 0; k < 1500; k++) {
      const [I, J] = [1 + Math.floor(3 * u()), 1 + Math.floor(3 * u())];
      const result = equilibrium({
        suppliers: Array.from({ length: I }, (_, trader) => ({
          trader,
          c: odd(),
          d: odd(),
          capacity: u() < 0.2 ? Infinity : odd(),
        })),
        markets: Array.from({ length: J }, () => demandThrough(odd(), odd(), odd())),
        routes: Array.from({ length: I * J }, (_, r) => ({
          from: r % I,
          to: Math.floor(r / I),
          cost: odd(),
          capacity: u() < 0.3 ? odd() : Infinity,
          atLeast: u() < 0.1 ? odd() : 0,
        })),
        conduct: Array.from({ length: I }, () => u()),
      });
      if ("problem" in result) {
        expect(result.problem.length).toBeGreaterThan(10);
        continue;
      }
      solved++;
      for (const column of Object.values(result.equilibrium))
        if (column instanceof Float64Array) for (const x of column) expect(Number.isFinite(x)).toBe(true);
      expect(Math.max(result.equilibrium.residuals.primal, result.equilibrium.residuals.dual)).toBeLessThan(1e-6);
    }
    expect(solved).toBeGreaterThan(200);
  });
});
