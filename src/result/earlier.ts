/** How earlier odds on the case's questions did, by a ledger. */
import * as z from "zod";
import { atLeastZero, count, flag, share, text } from "./units.ts";

const made = z.enum(["live", "archive", "hindcast"]).describe("live: filed while the answer was open.");

export const EarlierFinding = z
  .strictObject({
    questions: z.array(
      z.strictObject({
        question: text.describe("Id in the case."),
        ask: text,
        yes: flag.describe("Whether it came true."),
        on: text.nullable().describe("Day of the event, where it is known."),
        known: text.describe("Day from which the answer could be known."),
        odds: z.array(z.strictObject({ source: text, made, p: share.describe("The last that counts.") })),
      }),
    ),
    sources: z.array(
      z.strictObject({
        source: text,
        made,
        questions: count,
        brier: atLeastZero
          .max(1)
          .describe(
            "Mean over the questions: of live odds over the days on which they were in force, of others of the first.",
          ),
      }),
    ),
  })
  .meta({
    id: "EarlierFinding",
    description: "Earlier odds on questions of this case that have resolved since, as a ledger has them.",
  });
export type EarlierFinding = z.infer<typeof EarlierFinding>;
