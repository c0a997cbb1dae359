import type { Model, Settings } from "../engine/index.ts";
import type { Case } from "../language/index.ts";
import { Unpriced, modelOf } from "../runners/node/index.ts";
import { Failure } from "./failure.ts";

/** A case compiled. @throws Failure (1) where it takes values from a market that yields none */
export function priced(c: Case, settings: Settings): Model {
  try {
    return modelOf(c, settings);
  } catch (error) {
    if (error instanceof Unpriced) throw new Failure(1, error.message);
    throw error;
  }
}
