/** A case from a path as typed, or the reason why there is none. */
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { EntenteError } from "../errors.ts";
import { analystIds, readAnalystFile } from "../files/analysts.ts";
import { READ_PROBLEMS, besideOf, caseAt, checkFolder, textOf, type NoCase } from "../files/case-folder.ts";
import { readOutcomes, type Case, type Draft, type Message } from "../language/index.ts";

export interface Read {
  folder: string;
  /** Name of the case's file as messages show it. */
  file: string;
  case: Case | null;
  /** In place of the case where numbers are still to be filled in. */
  draft: Draft | null;
  messages: Message[];
}

/** @param path the folder of a case, or its case.yaml. @param maxPackages as in `Input`. @throws EntenteError `wrong-input` where there is no such file, or it cannot be read as text. */
export function readCase(path: string, maxPackages?: number): Read {
  const at = caseAt(path);
  if ("why" in at) throw noCase(path, at.why);
  const shown = basename(at.file);
  const read = textOf(at.file);
  if ("problem" in read) throw new EntenteError("wrong-input", `${shown}: ${READ_PROBLEMS[read.problem]}`);
  const found = checkFolder(at.folder, at.file, read.text, maxPackages);
  return { folder: at.folder, file: shown, case: found.case, draft: found.draft, messages: found.messages };
}

/** The error of a path that leads to no case. */
export function noCase(path: string, why: NoCase): EntenteError {
  const words = {
    nothing: `there is no '${path}'; a case is a folder with a case.yaml (\`entente new DIR\` writes one)`,
    "no-case": `there is no case.yaml in '${path}' (\`entente new DIR\` writes a case to start from)`,
    denied: `'${path}': permission denied; change its permissions`,
  };
  return new EntenteError("wrong-input", words[why]);
}

/** Messages on the analysts' files beside a case that can be read. @throws EntenteError `wrong-input` where one is not text */
export function analystMessages({ folder, case: c }: Read): Message[] {
  if (!c) return [];
  return analystIds(folder).flatMap((id) => {
    const { problem, messages } = readAnalystFile(folder, id, c);
    if (problem !== null) throw new EntenteError("wrong-input", problem);
    return messages;
  });
}

/** Messages on the form of outcomes.yaml, where it stands beside the case. */
export function outcomeMessages({ folder, case: c }: Read): Message[] {
  const file = join(folder, "outcomes.yaml");
  if (!existsSync(file)) return [];
  const read = textOf(file);
  if ("problem" in read) throw new EntenteError("wrong-input", `outcomes.yaml: ${READ_PROBLEMS[read.problem]}`);
  return readOutcomes({ file: "outcomes.yaml", text: read.text }, c, (name) => besideOf(folder, name)).messages;
}
