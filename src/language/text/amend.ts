/** Replaces one number of a case, as `--set PATH=QUANTITY` does: the case itself is corrected, its past included. */
import type { Case } from "../case.ts";
import { chanceProblems } from "../checks/chances.ts";
import { rangeText } from "../blocks/fields.ts";
import { nearest, suggestion } from "./nearest.ts";
import { parseQuantity } from "../blocks/quantity.ts";
import { isExactly } from "../blocks/reading.ts";

/**
 * @returns a copy of the case with the number at `path` replaced by the quantity `text`, or the problem, in one
 * sentence
 */
export function amend(c: Case, path: string, text: string): { case: Case } | { problem: string } {
  const targets = c.parameters.flatMap((p, at) =>
    p.path === path || (p.shared !== undefined && p.shared === path) ? [at] : [],
  );
  if (targets.length === 0) {
    const near = nearest(
      path,
      c.parameters.map((p) => p.path),
    );
    return {
      problem: `unknown number '${path}'${suggestion(near) || "; `check --explain` lists every number of the case"}`,
    };
  }
  const computed = targets.find((at) => c.parameters[at].computed);
  if (computed !== undefined)
    return { problem: `${path} is computed from the market: set a number under market instead` };
  const parameters = [...c.parameters];
  for (const at of targets) {
    const { field } = parameters[at];
    const read = parseQuantity(text, field);
    if ("wrong" in read)
      return {
        problem: `${path}: ${read.wrong.message}${/must be/.test(read.wrong.message) || field.min === -Infinity ? "" : ` (${rangeText(field)})`}`,
      };
    parameters[at] = {
      ...parameters[at],
      quantity: read.quantity,
      text: text.trim(),
      default: false,
      cited: "bare",
      citations: [],
    };
    if (read.quantity.kind === "exact" || read.quantity.kind === "one_of") delete parameters[at].factors;
  }
  for (const table of c.tables)
    for (const key of ["power", "chairs"] as const) {
      if (table[key].length > 0 && table[key].every((p) => isExactly(parameters[p].quantity, 0)))
        return { problem: `${path}: at least one of tables.${table.id}.${key} must be above 0` };
    }
  for (const { id, process } of c.drivers)
    for (const level of process.kind === "regimes" ? process.levels : []) {
      if (level.then.every(({ share }) => share !== null && isExactly(parameters[share].quantity, 0)))
        return {
          problem: `${path}: at least one of the next levels of drivers.${id}.levels.${level.id} must have a share above 0`,
        };
    }
  const amended = { ...c, parameters };
  const [wrong] = chanceProblems(amended);
  return wrong ? { problem: `${path}: ${wrong.path}: ${wrong.message}` } : { case: amended };
}
