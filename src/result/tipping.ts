/** Tipping points: levels of a driver that, alone, make a yes acceptable. */
import * as z from "zod";
import { number, share } from "./units.ts";

export const Tip = z.strictObject({ p5: number, p50: number, p95: number, share }).meta({
  id: "Tip",
  description:
    "A driver's level at a crossing, over the worlds that have one: 5, 50 and 95 % points, and the share of all kept worlds that have one.",
});
export type Tip = z.infer<typeof Tip>;

export const TippingFinding = z
  .strictObject({
    already: share.describe("Share of worlds in which all would accept a yes today."),
    never: share.describe("Share of worlds in which no level of this driver gets them there."),
    up: Tip.nullable().describe(
      "Of the worlds that are not there already: the next level above today's that gets them there; null where no world has one.",
    ),
    down: Tip.nullable().describe("The same below today's level."),
    lost: z
      .strictObject({ up: Tip.nullable(), down: Tip.nullable() })
      .describe(
        "Of the worlds that are there already: the next level above today's, and below it, at which at least one actor would refuse; null where no world has one.",
      ),
  })
  .meta({
    id: "TippingFinding",
    description:
      "Where one driver, the others as today, makes a yes acceptable to all whose consent it requires, straight from the declared standing. `already`, `never` and the worlds with a crossing up or down sum to 1.",
  });
export type TippingFinding = z.infer<typeof TippingFinding>;
