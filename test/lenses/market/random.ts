import { demandThrough, type Network } from "../../../src/lenses/market/network.ts";
import { uniforms } from "../../random.ts";

/** A random network: some routes are missing, some are narrow, some carry take-or-pay, some suppliers share a trader. */
export function randomNetwork(seed: number, most = 6): Network {
  const u = uniforms(seed);
  const [I, J] = [1 + Math.floor(most * u()), 1 + Math.floor(most * u())];
  const T = 1 + Math.floor(I * u());
  const suppliers = Array.from({ length: I }, (_, i) => ({
    trader: i < T ? i : Math.floor(T * u()),
    c: 1 + 4 * u(),
    d: u() < 0.2 ? 0 : 0.02 + 0.1 * u(),
    capacity: 5 + 80 * u(),
  }));
  const markets = Array.from({ length: J }, () => demandThrough(6 + 10 * u(), 10 + 100 * u(), 0.15 + u()));
  const left = suppliers.map(({ capacity }) => capacity);
  const routes = suppliers.flatMap((_, from) =>
    markets.flatMap((market, to) => {
      if (u() < 0.25) return [];
      const capacity = u() < 0.3 ? 1 + 20 * u() : Infinity;
      const atLeast = u() < 0.15 ? Math.min(capacity, left[from] / 2, market.a / market.b / (2 * I)) * u() : 0;
      left[from] -= atLeast;
      return [{ from, to, cost: 0.2 + 3 * u(), capacity, atLeast }];
    }),
  );
  const conduct = Array.from({ length: T }, () => [0, 1, u()][Math.floor(3 * u())]);
  return { suppliers, markets, routes, conduct };
}
