/** Changes since an earlier result. */
import * as z from "zod";
import { atLeastZero, byId, flag, number, share, text } from "./units.ts";

export const SinceStep = z
  .strictObject({
    why: z.enum(["elsewhere", "record", "numbers"]),
    difference: number.describe("By how much the odds moved."),
    se: atLeastZero,
    paired: flag.describe("On the same worlds with the same noise."),
  })
  .meta({ id: "SinceStep", description: "One cause of a change since an earlier result." });
export type SinceStep = z.infer<typeof SinceStep>;

export const SinceFinding = z
  .strictObject({
    earlier: z.strictObject({ title: text, as_of: text, hash: text, engine: text }),
    case: flag.describe("Whether the case's files differ."),
    engine: flag.describe("Whether the engine differs."),
    record: flag.describe("Whether the record differs."),
    settings: z.array(text).describe("Names of settings that differ."),
    numbers: z
      .array(z.strictObject({ path: text, before: text.nullable(), now: text.nullable() }))
      .describe("Numbers that differ; null where there was none, or is none now."),
    asked: z.array(text).describe("Questions that were not asked then."),
    dropped: z.array(text).describe("Questions that are not asked now."),
    questions: byId(
      z.strictObject({
        before: share,
        now: share,
        steps: z.array(SinceStep),
        alone: z
          .array(z.strictObject({ path: text, difference: number, se: atLeastZero }))
          .describe(
            "By how much each changed number moves the odds by itself, from the earlier numbers; only where few changed.",
          ),
      }),
    ),
  })
  .meta({
    id: "SinceFinding",
    description:
      "What changed since an earlier result, and why. The earlier numbers and the earlier record are put into today's case one after the other and run with today's settings: the effects of the record and of the numbers are measured with common random numbers, and the remainder is attributed to the rest (`elsewhere`: the case's structure, the engine, the settings); it is exactly 0 where none of that changed.",
  });
export type SinceFinding = z.infer<typeof SinceFinding>;
