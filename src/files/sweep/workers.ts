/**
 * Marks of workers in a store: `workers/HOST.PID` holds the keys of the chunks that a worker has in hand. They are words
 * among workers and no locks: one that is late or lost costs a chunk played twice, which gives the same bytes.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

/** Age up to which the mark of a worker says that it is at work. */
const MAX_MARK_AGE_MS = 60_000;

export interface WorkerMark {
  /** Says that the worker is still there. */
  touch(): void;
  /** Says that it plays the chunks of these keys, until what this returns is called. */
  begin(keys: readonly string[]): () => void;
  /** Keys of chunks that other workers have in hand. */
  others(): Set<string>;
  end(): void;
}

/** Marks this process as at work in a store. @param name of the worker among those of the store */
export function markWorker(folder: string, name = `${hostname()}.${process.pid}`): WorkerMark {
  const place = join(folder, "workers");
  const file = join(place, name);
  const inHand = new Set<string>();
  const write = (): void => {
    try {
      mkdirSync(place, { recursive: true });
      writeFileSync(file, [...inHand].join("\n"));
    } catch {
      /* others may then play what this worker plays, and `status` counts one worker less */
    }
  };
  write();
  return {
    touch: () => {
      try {
        utimesSync(file, new Date(), new Date());
      } catch {
        write();
      }
    },
    begin: (keys) => {
      if (keys.length === 0) return () => {};
      for (const key of keys) inHand.add(key);
      write();
      return () => {
        for (const key of keys) inHand.delete(key);
        write();
      };
    },
    others: () => new Set(workersIn(place).flatMap((other) => (other === name ? [] : keysIn(join(place, other))))),
    end: () => rmSync(file, { force: true }),
  };
}

/** Workers that were at work in the last minute. */
export const workersSeen = (folder: string): number => workersIn(join(folder, "workers")).length;

function workersIn(place: string): string[] {
  try {
    return readdirSync(place).filter((name) => {
      const stats = statSync(join(place, name), { throwIfNoEntry: false });
      return stats !== undefined && Date.now() - stats.mtimeMs < MAX_MARK_AGE_MS && !hasDied(name);
    });
  } catch {
    return [];
  }
}

/** Whether a worker is known to have ended: where it ran on this machine. */
function hasDied(name: string): boolean {
  const [, pid] = name.startsWith(`${hostname()}.`) ? (/\.(\d+)$/.exec(name) ?? []) : [];
  if (pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

function keysIn(file: string): string[] {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch {
    return [];
  }
}
