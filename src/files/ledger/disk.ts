/** What a ledger needs of a disk, call by call, so that a test can interrupt it between any two; and the disk of Node. */
import { hash } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { MAX_LEDGER_BYTES, type Sha256 } from "../../ledger/index.ts";
import { removeLeftBehind } from "../left-behind.ts";
import { sync, syncFolder } from "../put.ts";

/** A file that is open for writing. */
export interface OpenFile {
  /** Writes bytes at a place. @returns how many were written, at least one */
  write(bytes: Uint8Array, at: number): number;
  truncate(length: number): void;
  /** Returns when what was written is on the disk. */
  sync(): void;
  close(): void;
}

/** Errors are those of Node's file system, with their `code`. */
export interface Disk {
  /** Content of a file; null where there is none. */
  read(path: string): Uint8Array | null;
  /** Opens a file to write in it; `new` makes it and fails where it exists. */
  open(path: string, mode: "new" | "existing"): OpenFile;
  /** Makes a file with its whole content at once. @returns false where it exists */
  createWhole(path: string, content: Uint8Array): boolean;
  rename(from: string, to: string): void;
  /** Removes a file; nothing where there is none. */
  remove(path: string): void;
  /** Makes the name of a new file survive a power cut. */
  syncFolder(path: string): void;
}

export const sha256: Sha256 = (bytes) => hash("sha256", bytes, "hex");

/** File systems without hard links. */
const NO_LINKS = ["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"];

const hasCode = (error: unknown, ...codes: string[]): boolean =>
  codes.includes((error as NodeJS.ErrnoException | null)?.code ?? "");

const coded = (code: string): NodeJS.ErrnoException => Object.assign(new Error(code), { code });

export const nodeDisk: Disk = {
  read(path) {
    const info = statSync(path, { throwIfNoEntry: false });
    if (!info) return null;
    if (!info.isFile()) throw coded(info.isDirectory() ? "EISDIR" : "ENOTFILE");
    if (info.size > MAX_LEDGER_BYTES) throw coded("EFBIG");
    try {
      return readFileSync(path);
    } catch (error) {
      if (hasCode(error, "ENOENT")) return null;
      throw error;
    }
  },
  open(path, mode) {
    const file = openSync(path, mode === "new" ? "wx" : "r+");
    return {
      write: (bytes, at) => writeSync(file, bytes, 0, bytes.length, at),
      truncate: (length) => ftruncateSync(file, length),
      sync: () => sync(file),
      close: () => closeSync(file),
    };
  },
  createWhole(path, content) {
    removeLeftBehind(dirname(path), /^.+\.lock\.(\d+)\.(?:new|old)$/);
    const whole = `${path}.${process.pid}.new`;
    const write = (name: string): void => {
      const file = openSync(name, "wx");
      try {
        writeSync(file, content);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    };
    rmSync(whole, { force: true });
    try {
      write(whole);
      linkSync(whole, path);
      return true;
    } catch (error) {
      if (hasCode(error, "EEXIST")) return false;
      if (!hasCode(error, ...NO_LINKS)) throw error;
    } finally {
      rmSync(whole, { force: true });
    }
    try {
      write(path);
      return true;
    } catch (error) {
      if (hasCode(error, "EEXIST")) return false;
      throw error;
    }
  },
  rename: renameSync,
  remove: (path) => rmSync(path, { force: true }),
  syncFolder,
};
