/** Packages with their gains, and the deals of each table. */
import * as z from "zod";
import { byId, count, flag, month, number, options, share, text } from "./units.ts";

export const GainFinding = z
  .strictObject({
    mean: number,
    p5: number,
    p95: number,
    stakes: byId(number).describe("Means of the parts, by issue id."),
    needs: byId(number).describe("Means of the parts, by need id."),
    friction: z.number().max(0),
    residual: number,
  })
  .meta({ id: "GainFinding", description: "Points; the parts add up to `mean`." });
export type GainFinding = z.infer<typeof GainFinding>;

export const PackageFinding = z
  .strictObject({
    options: options.describe("Option id of every issue."),
    changes: options.describe("Issues on which it differs from the declared standing."),
    standing: flag,
    now: z
      .strictObject({ zone: share, frontier: share, nash: share })
      .describe(
        "Shares of kept worlds at today's drivers, straight from the declared standing, over all tables: in some table's zone, on its frontier, its Nash package.",
      ),
    reached: share.describe("Share of futures in which it became the standing after as_of."),
    left: share.describe("Share of futures in which it did and was left again."),
    when: z
      .strictObject({ p25: month, p50: month, p75: month })
      .nullable()
      .describe("Quartiles of the first month reached; null when never."),
    gain: byId(GainFinding).describe(
      "By actor id: gain from the declared standing at today's drivers, over the kept worlds. Empty for the standing.",
    ),
  })
  .meta({ id: "PackageFinding" });
export type PackageFinding = z.infer<typeof PackageFinding>;

const solution = count.nullable();

export const TableDeals = z
  .strictObject({
    table: text,
    packages: z
      .array(
        z.strictObject({
          changes: options,
          gain: byId(number).describe("Points by actor id: parties, then ratifiers."),
          zone: flag,
          frontier: flag,
        }),
      )
      .describe("The standing first (no changes, gains 0)."),
    solutions: z
      .strictObject({ nash: solution, kalai_smorodinsky: solution, egalitarian: solution, utilitarian: solution })
      .describe("Indices into `packages`; null where the zone is empty."),
  })
  .meta({
    id: "TableDeals",
    description:
      "One table's packages with every number at its median and every residual 0, straight from the standing at today's drivers: exact, and not one of the sampled worlds.",
  });
export type TableDeals = z.infer<typeof TableDeals>;

export const LinkageFinding = z
  .strictObject({
    table: text,
    together: share,
    apart: byId(share).describe("By issue id."),
    only_together: share.describe(
      "Share of worlds in which no issue alone has a zone and all together do: deals that exist only by trading one issue for another.",
    ),
  })
  .meta({
    id: "LinkageFinding",
    description:
      "Share of worlds with a non-empty zone today, with the whole agenda of a table and with each of its issues alone.",
  });
export type LinkageFinding = z.infer<typeof LinkageFinding>;
