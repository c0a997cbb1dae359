/** Shapes of drivers, one for each process. */
import * as z from "zod";
import { id, named, monthly, because, quantity } from "./values.ts";

/** A history taken from evidence.yaml. */
export const FROM_SERIES = z.strictObject({ series: id.describe("A series of evidence.yaml") });

const driver = {
  name: z.string().optional(),
  unit: z.string().optional(),
  range: z.array(z.number()).length(2).optional().describe("[lowest, highest]"),
  jumps: z
    .strictObject({
      per_year: quantity("Jumps a year; at least 0"),
      size: quantity("Size of a jump"),
      half_life_months: quantity("Months in which half of a jump is gone; above 0"),
      because,
    })
    .optional(),
  history: z
    .union([monthly(quantity("Level in that month")), FROM_SERIES])
    .optional()
    .describe("Levels by month, none after as_of; linear between; or {series: ID} of evidence.yaml"),
  because,
};

export const JUMPS = driver.jumps.unwrap();

export const LEVEL = z.strictObject({
  value: quantity("The driver's value while this level stands"),
  stay_months: quantity("Mean stay in months; at least 1"),
  then: z.union([id, named(quantity("Share; at least 0"))]).describe("The next level, or next levels and their shares"),
  because,
});

export const DRIVERS = {
  constant: z.strictObject({ process: z.literal("constant"), value: quantity("The level"), ...driver }),
  trend: z.strictObject({
    process: z.literal("trend"),
    start: quantity("Level at as_of"),
    per_year: quantity("Change a year"),
    ...driver,
  }),
  path: z.strictObject({
    process: z.literal("path"),
    points: monthly(quantity("Level in that month")).describe("Levels by month; linear between, first and last held"),
    ...driver,
  }),
  "mean-reverting": z.strictObject({
    process: z.literal("mean-reverting"),
    start: quantity("Level at as_of").optional(),
    mean: quantity("Level to which it returns"),
    spread: quantity("Stationary standard deviation; at least 0"),
    half_life_months: quantity("Months in which half of a distance to the mean is gone; above 0"),
    ...driver,
  }),
  regimes: z.strictObject({
    process: z.literal("regimes"),
    start: id.optional().describe("Level at as_of; default the first"),
    levels: named(LEVEL),
    ...driver,
  }),
};

export type ProcessKind = keyof typeof DRIVERS;
