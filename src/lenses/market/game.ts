/**
 * The game of owners and partners. A coalition builds the assets whose owner and partners are members, and takes its
 * best set in each world; prices spill over to outsiders, so a player's payoff when the others deal without it is
 * recorded beside.
 */
import type { MarketFindings } from "../../result/index.ts";
import type { Market, Priced } from "../../language/case.ts";
import type { Holders } from "./assemble.ts";
import { bits, coreIsEmpty, nucleolus, shapley } from "./coalitions.ts";
import { spread, type World } from "./world.ts";

/** Share of the turnover by which values are told apart. */
const TIE_SHARE = 1e-11;

export function gameOf(
  c: Priced,
  m: Market,
  holders: Holders,
  worlds: readonly World[],
): NonNullable<MarketFindings["game"]> {
  const players = [...new Set(m.assets.flatMap(({ owner, partners }) => [owner, ...partners]))];
  const n = players.length;
  const at = players.map((i) => holders.ofActor.get(i)!);
  const needs = m.assets.map(({ owner, partners }) =>
    [owner, ...partners].reduce((mask, i) => mask | (1 << players.indexOf(i)), 0),
  );
  const sets = 1 << m.assets.length;
  const within = (S: number, built: number): boolean =>
    needs.every((need, a) => !((built >> a) & 1) || (need & S) === need);
  /** Best set of assets for coalition S in a world, and its value. Ties: the smaller set. */
  const choice = ({ payoff, turnover }: World, S: number): { built: number; value: number } => {
    let best = { built: 0, value: 0 };
    for (let built = 1; built < sets; built++) {
      if (!within(S, built)) continue;
      let value = 0;
      at.forEach((h, p) => {
        if ((S >> p) & 1) value += payoff[built][h] - payoff[0][h];
      });
      if (value > best.value + TIE_SHARE * turnover) best = { built, value };
    }
    return best;
  };
  const all = (1 << n) - 1;
  const table = worlds.map((world) => Array.from({ length: all + 1 }, (_, S) => choice(world, S)));
  const values = table.map((row) => row.map(({ value }) => value));
  const mean = Array.from({ length: all + 1 }, (_, S) => values.reduce((sum, row) => sum + row[S], 0) / worlds.length);
  const shares = values.map((row) => shapley(row));
  const index = new Map(worlds.map((world, w) => [world, w]));
  const id = (p: number): string => c.actors[players[p]].id;
  const change = (world: World, built: number, p: number): number =>
    world.payoff[built][at[p]] - world.payoff[0][at[p]];
  const masks = Array.from({ length: all }, (_, k) => k + 1).sort((S, T) => bits(S) - bits(T) || S - T);
  const core = nucleolus(mean);
  const byPlayer = <V>(of: (p: number) => V): { [player: string]: V } =>
    Object.fromEntries(players.map((_, p) => [id(p), of(p)]));
  const shapleyOf = byPlayer((p) => spread(worlds, (world) => shares[index.get(world)!][p]));
  return {
    players: players.map((_, p) => id(p)),
    coalitions: masks.map((S) => {
      const counts = new Map<number, number>();
      for (const row of table) counts.set(row[S].built, (counts.get(row[S].built) ?? 0) + 1);
      return {
        members: players.flatMap((_, p) => ((S >> p) & 1 ? [id(p)] : [])),
        value: spread(worlds, (world) => values[index.get(world)!][S]),
        builds: [...counts]
          .sort((a, b) => b[1] - a[1] || a[0] - b[0])
          .map(([built, count]) => ({
            assets: m.assets.flatMap((asset, a) => ((built >> a) & 1 ? [asset.id] : [])),
            share: count / worlds.length,
          })),
        outsiders: Object.fromEntries(
          players.flatMap((_, p) =>
            (S >> p) & 1
              ? []
              : [[id(p), spread(worlds, (world) => change(world, table[index.get(world)!][S].built, p)).mean]],
          ),
        ),
      };
    }),
    shapley: shapleyOf,
    nucleolus: core && byPlayer((p) => core[p]),
    core_is_empty: coreIsEmpty(mean),
    free_ride: byPlayer((p) => {
      const value = spread(worlds, (world) => change(world, table[index.get(world)!][all & ~(1 << p)].built, p));
      return {
        value,
        beats: value.mean > shapleyOf[id(p)].mean + TIE_SHARE * spread(worlds, ({ turnover }) => turnover).mean,
      };
    }),
  };
}
