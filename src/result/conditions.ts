/** What an expectation waits for: the standing, drivers and tables, by id. */
import * as z from "zod";
import { count, number, text } from "./units.ts";

export type ConditionFinding =
  | { kind: "issue"; issue: string; options: string[] }
  | { kind: "driver"; driver: string; above: number | null; below: number | null }
  | { kind: "met"; table: string; months: number }
  | { kind: "failed"; table: string; months: number }
  | { kind: "over"; table: string }
  | { kind: "all"; of: ConditionFinding[] }
  | { kind: "any"; of: ConditionFinding[] }
  | { kind: "not"; of: ConditionFinding };

export const ConditionFinding: z.ZodType<ConditionFinding> = z
  .union([
    z.strictObject({ kind: z.literal("issue"), issue: text, options: z.array(text) }),
    z.strictObject({ kind: z.literal("driver"), driver: text, above: number.nullable(), below: number.nullable() }),
    z.strictObject({ kind: z.literal("met"), table: text, months: count }),
    z.strictObject({ kind: z.literal("failed"), table: text, months: count }),
    z.strictObject({ kind: z.literal("over"), table: text }),
    z.strictObject({ kind: z.literal("all"), of: z.array(z.lazy(() => ConditionFinding)) }),
    z.strictObject({ kind: z.literal("any"), of: z.array(z.lazy(() => ConditionFinding)) }),
    z.strictObject({ kind: z.literal("not"), of: z.lazy(() => ConditionFinding) }),
  ])
  .meta({
    id: "ConditionFinding",
    description:
      "One of the options stands; a driver strictly above and below a level; a table met, met without result (in at least so many months after as_of), or ran out; or several of these together.",
  });
