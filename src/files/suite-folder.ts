/** A folder of hindcasts on disk: its cases, its suite.yaml, and what scoring writes. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { EntenteError } from "../errors.ts";
import { besideOf, textOf } from "./case-folder.ts";
import { putAll, shownPath } from "./put.ts";
import { whyUnread } from "./named-file.ts";
import type { Beside } from "../language/index.ts";

/** What scoring a suite does to files, call by call, so that a test sees in which order. */
export interface SuiteFiles {
  /** Names of the folders in a folder, sorted. @throws EntenteError `wrong-input` where it is none */
  folders(path: string): string[];
  exists(path: string): boolean;
  read(path: string): Beside;
  /** Returns when all of it is on the disk. */
  write(files: readonly (readonly [path: string, content: string])[]): void;
}

export const nodeSuiteFiles: SuiteFiles = {
  folders(path) {
    try {
      return readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort();
    } catch (error) {
      throw new EntenteError("wrong-input", `'${shownPath(path)}': ${whyUnread(error, "folder")}`);
    }
  },
  exists: existsSync,
  read: textOf,
  write: (files) => putAll(files),
};

/** Depth of folders in which cases are looked for. */
const MAX_DEPTH = 3;

export interface SuiteFolder {
  /** Name of its folder. */ id: string;
  folder: string;
  hasOutcomes: boolean;
}

/** Folders with a case.yaml up to three levels down, in the order of their paths. Folders `out` and hidden ones hold none. */
export function casesUnder(folder: string, files: SuiteFiles, depth = 1): SuiteFolder[] {
  return files.folders(folder).flatMap((name) => {
    if (name === "out" || name === "node_modules" || name.startsWith(".")) return [];
    const path = join(folder, name);
    if (files.exists(join(path, "case.yaml")))
      return [{ id: name, folder: path, hasOutcomes: files.exists(join(path, "outcomes.yaml")) }];
    return depth < MAX_DEPTH ? casesUnder(path, files, depth + 1) : [];
  });
}

/** Text of a file that an outcomes file names as a source, beside it. */
export const outcomeText = (folder: string, name: string): Beside => besideOf(folder, name);
