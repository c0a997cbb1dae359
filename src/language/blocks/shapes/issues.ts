/** Shapes of issues with their options and stages, constraints, tables and reactions. */
import * as z from "zod";
import { id, named, sentence, month, MONTH, monthly, because, quantity, predicate, condition, rate } from "./values.ts";

export const OPTION = z.strictObject({
  text: sentence,
  after: z.array(id).optional().describe("Options from which it can be reached; default any"),
  at: quantity("Its place on the spatial lens, 0 to 100").optional(),
  because,
});

export const PROCEDURE = z.strictObject({
  when: condition,
  outcome: named(quantity("Chance of this outcome, given that the procedure opened, 0 to 1")).describe(
    "option: chance, given that it opened",
  ),
  otherwise: id.optional().describe("Option of the remaining chance"),
  months: quantity("Months from opening to outcome, drawn afresh at each opening; at least 1"),
  opened: month("Month of its opening, where it is open at as_of").optional(),
  stays: z.boolean().optional().describe("true: not undone when `when` no longer holds; default false"),
  because,
});

export const EXPECTED = z.strictObject({
  when: condition,
  chance: named(quantity("Chance that signers see of this option once `when` holds, 0 to 1")).describe(
    "option: chance once `when` holds",
  ),
  because,
});

export const ISSUE = z.strictObject({
  name: z.string().optional(),
  options: named(z.union([sentence, OPTION])).describe("In order; the first stands unless `standing` says otherwise"),
  delivered_by: id.optional().describe("Actor whose reliability discounts what the options are worth to others"),
  moved_by: id.optional().describe("One actor that alone moves it"),
  reviews_per_year: rate("How often moved_by and exit look at it; at least 0, default 1").optional(),
  exit: z
    .union([z.array(id), z.record(id, id)])
    .optional()
    .describe("Actors each of which may alone return it to the first option, or actor: the option that it takes it to"),
  procedure: PROCEDURE.optional().describe("A stage that follows from what was agreed and that nobody negotiates"),
  expected: EXPECTED.optional().describe("What the parties of other issues count on from whoever moves this one"),
  reversible: z.boolean().optional().describe("Whether it may move back; default false, true where moved_by"),
  because,
});

export const CONSTRAINT = z.strictObject({
  never: predicate.optional(),
  if: predicate.optional(),
  then: predicate.optional(),
  because,
});

export const TABLE = z.strictObject({
  name: z.string().optional(),
  parties: z.array(id).min(2),
  issues: z.array(id).min(1),
  meetings_per_year: rate("Meetings a year; at least 0"),
  concludes: rate("Chance that a meeting ends in a text where one is acceptable to all, 0 to 1; default 1").optional(),
  power: named(quantity("At least 0")).optional().describe("Weights of the Nash product by party; left out: 1"),
  chairs: named(quantity("At least 0")).optional().describe("Who proposes how often, by party; left out: 1"),
  proposes: z
    .enum(["nash", "own"])
    .optional()
    .describe("The Nash package of the proposer's view, or the one best for itself; default nash"),
  ratified_by: z.array(id).optional().describe("Actors that must also accept"),
  transfers: z.boolean().optional().describe("true: money may change hands; default false"),
  opens: month("First month in which it meets").optional(),
  deadline: month("Last month in which it meets").optional(),
  meets_on: z
    .union([
      z.array(z.string().regex(MONTH)).min(1),
      monthly(z.union([quantity("Chance of a conclusion on this date, 0 to 1; default the table's"), z.null()])),
    ])
    .optional()
    .describe("Months in which it meets for certain: a list, or month: chance of a conclusion there"),
  while: condition.optional().describe("It does not meet while this fails"),
  because,
});

export const REACTION = z.strictObject({
  name: z.string().optional(),
  when: condition,
  driver: id,
  shift: quantity("What is added to the driver while `when` stands"),
  because,
});
