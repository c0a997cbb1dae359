/** The shape of a file in `analysts`: one person's numbers for a case. */
import * as z from "zod";
import { quantity } from "./shapes.ts";

export const ANALYST = z.strictObject({
  entente_analyst: z.literal(1).describe("Format"),
  name: z.string().describe("Whose numbers these are"),
  round: z.int().min(1).optional().describe("Round of a blind exchange, counted from 1"),
  date: z.string().optional().describe("Day on which they were written"),
  numbers: z
    .record(z.string(), quantity("The number as this analyst has it"))
    .optional()
    .describe("By path of a number of the case; the others are the case's"),
  odds: z
    .record(z.string(), z.union([z.number(), z.string()]))
    .optional()
    .describe("Own odds by question, for the ledger alone: no run reads them"),
});
