/** The folder `analysts` of a case: one file a person, read beside the case. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readAnalyst, type Analyst, type Case, type Message } from "../language/index.ts";
import { READ_PROBLEMS, textOf } from "./case-folder.ts";

const FOLDER = "analysts";
const ENDING = ".yaml";

export interface AnalystFile {
  id: string;
  /** As messages name it: `analysts/ines.yaml`. */
  file: string;
  /** Null where it cannot be read, and where a message is an error. */
  analyst: Analyst | null;
  text: string;
  /** Why it cannot be read as text; null where it can. */
  problem: string | null;
  messages: Message[];
}

/** Path of the file of an analyst beside a case. */
export const analystPath = (id: string): string => `${FOLDER}/${id}${ENDING}`;

/** Ids of the analysts beside a case, sorted. */
export function analystIds(folder: string): string[] {
  const place = join(folder, FOLDER);
  if (!existsSync(place)) return [];
  return readdirSync(place)
    .flatMap((name) => (name.endsWith(ENDING) ? [name.slice(0, -ENDING.length)] : []))
    .sort((a, b) => (a < b ? -1 : 1));
}

/** Reads the file of one analyst for a case. */
export function readAnalystFile(folder: string, id: string, c: Case): AnalystFile {
  const file = analystPath(id);
  const read = textOf(join(folder, file));
  if ("problem" in read)
    return { id, file, analyst: null, text: "", problem: `${file}: ${READ_PROBLEMS[read.problem]}`, messages: [] };
  const { analyst, messages } = readAnalyst({ id, file, text: read.text }, c);
  return { id, file, analyst, text: read.text, problem: null, messages };
}

/** Hash of a case together with the analysts' files that a run reads. */
export function hashWith(c: Case, files: readonly AnalystFile[]): string {
  const hash = createHash("sha256").update(c.hash);
  for (const { file, text } of files) hash.update(`${file}\0${Buffer.byteLength(text)}\0${text}`);
  return hash.digest("hex");
}
