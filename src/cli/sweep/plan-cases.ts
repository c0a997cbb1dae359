/** The cases of a plan, with the bytes that a run reads: one, or every case in a folder. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Plan } from "../../analyses/sweep/index.ts";
import { EntenteError } from "../../errors.ts";
import { caseAt, checkFolder, textOf } from "../../files/case-folder.ts";
import { nodeSuiteFiles } from "../../files/suite-folder.ts";
import type { Case } from "../../language/index.ts";
import type { Given } from "../arguments.ts";
import { loadValidCase } from "../load-valid-case.ts";
import { textFlag } from "./flags.ts";

export interface PlannedCase {
  case: Case;
  /** Texts of case.yaml and of the files beside it that are read, by name. */
  texts: Map<string, string>;
}

/** @returns the cases, and those that `--skip-bad` leaves out. @throws EntenteError `wrong-input` where a case does not check */
export function casesOf(given: Given): { cases: PlannedCase[]; skipped: Plan["skipped"] } {
  const many = textFlag(given, "cases");
  const [one] = given.positionals;
  if ((many === null) === (one === undefined))
    throw new EntenteError("wrong-usage", "sweep plan takes a CASE, or --cases FOLDER for every case in a folder");
  if (many === null) return { cases: [readWithTexts(one)], skipped: [] };
  const folders = existsSync(many)
    ? nodeSuiteFiles.folders(many).filter((name) => existsSync(join(many, name, "case.yaml")))
    : [];
  if (folders.length === 0) throw new EntenteError("wrong-input", `there is no folder with a case.yaml in '${many}'`);
  const cases: PlannedCase[] = [];
  const skipped: Plan["skipped"] = [];
  for (const name of folders) {
    try {
      cases.push(readWithTexts(join(many, name)));
    } catch (error) {
      if (!(error instanceof EntenteError)) throw error;
      skipped.push({ name, why: error.message.split("\n").slice(0, 2).join(" ") });
    }
  }
  if (skipped.length > 0 && (!given.flags["skip-bad"] || cases.length === 0))
    throw new EntenteError(
      "wrong-input",
      `${skipped.map(({ name, why }) => `${name}: ${why}`).join("\n")}\n--skip-bad leaves such cases out and lists them in the plan`,
    );
  return { cases, skipped };
}

function readWithTexts(path: string): PlannedCase {
  const at = caseAt(path);
  const read = "why" in at ? null : textOf(at.file);
  const found = "why" in at || !read || !("text" in read) ? null : checkFolder(at.folder, at.file, read.text);
  if (!found?.case || !read || !("text" in read)) {
    loadValidCase(path); // says what is wrong
    throw new EntenteError("wrong-input", `'${path}' cannot be read`);
  }
  const texts = new Map([["case.yaml", read.text]]);
  for (const [name, beside] of found.files) if ("text" in beside) texts.set(name, beside.text);
  return { case: found.case, texts };
}
