/** A case's folder from disk: the file, the texts beside it, and their hash. Nothing outside the folder is read. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { LARGEST, check, checkOutcomes, type Beside, type Case, type Draft, type Message } from "../language/index.ts";
import { Failure } from "./failure.ts";

export interface Read {
  folder: string;
  /** Name of the case's file as messages show it. */
  file: string;
  case: Case | null;
  /** In place of the case where numbers are still to be filled in. */
  draft: Draft | null;
  messages: Message[];
}

/** @param path the folder of a case, or its case.yaml. @throws Failure (1) where there is no such file, or it cannot be read as text. */
export function readCase(path: string): Read {
  const full = resolve(path);
  const kind = existsSync(full) ? statSync(full) : null;
  if (!kind) throw new Failure(1, `there is no '${path}'; a case is a folder with a case.yaml (\`entente new DIR\` writes one)`);
  const file = kind.isDirectory() ? join(full, "case.yaml") : full;
  if (!existsSync(file)) throw new Failure(1, `there is no case.yaml in '${path}' (\`entente new DIR\` writes a case to start from)`);
  const folder = dirname(file);
  const shown = basename(file);
  const read = textOf(file);
  if ("problem" in read) throw new Failure(1, `${shown}: ${SAID[read.problem]}`);
  const texts = new Map<string, string>();
  const beside = (name: string): Beside => {
    const found = besideOf(folder, name);
    if ("text" in found) texts.set(name, found.text);
    return found;
  };
  const found = check({ id: basename(folder), file: shown, text: read.text }, beside);
  const hash = createHash("sha256");
  for (const [name, text] of [["case.yaml", read.text], ...[...texts].sort(([a], [b]) => (a < b ? -1 : 1))] as [string, string][]) hash.update(`${name}\0${Buffer.byteLength(text)}\0${text}`);
  return { folder, file: shown, case: found.case && { ...found.case, hash: hash.digest("hex") }, draft: found.draft, messages: found.messages };
}

const SAID = {
  absent: "there is no such file", outside: "it leads out of the case's folder", "not-utf-8": "it is not UTF-8; save it as UTF-8",
  "too-large": "it is larger than 4 MiB", unreadable: "it cannot be read",
} as const;

function textOf(file: string): Beside {
  try {
    const info = statSync(file);
    if (!info.isFile()) return { problem: "unreadable" };
    if (info.size > LARGEST) return { problem: "too-large" };
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file)) };
  } catch (error) {
    return { problem: error instanceof TypeError ? "not-utf-8" : "unreadable" };
  }
}

/** A text beside the case; a link that leads out of the folder counts as outside. */
function besideOf(folder: string, name: string): Beside {
  const path = resolve(folder, name);
  if (!existsSync(path)) return { problem: "absent" };
  if (!realpathSync(path).startsWith(realpathSync(folder) + sep)) return { problem: "outside" };
  return textOf(path);
}

/** Messages on the form of outcomes.yaml, where it stands beside the case. */
export function readOutcomes({ folder, case: c }: Read): Message[] {
  const file = join(folder, "outcomes.yaml");
  if (!existsSync(file)) return [];
  const read = textOf(file);
  if ("problem" in read) throw new Failure(1, `outcomes.yaml: ${SAID[read.problem]}`);
  return checkOutcomes({ file: "outcomes.yaml", text: read.text }, c);
}
