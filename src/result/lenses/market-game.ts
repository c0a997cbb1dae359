/** The game of the owners and partners of a market's assets. */
import * as z from "zod";
import { Spread, byId, flag, number, share, text } from "../units.ts";

export const MarketGame = z
  .strictObject({
    players: z.array(text),
    coalitions: z
      .array(
        z.strictObject({
          members: z.array(text),
          value: Spread,
          builds: z
            .array(z.strictObject({ assets: z.array(text), share }))
            .describe("Sets of assets with the share of worlds in which the coalition would choose them."),
          outsiders: byId(number),
        }),
      )
      .describe("Every coalition, single ones first."),
    shapley: byId(Spread),
    nucleolus: byId(number)
      .nullable()
      .describe("Of the mean game; null where no division gives everybody what it gets alone."),
    core_is_empty: flag,
    free_ride: byId(
      z.strictObject({ value: Spread, beats: flag.describe("More than its Shapley value, on the mean.") }),
    ).describe("Payoff of each player if the others deal without it."),
  })
  .meta({ id: "MarketGame", description: "The game of owners and partners, bn USD a year." });
export type MarketGame = z.infer<typeof MarketGame>;
