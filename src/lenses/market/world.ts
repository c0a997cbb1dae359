/** One world of the lens: every set of assets solved, and spreads over worlds. */
import { quantileOf } from "../../numbers/shares.ts";
import type { MarketFindings, Spread } from "../../result/index.ts";
import type { Market } from "../../language/case.ts";
import { moneyOf, presentFactor, valued, type Holders } from "./assemble.ts";
import type { Equilibrium } from "./network.ts";

/** Equilibria and payoffs by set of assets (a bit mask); `factor`: years' worth; `money`: bn USD in a block unit at a block price of 1; `demand` and `turnover` (bn USD a year): of all markets without any asset. */
export interface World {
  v: Float64Array;
  equilibria: Equilibrium[];
  payoff: Float64Array[];
  factor: number;
  money: number;
  demand: number;
  turnover: number;
}

/**
 * @param sets number of sets of assets, from the empty one on; `solves` counts solves and keeps the largest residuals
 */
export function worldOf(
  m: Market,
  holders: Holders,
  v: Float64Array,
  sets: number,
  solves: MarketFindings["solves"],
): World | { problem: string } {
  const world: World = {
    v,
    equilibria: [],
    payoff: [],
    factor: presentFactor(m, v),
    money: moneyOf(m, v),
    demand: 0,
    turnover: 0,
  };
  for (let built = 0; built < sets; built++) {
    const found = valued(m, holders, v, built);
    if ("problem" in found) return found;
    world.equilibria.push(found.equilibrium);
    world.payoff.push(found.payoff);
    solves.count++;
    for (const kind of ["primal", "dual", "gap"] as const)
      solves[kind] = Math.max(solves[kind], found.equilibrium.residuals[kind]);
  }
  const [{ price, demand }] = world.equilibria;
  demand.forEach((bought, j) => {
    world.demand += bought;
    world.turnover += Math.abs(price[j]) * bought * world.money;
  });
  return world;
}

/** Mean and quantiles over worlds. */
export function spread(worlds: readonly World[], of: (world: World) => number): Spread {
  const values = Float64Array.from(worlds, of);
  if (values.length === 0) return { mean: 0, p5: 0, p50: 0, p95: 0 };
  let sum = 0;
  for (const x of values) sum += x;
  values.sort();
  return {
    mean: sum / values.length,
    p5: quantileOf(values, 0.05),
    p50: quantileOf(values, 0.5),
    p95: quantileOf(values, 0.95),
  };
}
