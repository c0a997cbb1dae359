/**
 * From a case's numbers in one draw to a network in the block's units, and from its equilibria to the payoff of each
 * holder. v numbers by parameter, a asset, `built` a bit mask of assets, h holder. Money is in bn USD a year.
 */
import { pow } from "../../numbers/elementary.ts";
import type { Market, Priced, Units } from "../../language/case.ts";
import { demandThrough, equilibrium, type Equilibrium, type Network } from "./network.ts";
import { bcmOf, bnPerBcm } from "./units.ts";

/** A holder of payoffs: an actor with all its suppliers and markets, or a supplier or market without an actor. */
interface Holder {
  id: string;
  name: string;
  actor: number | null;
}
export interface Holders {
  list: Holder[];
  ofSupplier: number[];
  ofMarket: number[];
  ofActor: Map<number, number>;
}

export function holdersOf({ actors }: Pick<Priced, "actors">, market: Market): Holders {
  const list: Holder[] = [];
  const ofActor = new Map<number, number>();
  const of = (actor: number | null, id: string, name: string): number => {
    if (actor === null) return list.push({ id, name, actor: null }) - 1;
    const known = ofActor.get(actor);
    if (known !== undefined) return known;
    const at = list.push({ id: actors[actor].id, name: actors[actor].name, actor }) - 1;
    ofActor.set(actor, at);
    return at;
  };
  for (const { owner, partners } of market.assets) for (const i of [owner, ...partners]) of(i, "", "");
  const taken = (id: string): string =>
    actors.some((actor) => actor.id === id) || list.some((holder) => holder.id === id) ? `${id}_market` : id;
  const ofMarket = market.markets.map(({ actor, id, name }) => of(actor, taken(id), name));
  const ofSupplier = market.suppliers.map(({ actor, id, name }) => of(actor, taken(id), name));
  return { list, ofSupplier, ofMarket, ofActor };
}

/** Worth in bn USD of one block unit of quantity at one block unit of price. */
export function moneyOf(market: Market, v: Float64Array): number {
  const conversions = { bcmPerMt: v[market.bcmPerMt], tbtuPerBcm: v[market.tbtuPerBcm] };
  return bcmOf(market.unit, conversions) * bnPerBcm(market.priceUnit, conversions);
}

/** The network with the assets of `built`; `conduct`, where given, replaces every trader's own. */
export function networkOf(market: Market, v: Float64Array, built: number, conduct: number | null = null): Network {
  const conversions = { bcmPerMt: v[market.bcmPerMt], tbtuPerBcm: v[market.tbtuPerBcm] };
  const quantity = ({ unit }: Units): number =>
    unit === market.unit ? 1 : bcmOf(unit, conversions) / bcmOf(market.unit, conversions);
  const price = ({ priceUnit }: Units): number =>
    priceUnit === market.priceUnit ? 1 : bnPerBcm(priceUnit, conversions) / bnPerBcm(market.priceUnit, conversions);
  const stands = (asset: number | null): boolean => asset === null || ((built >> asset) & 1) === 1;
  return {
    suppliers: market.suppliers.map((s) => ({
      trader: s.trader,
      c: v[s.cost] * price(s),
      d: (v[s.slope] * price(s)) / quantity(s),
      capacity: stands(s.asset) ? v[s.capacity] * quantity(s) : 0,
    })),
    markets: market.markets.map((m) =>
      demandThrough(v[m.price] * price(m), v[m.quantity] * quantity(m), v[m.elasticity]),
    ),
    routes: market.routes.map((r) => {
      const open = stands(r.asset) && stands(market.suppliers[r.from].asset);
      return {
        from: r.from,
        to: r.to,
        cost: v[r.cost] * price(r),
        capacity: open ? (r.capacity === null ? Infinity : v[r.capacity] * quantity(r)) : 0,
        atLeast: open && r.atLeast !== null ? v[r.atLeast] * quantity(r) : 0,
      };
    }),
    conduct: market.traders.map((trader) => conduct ?? v[trader.conduct]),
  };
}

/** (1 - (1 + r)^-n)/r: years' worth of a yearly sum; n where r is 0. */
export function yearsWorth(rate: number, years: number): number {
  return rate < 1e-9 ? years : (1 - pow(1 + rate, -years)) / rate;
}

export function presentFactor(market: Market, v: Float64Array): number {
  return market.discountRate === null || market.years === null
    ? 1
    : yearsWorth(v[market.discountRate], v[market.years]);
}

/** Yearly cost of asset a to its owner. */
export function annuityOf(market: Market, v: Float64Array, a: number): number {
  const { annuity, investment } = market.assets[a];
  return annuity !== null ? v[annuity] : v[investment!] / presentFactor(market, v);
}

type Valued = { equilibrium: Equilibrium; payoff: Float64Array } | { problem: string };

/**
 * The equilibrium with the assets of `built`, and the payoff of each holder: consumers' surplus and profits, less
 * annuities.
 */
export function valued(market: Market, holders: Holders, v: Float64Array, built: number): Valued {
  const solved = equilibrium(networkOf(market, v, built));
  if ("problem" in solved) return { problem: problemText(market, solved) };
  const { consumer, profit } = solved.equilibrium;
  const money = moneyOf(market, v);
  const payoff = new Float64Array(holders.list.length);
  holders.ofMarket.forEach((h, j) => {
    payoff[h] += money * consumer[j];
  });
  holders.ofSupplier.forEach((h, i) => {
    payoff[h] += money * profit[i];
  });
  market.assets.forEach(({ owner }, a) => {
    if ((built >> a) & 1) payoff[holders.ofActor.get(owner)!] -= annuityOf(market, v, a);
  });
  return { equilibrium: solved.equilibrium, payoff };
}

export function problemText(
  market: Market,
  { problem, at: { kind, index } }: { problem: string; at: { kind: string; index: number } },
): string {
  const where =
    kind === "supplier"
      ? `suppliers.${market.suppliers[index].id}: `
      : kind === "market"
        ? `markets.${market.markets[index].id}: `
        : kind === "route"
          ? `routes.${market.suppliers[market.routes[index].from].id}.${market.markets[market.routes[index].to].id}: `
          : "";
  return `market.${where}${problem}`;
}
