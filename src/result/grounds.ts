/** Where the numbers of a case come from, in five classes, and how many are of each. */
import * as z from "zod";
import { count } from "./units.ts";

/** Class of a number by its source, best first. */
export const Cited = z.enum(["figure", "argued", "judged", "suggested", "bare"]).meta({
  id: "Cited",
  description:
    "Where a number comes from, best first: `figure`: a quote states the number itself; `argued`: a quote says that it is so, and how much is judged; `judged`: a sentence alone; `suggested`: a range that a program offered and nobody gave a reason of their own for; `bare`: nothing.",
});
export type Cited = z.infer<typeof Cited>;

export const GroundsFinding = z
  .strictObject({
    all: count.describe(
      "Numbers of the case: the five classes and `default` add up to it. Those that a scenario puts in place of others are left out.",
    ),
    figure: count,
    argued: count,
    judged: count,
    suggested: count,
    bare: count,
    default: count.describe("Numbers that the case does not state: the language's default applies."),
    series: count.describe("Of `figure`: months of a series whose file is kept with the case."),
    unchecked: count.describe(
      "Of `figure` and `argued`: numbers none of whose quotes could be looked up, because no text of the source is kept.",
    ),
    relayed: count
      .describe("Of `argued` and `judged`: numbers whose sentence an assistant passed on from a chat; absent for none.")
      .exactOptional(),
  })
  .meta({ id: "GroundsFinding" });
export type GroundsFinding = z.infer<typeof GroundsFinding>;
