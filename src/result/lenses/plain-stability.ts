/** JSON of `entente stability FILE` for a plain graph model, format 1. */
import * as z from "zod";
import { byId, count, flag, text } from "../units.ts";
import { byConcept } from "./stability.ts";

const stable = byConcept(flag);

export const PlainState = z
  .strictObject({
    id: text,
    is: text.nullable().describe("What the state is, in words; null where the file does not say."),
    options: text.nullable().describe("Pattern of options; null in the plain form."),
    stable: stable.describe("Every decision maker is stable."),
    each: byId(
      z.strictObject({
        rank: count.describe("From the worst, 1, upwards."),
        stable,
        would: z
          .strictObject({
            to: text,
            answer: z.strictObject({ by: text, to: text, ends: text, credible: flag }).nullable(),
          })
          .nullable()
          .describe("Its best improvement with what answers it: by improvements alone, or else at all."),
      }),
    ).describe("By decision maker."),
    no_way_out: flag,
    reached: flag.describe("Reached from the standing by improvements of decision makers."),
    coalitions: z
      .array(z.strictObject({ members: z.array(text), to: text, stable }))
      .describe(
        "Coalitions that would leave together, each member gaining, for what is best for the member who gains least; deterred or not.",
      ),
  })
  .meta({ id: "PlainState" });
export type PlainState = z.infer<typeof PlainState>;

export const PlainStability = z.strictObject({
  entente: z.literal(1),
  title: text,
  source: text.nullable(),
  note: text.nullable(),
  dms: z.array(text).describe("Decision makers."),
  options: z.array(text),
  standing: text,
  coalitions: z.array(z.array(text)),
  equilibria: byConcept(z.array(text)).describe("Names of the states at which every decision maker is stable."),
  states: z.array(PlainState),
  improvements: z
    .array(z.strictObject({ by: text, from: text, to: text }))
    .describe("Moves that improve the decision maker (coalition) who makes them."),
});
export type PlainStability = z.infer<typeof PlainStability>;
