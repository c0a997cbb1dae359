/** Outcomes of a suite's cases, opened only once the odds are on the disk. */
import { join } from "node:path";
import { EntenteError } from "../../errors.ts";
import { READ_PROBLEMS } from "../../files/case-folder.ts";
import { shownPath } from "../../files/put.ts";
import { outcomeText, type SuiteFiles } from "../../files/suite-folder.ts";
import { format, readOutcomes } from "../../language/index.ts";
import type { SuiteEntry } from "../../ledger/suite/shape.ts";
import type { Run } from "./odds.ts";

/** @throws EntenteError `wrong-input` with every error of all outcomes files */
export function openOutcomes(runs: readonly Run[], files: SuiteFiles): SuiteEntry[] {
  const problems: string[] = [];
  const entries = runs.map(({ id, folder, hasOutcomes, role, stratum, case: c, odds }): SuiteEntry => {
    const entry = { id, role, stratum, odds };
    if (!hasOutcomes) return { ...entry, outcomes: null };
    const path = join(folder, "outcomes.yaml");
    const read = files.read(path);
    if ("problem" in read) {
      problems.push(`${shownPath(path)}: ${READ_PROBLEMS[read.problem]}`);
      return { ...entry, outcomes: null };
    }
    const { outcomes, messages } = readOutcomes({ file: shownPath(path), text: read.text }, c, (name) =>
      outcomeText(folder, name),
    );
    problems.push(...messages.filter(({ severity }) => severity === "error").map(format));
    return { ...entry, outcomes };
  });
  if (problems.length > 0) throw new EntenteError("wrong-input", `outcomes cannot be read:\n${problems.join("\n")}`);
  return entries;
}
