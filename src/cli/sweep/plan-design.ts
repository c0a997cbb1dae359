/** The design of a plan as typed: levels of numbers, a Latin hypercube, scenarios, cases or one big run. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { settingsOf } from "../../analyses/index.ts";
import {
  hypercubeLevels,
  MAX_AXES,
  readAxis,
  type Design,
  type ReadAxis,
  type SweepAxis,
} from "../../analyses/sweep/index.ts";
import { EntenteError } from "../../errors.ts";
import { caseAt } from "../../files/case-folder.ts";
import type { Case } from "../../language/index.ts";
import { readResult } from "../../result/index.ts";
import type { Given } from "../arguments.ts";
import { textFlag, wholeFlag } from "./flags.ts";
import type { PlannedCase } from "./plan-cases.ts";

/** Numbers of a Latin hypercube where none are named. */
const LEADING_NUMBERS = 10;

/** @returns `points` of a Latin hypercube, null for other designs. @throws EntenteError `wrong-usage` */
export function designOf(given: Given): { design: Design; axes: ReadAxis[]; points: number | null } {
  const axes = (given.list["over"] ?? []).map((text) => {
    const axis = readAxis(text);
    if ("problem" in axis) throw new EntenteError("wrong-usage", `--over ${axis.problem}`);
    return axis;
  });
  const points = wholeFlag(given, "lhs", 2, 1_000_000);
  if (axes.length > 0 && points !== null)
    throw new EntenteError("wrong-usage", "--over and --lhs are two designs: give one of them");
  if (axes.length > MAX_AXES) throw new EntenteError("wrong-usage", `--over can be given ${MAX_AXES} times at most`);
  if (new Set(axes.map(({ path }) => path)).size < axes.length)
    throw new EntenteError("wrong-usage", "--over names the same number twice");
  if (points === null && textFlag(given, "vary") !== null)
    throw new EntenteError("wrong-usage", "--vary names the numbers of --lhs N, which is not given");
  if (points !== null && (textFlag(given, "cases") !== null || given.flags["scenarios"]))
    throw new EntenteError(
      "wrong-usage",
      "--lhs is of one case as it is: it goes with neither --cases nor --scenarios",
    );
  const design =
    points !== null
      ? "lhs"
      : axes.length > 0
        ? "over"
        : textFlag(given, "cases") !== null
          ? "cases"
          : given.flags["scenarios"]
            ? "scenarios"
            : "run";
  return { design, axes, points };
}

/** The numbers of a Latin hypercube: those named, or the first by `sensitivity` in the last result of this very case. */
export function hypercubeAxes(c: Case, given: Given, seed: number, points: number): ReadAxis[] {
  const named = textFlag(given, "vary");
  const paths = named === null ? leadingNumbers(c, given) : named.split(",").map((path) => path.trim());
  return paths.map((path) => {
    const parameter = c.parameters.find((p) => p.path === path);
    if (!parameter || parameter.computed)
      throw new EntenteError("wrong-input", `--vary: unknown number '${path}'; \`entente check --explain\` lists them`);
    if (parameter.quantity.kind === "exact")
      throw new EntenteError("wrong-input", `--vary: ${path} is exact, so that it has no quantiles; use --over`);
    return { kind: "set", path, levels: hypercubeLevels(parameter, points, seed) };
  });
}

function leadingNumbers(c: Case, given: Given): string[] {
  const at = caseAt(given.positionals[0]);
  const file = "why" in at ? "" : join(at.folder, "out", "result.json");
  const none = (): EntenteError =>
    new EntenteError(
      "wrong-usage",
      `--lhs varies the numbers that decide most by the last result of this very case, and there is none: \`entente run ${given.positionals[0]}\` first, or name them with --vary PATH,...`,
    );
  if (!existsSync(file)) throw none();
  const read = readResult(JSON.parse(readFileSync(file, "utf8")));
  if ("problem" in read || read.result.case.hash !== c.hash) throw none();
  const [headline] = read.result.headline ?? Object.keys(read.result.questions);
  const found = read.result.questions[headline]?.sensitivity ?? [];
  const paths = found
    .map(({ path }) => path)
    .filter((path) => c.parameters.some((p) => p.path === path && p.quantity.kind !== "exact"))
    .slice(0, LEADING_NUMBERS);
  if (paths.length === 0) throw none();
  return paths;
}

/** Refuses a level that a case does not allow, before anything is written. */
export function checkLevels(cases: readonly PlannedCase[], axes: readonly SweepAxis[], given: Given): void {
  for (const { case: c } of cases)
    for (const { kind, path, levels } of axes)
      for (const level of levels) {
        const read = settingsOf(c, kind === "set" ? { set: { [path]: String(level) } } : { pin: { [path]: level } });
        if ("problem" in read)
          throw new EntenteError(
            "wrong-input",
            `${given.list["over"] ? "--over" : "--vary"} ${kind === "pin" ? "pin:" : ""}${path}, level ${level}: ${read.problem}`,
          );
      }
}
