/** The network of a market. Quantities and prices in `units`, money in bn USD a year. */
import * as z from "zod";
import { Spread, byId, count, flag, number, text } from "../units.ts";
import { MarketAssetFinding } from "./market-asset.ts";
import { MarketGame } from "./market-game.ts";

const at = z.tuple([number, number]).nullable().describe("Longitude and latitude, degrees.");

export const MarketCalibration = z
  .strictObject({
    tolerance: number.nullable(),
    gap: number.nullable(),
    open: flag,
    override: text.nullable(),
    said: text,
    markets: z
      .array(
        z.strictObject({
          market: text,
          observed: number,
          model: number,
          gap: number.describe("(model - observed) / observed."),
          at_conduct: z
            .array(z.strictObject({ conduct: number, price: number }))
            .describe("Price that the model finds with every trader's conduct at that value."),
        }),
      )
      .describe("At the medians: observed and modelled prices."),
  })
  .meta({ id: "MarketCalibration" });
export type MarketCalibration = z.infer<typeof MarketCalibration>;

export const MarketFindings = z
  .strictObject({
    units: z.strictObject({ quantity: text, price: text }),
    draws: count.describe("Worlds valued."),
    unsolved: count.describe("Those of them in which some network had no equilibrium; left out."),
    unsolved_because: text.nullable().describe("Why, of the first of them."),
    solves: z
      .strictObject({ count, primal: number, dual: number, gap: number })
      .describe("Equilibria solved, and the largest residual of each kind among them."),
    holders: byId(z.strictObject({ name: text, actor: text.nullable() })),
    traders: byId(z.strictObject({ name: text, conduct: Spread })),
    suppliers: byId(
      z.strictObject({
        name: text,
        holder: text,
        trader: text,
        at,
        asset: text.nullable(),
        supply: Spread,
        rent: Spread,
      }),
    ).describe("The network without assets."),
    markets: byId(z.strictObject({ name: text, holder: text, at, price: Spread, demand: Spread })),
    routes: z.array(z.strictObject({ from: text, to: text, asset: text.nullable(), flow: Spread, rent: Spread })),
    calibration: MarketCalibration,
    assets: byId(MarketAssetFinding).nullable().describe("Null where the gate is shut."),
    game: MarketGame.nullable().describe("Null without assets, or where the gate is shut."),
  })
  .meta({
    id: "MarketFindings",
    description:
      "What each deal of the market block is worth, to whom. Quantities and prices in `units`, money in bn USD a year.",
  });
export type MarketFindings = z.infer<typeof MarketFindings>;
