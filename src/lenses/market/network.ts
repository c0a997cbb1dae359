/**
 * A trade network and its equilibrium. i supplier, j market, r route, t trader. Quantities and prices in the network's own units;
 * money is their product. Samuelson (1952), Takayama & Judge (1971); conjectural variation after Bowley (1924), see docs/methods/market.md.
 */
import { solve } from "./interior-point.ts";
import type { Programme, Residuals } from "./programme.ts";

/** Inverse supply c + d s, 0 <= s <= capacity. */
interface Supplier {
  trader: number;
  c: number;
  d: number;
  capacity: number;
}
/** Inverse demand a - b D. */
export interface Market {
  a: number;
  b: number;
}
/** Cost of carrying a unit; the flow is at least `atLeast` (take-or-pay) and at most `capacity`. */
interface Route {
  from: number;
  to: number;
  cost: number;
  capacity: number;
  atLeast: number;
}
export interface Network {
  suppliers: Supplier[];
  markets: Market[];
  routes: Route[];
  /** By trader: 0 is a price taker, 1 a Cournot player. */
  conduct: number[];
}

export interface Equilibrium {
  supply: Float64Array;
  demand: Float64Array;
  flow: Float64Array;
  /** a - b D; of a market without a route the choke price. */
  price: Float64Array;
  /** Marginal value of one more unit of a route, or of a supplier's capacity. */
  routeRent: Float64Array;
  supplierRent: Float64Array;
  consumer: Float64Array; // b D^2 / 2, by market
  profit: Float64Array; // sum of x (p - k) less the cost of production, by supplier
  residuals: Residuals;
  iterations: number;
}

type Solved =
  | { equilibrium: Equilibrium }
  | { problem: string; at: { kind: "supplier" | "market" | "route" | "network"; index: number } };

/** Demand curve through (price, quantity) with this elasticity (above 0) there: b = p / (e q), a = p (1 + 1/e). */
export function demandThrough(price: number, quantity: number, elasticity: number): Market {
  return { a: price * (1 + 1 / elasticity), b: price / (elasticity * quantity) };
}

/** Programme of a network. Variables: supplies, demands, flows, then sales of traders with more than one way into a market. */
export function programmeOf({ suppliers, markets, routes, conduct }: Network): Programme {
  const [I, J, R] = [suppliers.length, markets.length, routes.length];
  const ways = new Map<number, number[]>();
  routes.forEach(({ from, to }, r) => {
    const key = suppliers[from].trader * J + to;
    const way = ways.get(key);
    if (way) way.push(r);
    else ways.set(key, [r]);
  });
  const shared = [...ways.entries()].filter(([key, way]) => way.length > 1 && conduct[Math.floor(key / J)] > 0);
  const n = I + J + R + shared.length;
  const p: Programme = {
    n,
    m: I + J + shared.length,
    q: new Float64Array(n),
    c: new Float64Array(n),
    b: new Float64Array(I + J + shared.length),
    low: new Float64Array(n),
    high: new Float64Array(n).fill(Infinity),
    size: new Float64Array(n).fill(1),
    start: new Int32Array(n + 1),
    row: new Int32Array(0),
    value: new Float64Array(0),
  };
  const reach = new Float64Array(I);
  const most = Float64Array.from(markets, ({ a, b }) => a / b);
  for (const { from, to, capacity, atLeast } of routes) reach[from] += Math.min(capacity, Math.max(most[to], atLeast));
  suppliers.forEach(({ c, d, capacity }, i) => {
    p.q[i] = d;
    p.c[i] = c;
    p.high[i] = reach[i] > 0 ? capacity : 0;
    p.size[i] = positive(Math.min(capacity, reach[i]));
  });
  markets.forEach(({ a, b }, j) => {
    p.q[I + j] = b;
    p.c[I + j] = -a;
    p.size[I + j] = positive(most[j]);
  });
  routes.forEach((route, r) => {
    const at = I + J + r;
    p.c[at] = route.cost;
    p.low[at] = route.atLeast;
    p.high[at] = route.capacity;
    p.size[at] = positive(
      Math.min(route.capacity, suppliers[route.from].capacity, Math.max(most[route.to], route.atLeast)),
    );
  });
  const sales = new Int32Array(R).fill(-1); // of each route: its row of shared sales
  ways.forEach((way, key) => {
    if (way.length === 1) p.q[I + J + way[0]] = conduct[Math.floor(key / J)] * markets[key % J].b;
  });
  shared.forEach(([key, way], g) => {
    const at = I + J + R + g;
    p.q[at] = conduct[Math.floor(key / J)] * markets[key % J].b;
    p.size[at] = p.size[I + (key % J)];
    for (const r of way) sales[r] = I + J + g;
  });
  p.row = new Int32Array(I + J + 3 * R + shared.length);
  p.value = new Float64Array(p.row.length);
  let e = 0;
  const put = (row: number, value: number): void => {
    p.row[e] = row;
    p.value[e++] = value;
  };
  for (let j = 0; j < n; j++) {
    const r = j - I - J;
    if (j < I + J) put(j, -1);
    else if (r >= R) put(j - R, -1);
    else {
      put(routes[r].from, 1);
      put(I + routes[r].to, 1);
      if (sales[r] >= 0) put(sales[r], 1);
    }
    p.start[j + 1] = e;
  }
  return p;
}

const positive = (size: number): number => (size > 0 && size < Infinity ? size : 1);

/**
 * The equilibrium of a network, or why it has none. Every supplier needs c >= 0, d >= 0, capacity >= 0; every market a > 0, b > 0;
 * every route 0 <= atLeast <= capacity. A solve whose residuals are not small enough is a problem and never an answer.
 */
export function equilibrium(network: Network): Solved {
  const wrong = unsound(network);
  if (wrong) return wrong;
  const { suppliers, markets } = network;
  const [I, J, R] = [suppliers.length, markets.length, network.routes.length];
  const open: number[] = []; // routes with a positive capacity
  const place = new Int32Array(J).fill(-1); // index of a reached market among the reached ones
  const reached: number[] = [];
  network.routes.forEach(({ from, to, capacity }, r) => {
    if (!(capacity > 0 && suppliers[from].capacity > 0)) return;
    open.push(r);
    if (place[to] < 0) place[to] = reached.push(to) - 1;
  });
  const routes = open.map((r) => network.routes[r]);
  const p = programmeOf({
    ...network,
    markets: reached.map((j) => markets[j]),
    routes: routes.map(({ from, to, cost, capacity, atLeast }) => ({ from, to: place[to], cost, capacity, atLeast })),
  });
  const { x, upper, residuals, iterations, converged } = solve(p);
  if (!converged)
    return {
      problem: `the equilibrium could not be found: residuals ${[residuals.primal, residuals.dual, residuals.gap].map((one) => one.toExponential(1)).join(", ")} after ${iterations} iterations`,
      at: { kind: "network", index: -1 },
    };
  const out: Equilibrium = {
    supply: x.slice(0, I),
    demand: new Float64Array(J),
    flow: new Float64Array(R),
    price: Float64Array.from(markets, ({ a }) => a),
    routeRent: new Float64Array(R),
    supplierRent: new Float64Array(I),
    consumer: new Float64Array(J),
    profit: new Float64Array(I),
    residuals,
    iterations,
  };
  reached.forEach((j, at) => {
    const { a, b } = markets[j];
    const D = x[I + at];
    out.demand[j] = D;
    out.price[j] = a - b * D;
    out.consumer[j] = (b * D * D) / 2;
  });
  const low = out.price.findIndex((price, j) => price < -1e-6 * markets[j].a);
  if (low >= 0)
    return {
      problem: `take-or-pay brings ${out.demand[low].toPrecision(4)} here, more than it would take for nothing`,
      at: { kind: "market", index: low },
    };
  suppliers.forEach(({ c, d, capacity }, i) => {
    const s = out.supply[i];
    out.profit[i] = -(c + (d * s) / 2) * s;
    out.supplierRent[i] = capacity < Infinity && capacity > 0 ? upper[i] : 0;
  });
  routes.forEach(({ from, to, cost, capacity }, r) => {
    const at = I + reached.length + r;
    const index = open[r];
    out.flow[index] = x[at];
    out.routeRent[index] = capacity < Infinity ? upper[at] : 0;
    out.profit[from] += x[at] * (out.price[to] - cost);
  });
  return { equilibrium: out };
}

/** Why a network is invalid or infeasible (take-or-pay above capacity). */
function unsound({ suppliers, markets, routes, conduct }: Network): Extract<Solved, { problem: string }> | null {
  const say = (
    problem: string,
    kind: "supplier" | "market" | "route",
    index: number,
  ): Extract<Solved, { problem: string }> => ({ problem, at: { kind, index } });
  const finite = (x: number, y: number): boolean => x - x === 0 && y - y === 0;
  for (const [i, { c, d, capacity, trader }] of suppliers.entries()) {
    if (!finite(c, d) || !(capacity >= 0)) return say("its cost, slope or capacity is not a number", "supplier", i);
    if (d < 0)
      return say(
        `its slope is ${d}: supply that gets cheaper the more is made has no equilibrium here; it must be at least 0`,
        "supplier",
        i,
      );
    if (!(conduct[trader] >= 0)) return say("its trader's conduct must be at least 0", "supplier", i);
  }
  for (const [j, { a, b }] of markets.entries()) {
    if (!finite(a, b))
      return say("its demand curve is not a number: price, quantity and elasticity must be above 0", "market", j);
    if (!(a > 0) || !(b > 0))
      return say("its demand must fall with the price: price, quantity and elasticity must be above 0", "market", j);
  }
  const promised = new Float64Array(suppliers.length);
  for (const [r, { from, cost, capacity, atLeast }] of routes.entries()) {
    if (!finite(cost, atLeast) || !(capacity >= 0))
      return say("its cost, capacity or take-or-pay is not a number", "route", r);
    if (atLeast > capacity)
      return say(
        `take-or-pay of ${atLeast.toPrecision(4)} is more than the ${capacity.toPrecision(4)} that it can carry`,
        "route",
        r,
      );
    promised[from] += atLeast;
    if (promised[from] > suppliers[from].capacity * (1 + 1e-12))
      return say(
        `take-or-pay promises ${promised[from].toPrecision(4)}, more than the ${suppliers[from].capacity.toPrecision(4)} that it can make`,
        "supplier",
        from,
      );
  }
  return null;
}
