/** What several numbers of a case may not be together, checked wherever some are replaced. */
import { canBeZero } from "../blocks/reading.ts";
import type { Case } from "../case.ts";
import { chanceProblems } from "./chances.ts";

/** The first problem of the numbers together, with the path that it is about; null where there is none. */
export function combinationProblem(c: Case): { path: string; message: string } | null {
  const { parameters } = c;
  for (const table of c.tables)
    for (const key of ["power", "chairs"] as const)
      if (table[key].length > 0 && table[key].every((p) => canBeZero(parameters[p].quantity)))
        return { path: `tables.${table.id}`, message: `at least one of ${key} must be above 0 in every world` };
  for (const { id, process } of c.drivers)
    for (const level of process.kind === "regimes" ? process.levels : [])
      if (level.then.every(({ share }) => share !== null && canBeZero(parameters[share].quantity)))
        return {
          path: `drivers.${id}.levels.${level.id}`,
          message: "at least one of the next levels must have a share above 0 in every world",
        };
  return chanceProblems(c)[0] ?? null;
}
