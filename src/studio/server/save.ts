/** A case opened and saved: whole or not at all, refused where the file on disk is not the one that was opened. */
import { createHash } from "node:crypto";
import { EntenteError } from "../../errors.ts";
import { READ_PROBLEMS, checkFolder, textOf } from "../../files/case-folder.ts";
import { withSaveLine } from "../../files/case-history.ts";
import { putAll } from "../../files/put.ts";
import { MAX_CASE_BYTES, edit, type Beside } from "../../language/index.ts";
import type { CheckedText } from "../workers/messages.ts";
import { shownText } from "../workers/shown-text.ts";
import type { Folder } from "./folders.ts";
import { besideStamp, ownStamp } from "./stamp.ts";

/** Hash of the case's file alone, by which a change on disk is detected. */
export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

export interface OpenedCase {
  id: string;
  title: string;
  text: string;
  /** Of the file. */ mark: string;
  /** Of all files that a run reads. */ hash: string;
  files: { [path: string]: Beside };
  /** The text as checked. */ checked: CheckedText;
}

/** Cases as last read, by file: reading one takes a while, and most are requested unchanged. */
const lastRead = new Map<string, { stamp: string; opened: OpenedCase }>();

/** The case as it stands on disk; `problem` where the file cannot be read. */
export function open(at: Folder): OpenedCase | { problem: string } {
  const own = ownStamp(at);
  const known = lastRead.get(at.file);
  if (known && known.stamp === own + besideStamp(at, Object.keys(known.opened.files))) return known.opened;
  const { id, folder, file, title } = at;
  const read = textOf(file);
  if ("problem" in read) return { problem: `case.yaml: ${READ_PROBLEMS[read.problem]}` };
  const found = checkFolder(folder, file, read.text);
  const { hash, files } = found;
  const opened = {
    id,
    title,
    text: read.text,
    mark: hashOf(read.text),
    hash,
    files: Object.fromEntries(files),
    checked: shownText(found),
  };
  lastRead.set(file, { stamp: own + besideStamp(at, [...files.keys()]), opened });
  return opened;
}

export interface Save {
  /** Mark of the file as opened; null: write over any content. */ mark: string | null;
  /** Who saves; '' where nobody is named. */ by?: string;
  text?: string;
  overrides?: { [path: string]: string };
  /** Sentences beside numbers, by path. */ reasons?: { [path: string]: string };
}
export type NotSaved = { status: 403 | 409 | 422 | 500 | 507; problem: string };
export type Saved = { text: string; mark: string; hash: string } | NotSaved;

/** Puts the overrides and reasons into the text of the file (or into `text`, where the analyst edited it) and writes it. */
export function save(at: Folder, { mark, text, overrides = {}, reasons = {}, by = "" }: Save): Saved {
  const read = textOf(at.file);
  if (mark !== null) {
    if ("problem" in read)
      return {
        status: 409,
        problem:
          read.problem === "absent"
            ? "the file is no longer there"
            : `the file on disk cannot be read: ${READ_PROBLEMS[read.problem]}`,
      };
    if (hashOf(read.text) !== mark) return { status: 409, problem: "the file changed on disk since it was opened" };
  }
  const unedited = text ?? ("text" in read ? read.text : null);
  if (unedited === null) return { status: 409, problem: "the file is no longer there" };
  const edited = edit(unedited, overrides, reasons);
  if ("problem" in edited) return { status: 422, problem: edited.problem };
  const out = edited.text;
  if (Buffer.byteLength(out) > MAX_CASE_BYTES) return { status: 422, problem: "a case file holds at most 4 MiB" };
  const refused = write(at, "text" in read ? read.text : "", out, by.trim().slice(0, MAX_NAME_CHARACTERS));
  if (refused) return refused;
  const opened = open(at);
  return "problem" in opened
    ? { status: 409, problem: opened.problem }
    : { text: out, mark: hashOf(out), hash: opened.hash };
}

const MAX_NAME_CHARACTERS = 200;

/** HTTP status by the code of the file system's error. */
const REFUSED: { readonly [code: string]: 403 | 409 | 422 | 507 } = {
  EACCES: 403,
  EPERM: 403,
  EROFS: 403,
  ENOENT: 409,
  EOUTSIDE: 422,
  ENOSPC: 507,
  EDQUOT: 507,
};

/** The files of a save and its line in the journal of saves; null when done. */
function write({ folder, file }: Folder, before: string, after: string, by: string): NotSaved | null {
  return written(() => {
    const line = withSaveLine(folder, { before, after, by, at: new Date().toISOString() });
    putAll([[file, after], ...(before === after ? [] : [line])], folder);
  });
}

/** Puts files in place. @returns why they are not; null when done */
export function written(put: () => void): NotSaved | null {
  try {
    put();
    return null;
  } catch (error) {
    if (!(error instanceof EntenteError)) throw error;
    const { code = "" } = error.cause as NodeJS.ErrnoException;
    return { status: REFUSED[code] ?? 500, problem: error.message };
  }
}
