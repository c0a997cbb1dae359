/**
 * The shape of a case: known and required keys of each block, with a line of help for each. `check` takes its keys from
 * here and `schema` prints it; `check` adds the rules that a shape cannot express (ranges, names, dates in order).
 */
import * as z from "zod";
import { FACTOR, TURNOVER, ACTOR } from "./shapes/actors.ts";
import {
  SOURCE,
  ACCORD,
  EVENT,
  PLACE_ON_MAP,
  QUESTION,
  CLAIM,
  SCENARIO,
  REFERENCE,
  LIBRARY_REFERENCE,
  BLEND,
  RECORD,
  DECISION,
  TODAY,
} from "./shapes/chronicle.ts";
import { DRIVERS } from "./shapes/drivers.ts";
import { ISSUE, CONSTRAINT, TABLE, REACTION } from "./shapes/issues.ts";
import { MARKET } from "./shapes/market.ts";
import { id, named, month, quantity } from "./shapes/values.ts";

export * from "./shapes/actors.ts";
export * from "./shapes/chronicle.ts";
export * from "./shapes/drivers.ts";
export * from "./shapes/issues.ts";
export * from "./shapes/market.ts";
export * from "./shapes/values.ts";

export const CASE = z.strictObject({
  entente: z.literal(1).describe("Format version"),
  title: z.string(),
  as_of: month("Nothing later may be cited as known"),
  until: month("Last simulated month"),
  standing: z
    .record(id, id)
    .optional()
    .describe("issue: option in force at as_of; issues not named stand at their first option"),
  residual: quantity("Points that the case leaves out, for every actor without its own; at least 0").optional(),
  turnover: TURNOVER.optional().describe(
    "How often minds change, for every actor without its own and without governments",
  ),
  learning: quantity("Share by which beliefs move to the truth after a failed meeting, 0 to 1; default 0.1").optional(),
  record: RECORD.optional(),
  sources: named(SOURCE).optional(),
  factors: named(FACTOR).optional().describe("Hidden causes that several numbers share, by `with`"),
  actors: named(ACTOR),
  drivers: named(z.union(Object.values(DRIVERS) as [typeof DRIVERS.constant, ...z.ZodObject[]])).optional(),
  issues: named(ISSUE),
  constraints: named(CONSTRAINT).optional(),
  tables: named(TABLE).optional(),
  reactions: named(REACTION).optional(),
  accords: named(ACCORD).optional(),
  events: named(EVENT).optional(),
  places: named(PLACE_ON_MAP).optional().describe("Where what is at issue lies, for the map"),
  questions: named(QUESTION).optional(),
  headline: z.array(id).min(1).optional().describe("The questions that the case is about; a report answers them first"),
  claims: named(CLAIM)
    .optional()
    .describe("Sentences of the argument of the form `if P, then Q may follow`, each tested in a run"),
  today: named(TODAY)
    .optional()
    .describe("Who would accept what today, as people say it; the numbers are held to it and not moved by it"),
  scenarios: named(SCENARIO).optional(),
  decisions: named(DECISION)
    .optional()
    .describe("What somebody has to decide, and what each option pays as the questions are answered"),
  reference: named(z.union([REFERENCE, LIBRARY_REFERENCE]))
    .optional()
    .describe("Reference classes: the outside view, by class"),
  blend: named(BLEND)
    .optional()
    .describe("By question: weights by which odds and outside views are averaged, beside both; without it nothing is"),
  market: MARKET.optional().describe("A trade network: what a deal is worth, and to whom"),
});

const keysKnown = new WeakMap<z.ZodObject, { known: string[]; needed: string[] }>();

/** Keys of a block in the order of its shape, and those of them that are required. */
export function keysOf(shape: z.ZodObject): { readonly known: readonly string[]; readonly needed: readonly string[] } {
  let keys = keysKnown.get(shape);
  if (!keys) {
    const known = Object.keys(shape.shape);
    keys = { known, needed: known.filter((key) => !(shape.shape[key] instanceof z.ZodOptional)) };
    keysKnown.set(shape, keys);
  }
  return keys;
}
