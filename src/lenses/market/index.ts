/**
 * The market lens: value of each deal to each holder, over the worlds of a run (docs/methods/market.md). s world, h
 * holder, a asset, built a bit mask of assets. Every set of assets is solved in every world, so that values of
 * coalitions are looked up.
 */
import { EntenteError } from "../../errors.ts";
import { deals, draw, explainPackage, lawOf, type Model } from "../../engine/index.ts";
import { drawLensOnly, overrideFor } from "../../engine/draw.ts";
import { first, key } from "../../numbers/streams.ts";
import type { MarketAssetFinding, MarketFindings, MarketGain, PriceInterval, Spread } from "../../result/index.ts";
import type { Market, Priced } from "../../language/case.ts";
import { annuityOf, holdersOf, moneyOf, presentFactor, valued, type Holders } from "./assemble.ts";
import { CONDUCTS, gateOf, type Gate } from "./gate.ts";
import { gameOf } from "./game.ts";
import type { Equilibrium } from "./network.ts";
import { spread, worldOf, type World } from "./world.ts";
import { mediansOf } from "./worth.ts";

/** Number of worlds valued: the first of a run, enough for a 90 % interval good to about a tenth of its width. */
export const MAX_WORLDS = 500;
/** Share of all that is traded below which a change is an error of the solver. */
const NEGLIGIBLE = 1e-8;
/** Share of the turnover from which a gain without signing is worth a word. */
const LEAST_FREE_RIDE = 5e-6;

/** The market of a case over its kept worlds; why there are no findings, as a clause, where it has an equilibrium in none. */
export function market(model: Model, draws: ArrayLike<number>): MarketFindings | string {
  const c = model.case;
  const v = new Float64Array(c.parameters.length);
  return findings(
    c,
    Array.from({ length: Math.min(draws.length, MAX_WORLDS) }, (_, j) => {
      const s = draws[j];
      draw(model, s, v);
      drawLensOnly(model, s, v);
      overrideFor(model, s, v);
      return Float64Array.from(v);
    }),
    model,
  );
}

/** A network of its own, over draws 0 to `draws` - 1 of its numbers. @throws EntenteError `market-unsolved` where it has an equilibrium in none */
export function plainMarket(network: Priced, seed: number, draws = MAX_WORLDS): MarketFindings {
  const laws = network.parameters.map((p) => ({ law: lawOf(p), stream: key(seed, p.path) }));
  const found = findings(
    network,
    Array.from({ length: draws }, (_, s) =>
      Float64Array.from(laws, ({ law, stream }) => law.quantile(law.exact ? 0.5 : first(stream, s, 0, 0, 0))),
    ),
    null,
  );
  if (typeof found === "string") throw new EntenteError("market-unsolved", found);
  return found;
}

function findings(c: Priced, numbers: readonly Float64Array[], model: Model | null): MarketFindings | string {
  const m = c.market!;
  const holders = holdersOf(c, m);
  const gate = gateOf(m, mediansOf(c));
  const solves = { count: 0, primal: 0, dual: 0, gap: 0 };
  const worlds: World[] = [];
  let unsolved = 0;
  let because: string | null = "problem" in gate ? gate.problem : null;
  const sets = "problem" in gate || gate.open ? 1 << m.assets.length : 1;
  for (const v of numbers) {
    const world = worldOf(m, holders, v, sets, solves);
    if ("problem" in world) {
      unsolved++;
      because ??= world.problem;
    } else worlds.push(world);
  }
  if (worlds.length === 0) return `in none of ${numbers.length} worlds is there an equilibrium; ${because ?? ""}`;
  const shut: Gate = {
    calibration: [],
    tolerance: null,
    gap: null,
    open: false,
    said: `Values are withheld: at the medians the network has no equilibrium. ${because ?? ""}`,
  };
  const held: Gate =
    "problem" in gate
      ? shut
      : unsolved > 0.05 * numbers.length
        ? {
            ...gate,
            open: false,
            said: `Values are withheld: in ${unsolved} of ${numbers.length} worlds some network has no equilibrium. ${because ?? ""}`,
          }
        : gate;
  const id = (h: number): string => holders.list[h].id;
  const over = (of: (world: World) => number): Spread => spread(worlds, of);
  const base = (of: (e: Equilibrium) => number): Spread => over((world) => of(world.equilibria[0]));
  return {
    units: { quantity: m.unit, price: m.priceUnit },
    draws: numbers.length,
    unsolved,
    unsolved_because: because,
    solves,
    holders: Object.fromEntries(
      holders.list.map(({ id: name, name: text, actor }) => [
        name,
        { name: text, actor: actor === null ? null : c.actors[actor].id },
      ]),
    ),
    traders: Object.fromEntries(m.traders.map((t) => [t.id, { name: t.name, conduct: over(({ v }) => v[t.conduct]) }])),
    suppliers: Object.fromEntries(
      m.suppliers.map((s, i) => [
        s.id,
        {
          name: s.name,
          holder: id(holders.ofSupplier[i]),
          trader: m.traders[s.trader].id,
          at: s.at,
          asset: s.asset === null ? null : m.assets[s.asset].id,
          supply: base((e) => e.supply[i]),
          rent: base((e) => e.supplierRent[i]),
        },
      ]),
    ),
    markets: Object.fromEntries(
      m.markets.map((one, j) => [
        one.id,
        {
          name: one.name,
          holder: id(holders.ofMarket[j]),
          at: one.at,
          price: base((e) => e.price[j]),
          demand: base((e) => e.demand[j]),
        },
      ]),
    ),
    routes: m.routes.map((r, at) => ({
      from: m.suppliers[r.from].id,
      to: m.markets[r.to].id,
      asset: assetOfRoute(m, at),
      flow: base((e) => e.flow[at]),
      rent: base((e) => e.routeRent[at]),
    })),
    calibration: {
      tolerance: held.tolerance,
      gap: held.gap,
      open: held.open,
      override: m.override,
      said: held.said,
      markets: held.calibration.map((one) => ({
        market: m.markets[one.market].id,
        observed: one.observed,
        model: one.model,
        gap: one.gap,
        at_conduct: CONDUCTS.map((conduct, at) => ({ conduct, price: one.at[at] })),
      })),
    },
    assets:
      held.open && m.assets.length > 0
        ? Object.fromEntries(m.assets.map((asset, a) => [asset.id, assetFinding(c, m, holders, worlds, a, model)]))
        : null,
    game: held.open && m.assets.length > 0 ? gameOf(c, m, holders, worlds) : null,
  };
}

function assetOfRoute(m: Market, at: number): string | null {
  const { asset, from } = m.routes[at];
  const a = asset ?? m.suppliers[from].asset;
  return a === null ? null : m.assets[a].id;
}

function assetFinding(
  c: Priced,
  m: Market,
  holders: Holders,
  worlds: readonly World[],
  a: number,
  model: Model | null,
): MarketAssetFinding {
  const asset = m.assets[a];
  const set = 1 << a;
  const change = (world: World, h: number): number => world.payoff[set][h] - world.payoff[0][h];
  const gain = (of: (world: World) => number): MarketGain => ({
    yearly: spread(worlds, of),
    present: spread(worlds, (w) => w.factor * of(w)),
    loses: worlds.filter((w) => of(w) < -NEGLIGIBLE * w.turnover).length / worlds.length,
  });
  const [demand, turnover] = [spread(worlds, (w) => w.demand).mean, spread(worlds, (w) => w.turnover).mean];
  const gains = holders.list.map((_, h) => gain((w) => change(w, h)));
  const owner = holders.ofActor.get(asset.owner)!;
  const parties = [asset.owner, ...asset.partners].map((i) => holders.ofActor.get(i)!);
  const own = m.routes.flatMap((_, r) => (assetOfRoute(m, r) === asset.id ? [r] : []));
  const delivered = (world: World, j: number): number =>
    own.reduce((sum, r) => (m.routes[r].to === j ? sum + world.equilibria[set].flow[r] : sum), 0);
  const interval = (partner: number): PriceInterval | null => {
    const places = m.markets.flatMap((_, j) => (holders.ofMarket[j] === partner ? [j] : []));
    const bought = (w: World): number => places.reduce((sum, j) => sum + delivered(w, j), 0);
    const taking = worlds.filter(
      (w) => bought(w) > 1e-6 * places.reduce((sum, j) => sum + w.equilibria[set].demand[j], 0),
    );
    if (taking.length < worlds.length / 2) return null;
    const price = (w: World): number =>
      places.reduce((sum, j) => sum + w.equilibria[set].price[j] * delivered(w, j), 0) / bought(w);
    const low = (w: World): number => price(w) - change(w, owner) / (bought(w) * w.money);
    const high = (w: World): number => price(w) + change(w, partner) / (bought(w) * w.money);
    return {
      quantity: spread(taking, bought),
      market_price: spread(taking, price),
      low: spread(taking, low),
      high: spread(taking, high),
      share: taking.filter((w) => low(w) <= high(w)).length / worlds.length,
    };
  };
  const finding: MarketAssetFinding = {
    name: asset.name,
    owner: holders.list[owner].id,
    partners: asset.partners.map((i) => c.actors[i].id),
    option: model
      ? Object.fromEntries(
          asset.option.map(({ issue, options }) => [
            model.case.issues[issue].id,
            options.map((o) => model.case.issues[issue].options[o].id),
          ]),
        )
      : {},
    annuity: spread(worlds, ({ v }) => annuityOf(m, v, a)),
    gain: Object.fromEntries(holders.list.map(({ id }, h) => [id, gains[h]])),
    total: gain((w) => holders.list.reduce((sum, _, h) => sum + change(w, h), 0)),
    price: Object.fromEntries(
      m.markets.map(({ id }, j) => [id, spread(worlds, (w) => w.equilibria[set].price[j] - w.equilibria[0].price[j])]),
    ),
    delivers: Object.fromEntries(
      m.markets
        .map(({ id }, j) => [id, spread(worlds, (w) => delivered(w, j))] as const)
        .filter(([, flow]) => flow.p95 > NEGLIGIBLE * demand),
    ),
    interval: Object.fromEntries(parties.slice(1).map((h) => [holders.list[h].id, interval(h)])),
    free_riders: holders.list
      .flatMap((_, h) => (!parties.includes(h) && gains[h].yearly.mean > LEAST_FREE_RIDE * turnover ? [h] : []))
      .sort((g, h) => gains[h].yearly.mean - gains[g].yearly.mean)
      .map((h) => holders.list[h].id),
  };
  return model ? { ...finding, ...bargained(model, m, holders, a) } : finding;
}

/**
 * Consequences of an asset for the bargain at the medians: the rate at which each party's answer turns, and the price
 * at a table with money.
 */
function bargained(
  model: Model,
  m: Market,
  holders: Holders,
  a: number,
): Pick<MarketAssetFinding, "break_even" | "agreed"> {
  const { case: c, medians } = model;
  const asset = m.assets[a];
  if (asset.option.length === 0) return {};
  const [without, built] = [valued(m, holders, medians, 0), valued(m, holders, medians, 1 << a)];
  if ("problem" in without || "problem" in built) return {};
  const factor = presentFactor(m, medians);
  const present = (i: number): number =>
    factor * (built.payoff[holders.ofActor.get(i)!] - without.payoff[holders.ofActor.get(i)!]);
  const options = Uint8Array.from(c.standing);
  for (const p of asset.option) if (!p.options.includes(options[p.issue])) options[p.issue] = p.options[0];
  const out: Pick<MarketAssetFinding, "break_even" | "agreed"> = {};
  const gains = explainPackage(model, options);
  if (gains) {
    out.break_even = Object.fromEntries(
      [asset.owner, ...asset.partners].flatMap((i) => {
        const actor = c.actors[i];
        const gain = gains[actor.id]?.gain;
        if (gain === undefined) return [];
        const tie = actor.stakes.find((s) => s.market?.asset === a)?.market;
        const states = actor.pointsPerBn === null ? null : medians[actor.pointsPerBn];
        const money = tie ? states! * medians[tie.worth] : 0; // points that the stake already takes from the market; reliability is in `gain`
        const deliverer = c.issues[asset.option[0].issue].deliveredBy;
        const counted =
          money > 0 && deliverer !== null && deliverer !== i ? money * medians[c.actors[deliverer].reliability] : money;
        const [bn, points] = [present(i), gain - counted];
        return [[actor.id, { present: bn, points, rate: points * bn < 0 ? -points / bn : null, states }]];
      }),
    );
  }
  for (const table of c.tables.some(({ transfers }) => transfers) ? deals(model).tables : []) {
    const { nash } = table.solutions;
    if (
      !table.transfers ||
      !nash ||
      !asset.option.every((p) =>
        p.options.some((o) => nash.options[c.issues[p.issue].id] === c.issues[p.issue].options[o].id),
      )
    )
      continue;
    const { paid } = table.transfers;
    const [owner, partner] = [
      c.actors[asset.owner].id,
      asset.partners.length === 1 ? c.actors[asset.partners[0]].id : "",
    ];
    if (!(owner in paid)) continue;
    const h = holders.ofActor.get(asset.partners[0] ?? -1);
    const own = m.routes.flatMap((r, at) =>
      assetOfRoute(m, at) === asset.id && holders.ofMarket[r.to] === h ? [at] : [],
    );
    const bought = own.reduce((sum, r) => sum + built.equilibrium.flow[r], 0);
    const price =
      bought > 0 && partner in paid && Object.keys(paid).length === 2
        ? own.reduce((sum, r) => sum + built.equilibrium.flow[r] * built.equilibrium.price[m.routes[r].to], 0) /
            bought +
          paid[owner] / (factor * bought * moneyOf(m, medians))
        : null;
    out.agreed = { table: table.table, paid, price };
    break;
  }
  return out;
}
