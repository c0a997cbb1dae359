/** Who would accept what today: the nearest package of each question, and statements of the case against its numbers. */
import * as z from "zod";
import { atLeastZero, byId, flag, options, share, text } from "./units.ts";

export const TodayFinding = z
  .strictObject({
    statements: byId(
      z.strictObject({
        actor: text.nullable().describe("Null: all whose consent the package takes."),
        package: options.describe("Issues that differ from what stands."),
        stated: z.tuple([share, share]).describe("Limits that the case states."),
        share: share.describe("Kept worlds in which it accepts today."),
        se: atLeastZero,
        before: share.nullable().describe("The same before the record; null without one."),
        agrees: flag.describe("Within the limits, give or take two standard errors."),
        carrier: z
          .strictObject({
            besides: options.describe("What changes besides."),
            share: share.describe("Kept worlds in which whoever the statement speaks of accepts the larger package."),
            accepted: share.describe("Kept worlds in which all whose consent is needed accept it."),
            alone: share.describe("The same of the package that the statement speaks of."),
          })
          .exactOptional()
          .describe(
            "A larger package that holds this one and is accepted more often, where that goes against what is stated.",
          ),
      }),
    ),
    nearest: byId(
      z
        .strictObject({
          package: options.describe("Issues that differ from what stands."),
          together: share.describe("Kept worlds in which all whose consent is needed accept."),
          se: atLeastZero,
          parties: byId(
            z.strictObject({
              share,
              se: atLeastZero,
              alone_refuses: share.describe("Worlds in which it refuses and all others accept."),
            }),
          ),
          other: z
            .strictObject({ package: options, together: share })
            .exactOptional()
            .describe("Another move towards a yes that all accept in more than half of the worlds that have any."),
        })
        .nullable(),
    ).describe(
      "By question that what stands does not answer yes: the package by which one mover makes a yes likeliest; null where nobody can bring it about in one move.",
    ),
  })
  .meta({
    id: "TodayFinding",
    description: "Who would accept what today; whether it will be proposed is another matter.",
  });
export type TodayFinding = z.infer<typeof TodayFinding>;
