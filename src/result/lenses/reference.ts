/** Frequency of a question's outcome in comparable disputes: the reference class lens. */
import * as z from "zod";
import { atLeastZero, byId, citationIndices, count, month, number, share, text } from "../units.ts";

const p = share.describe("Mean.");
const p5 = share.nullable().describe("5 % point; null where the class does not say of how many it was counted.");
const p95 = share.nullable().describe("95 % point; null as p5.");

const whole = count.describe("A count.");
/** Figures of a class of the library, as counted. */
export const Figures = z
  .union([
    z.strictObject({ kind: z.literal("asked"), yes: whole, of: whole, median_days: atLeastZero.exactOptional() }),
    z.strictObject({ kind: z.literal("risk"), events: whole, years: atLeastZero }),
    z.strictObject({ kind: z.literal("stage"), yes: whole, of: whole, within_years: atLeastZero.exactOptional() }),
    z.strictObject({ kind: z.literal("stage"), shares: byId(share), at_risk: count.nullable() }),
  ])
  .meta({
    id: "ClassFigures",
    description:
      "asked: posed questions answered yes, of how many, asked for how many days (median); risk: events in years at risk; stage: cases that got from one text to the next, of how many, within so many years where it says; or cumulated shares by whole years, and how many were at risk (null: not counted).",
  });
export type Figures = z.infer<typeof Figures>;

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
      .array(z.strictObject({ name: text, p, p5: share, p95: share }))
      .describe("Further conditions besides the end itself, each a share."),
    class: text.exactOptional().describe("Id of the class in the library, where it is one of it."),
    figures: Figures.exactOptional(),
    alone: z
      .strictObject({ p, p5, p95, lent: atLeastZero.describe("Cases or years that the rest of its group lends it.") })
      .exactOptional()
      .describe("By the own count alone, where `p` is shrunken towards the group of the class."),
    later: text.exactOptional().describe("From when the class could be known, where that is after as_of."),
    lead: z.literal(true).exactOptional().describe("The class that stands for the outside view of this question."),
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
