/** Shapes of a trade network. */
import * as z from "zod";
import { SOURCE } from "./chronicle.ts";
import { id, named, because, quantity, predicate } from "./values.ts";

export const UNITS = ["bcm", "Mt", "TBtu"] as const;

export const PRICE_UNITS = ["USD/MMBtu", "USD/kcm", "USD/t"] as const;

const units = {
  unit: z.enum(UNITS).optional().describe("Of quantities a year here; default the block's"),
  price_unit: z.enum(PRICE_UNITS).optional().describe("Of prices and costs here; default the block's"),
};

const place = z.array(z.number()).length(2).optional().describe("[longitude, latitude] on the map, in degrees");

export const TRADER = z.strictObject({
  name: z.string().optional(),
  conduct: quantity("0 takes prices, 1 plays Cournot, between: partly"),
  because,
});

export const SUPPLIER = z.strictObject({
  name: z.string().optional(),
  actor: id.optional().describe("Actor whose gain its profit is"),
  trader: id.describe("Who sells what it makes"),
  cost: quantity("Short-run marginal cost of the first unit; at least 0"),
  slope: quantity("Rise of that cost a unit; at least 0, default 0").optional(),
  capacity: quantity("Most that it can make a year; at least 0"),
  ...units,
  at: place,
  because,
});

export const MARKET_PLACE = z.strictObject({
  name: z.string().optional(),
  actor: id.optional().describe("Actor whose gain its consumers' surplus is"),
  price: quantity("Price of a year, above 0"),
  quantity: quantity("What was bought at that price in that year, above 0"),
  elasticity: quantity("By how many per cent less is bought where the price is one per cent higher; above 0"),
  ...units,
  at: place,
  because,
});

export const ROUTE = z.strictObject({
  cost: quantity("Of bringing one unit: freight, pipe, regasification; at least 0"),
  capacity: quantity("Most that it can carry a year; default no limit").optional(),
  at_least: quantity("Take-or-pay: what is carried whatever the price; default 0").optional(),
  ...units,
  because,
});

export const ASSET = z.strictObject({
  name: z.string().optional(),
  option: predicate.optional(),
  owner: id.describe("Actor who builds it and bears its annuity"),
  partners: z.array(id).optional().describe("Further actors whose consent is needed"),
  adds: z.array(z.string()).min(1).describe("Suppliers, and routes as supplier.market, that stand only with it"),
  annuity: quantity("Cost of having it, bn USD a year; at least 0").optional(),
  investment: quantity("Or: cost of building it, bn USD; spread over `years` at `discount_rate`").optional(),
  because,
});

const network = {
  unit: z
    .enum(UNITS)
    .describe("Of quantities a year: bcm, Mt (million tonnes, of LNG where gas is meant), TBtu (million MMBtu)"),
  price_unit: z.enum(PRICE_UNITS).describe("Of prices and costs: USD/MMBtu, USD/kcm (thousand cubic metres), USD/t"),
  bcm_per_mt: quantity("Billion cubic metres of gas in a million tonnes of LNG; default 1.36").optional(),
  tbtu_per_bcm: quantity("Million MMBtu in a billion cubic metres; default 35.7").optional(),
  traders: named(TRADER),
  suppliers: named(SUPPLIER),
  markets: named(MARKET_PLACE),
  routes: named(named(z.union([quantity("Cost of bringing one unit; at least 0"), ROUTE]))).describe(
    "supplier: {market: cost, or {cost, capacity, at_least}}",
  ),
  assets: named(ASSET).optional().describe("What a deal would add"),
  observed: named(quantity("Price seen, above 0"))
    .optional()
    .describe("market: price that the network without assets should come near"),
  tolerance: quantity("Largest share by which model and observed prices may differ; 0 to 1").optional(),
  override: z
    .string()
    .optional()
    .describe("Why values are to be shown although prices miss by more than the tolerance, or were not compared"),
  discount_rate: quantity("Per year, 0 to 1").optional(),
  years: quantity("For which an asset earns and is paid for; above 0").optional(),
  because,
};

export const MARKET = z.strictObject(network);

/** A trade network of its own, for `entente market`. */
export const PLAIN_MARKET = z.strictObject({
  title: z.string(),
  actors: named(z.string()).optional().describe("id: name of each actor"),
  sources: named(SOURCE).optional(),
  ...network,
});
