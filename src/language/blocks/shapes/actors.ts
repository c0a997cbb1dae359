/** Shapes of actors: stakes, needs, beliefs, minds and governments, and the factors that numbers share. */
import * as z from "zod";
import { CODE, id, named, month, monthly, because, quantity } from "./values.ts";

export const FACTOR = z.strictObject({ name: z.string().optional(), because });

export const STAKE = z.strictObject({
  weight: quantity(
    "Points between the worst and the best of this issue; at least 0; may be left out beside from_market",
  ).optional(),
  friction: z
    .union([
      quantity("Points that moving this issue costs at home; at least 0, default 0"),
      named(quantity("Points that moving the issue to this option costs at home; at least 0, left out: 0")),
    ])
    .optional()
    .describe("Points that moving this issue costs at home; at least 0, default 0; one number, or by option"),
  values: named(quantity("Worth of this option in per cent of the stake's weight, -100 to 100"))
    .optional()
    .describe("Worth of each option in per cent of the weight, -100 to 100; left out: 0"),
  from_market: id
    .optional()
    .describe(
      "Asset of the market block: its options are worth, besides, the asset's present value to this actor times its points_per_bn",
    ),
  because,
});

export const RAMP = z.strictObject({
  from: quantity("Level of the driver at which it begins to sharpen the need"),
  to: quantity("Level at which it does so fully"),
  by: quantity("What it then adds to the need's level; default 1").optional(),
  because,
});

export const NEED = z.strictObject({
  name: z.string().optional(),
  weight: quantity("Points that the fully felt, fully unmet need costs; at least 0"),
  level: quantity("How far it is felt without any driver, 0 to 1; default 0").optional(),
  sharpened_by: named(RAMP).optional().describe("Drivers that make it felt"),
  met_by: named(named(quantity("Part of the need that this option meets, -1 to 1; negative: makes it worse")))
    .optional()
    .describe("issue: {option: part of the need that it meets, -1 to 1}"),
  because,
});

export const BELIEF = z.strictObject({
  value: quantity("What is believed in place of the truth").optional(),
  bias: quantity("What is added to the truth").optional(),
  because,
});

export const TURNOVER = z.strictObject({
  per_year: quantity("Changes of mind a year; at least 0"),
  persistence: quantity("Share of the actor's numbers that a change leaves as they were, 0 to 1"),
  because,
});

export const LINE = z.strictObject({
  name: z.string().optional(),
  set: z
    .record(z.string(), quantity("The number while this line is in power"))
    .optional()
    .describe("Paths below the actor (stakes.gas.weight): its numbers while this line is in power"),
  because,
});

export const CHANGE = z.strictObject({
  name: z.string().optional(),
  on: month("Month of a dated change, after as_of").optional(),
  per_year: quantity("Or: changes of this kind a year; at least 0").optional(),
  from: z
    .union([id, z.array(id).min(1)])
    .optional()
    .describe("Lines under which it can come; default any"),
  to: named(quantity("Chance that this line is next in power, 0 to 1")).describe("line: chance; the rest stays"),
  because,
});

export const GOVERNMENTS = z.strictObject({
  now: id.describe("Line in power at as_of"),
  persistence: quantity("Share of the actor's numbers that a change of line leaves as they were, 0 to 1"),
  lines: named(LINE).describe("Who may speak for the actor, and what changes with them"),
  past: monthly(id).optional().describe("month: line in power from then on, the first also before; default `now`"),
  changes: named(CHANGE).optional().describe("Elections and other changes after as_of"),
  because,
});

export const ACTOR = z.strictObject({
  name: z.string().optional(),
  code: z.string().regex(CODE).optional().describe("ISO 3166 alpha-3, where it is a state"),
  part_of: id.optional().describe("The actor it belongs to; it may sign, speak and act, and has no stakes of its own"),
  friction: quantity("Points that signing anything costs at home; at least 0, default 0").optional(),
  residual: quantity("Points that the case leaves out for this actor; at least 0").optional(),
  reliability: quantity("Share of what it promises that partners can count on, 0 to 1; default 1").optional(),
  points_per_bn: quantity("Points per bn USD paid once; above 0; only where a table allows money").optional(),
  stakes: named(STAKE).optional().describe("By issue: what it gains or loses directly"),
  needs: named(NEED).optional().describe("What it lacks"),
  beliefs: z
    .record(z.string(), BELIEF)
    .optional()
    .describe("By path of another actor's number: what this one thinks it is"),
  turnover: TURNOVER.optional().describe("How often its mind changes; default the case's turnover"),
  governments: GOVERNMENTS.optional().describe("Who speaks for it, when that changes, and what changes with it"),
  because,
});
