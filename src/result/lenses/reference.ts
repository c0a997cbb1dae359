/** Frequency of a question's outcome in comparable disputes: the reference class lens. */
import * as z from "zod";
import { byId, citationIndices, month, number, share, text } from "../units.ts";

const p = share.describe("Mean.");
const p5 = share.describe("5 % point.");
const p95 = share.describe("95 % point.");

export const OutsideView = z
  .strictObject({
    name: text,
    counts: text.describe("What is counted as an event, in words."),
    caveat: text.nullable(),
    p: share.describe("Of the probability by the question's date: mean."),
    p5,
    p95,
    curve: z
      .array(z.strictObject({ month, p, p5, p95 }))
      .describe("From the month after as_of to the question's date."),
    then: z
      .array(z.strictObject({ name: text, p, p5, p95 }))
      .describe("Further conditions besides the end itself, each a share."),
    citations: citationIndices,
  })
  .meta({
    id: "OutsideView",
    description: "How often comparable disputes ended as a question asks.",
  });
export type OutsideView = z.infer<typeof OutsideView>;

export const ReferenceFindings = byId(byId(OutsideView)).meta({
  id: "ReferenceFindings",
  description: "By question id, then by class id.",
});
export type ReferenceFindings = z.infer<typeof ReferenceFindings>;

export const BlendFinding = z
  .strictObject({
    p: share,
    weights: byId(number).describe("By class id, and `inside` for the simulation's odds; as stated."),
  })
  .meta({
    id: "BlendFinding",
    description:
      "Odds and outside views averaged by the weights that the case states (linear pool, Stone 1961); shown beside them, never in their place.",
  });
export type BlendFinding = z.infer<typeof BlendFinding>;
