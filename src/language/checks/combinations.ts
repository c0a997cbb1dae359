/** What several numbers of a case may not be together, checked wherever some are replaced. */
import type { Case, Scenario } from "../case.ts";
import type { MessageCode } from "../text/message.ts";
import { canBeZero } from "../blocks/reading.ts";
import { chanceProblems } from "./chances.ts";

export interface CombinationProblem {
  /** The block that the numbers stand in; of a scenario, the scenario. */
  path: string;
  code: MessageCode;
  message: string;
}

/** Weights of which one at least must be above 0. @param key as they are written @returns in words */
export const noWeightText = (key: "power" | "chairs" | "then"): string =>
  key === "then"
    ? "at least one of the next levels must have a share above 0 in every world"
    : `at least one ${key === "power" ? "power" : "chair"} must be above 0 in every world`;

/** The first problem of the numbers together, also once a scenario acts, with the path that it is about; null where there is none. */
export const combinationProblem = (c: Case): CombinationProblem | null =>
  problemOf(c) ?? scenarioProblems(c)[0] ?? null;

/** Scenarios whose numbers do not go together with those that they leave; of a case whose own numbers do. */
export const scenarioProblems = (c: Case): CombinationProblem[] =>
  c.scenarios.flatMap((scenario) => {
    const problem = problemOf(actingOn(c, scenario));
    return problem
      ? [{ ...problem, path: `scenarios.${scenario.id}.set`, message: `${problem.path}: ${problem.message}` }]
      : [];
  });

/** The case with a scenario's numbers in place of its own. */
function actingOn(c: Case, { set }: Scenario): Case {
  const parameters = [...c.parameters];
  for (const { parameter, quantity } of set) parameters[parameter] = c.parameters[quantity];
  return { ...c, parameters };
}

function problemOf(c: Case): CombinationProblem | null {
  const { parameters } = c;
  const isNothing = (weights: readonly number[]): boolean =>
    weights.length > 0 && weights.every((p) => canBeZero(parameters[p]?.quantity));
  for (const table of c.tables)
    for (const key of ["power", "chairs"] as const)
      if (isNothing(table[key]))
        return { path: `tables.${table.id}.${key}`, code: "no-weight", message: noWeightText(key) };
  for (const { id, process } of c.drivers)
    for (const level of process.kind === "regimes" ? process.levels : [])
      if (level.then.every(({ share }) => share !== null && canBeZero(parameters[share]?.quantity)))
        return { path: `drivers.${id}.levels.${level.id}.then`, code: "no-weight", message: noWeightText("then") };
  const [first] = chanceProblems(c);
  return first ? { ...first, code: "bad-chance" } : null;
}
