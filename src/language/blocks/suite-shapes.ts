/** The shape of suite.yaml: how the cases of a suite of hindcasts were chosen. */
import * as z from "zod";
import { because } from "./shapes.ts";

export const ROLES = ["development", "held_out"] as const;
export const KNOWLEDGE = ["nothing", "outcomes", "odds"] as const;

export const UNIVERSE = z.strictObject({
  text: z.string().describe("What the cases were drawn from, in a sentence"),
  counted: z.int().min(1).optional().describe("Number of its members"),
  because,
});
export const CHOSEN = z.strictObject({
  by: z.string().describe("Who chose"),
  on: z.string().describe("Day"),
  knowing: z.enum(KNOWLEDGE).describe("What the chooser knew: nothing, the outcomes, or the odds as well"),
});
export const STRATUM = z.strictObject({
  universe: z.int().min(1).describe("Members of the universe in this stratum"),
});
export const SUITE_CASE = z.strictObject({
  role: z
    .enum(ROLES)
    .describe("development: the engine, the guidance or the case was changed after its odds were seen"),
  stratum: z.string().optional(),
  author_knew: z.enum(KNOWLEDGE).optional().describe("What the author of the case knew"),
});
export const SUITE = z.strictObject({
  entente_suite: z.literal(1).describe("Format"),
  title: z.string(),
  universe: UNIVERSE,
  rule: z.string().describe("How the sample came from the universe"),
  chosen: CHOSEN,
  cases: z.object({}).catchall(SUITE_CASE).describe("By the name of the case's folder"),
  strata: z.object({}).catchall(STRATUM).optional().describe("Where the universe is split by outcome"),
  left_out: z.record(z.string(), z.string()).optional().describe("Cases of the draw that were not written, and why"),
});
