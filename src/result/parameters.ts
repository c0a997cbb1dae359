/** The numbers of a case, before and after the record. */
import * as z from "zod";
import { Cited } from "./grounds.ts";
import { atLeastZero, flag, number, text } from "./units.ts";

export const Moments = z
  .strictObject({ mean: number, sd: atLeastZero.describe("Standard deviation.") })
  .meta({ id: "Moments" });
export type Moments = z.infer<typeof Moments>;

export const ParameterFinding = z
  .strictObject({
    text: text.describe("As written, for example `40 to 60`."),
    cited: Cited,
    default: flag,
    uncertain: flag,
    before: Moments.describe("Over the first `draws` worlds, record or not."),
    after: Moments.describe("Over the kept worlds; equal to `before` without a record."),
    shift: number.describe("(after.mean - before.mean) / before.sd; 0 for an exact number."),
  })
  .meta({ id: "ParameterFinding" });
export type ParameterFinding = z.infer<typeof ParameterFinding>;

export const Shift = z.strictObject({ before: Moments, after: Moments, shift: number }).meta({
  id: "Shift",
  description:
    "Mean and standard deviation before and after the record, in points, and the standardised shift of the mean.",
});
export type Shift = z.infer<typeof Shift>;
