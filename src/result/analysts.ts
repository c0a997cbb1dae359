/** A run over the numbers of several analysts: whose worlds they are, each one's own odds, and where their numbers lie apart. */
import * as z from "zod";
import { Cited } from "./grounds.ts";
import { atLeastZero, byId, citationIndices, count, flag, number, share, text } from "./units.ts";

export const AnalystFinding = z
  .strictObject({
    name: text,
    weight: share.describe("Weight before the record; they sum to 1."),
    after: share.describe("Share of the kept worlds: the weight after the record."),
    tried: count.describe("Worlds tried."),
    kept: count.describe("Worlds kept."),
    fit: share.describe("kept / tried; 0 where none was tried."),
  })
  .meta({ id: "AnalystFinding" });
export type AnalystFinding = z.infer<typeof AnalystFinding>;

export const AnalystOdds = z
  .strictObject({
    p: share,
    se: atLeastZero.describe("Monte-Carlo standard error, clustered by world."),
    wilson: z.strictObject({ low: share, high: share }).describe("Wilson 95 % bounds by the number of kept worlds."),
  })
  .meta({ id: "AnalystOdds" });
export type AnalystOdds = z.infer<typeof AnalystOdds>;

export const PooledQuestion = z
  .strictObject({
    odds: byId(AnalystOdds.nullable()).describe(
      "By analyst, over the worlds that are theirs; null where none was kept.",
    ),
    pool: share.describe("Over all kept worlds: the record has reweighed the analysts."),
    at_weights: share
      .nullable()
      .describe(
        "The same with the analysts at their weights before the record; null where one of them has no kept world.",
      ),
    between: z
      .strictObject({ share, se: atLeastZero, below_noise: flag })
      .nullable()
      .describe(
        "Share of the between-world variance that lies between analysts, unbiased; null where the answer does not vary between worlds.",
      ),
  })
  .meta({ id: "PooledQuestion" });
export type PooledQuestion = z.infer<typeof PooledQuestion>;

export const AnalystNumber = z
  .strictObject({
    text: text.describe("As written."),
    cited: Cited,
    citations: citationIndices,
    p5: number,
    p50: number,
    p95: number,
  })
  .meta({ id: "AnalystNumber", description: "A number as one analyst has it, before the record." });
export type AnalystNumber = z.infer<typeof AnalystNumber>;

export const AnalystsFinding = z
  .strictObject({
    analysts: byId(AnalystFinding),
    questions: byId(PooledQuestion),
    numbers: byId(
      z.strictObject({
        by: byId(AnalystNumber).describe("By analyst."),
        apart: flag.describe("Whether the medians of some two analysts each lie outside the other's 90 % interval."),
      }),
    ).describe("By path: the numbers on which they differ."),
  })
  .meta({ id: "AnalystsFinding" });
export type AnalystsFinding = z.infer<typeof AnalystsFinding>;
