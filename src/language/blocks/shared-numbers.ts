/** Numbers that stand at the top of a case for every actor without its own: `residual` and `turnover`. */
import type { Block } from "./block.ts";
import type { Parameter } from "../case.ts";
import { POINTS } from "./fields.ts";
import { turnoverOf } from "./governments.ts";
import type { Reading } from "./reading.ts";

/** Numbers that a case states once for every actor without its own; null where it states none. */
export interface Shared {
  residual: Parameter | null;
  turnover: { perYear: Parameter; persistence: Parameter } | null;
}

/** Numbers of every actor without its own, as patterns. */
export function sharedNumbers(reading: Reading, block: Block): Shared {
  const first = reading.parameters.length;
  const residual = block.has("residual") ? block.number("residual", POINTS) : -1;
  const turnover = turnoverOf(block);
  const patterns = reading.parameters.splice(first);
  const pattern = (p: number): Parameter | null => patterns[p - first] ?? null;
  const [perYear, persistence] = turnover ? [turnover.perYear, turnover.persistence].map(pattern) : [null, null];
  return { residual: pattern(residual), turnover: perYear && persistence && { perYear, persistence } };
}

/** The path under which such a number is written names every number that it stands for. */
export function nameShared(reading: Reading): void {
  for (const path of ["residual", "turnover.per_year", "turnover.persistence"])
    if (reading.byPath.has(path))
      reading.byPath.set(
        path,
        reading.parameters.flatMap((p, at) => (p.shared === path ? [at] : [])),
      );
}
