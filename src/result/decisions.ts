/** The value of a stated decision. */
import * as z from "zod";
import { atLeastZero, byId, flag, number, share, text } from "./units.ts";

export const DecisionFinding = z
  .strictObject({
    name: text,
    who: text.nullable(),
    unit: text.nullable(),
    questions: z.array(text).describe("Questions that its payoffs depend on."),
    options: byId(
      z.strictObject({
        text,
        mean: number.describe("Expected payoff."),
        se: atLeastZero.describe("Its standard error, by world."),
        p5: number.describe("5 % point of the expected payoff over the worlds."),
        p95: number.describe("95 % point of the same."),
        best: share.describe(
          "Share of futures in which it turns out to be the best; ties are split. Sums to 1 over the options.",
        ),
      }),
    ),
    best: text.describe("Option with the greatest expected payoff."),
    lead: atLeastZero.describe("Its lead over the next."),
    lead_se: atLeastZero.describe("Paired standard error of the lead."),
    evpi: atLeastZero.describe(
      "What knowing how every question is answered, and every payoff, would add to the expected payoff.",
    ),
    evpi_se: atLeastZero,
    evppi: z
      .array(z.strictObject({ path: text, worth: atLeastZero, se: atLeastZero, below_noise: flag }))
      .describe("What knowing one number alone would add (cross-fitted, held to at least 0), largest first."),
  })
  .meta({
    id: "DecisionFinding",
    description: "What a stated decision is worth, and what knowing would add. Payoffs are in the decision's own unit.",
  });
export type DecisionFinding = z.infer<typeof DecisionFinding>;
