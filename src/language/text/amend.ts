/** Replaces one number of a case, as `--set PATH=QUANTITY` does: the case itself is corrected, its past included. */
import type { Case } from "../case.ts";
import { combinationProblem, type CombinationProblem } from "../checks/combinations.ts";
import { rangeText } from "../blocks/fields.ts";
import { nearest, suggestion } from "./nearest.ts";
import { parseQuantity } from "../blocks/quantity.ts";

export type Amended = { case: Case } | { problem: string };

/**
 * @returns a copy of the case with the number at `path` replaced by the quantity `text`, or the problem, in one
 * sentence
 */
export const amend = (c: Case, path: string, text: string): Amended => amendAll(c, { [path]: text });

/** The same of several numbers, which need only go together once all are replaced. */
export function amendAll(c: Case, set: { readonly [path: string]: string }): Amended {
  let amended = c;
  for (const [path, text] of Object.entries(set)) {
    const done = replaced(amended, path, text);
    if ("problem" in done) return done;
    amended = done.case;
  }
  const wrong = amended === c ? null : [amended, ...(amended.pool ?? [])].map(problemIn(amended)).find(Boolean);
  return wrong ? { problem: `${Object.keys(set).join(", ")}: ${wrong.path}: ${wrong.message}` } : { case: amended };
}

const problemIn =
  (c: Case) =>
  ({ parameters }: Pick<Case, "parameters">): CombinationProblem | null =>
    combinationProblem({ ...c, parameters });

function replaced(c: Case, path: string, text: string): Amended {
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
  const pool = c.pool?.map((one) => {
    const { pool: _, ...single } = c;
    return { one, done: replaced({ ...single, parameters: one.parameters }, path, text) };
  });
  const refused = pool?.find(({ done }) => "problem" in done)?.done;
  if (refused) return refused;
  return {
    case: {
      ...c,
      parameters,
      ...(pool
        ? { pool: pool.map(({ one, done }) => ({ ...one, parameters: (done as { case: Case }).case.parameters })) }
        : {}),
    },
  };
}
