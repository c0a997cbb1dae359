/** Whose numbers the record rejects. */
import * as z from "zod";
import { byId, count, number, options, share, text } from "./units.ts";

export const HappenedFinding = z
  .strictObject({
    mover: text.describe("Who could bring it about in one move: `tables.ID`, or `issues.ID` for its mover alone."),
    changes: options.describe("What came about since the record began, on this mover's issues."),
    worlds: count.describe("Worlds tried in which consent was counted, whether or not they fit."),
    accepted: share.describe("Share of them in which all whose consent is needed accept it."),
    actors: byId(
      z.strictObject({
        accepts: share,
        refuses_alone: share.describe("It refuses and all others accept."),
        accepts_alone: share.describe("It accepts and all others refuse."),
      }),
    ),
  })
  .meta({
    id: "HappenedFinding",
    description: "Consent to what is known to have happened, numbers and drivers as at as_of.",
  });
export type HappenedFinding = z.infer<typeof HappenedFinding>;

export const FurthestFinding = z
  .strictObject({
    worlds: count.describe("Worlds that came furthest: a twentieth of those tried, at least 20, with ties."),
    tried: count,
    numbers: z
      .array(z.strictObject({ path: text, shift: number }))
      .describe(
        "Numbers that differ most in them, in standard deviations over all worlds tried; only those beyond what two samples differ by in one number of twenty.",
      ),
  })
  .meta({
    id: "FurthestFinding",
    description: "How the worlds that came furthest through the record differ from all.",
  });
export type FurthestFinding = z.infer<typeof FurthestFinding>;
