/** Shapes of what is known and what is asked: sources, accords, events, the record, questions, claims, scenarios, decisions, outside views, outcomes. */
import * as z from "zod";
import { PLOVER } from "../events.ts";
import { id, named, sentence, date, month, monthly, because, quantity, predicate, condition } from "./values.ts";

export const SOURCE = z.strictObject({
  author: z.string().optional(),
  title: sentence.describe("Title of the document or dataset"),
  publisher: z.string().optional(),
  date: date("Day, month or year of publication"),
  url: z.string().optional(),
  text: z.string().optional().describe("File beside the case; every quote is checked against it"),
  later: z.boolean().optional().describe("true: published after as_of, for an earlier fact"),
});

export const ACCORD = z.strictObject({
  parties: z.array(id).min(1),
  date: date("Day, month or year of signing, not after as_of"),
  kind: z.string().describe("agreement, memorandum, treaty, contract, ..."),
  binds: z.boolean(),
  on: id.optional().describe("The issue that it is about"),
  text: z.string().optional().describe("What it says, in a sentence"),
  because,
});

export const EVENT = z.strictObject({
  date: date("Day, month or year, not after as_of"),
  who: id,
  does: z.enum(PLOVER).describe("PLOVER event type"),
  whom: id.optional(),
  text: z.string().optional().describe("What happened, in a sentence"),
  because,
});

export const PLACE_ON_MAP = z.strictObject({
  name: z.string().optional(),
  at: z.array(z.number()).length(2).describe("[degrees east, degrees north]"),
  on: id.optional().describe("The issue that is about it"),
  because,
});

export const QUESTION = z.strictObject({
  ask: z.string().describe("The question, with its date, as a reader would ask it"),
  when: z
    .union([condition, z.string().regex(/^\?/)])
    .describe('What counts as yes; "?" where that is open, and the question is left out of every run'),
  by: month("Last month that counts"),
  holds: z.boolean().optional().describe("true: must be so at the end of `by`; default: at any time up to it"),
  given: id.optional().describe("Another question: its odds are asked among the futures that answer that one yes"),
  because,
});

export const CLAIM = z.strictObject({
  name: z.string().optional(),
  if: z
    .record(id, z.enum(["high", "low"]))
    .describe("driver: high or low, the end of its range that the claim speaks of"),
  then: id.describe("The question that may then be answered yes"),
  because,
});

export const SCENARIO = z.strictObject({
  name: z.string().optional(),
  set: z
    .record(z.string(), quantity("The number that takes its place"))
    .describe("path: number, from the month after as_of"),
  because,
});

export const WITHIN = z.strictObject({
  share: quantity("Share of cases in which it came, 0 to 1"),
  years: quantity("Within how many years; exact, above 0"),
  because,
});

export const THEN = z.strictObject({
  yes: quantity("How many did; a whole number"),
  of: quantity("Of how many; a whole number"),
  because,
});

const lead = z
  .boolean()
  .optional()
  .describe("true: this class stands for the outside view of its questions; default: the first that speaks of one");

export const REFERENCE = z.strictObject({
  name: z.string().optional(),
  counts: sentence.describe("What is counted as an event, in words"),
  answers: z.array(id).min(1).describe("Questions that it speaks of"),
  events: quantity("Events seen; a whole number").optional(),
  years: quantity("Years at risk in which they were seen; exact, above 0").optional(),
  per_year: quantity("Or: the share of cases that end in a year, 0 to 1").optional(),
  within: WITHIN.optional().describe("Or: the share of cases in which it came within that many years"),
  then: named(z.union([quantity("Share, 0 to 1"), THEN]))
    .optional()
    .describe("What is needed as well, each a share: ratified, complied with"),
  caveat: z.string().optional().describe("What makes the class a poor likeness of this case"),
  lead,
  because,
});

/** A class of the library, used by a case. */
export const LIBRARY_REFERENCE = z.strictObject({
  class: z.string().describe("Class of the library (`entente reference` lists them): its name, counts and figures"),
  answers: z.array(id).min(1).describe("Questions that it speaks of"),
  lead,
  later: z.boolean().optional().describe("true: use it although it could be known only after as_of"),
  caveat: z.string().optional().describe("What makes the class a poor likeness of this case"),
  because,
});

export const BLEND = z.strictObject({
  weights: z
    .record(id, quantity("Exact, above 0"))
    .describe("inside: the simulation's odds; and classes that speak of the question"),
  because,
});

export const RECORD = z.strictObject({
  since: month("First month of the past that a world must fit"),
  from: z.record(id, id).optional().describe("What stood then, where it differs from the standing"),
  match: z.array(id).min(1).optional().describe("Issues on which a past must end at the standing; default all"),
  known: monthly(predicate).optional().describe("month: what stood at its end"),
  because,
});

export const PAYOFF = z.strictObject({
  yes: quantity("What it pays where the question is answered yes"),
  no: quantity("What it pays where it is answered no"),
  because,
});

export const CHOICE = z.strictObject({
  text: z.string(),
  always: quantity("What it pays whatever comes").optional(),
  payoffs: named(PAYOFF).optional().describe("question: {yes: ..., no: ...}; payoffs add up"),
  because,
});

export const DECISION = z.strictObject({
  name: z.string().optional(),
  who: id.optional().describe("Actor who decides"),
  unit: z.string().describe("Of the payoffs: points, bn USD"),
  options: named(CHOICE),
  because,
});

export const TODAY = z.strictObject({
  actor: id.optional().describe("Who accepts; without it all whose consent the package takes"),
  package: z.record(id, id).describe("issue: option; the others as they stand"),
  share: z
    .union([z.string(), z.number()])
    .describe("Of the worlds: a share, `20% to 50%`, or a word such as unlikely; limits, no distribution"),
  because,
});

/** Outcomes by question id. */
export const ANSWERS = ["yes", "no", "annulled", "ambiguous"] as const;

export const OUTCOME = z.strictObject({
  answer: z.enum(ANSWERS).describe("annulled and ambiguous are not scored"),
  on: date("Day, month or year of what happened; of a no, of when it was known").optional(),
  between: z
    .array(date("Day"))
    .length(2)
    .optional()
    .describe("In place of `on`: the last day on which it had not happened and the first on which it had"),
  known: date("Day from which the answer could be known").optional(),
  because,
});
