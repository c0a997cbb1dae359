/** The sources that pictures and tables of a suite show beside each other. */
import type { RoleTable } from "../ledger/suite/shape.ts";
import type { ShownSource } from "../pictures/scores/index.ts";
import { sourceName } from "../wording/scores.ts";

/** In order; at most as many as the picture by case has marks. */
export const SHOWN_SOURCES = ["model", "model:without_record", "outside", "blend"];

export function shownSources({ sources, base }: RoleTable): ShownSource[] {
  return SHOWN_SOURCES.flatMap((source) => {
    const scores = sources[source];
    return scores ? [{ name: sourceName(source, base).replace(/^model without/, "without"), scores }] : [];
  });
}
