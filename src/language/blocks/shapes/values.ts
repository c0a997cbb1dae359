/** Shapes that many blocks share: ids, dates, numbers with their grounds, rates and conditions. */
import * as z from "zod";

export const ID = /^[a-z_][a-z0-9_]*$/;

export const CODE = /^[A-Z]{3}$/;

export const id = z.string().regex(ID);

export const named = <T extends z.ZodType>(value: T) => z.record(id, value);

export const sentence = z.union([z.string(), z.number()]);

export const date = (help: string) =>
  z.union([z.string().regex(/^(\?.*|\d{4}(-\d{2}(-\d{2})?)?)$/), z.int().min(1000).max(9999)]).describe(help);

export const month = (help: string) =>
  z
    .string()
    .regex(/^(\?.*|\d{4}-\d{2}(-\d{2})?)$/)
    .describe(help);

export const MONTH = /^\d{4}-\d{2}(-\d{2})?$/;

export const monthly = <T extends z.ZodType>(value: T) => z.record(z.string().regex(MONTH), value);

export const because = z
  .array(z.record(id, sentence))
  .min(1)
  .optional()
  .describe(
    "Where the numbers of this block come from: `source_id: verbatim quote`, `judgment: sentence`, or `suggested: sentence` for a range that was accepted as it was offered",
  );

const judgment = sentence.optional().describe("A sentence about this number alone, beside what covers its block");

const suggested = sentence
  .optional()
  .describe(
    "In place of a judgment: who or what offered this number, which was accepted without a reason of the analyst's own",
  );

const oneOf = z
  .record(z.string(), z.union([z.number().min(0).max(1), z.string().regex(/%$/)]))
  .describe("value: probability, adding up to 1");

const correlations = z
  .record(id, z.number().min(-1).max(1))
  .optional()
  .describe("factor: correlation with it, -1 to 1; squares add up to at most 1");

const plainQuantity = z.union([z.number(), z.string(), z.strictObject({ one_of: oneOf })]);

export const quantity = (help: string) =>
  z
    .union([
      z.number(),
      z.string(),
      z.strictObject({ value: plainQuantity, with: correlations, judgment, suggested, because }),
      z.strictObject({ one_of: oneOf, judgment, suggested, because }),
    ])
    .describe(help);

const options = z.union([id, z.array(id).min(1)]);

export const predicate = z
  .record(id, options)
  .describe("issue: option, or a list of options; true where every issue stands at one of its options");

/** A driver's level in a condition. */
export const LEVEL_ASKED = z.strictObject({
  above: z.number().optional().describe("True while the driver is above this level"),
  below: z.number().optional().describe("True while the driver is below this level"),
});

/** Condition on a table. */
export const TABLE_ASKED = z.strictObject({
  met: z.int().min(1).optional().describe("It met in at least this many months since as_of"),
  failed: z
    .int()
    .min(1)
    .optional()
    .describe(
      "It met and changed nothing in at least this many months since as_of, or since it last changed something",
    ),
  over: z.literal(true).optional().describe("Its deadline has passed, and it has changed nothing since as_of"),
});

export const condition: z.ZodType = z
  .lazy(() =>
    z
      .object({
        any: z.union([z.array(condition).min(1), options]).optional(),
        all: z.union([z.array(condition).min(1), options]).optional(),
        not: z.union([condition, options]).optional(),
        drivers: z.union([named(LEVEL_ASKED), options]).optional(),
        tables: z.union([named(TABLE_ASKED), options]).optional(),
      })
      .catchall(options),
  )
  .describe(
    "issue: option, or a list of options; any: [...], all: [...], not: {...}; drivers: {driver: {above: 50}}; tables: {table: {met: 1}}, {failed: 2} or {over: true}; all must hold",
  );

/** Effect of a driver on a rate. */
export const RATE_RAMP = z.strictObject({
  from: quantity("Level of the driver at which it begins to change the rate"),
  to: quantity("Level at which it does so fully"),
  times: quantity("What the rate is then multiplied by; at least 0"),
  because,
});

const steps = (help: string) => monthly(quantity(help)).describe(`${help}; by month, each from its month on`);

const moved = (help: string) =>
  z.strictObject({
    value: z.union([quantity(help), steps(help)]),
    moved_by: named(RATE_RAMP).describe("driver: {from, to, times}"),
    with: correlations,
    judgment,
    suggested,
    because,
  });

export const MOVED = moved("The rate before drivers move it");

export const rate = (help: string) => z.union([quantity(help), moved(help), steps(help)]).describe(help);

export const WRITTEN = z.strictObject({
  value: quantity("The number: 12, 40 to 60, pert(1 2 5), ..."),
  with: correlations,
  judgment,
  suggested,
  because,
});

export const ONE_OF = z.strictObject({ one_of: oneOf, with: correlations, judgment, suggested, because });
