/** A case's folder from disk: the file, the texts beside it, and their hash. Nothing outside the folder is read. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { FILE_PROBLEMS } from "./named-file.ts";
import {
  MAX_CASE_BYTES,
  MAX_TEXT_BYTES,
  check,
  type Beside,
  type Case,
  type Draft,
  type Message,
} from "../language/index.ts";

/** Why a path leads to no case. */
export type NoCase = "nothing" | "no-case" | "denied";

/** The folder of a case and its file, from a path to either. `why`: the missing part. */
export function caseAt(path: string): { folder: string; file: string } | { why: NoCase } {
  const full = resolve(path);
  try {
    const file = statSync(full).isDirectory() ? join(full, "case.yaml") : full;
    if (file !== full && !statSync(file, { throwIfNoEntry: false })) return { why: "no-case" };
    return { folder: dirname(file), file };
  } catch (error) {
    return { why: ["EACCES", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "") ? "denied" : "nothing" };
  }
}

/** Why a text cannot be read, to stand behind its name and a colon. */
export const READ_PROBLEMS = {
  ...FILE_PROBLEMS,
  outside: "it leads out of the case's folder",
  "too-large": "it is larger than 4 MiB",
  unreadable: "it cannot be read",
  reserved: "it holds outcomes or results, which a case does not read",
} as const;

const PROBLEM_OF: { readonly [code: string]: "absent" | "denied" } = {
  ENOENT: "absent",
  EACCES: "denied",
  EPERM: "denied",
};

/** The text of one file of at most `most` bytes. */
export function textOf(file: string, most = MAX_CASE_BYTES): Beside {
  try {
    const info = statSync(file);
    if (!info.isFile()) return { problem: info.isDirectory() ? "folder" : "unreadable" };
    if (info.size > most) return { problem: "too-large" };
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file)) };
  } catch (error) {
    if (error instanceof TypeError) return { problem: "not-utf-8" };
    return { problem: PROBLEM_OF[(error as NodeJS.ErrnoException).code ?? ""] ?? "unreadable" };
  }
}

/** What a case never reads: what came of it, and what a run wrote. */
const RESERVED = /^(outcomes\.yaml$|out(\/|$))/i;

/**
 * A text beside the case. Links are followed first: one that leads out of the folder counts as outside, one to outcomes
 * or results as reserved.
 */
export function besideOf(folder: string, name: string): Beside {
  const path = resolve(folder, name);
  if (!existsSync(path)) return { problem: "absent" };
  const inside = relative(realpathSync(folder), realpathSync(path)).split(sep).join("/");
  if (inside === "" || inside === ".." || inside.startsWith("../") || isAbsolute(inside)) return { problem: "outside" };
  if (RESERVED.test(inside)) return { problem: "reserved" };
  return textOf(path, /\.ya?ml$/i.test(inside) ? MAX_CASE_BYTES : MAX_TEXT_BYTES);
}

/** Whether two names of a case's folder lead to one file once links are followed. Names of nothing lead nowhere. */
export function isSameFile(folder: string, a: string, b: string): boolean {
  try {
    return realpathSync(resolve(folder, a)) === realpathSync(resolve(folder, b));
  } catch {
    return false;
  }
}

export interface CheckedFolder {
  case: Case | null;
  draft: Draft | null;
  messages: Message[];
  /** Texts beside it that the case names, as read. */ files: Map<string, Beside>;
  hash: string;
}

/**
 * The case of a folder, checked; its hash covers all files that a run reads.
 * @param text of the case's file. @param maxPackages as in `Input`
 */
export function checkFolder(folder: string, file: string, text: string, maxPackages?: number): CheckedFolder {
  const files = new Map<string, Beside>();
  const input = { id: basename(folder), file: basename(file), text, ...(maxPackages ? { maxPackages } : {}) };
  const found = check(input, (name) => {
    const read = besideOf(folder, name);
    files.set(name, read);
    return read;
  });
  const texts = [...files]
    .flatMap(([name, read]): [string, string][] => ("text" in read ? [[name, read.text]] : []))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const hash = createHash("sha256");
  for (const [name, part] of [["case.yaml", text] as const, ...texts])
    hash.update(`${name}\0${Buffer.byteLength(part)}\0${part}`);
  const digest = hash.digest("hex");
  return {
    case: found.case && { ...found.case, hash: digest },
    draft: found.draft,
    messages: found.messages,
    files,
    hash: digest,
  };
}
