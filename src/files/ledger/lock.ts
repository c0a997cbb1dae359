/**
 * The lock of a ledger: a file beside it that holds process, machine and time, made whole or not at all. The lock of a
 * process of this machine that no longer runs is taken over; one of another machine never.
 */
import { EntenteError, interrupted } from "../../errors.ts";
import { shownPath } from "../put.ts";
import type { Disk } from "./disk.ts";
import type { System } from "./system.ts";

/** How long to wait for a lock that another process holds. */
export const MAX_WAIT_MS = 10_000;
/** Time between two looks at a lock. */
const LOOK_MS = 50;

export interface Lock {
  /** @throws EntenteError `unavailable` where somebody has taken it meanwhile */
  confirm(): void;
  release(): void;
}

interface Holder {
  pid: number;
  host: string;
  /** Instant at which it was taken, with milliseconds. */
  since: string;
}

/**
 * Takes the lock of a file, waiting where another process holds it. @param tell told where the lock of an ended process
 * is taken over
 * @throws EntenteError `unavailable` after 10 seconds; the file system's errors
 */
export async function takeLock(
  file: string,
  { disk, system, signal, tell }: { disk: Disk; system: System; signal?: AbortSignal; tell: (text: string) => void },
): Promise<Lock> {
  const path = `${file}.lock`;
  const begun = system.now();
  for (;;) {
    const own = new TextEncoder().encode(
      JSON.stringify({ pid: system.pid, host: system.host, since: new Date(system.now()).toISOString() }),
    );
    if (disk.createWhole(path, own)) return lockOf(path, own, disk);
    const content = disk.read(path);
    if (content === null) continue;
    const holder = holderOf(content);
    if (holder?.host === system.host && !system.runsSince(holder.pid, Date.parse(holder.since))) {
      if (takeOver(path, content, disk, system.pid))
        tell(`the lock of process ${holder.pid}, which no longer runs, was taken over`);
      continue;
    }
    if (system.now() - begun >= MAX_WAIT_MS) throw held(file, path, holder);
    await system.sleep(LOOK_MS);
    if (signal?.aborted) throw interrupted();
  }
}

function lockOf(path: string, own: Uint8Array, disk: Disk): Lock {
  const holds = (): boolean => {
    const content = disk.read(path);
    return content !== null && isSame(content, own);
  };
  return {
    confirm: () => {
      if (!holds())
        throw new EntenteError("unavailable", `${shownPath(path)} was removed by somebody; nothing was written`);
    },
    release: () => {
      if (holds()) disk.remove(path);
    },
  };
}

/**
 * Removes the lock of an ended process. It is moved aside first: where another process has taken it over meanwhile, that
 * one's lock is put back. @returns whether it was removed
 */
function takeOver(path: string, content: Uint8Array, disk: Disk, pid: number): boolean {
  const aside = `${path}.${pid}.old`;
  try {
    disk.rename(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
  const moved = disk.read(aside);
  const right = moved !== null && isSame(moved, content);
  if (moved !== null && !right) disk.createWhole(path, moved);
  disk.remove(aside);
  return right;
}

function holderOf(content: Uint8Array): Holder | null {
  try {
    const { pid, host, since } = JSON.parse(new TextDecoder().decode(content)) as Partial<Holder>;
    return typeof pid === "number" &&
      typeof host === "string" &&
      typeof since === "string" &&
      !Number.isNaN(Date.parse(since))
      ? { pid, host, since }
      : null;
  } catch {
    return null;
  }
}

function held(file: string, path: string, holder: Holder | null): EntenteError {
  const who = holder
    ? `is being written by process ${holder.pid} on host ${holder.host} since ${holder.since.slice(11, 19)}Z`
    : `is locked by ${shownPath(path)}, which does not say by whom`;
  return new EntenteError(
    "unavailable",
    `${shownPath(file)} ${who}; where nothing writes it, remove ${shownPath(path)}`,
  );
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, n) => byte === b[n]);
