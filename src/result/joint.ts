/** How the answers to a case's questions go together: what its score is expected to be, before anything resolves. */
import * as z from "zod";
import { count, text } from "./units.ts";

export const JointFinding = z
  .strictObject({
    questions: z.array(text).describe("Ids of the questions, in the order of the bits."),
    patterns: z
      .array(z.tuple([z.string().regex(/^[01-]*$/), count]))
      .describe(
        "Answers that occurred together, and in how many futures: a bit a question, 1 yes, 0 no, - not asked, where the question is asked given another that is not answered yes. Sorted by bits; the counts sum to kept x paths.",
      ),
  })
  .meta({ id: "JointFinding" });
export type JointFinding = z.infer<typeof JointFinding>;
