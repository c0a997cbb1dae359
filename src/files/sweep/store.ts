/**
 * Chunk files by key. A folder: `chunks/ab/KEY.bin`, with what failed beside it as `KEY.failed.json`. A file is there
 * whole or not at all; one that does not check is set aside as `KEY.bad` and counts as not there.
 */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { untilFree } from "../busy.ts";
import { notWritten, put, sync, syncFolder } from "../put.ts";
import { chunkCounts, decodeChunk, type StoredBlock } from "./chunk-file.ts";

/** Why a chunk was given up. */
export interface Failure {
  error: string;
  tries: number;
  host: string;
  engine: string;
  node: string;
  at: string;
}

export interface Store {
  has(key: string): boolean;
  /** The blocks of a sound file; null where there is none. */
  read(key: string): StoredBlock[] | null;
  /** Bytes as they lie there; null where there are none. */
  bytes(key: string): Uint8Array | null;
  /** Returns the path of the file and its place in the store. */
  write(key: string, bytes: Uint8Array): { file: string; place: string };
  /** Keys of all files, unchecked, with the time of each in milliseconds. */
  list(): Map<string, number>;
  counts(key: string): { kind: string; tried: number; kept: number } | null;
  failure(key: string): Failure | null;
  fail(key: string, failure: Omit<Failure, "host" | "node" | "at">): void;
  forgive(key: string): void;
}

const KEY = /^[0-9a-f]{64}$/;
/** Bytes that hold the header of most files, and of any. */
const START_BYTES = 1 << 12;
const MAX_HEADER_BYTES = 1 << 20;
const TEMPORARY = /^\.[0-9a-f]{64}\.\d+\.\d+\.tmp$/;
/** Age from which a temporary file is of a process that has ended. */
const MAX_TEMPORARY_AGE_MS = 3_600_000;

/** @param told says that a file was set aside, and why */
export function folderStore(folder: string, told: (message: string) => void): Store {
  let written = 0;
  const folderOf = (key: string): string => {
    if (!KEY.test(key)) throw new Error(`'${key}' is not a key`);
    return join(folder, "chunks", key.slice(0, 2));
  };
  const fileOf = (key: string, ending = "bin"): string => join(folderOf(key), `${key}.${ending}`);
  const bytes = (key: string): Uint8Array | null => {
    try {
      return readFileSync(fileOf(key));
    } catch (error) {
      if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return null;
      throw error;
    }
  };
  return {
    has: (key) => existsSync(fileOf(key)),
    bytes,
    read: (key) => {
      const found = bytes(key);
      if (found === null) return null;
      const decoded = decodeChunk(found, key);
      if ("blocks" in decoded) return decoded.blocks;
      try {
        untilFree(() => renameSync(fileOf(key), fileOf(key, "bad")));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error; // another worker has set it aside
      }
      told(`chunk ${key} was set aside as ${key}.bad: ${decoded.problem}`);
      return null;
    },
    write: (key, content) => {
      const file = fileOf(key);
      const temporary = join(folderOf(key), `.${key}.${process.pid}.${++written}.tmp`);
      try {
        mkdirSync(folderOf(key), { recursive: true });
        const opened = openSync(temporary, "wx");
        try {
          writeFileSync(opened, content);
          sync(opened);
        } finally {
          closeSync(opened);
        }
        untilFree(() => renameSync(temporary, file));
        syncFolder(folderOf(key));
      } catch (error) {
        rmSync(temporary, { force: true });
        throw notWritten(file, error);
      }
      return { file, place: `chunks/${key.slice(0, 2)}/${key}.bin` };
    },
    list: () => {
      const found = new Map<string, number>();
      for (const { path, name } of chunkFiles(folder)) {
        const key = name.slice(0, -4);
        if (!name.endsWith(".bin") || !KEY.test(key)) continue;
        const stats = statSync(path, { throwIfNoEntry: false });
        if (stats) found.set(key, stats.mtimeMs);
      }
      return found;
    },
    counts: (key) => {
      let file: number;
      try {
        file = openSync(fileOf(key), "r");
      } catch {
        return null;
      }
      try {
        for (const most of [START_BYTES, MAX_HEADER_BYTES]) {
          const start = Buffer.alloc(most);
          const counts = chunkCounts(start.subarray(0, readSync(file, start, 0, most, 0)));
          if (counts !== null) return counts;
        }
        return null;
      } finally {
        closeSync(file);
      }
    },
    failure: (key) => {
      if (!existsSync(fileOf(key, "failed.json"))) return null; // of thousands of chunks none has failed
      try {
        return JSON.parse(readFileSync(fileOf(key, "failed.json"), "utf8")) as Failure;
      } catch {
        return null;
      }
    },
    fail: (key, failure) => {
      const file = fileOf(key, "failed.json");
      const whole: Failure = {
        ...failure,
        host: hostname(),
        node: process.version,
        at: new Date().toISOString(),
      };
      try {
        mkdirSync(folderOf(key), { recursive: true });
      } catch (error) {
        throw notWritten(file, error);
      }
      put(file, `${JSON.stringify(whole, null, 1)}\n`);
    },
    forgive: (key) => rmSync(fileOf(key, "failed.json"), { force: true }),
  };
}

function chunkFiles(folder: string): { path: string; name: string }[] {
  const names = (path: string): string[] => {
    try {
      return readdirSync(path);
    } catch {
      return [];
    }
  };
  return names(join(folder, "chunks")).flatMap((part) =>
    names(join(folder, "chunks", part)).map((name) => ({ path: join(folder, "chunks", part, name), name })),
  );
}

/** Removes what killed workers left in a store an hour ago or before. @returns the number of files */
export function sweepTemporary(folder: string): number {
  const old = chunkFiles(folder).filter(
    ({ path, name }) =>
      TEMPORARY.test(name) &&
      Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > MAX_TEMPORARY_AGE_MS,
  );
  for (const { path } of old) rmSync(path, { force: true });
  return old.length;
}
