/** What a market that yields no values means for a command. */
import type { Model, Settings } from "../engine/index.ts";
import type { Case } from "../language/index.ts";
import { Unpriced, modelOf } from "../runners/node/index.ts";
import { Failure } from "./failure.ts";

/** What `work` returns. @throws Failure (1) where it compiles a case that takes values from a market that yields none */
export function pricedOrFailure<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Unpriced) throw new Failure(1, error.message);
    throw error;
  }
}

/** A case compiled. @throws Failure as `pricedOrFailure` does */
export const priced = (c: Case, settings: Settings): Model => pricedOrFailure(() => modelOf(c, settings));
