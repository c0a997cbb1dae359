/** JSON Schemas (2020-12) of what the program writes as JSON, from the shapes. */
import * as z from "zod";
import { PlainStability } from "./lenses/plain-stability.ts";
import { RESULT_FORMAT, Result } from "./result.ts";

/** Of result.json and of `entente run --json`. */
export function resultSchema(): object {
  return schemaOf(
    Result,
    `Entente result, format ${RESULT_FORMAT}`,
    "result.json and --json of `entente run`. Probabilities and shares are in 0..1, gains in points, months YYYY-MM.",
    `urn:entente:result:${RESULT_FORMAT}`,
  );
}

/** Of `entente stability FILE --json` for a plain graph model. */
export function plainStabilitySchema(): object {
  return schemaOf(
    PlainStability,
    "Stability of a plain graph model, format 1",
    "--json of `entente stability FILE` for a plain model.",
    "urn:entente:plain-stability:1",
  );
}

function schemaOf(shape: z.ZodType, title: string, description: string, $id: string): object {
  const { $schema, ...rest } = z.toJSONSchema(shape, {
    override: ({ jsonSchema }) => {
      // Properties of every JSON object and every integer of a result add no information.
      delete jsonSchema.propertyNames;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return { $schema, $id, title, description, ...rest };
}
