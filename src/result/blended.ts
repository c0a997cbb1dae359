/** The model's odds blended with the outside view, by a weight learnt from hindcasts. */
import * as z from "zod";
import { byId, count, flag, share, text } from "./units.ts";

export const BlendedFinding = z
  .strictObject({
    weight: share.describe("Of the model's odds, in log odds."),
    least: share.describe("Least and most weight with one hindcast left out."),
    most: share,
    cases: count.describe("Hindcasts from which it was learnt."),
    engine: text.describe("Version of the program that made their odds."),
    own: flag.describe("Whether this case is one of them."),
    questions: byId(share).describe("Blended odds of the questions with an outside view."),
  })
  .meta({ id: "BlendedFinding" });
export type BlendedFinding = z.infer<typeof BlendedFinding>;
