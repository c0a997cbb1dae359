/** Proposals as they are kept beside a draft, with what a person has filled in; and the case that they give. */
import * as z from "zod";
import { PLOVER } from "../../language/blocks/events.ts";
import { fillAll } from "../../language/index.ts";
import { caseText, type Source } from "./case-text.ts";
import { todayText } from "./today-text.ts";
import { emptyProposed, type Proposed } from "./proposed.ts";

/** A number or date as a person gave it, with the sentence that explains it. */
export interface Filled {
  written: string;
  sentence: string | null;
}

export interface Proposals {
  entente_proposals: 1;
  /** Name that a person gave the case; null: after its parties and its article. */
  title: string | null;
  /** Null where there is no article. */
  source: Source | null;
  /** As-of day or month of the case. */
  as_of: string;
  /** By the path of a number or date of the case. */
  filled: { [path: string]: Filled };
  /** What a person said that a party would sign today, 0 to 1, by party and by path of an option. */
  would_sign: { [party: string]: { [option: string]: number } };
  /** By path of a number, the range that follows from it; offered in place of the range of a word. */
  follows: { [path: string]: string };
  /** Months in which a table meets for certain, by its id. */
  meets_on: { [table: string]: string[] };
  /** Ids of the steps of the interview that were answered or passed over. */
  asked: string[];
  proposed: Proposed;
}

/** Proposals without an article, and without anything yet. @param as_of day or month @param title of the case */
export const blankProposals = (as_of: string, title: string | null = null): Proposals => ({
  entente_proposals: 1,
  title,
  source: null,
  as_of,
  filled: {},
  would_sign: {},
  follows: {},
  meets_on: {},
  asked: [],
  proposed: emptyProposed({ date: as_of, basis: "stated", conflicts: [] }),
});

/** @returns the text of case.yaml; what was filled in or said and has no place in it any more is left out */
export const caseOf = ({
  title,
  proposed,
  source,
  as_of,
  filled,
  would_sign,
  follows,
  meets_on,
}: Omit<Proposals, "entente_proposals">): string =>
  fillAll(
    caseText(proposed, source, as_of, { title, meetsOn: meets_on, follows }) + todayText(proposed, would_sign),
    filled,
  );

const id = z.string().regex(/^[a-z_][a-z0-9_]*$/);
const words = z.string();
const pair = z.strictObject({ issue: id, option: id });
const date = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
  .nullable();
const stated = z.strictObject({ words: words.nullable(), date });
const level = z.enum(["low", "medium", "high"]);
const share = z.enum(["little", "half", "most", "all"]);
const PART = {
  id,
  by: z.enum(["rules", "model", "analyst"]),
  quotes: z.array(z.strictObject({ text: words, start: z.number(), end: z.number() })),
  speaker: z.array(words),
  state: z.enum(["proposed", "accepted", "changed", "dropped"]),
  drafted: z.boolean(),
  left_out: words.nullable(),
};
const part = <S extends z.ZodRawShape>(shape: S) => z.strictObject({ ...PART, ...shape });
const NAMES = { name: words, names: z.array(words), code: words.nullable() };
const ROLES = ["faction", "mediator", "guarantor", "court", "venue", "source", "other"] as const;
const STATUSES = ["proposed", "signed", "in force", "refused", "hypothetical", "lapsed", "ended"] as const;

const PROPOSED: z.ZodType<Proposed> = z.strictObject({
  format: z.literal("entente-proposals/1"),
  as_of: z.strictObject({
    date: words.nullable(),
    basis: words,
    conflicts: z.array(z.strictObject({ date: words, basis: words })),
  }),
  negotiation: z.boolean(),
  why: words.nullable(),
  parties: z.array(part({ ...NAMES, can: words.nullable() })),
  others: z.array(part({ ...NAMES, role: z.enum(ROLES), of: id.nullable(), loses: words.optional() })),
  issues: z.array(
    part({
      name: words,
      options: z.array(part({ text: words, unspecified: z.boolean() })),
      signers: z.array(id).optional(),
      table: id.optional(),
    }),
  ),
  questions: z.array(
    part({
      ask: words,
      yes: pair.nullable(),
      also: z.array(pair),
      together: z.array(pair).optional(),
      not_expressible: words.nullable(),
      mode: z.enum(["reach", "hold"]),
      until: stated,
      polarity: z.enum(["positive", "negative"]),
    }),
  ),
  needs: z.array(
    part({
      holder: id,
      name: words,
      polarity: z.enum(["get", "avoid"]),
      weight: level.nullable(),
      met_by: z.array(pair.extend({ share })),
      brought_by: z.array(pair.extend({ share })).optional(),
      sharpened_by: z.array(z.strictObject({ driver: id, at: z.enum(["high", "low"]) })),
    }),
  ),
  drivers: z.array(
    part({
      name: words,
      direction: z.enum(["rising", "falling", "high", "low", "shock"]),
      level: level.nullable(),
      moves: words.nullable(),
      event: z
        .strictObject({ date: stated, felt: z.enum(["until", "from"]) })
        .nullable()
        .optional(),
    }),
  ),
  beliefs: z.array(
    part({
      holder: id,
      about: id,
      matter: z.union([z.strictObject({ issue: id }), z.strictObject({ need: id })]).nullable(),
      verdict: z.enum(["too high", "too low"]).nullable(),
    }),
  ),
  constraints: z.array(
    part({
      rule: z.enum(["if-then", "never", "whole", "ratification"]),
      says: words,
      when: z.array(pair),
      then: z.array(pair),
    }),
  ),
  accords: z.array(
    part({
      name: words,
      parties: z.array(id),
      date: stated,
      status: z.enum(STATUSES),
      binding: z.boolean().nullable(),
      on: pair.nullable(),
    }),
  ),
  events: z.array(part({ who: id, whom: id.nullable(), does: z.enum(PLOVER), date: stated })),
  procedures: z.array(part({ name: words, who: words, after: z.array(pair), any: z.boolean().optional() })),
  governments: z.array(
    part({
      of: id,
      who: words,
      until: stated,
      next: words.nullable().optional(),
      next_wants: z.array(pair.extend({ worth: level })).optional(),
    }),
  ),
  stakes: z.array(
    part({
      actor: id,
      issue: id,
      weight: level.nullable(),
      order: z.array(z.strictObject({ option: id, worth: level })),
      ranked: z.boolean().optional(),
    }),
  ),
  record: z.array(part({ since: stated, issues: z.array(id), what: words })),
});

const PROPOSALS: z.ZodType<Proposals> = z.object({
  entente_proposals: z.literal(1),
  title: words.nullable().default(null),
  source: z
    .strictObject({
      title: words,
      author: words.nullable(),
      publisher: words.nullable(),
      date: words.nullable(),
      url: words.nullable(),
      file: words,
    })
    .nullable(),
  as_of: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/),
  filled: z.record(z.string(), z.strictObject({ written: words, sentence: words.nullable() })),
  would_sign: z.record(id, z.record(z.string(), z.number().min(0).max(1))),
  follows: z.record(z.string(), words).default({}),
  meets_on: z.preprocess(
    (given) => (Array.isArray(given) ? { talks: given } : given),
    z.record(id, z.array(z.string().regex(/^\d{4}-\d{2}$/))).default({}),
  ),
  asked: z.array(z.string()),
  proposed: PROPOSED,
});

/** Proposals out of JSON. */
export function parseProposals(text: string): Proposals | { problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problem: "it is not JSON" };
  }
  const found = PROPOSALS.safeParse(json);
  if (found.success) return found.data;
  const [first] = found.error.issues;
  return { problem: `${first?.path.join(".") || "the file"}: ${first?.message ?? "not as it should be"}` };
}
