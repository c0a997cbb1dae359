import { compile, type Model, type Settings } from "../engine/index.ts";
import type { Case } from "../language/case.ts";
import { LENSES } from "../lenses/index.ts";

/** A case compiled together with what lenses supply to its stakes. @throws EntenteError `market-unsolved` where the case takes values from a market that yields none. */
export function modelOf(c: Case, settings: Settings): Model {
  const supplies = LENSES.map((lens) => lens.supply?.(c) ?? null);
  return compile(
    c,
    settings,
    supplies.find((supply) => supply !== null),
  );
}
