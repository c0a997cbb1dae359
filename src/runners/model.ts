import { compile, pooled, poolOf, type Model, type Settings } from "../engine/index.ts";
import type { Case } from "../language/case.ts";
import { LENSES } from "../lenses/index.ts";

/**
 * A case compiled together with what lenses supply to its stakes; of a pool, with the model of each analyst.
 * @throws EntenteError `market-unsolved` where the case takes values from a market that yields none.
 */
export function modelOf(c: Case, settings: Settings): Model {
  const supplies = LENSES.map((lens) => lens.supply?.(c) ?? null);
  const model = compile(
    c,
    settings,
    supplies.find((supply) => supply !== null),
  );
  if (!c.pool) return model;
  const { pool: analysts, ...single } = c;
  const models = analysts.map(({ parameters }) => modelOf({ ...single, parameters }, settings));
  const weights = analysts.map(({ weight }) => weight);
  return pooled(model, poolOf(settings.seed, weights, models));
}
