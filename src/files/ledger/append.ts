/**
 * Reads ledgers and adds lines to them. All lines of a command are made in memory and written at once behind the last
 * whole line; a reader finds all of them, or some and a torn one, which does not count.
 */
import { EntenteError } from "../../errors.ts";
import { draftAfter, shortHead, verify, type Draft, type Ledger, type Verified } from "../../ledger/index.ts";
import { dirname } from "node:path";
import { instantOf } from "../../numbers/days.ts";
import { whyUnread } from "../named-file.ts";
import { notWritten, realFile, shownPath } from "../put.ts";
import { nodeDisk, sha256, type Disk } from "./disk.ts";
import { takeLock } from "./lock.ts";
import { nodeSystem, type System } from "./system.ts";

export interface Writing {
  /** Who writes. */
  by: string;
  /** Seconds since 1970. */
  now: () => number;
  /** Told what was found and mended on the way, in sentences that begin with the file. */
  tell: (text: string) => void;
  signal?: AbortSignal;
  disk?: Disk;
  system?: System;
}

export interface Written<T> {
  /** What `make` returned. */
  made: T;
  ledger: Ledger;
  /** Number of the first new line, from 1, and of the last; null where nothing was added. */
  lines: { first: number; last: number } | null;
  /** Hash of the last line. */
  head: string;
}

/**
 * A ledger as it stands. @throws EntenteError `wrong-input` where there is none, or no file of its size, `unavailable` where it
 * cannot be read
 */
export function readLedger(path: string, disk: Disk = nodeDisk): Verified {
  const bytes = content(path, disk);
  if (bytes === null)
    throw new EntenteError(
      "wrong-input",
      `there is no '${shownPath(path)}'; \`entente ledger add\` and \`entente ledger question\` start a ledger`,
    );
  return verify(bytes, sha256);
}

/** A ledger that holds. @throws EntenteError as `readLedger`, and `wrong-input` where a line does not hold */
export function readSoundLedger(path: string, tell: (text: string) => void, disk: Disk = nodeDisk): Verified {
  const read = readLedger(path, disk);
  refuseFault(path, read);
  if (read.tornBytes > 0) tell(tornText(path, read));
  return read;
}

/** The line and the reason as messages show them: `ledger.jsonl:4: prev is not ...`. */
export const faultText = (path: string, { line, says }: { line: number; says: string }): string =>
  `${shownPath(path)}:${line}: ${says}`;

/** What is said of a torn last line. */
export const tornText = (path: string, { hashes, tornBytes }: Verified): string =>
  `${shownPath(path)}:${hashes.length + 1}: torn: ${tornBytes} byte${tornBytes === 1 ? "" : "s"} without an end of line, not counted`;

function refuseFault(path: string, { fault }: Verified): void {
  if (fault) throw new EntenteError("wrong-input", faultText(path, fault));
}

/** Errors of a path that is wrong; the others are of the disk. */
const WRONG_PATH = ["EISDIR", "ENOTFILE", "ENOTDIR", "EFBIG"];

function content(path: string, disk: Disk): Uint8Array | null {
  try {
    return disk.read(path);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    const reason = code === "EFBIG" ? "it is larger than 256 MiB" : whyUnread(error);
    throw new EntenteError(
      WRONG_PATH.includes(code) ? "wrong-input" : "unavailable",
      `could not read '${shownPath(path)}': ${reason}`,
      { cause: error },
    );
  }
}

/**
 * Adds lines to a ledger, which is made where there is none. Nothing is written where `make` throws.
 * @param make adds the lines to the draft
 * @throws EntenteError `wrong-input` where the ledger does not hold or cannot hold the lines, `unavailable` where another process writes, `not-written`
 */
export async function appendToLedger<T>(
  path: string,
  { by, now, tell, signal, disk = nodeDisk, system = nodeSystem }: Writing,
  make: (draft: Draft) => T,
): Promise<Written<T>> {
  const say = (text: string): void => tell(`${shownPath(path)}: ${text}`);
  try {
    const file = realFile(path);
    const lock = await takeLock(file, { disk, system, tell: say, ...(signal ? { signal } : {}) });
    try {
      const bytes = content(file, disk);
      const read = verify(bytes ?? new Uint8Array(), sha256);
      refuseFault(path, read);
      const { draft, sealed } = draftAfter(read, instantOf(now()), by, sha256);
      const made = make(draft);
      const { bytes: added, head } = sealed();
      if (added.length === 0) return { made, ledger: draft.ledger, lines: null, head };
      if (bytes !== null && read.tornBytes > 0) {
        tell(tornText(path, read));
        setAside(file, bytes.subarray(read.end), disk, say);
      }
      lock.confirm();
      write(file, added, bytes === null ? null : read, disk);
      const last = draft.ledger.lines.length;
      return { made, ledger: draft.ledger, lines: { first: last - draft.added.length + 1, last }, head };
    } finally {
      lock.release();
    }
  } catch (error) {
    if (error instanceof EntenteError) throw error;
    throw notWritten(path, error);
  }
}

/** Copies the bytes of a torn line to a file of their own. */
function setAside(file: string, torn: Uint8Array, disk: Disk, say: (text: string) => void): void {
  const aside = `${file}.torn-${sha256(torn).slice(0, 8)}`;
  const there = disk.read(aside);
  const copy = disk.open(aside, there === null ? "new" : "existing");
  try {
    writeAll(copy, torn, 0);
    copy.truncate(torn.length);
    copy.sync();
  } finally {
    copy.close();
  }
  disk.syncFolder(dirname(file));
  say(`the torn line was copied to ${shownPath(aside)} and removed`);
}

/** Writes lines behind those that hold; null: into a new file. What was written is taken away again where it fails. */
function write(file: string, added: Uint8Array, read: Verified | null, disk: Disk): void {
  const opened = disk.open(file, read === null ? "new" : "existing");
  const end = read?.end ?? 0;
  try {
    if (read !== null && read.tornBytes > 0) opened.truncate(end);
    try {
      writeAll(opened, added, end);
      opened.sync();
    } catch (error) {
      opened.truncate(end);
      opened.sync();
      throw error;
    }
  } catch (error) {
    if (read === null) disk.remove(file);
    throw error;
  } finally {
    opened.close();
  }
  if (read === null) disk.syncFolder(dirname(file));
}

function writeAll(file: { write(bytes: Uint8Array, at: number): number }, bytes: Uint8Array, from: number): void {
  for (let at = 0; at < bytes.length;) at += file.write(bytes.subarray(at), from + at);
}

/** `3 forecasts in ledger.jsonl, lines 3 to 5, head 86eb f7d5 ...`: what a command wrote and where. */
export function writtenText(path: string, what: string, { lines, head }: Written<unknown>): string {
  if (lines === null) return `nothing new was written to ${shownPath(path)}`;
  const where = lines.first === lines.last ? `line ${lines.first}` : `lines ${lines.first} to ${lines.last}`;
  return `${what} in ${shownPath(path)}, ${where}, head ${shortHead(head)}`;
}
