/** Basic values of a result, with their ranges. */
import * as z from "zod";

/** A probability or a share, 0..1. */
export const share = z.number().min(0).max(1);

/** A finite number of any size; its description says the unit. */
export const number = z.number();

/** A standard error, a standard deviation or an expected gain. */
export const atLeastZero = z.number().min(0);

/** A whole number of things, or an index counted from 0. */
export const count = z.int().min(0);

/** 'YYYY-MM'. */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

export const text = z.string();
export const flag = z.boolean();

/** Indices into `citations` of the result. */
export const citationIndices = z.array(count).describe("Indices into `citations`.");

/** An object that holds one value by id. */
export const byId = <S extends z.ZodType>(value: S) => z.record(z.string(), value);

/** Options of a package or a move: issue id to option id. */
export const options = byId(text);

/** Over worlds: mean, and 5, 50 and 95 % points. */
export const Spread = z
  .strictObject({ mean: number, p5: number, p50: number, p95: number })
  .meta({ id: "Spread", description: "Over the worlds that were valued: mean, and 5, 50 and 95 % points." });
export type Spread = z.infer<typeof Spread>;
