/** Signers' expectations about acts of others, beside their outcome in the run. */
import * as z from "zod";
import { ConditionFinding } from "./conditions.ts";
import { count, flag, share } from "./units.ts";

export const ExpectedFinding = z
  .strictObject({
    when: ConditionFinding.describe("What must come to hold first."),
    stated: z
      .strictObject({ mean: share, p5: share, p95: share })
      .describe("The chance as stated, over the kept worlds."),
    simulated: share
      .nullable()
      .describe(
        "Share of the futures in which the condition came to hold where the option stood at a later month; null where there are none, or where a driver or a table decides the condition.",
      ),
    futures: count.describe("Futures in which the condition came to hold."),
    differs: flag.describe("Whether the stated mean and the simulated share differ by more than 20 points."),
  })
  .meta({ id: "ExpectedFinding" });
export type ExpectedFinding = z.infer<typeof ExpectedFinding>;
