/** The registry of lenses, in the order in which a run writes their findings. */
import { fits } from "./fits/lens.ts";
import type { Lens } from "./lens.ts";
import { market } from "./market/lens.ts";
import { reference } from "./reference/lens.ts";
import { stability } from "./stability/lens.ts";

export type { Lens } from "./lens.ts";

export const LENSES: readonly Lens[] = [stability, market, reference, fits];
export const LENS_IDS: readonly string[] = LENSES.map(({ id }) => id);

/** @throws Error where no lens has this id. */
export function lensOf(id: string): Lens {
  const found = LENSES.find((lens) => lens.id === id);
  if (!found) throw new Error(`there is no lens '${id}'; there are ${LENS_IDS.join(", ")}`);
  return found;
}
