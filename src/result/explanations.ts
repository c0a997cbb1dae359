/** Explanations of a question's odds: sensitivity, boxes, reasons for no. */
import * as z from "zod";
import { atLeastZero, byId, flag, number, share, text } from "./units.ts";

export const Decides = z
  .strictObject({
    share,
    se: atLeastZero,
    below_noise: flag.describe(
      "True where an inert number could have so large a share: at most one question in twenty shows an inert number above noise.",
    ),
    low: share.describe(
      "Mean answer over the fifth of the worlds in which the number is lowest (with all that equal the last of them).",
    ),
    high: share.describe("The same where it is highest."),
    low_se: atLeastZero,
    high_se: atLeastZero,
  })
  .meta({
    id: "Decides",
    description:
      "Share of the between-world variance of an answer that one number decides alone (first order, given data; bias-corrected, clipped to 0..1), and the answer where the number is lowest and highest.",
  });
export type Decides = z.infer<typeof Decides>;

export const SensitivityFinding = z
  .strictObject({
    path: text.describe(
      "Path of the number; `actors.ID.left_out` for what the case leaves out for that actor: its residual at the packages that answer yes, less that at the standing.",
    ),
    ...Decides.shape,
    worth: atLeastZero.describe("Var E[Y|X]: by how much knowing it would lower the expected Brier score."),
    before: Decides.nullable()
      .exactOptional()
      .describe("The same over the worlds without the record; null without a record, or where they all answer alike."),
  })
  .meta({
    id: "SensitivityFinding",
    description: "What one uncertain number decides of an answer, over the kept worlds.",
  });
export type SensitivityFinding = z.infer<typeof SensitivityFinding>;

export const VarianceFinding = z
  .strictObject({
    alone: share.describe("What the numbers decide one by one (between worlds)."),
    joint: share.describe("What only several numbers together decide (between worlds)."),
    chance: share
      .nullable()
      .describe("What chance decides within a world; null with one future a world, where chance counts as `joint`."),
    sum: number.describe(
      "Sum of the bias-corrected first-order shares of all numbers, in parts of the between-world variance; above 1 where numbers depend on each other.",
    ),
  })
  .meta({
    id: "VarianceFinding",
    description: "Where the variance of one future's answer comes from, as shares that sum to 1.",
  });
export type VarianceFinding = z.infer<typeof VarianceFinding>;

export const BoxFinding = z
  .strictObject({
    limits: z
      .array(
        z.strictObject({
          path: text,
          min: number.nullable(),
          max: number.nullable(),
          quasi_p: share,
          reproduced: z.int().min(0).max(20).describe("In how many of 20 random halves of the worlds it comes back."),
        }),
      )
      .describe("One side of one number an entry: either `min` or `max` is null."),
    coverage: share.describe("Share of all yes that lies in the box."),
    density: share.describe("Mean answer in it."),
    mass: share.describe("Share of the worlds in it."),
  })
  .meta({ id: "BoxFinding", description: "A box of worlds in which the answer is mostly yes (PRIM)." });
export type BoxFinding = z.infer<typeof BoxFinding>;

export const WhyNotFinding = z
  .strictObject({
    empty_today: share.describe(
      "Share of kept worlds in which no yes is acceptable today to all whose consent it requires (W < 0).",
    ),
    no: share.describe("Share of futures that answer no."),
    because: z
      .strictObject({
        undone: share.describe(
          "A yes came about and was left again, or what a procedure was to decide on was, before it did.",
        ),
        turned_down: share
          .exactOptional()
          .describe(
            "All else that a yes asks for stood, and a procedure had another outcome. Only where a yes takes one.",
          ),
        undecided: share
          .exactOptional()
          .describe(
            "All else that a yes asks for stood, and a procedure was open at the end. Only where a yes takes one.",
          ),
        misperceived: share.describe(
          "A yes was acceptable to all who met, but what was proposed was refused or nothing was.",
        ),
        other_deal: share.describe("A yes was acceptable, and another package was agreed."),
        no_deal: share.describe("The parties met, and every yes was refused by at least one of them."),
        ruled_out: share
          .exactOptional()
          .describe(
            "The parties met, and what had been agreed or decided since as_of had put every yes out of their reach. Absent in results of versions that counted it as `out_of_reach`.",
          ),
        out_of_reach: share.describe(
          "The parties met, but from what stood no step led to a yes: one before it had not been taken.",
        ),
        no_meeting: share.describe(
          "No table or actor that could have brought it about met and came to a conclusion, or reviewed, in time.",
        ),
      })
      .describe("Of the futures that answer no, each in the first of these that is true of it; shares that sum to 1."),
    procedures: byId(
      z.strictObject({
        turned_down: share,
        undecided: share,
        months: z
          .strictObject({ p5: atLeastZero, p50: atLeastZero, p95: atLeastZero })
          .describe("Quantiles of the months from its opening to its outcome, after as_of."),
      }),
    )
      .exactOptional()
      .describe(
        "By id of the issue that a procedure decides: its part of `turned_down` and of `undecided`, and how long it takes. Only where a yes takes one.",
      ),
    refused: byId(z.strictObject({ share, alone: share })).describe(
      "By actor id, over the futures of `no_deal`: shares in which it refuses the yes that came nearest, and in which it alone does. Only actors that do.",
    ),
  })
  .meta({ id: "WhyNotFinding", description: "Why the futures that answer no do so." });
export type WhyNotFinding = z.infer<typeof WhyNotFinding>;
