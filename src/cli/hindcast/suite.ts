/** The cases of a suite and the parts they play, before anything is run. */
import { join } from "node:path";
import { EntenteError } from "../../errors.ts";
import { READ_PROBLEMS } from "../../files/case-folder.ts";
import { shownPath } from "../../files/put.ts";
import { casesUnder, type SuiteFiles, type SuiteFolder } from "../../files/suite-folder.ts";
import { format, nearest, readSuite, suggestion, type Suite } from "../../language/index.ts";
import type { CaseRole } from "../../ledger/suite/shape.ts";

export interface SuitePart extends SuiteFolder {
  role: CaseRole;
  stratum: string | null;
}

export interface FoundSuite {
  /** Null where the folder has no suite.yaml. */ suite: Suite | null;
  parts: SuitePart[];
}

/** @param only ids to score alone; null: all. @throws EntenteError `wrong-input` where a file or a name is wrong */
export function findSuite(folder: string, only: readonly string[] | null, files: SuiteFiles): FoundSuite {
  if (!files.exists(folder)) throw new EntenteError("wrong-input", `there is no folder '${folder}'`);
  const suite = suiteOf(join(folder, "suite.yaml"), files);
  const found = casesUnder(folder, files);
  refuseDoubles(found);
  const missing = Object.keys(suite?.cases ?? {}).find((id) => !found.some((one) => one.id === id));
  if (missing !== undefined)
    throw new EntenteError(
      "wrong-input",
      `${shownPath(join(folder, "suite.yaml"))} names '${missing}', and no folder of that name under ${shownPath(folder)} holds a case.yaml`,
    );
  const named = found.filter(({ id, hasOutcomes }) => hasOutcomes || (suite !== null && id in suite.cases));
  const parts = named.map((one): SuitePart => {
    const entry = suite?.cases[one.id];
    return { ...one, role: suite === null ? "unstated" : (entry?.role ?? "outside"), stratum: entry?.stratum ?? null };
  });
  if (parts.length === 0)
    throw new EntenteError(
      "wrong-input",
      `no folder under ${shownPath(folder)} holds a case.yaml and an outcomes.yaml (the outcomes of its questions)`,
    );
  return { suite, parts: only === null ? parts : only.map((id) => namedPart(parts, id)) };
}

function suiteOf(path: string, files: SuiteFiles): Suite | null {
  if (!files.exists(path)) return null;
  const read = files.read(path);
  if ("problem" in read) throw new EntenteError("wrong-input", `${shownPath(path)}: ${READ_PROBLEMS[read.problem]}`);
  const { suite, messages } = readSuite({ file: shownPath(path), text: read.text });
  if (suite) return suite;
  throw new EntenteError(
    "wrong-input",
    `suite.yaml cannot be read:\n${messages
      .filter(({ severity }) => severity === "error")
      .map(format)
      .join("\n")}`,
  );
}

function refuseDoubles(found: readonly SuiteFolder[]): void {
  const names = new Map<string, string>();
  for (const { id, folder } of found) {
    const other = names.get(id);
    if (other !== undefined)
      throw new EntenteError(
        "wrong-input",
        `${shownPath(other)} and ${shownPath(folder)} have one name; a case is known by the name of its folder`,
      );
    names.set(id, folder);
  }
}

function namedPart(parts: readonly SuitePart[], id: string): SuitePart {
  const found = parts.find((one) => one.id === id);
  if (found) return found;
  const names = parts.map((one) => one.id);
  throw new EntenteError(
    "wrong-input",
    `--only: no case '${id}'${suggestion(nearest(id, names)) || `; there are ${names.join(", ")}`}`,
  );
}
