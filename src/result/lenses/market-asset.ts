/** Values of a market's asset, by holder. */
import * as z from "zod";
import { Spread, byId, number, share, text } from "../units.ts";

export const MarketGain = z
  .strictObject({
    yearly: Spread.describe("bn USD a year."),
    present: Spread.describe("Present value, bn USD."),
    loses: share.describe("Share of worlds in which it loses."),
  })
  .meta({ id: "MarketGain", description: "The value of a market's asset to one holder." });
export type MarketGain = z.infer<typeof MarketGain>;

export const PriceInterval = z
  .strictObject({
    quantity: Spread.describe("What the partner takes of it a year."),
    market_price: Spread.describe("The market's price of it."),
    low: Spread.describe("The least that the owner can take, its other gains and losses counted in."),
    high: Spread.describe("The most that the partner can pay, its other gains and losses counted in."),
    share: share.describe("Share of worlds in which low is not above high."),
  })
  .meta({
    id: "PriceInterval",
    description:
      "Prices at which owner and partner would both be better off with the asset, in the block's unit of price.",
  });
export type PriceInterval = z.infer<typeof PriceInterval>;

export const MarketAssetFinding = z
  .strictObject({
    name: text,
    option: byId(z.array(text)).describe("Issue id to options on which it stands."),
    owner: text,
    partners: z.array(text),
    annuity: Spread.describe("bn USD a year."),
    gain: byId(MarketGain).describe("By holder id, the asset alone against the network without any."),
    total: MarketGain.describe("Of all holders together."),
    price: byId(Spread).describe("Change of price, by market id."),
    delivers: byId(Spread).describe("What it delivers a year, by market id."),
    interval: byId(PriceInterval.nullable()).describe(
      "By partner; null where the partner takes none of it: there is only a sum of money to agree on.",
    ),
    free_riders: z.array(text).describe("Holders that sign nothing and gain, largest mean gain first."),
    break_even: byId(
      z.strictObject({
        present: number.describe("Present value, bn USD."),
        points: number.describe("Points that the deal is worth to it without the money."),
        rate: number.nullable().describe("Points per bn at which its answer turns; null where no rate turns it."),
        states: number.nullable().describe("Points per bn that the case states; null where it states none."),
      }),
    )
      .exactOptional()
      .describe("By owner and partner, at the medians. Absent without a case, or where the deal is not feasible."),
    agreed: z
      .strictObject({
        table: text,
        paid: byId(number).describe("Who is paid what."),
        price: number.nullable().describe("What that makes of the price."),
      })
      .exactOptional()
      .describe("Where a table at which money changes hands agrees on it, at the medians."),
  })
  .meta({ id: "MarketAssetFinding" });
export type MarketAssetFinding = z.infer<typeof MarketAssetFinding>;
