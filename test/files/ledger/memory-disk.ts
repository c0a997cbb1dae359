/** A disk in memory that can end a process at any of its calls, lose the power, or be full. */
import type { Disk, OpenFile, System } from "../../../src/files/ledger/index.ts";

/** The end of a process: nothing of it runs afterwards, so every later call throws it again. */
export class Killed extends Error {}

interface Stored {
  bytes: Uint8Array;
  /** What a power cut leaves at least. */
  durable: Uint8Array;
  /** Whether its name outlives a power cut. */
  isNamed: boolean;
}

export class MemoryDisk {
  files = new Map<string, Stored>();
  /** Calls that changed something, since the start. */
  calls = 0;
  /** Room in bytes for all files. */
  room = Infinity;

  /**
   * The disk as one process sees it. @param calls that change something until the process ends; within a write `part`,
   * from 0 to 1, of the bytes are written before the end
   */
  process(calls = Infinity, part = 0): Disk {
    let left = calls;
    const step = (partly?: () => void): void => {
      if (left <= 0) throw new Killed();
      this.calls++;
      if (--left > 0) return;
      partly?.();
      throw new Killed();
    };
    const fail = (code: string): never => {
      throw Object.assign(new Error(code), { code });
    };
    const put = (path: string, bytes: Uint8Array): void => {
      const others = [...this.files].reduce((sum, [name, { bytes }]) => sum + (name === path ? 0 : bytes.length), 0);
      if (others + bytes.length > this.room) fail("ENOSPC");
      const { durable, isNamed } = this.files.get(path) ?? { durable: new Uint8Array(), isNamed: false };
      this.files.set(path, { bytes, durable, isNamed });
    };
    const opened = (path: string): OpenFile => ({
      write: (bytes, at) => {
        const written = (length: number): void => {
          const old = this.files.get(path)!.bytes;
          const next = new Uint8Array(Math.max(old.length, at + length));
          next.set(old);
          next.set(bytes.subarray(0, length), at);
          put(path, next);
        };
        step(() => written(Math.floor(part * (bytes.length + 1))));
        const others = [...this.files.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
        const fits = Math.min(bytes.length, Math.max(0, this.room - others));
        if (fits === 0) fail("ENOSPC");
        written(fits);
        return fits;
      },
      truncate: (length) => {
        step();
        put(path, this.files.get(path)!.bytes.slice(0, length));
      },
      sync: () => {
        step();
        const file = this.files.get(path)!;
        file.durable = file.bytes;
      },
      close: () => {
        if (left <= 0) throw new Killed();
      },
    });
    return {
      read: (path) => {
        if (left <= 0) throw new Killed();
        return this.files.get(path)?.bytes.slice() ?? null;
      },
      open: (path, mode) => {
        if (mode === "new") {
          step();
          if (this.files.has(path)) fail("EEXIST");
          put(path, new Uint8Array());
        } else if (!this.files.has(path)) fail("ENOENT");
        return opened(path);
      },
      createWhole: (path, content) => {
        step();
        if (this.files.has(path)) return false;
        this.files.set(path, { bytes: content, durable: content, isNamed: false });
        return true;
      },
      rename: (from, to) => {
        step();
        this.files.set(to, this.files.get(from) ?? fail("ENOENT"));
        this.files.delete(from);
      },
      remove: (path) => {
        step();
        this.files.delete(path);
      },
      syncFolder: () => {
        step();
        for (const file of this.files.values()) file.isNamed = true;
      },
    };
  }

  /** Puts a file there. */
  place(path: string, bytes: Uint8Array): void {
    this.files.set(path, { bytes, durable: bytes, isNamed: true });
  }

  /** The power goes: of what was not synced any part may be there. @param part from 0 to 1 */
  powerCut(part: number): void {
    for (const [path, { bytes, durable, isNamed }] of this.files) {
      if (!isNamed) {
        this.files.delete(path);
        continue;
      }
      const kept = durable.length + Math.floor(part * (bytes.length - durable.length + 1));
      const left = bytes.length >= durable.length ? bytes.slice(0, Math.min(kept, bytes.length)) : durable;
      this.files.set(path, { bytes: left, durable: left, isNamed });
    }
  }
}

/** A machine on which only these processes run, and whose clock moves by the time slept. */
export class Machine {
  running = new Set<number>();
  time = 1_800_000_000_000;
  slept = 0;

  process(pid: number, host = "here"): System {
    this.running.add(pid);
    return {
      pid,
      host,
      now: () => this.time,
      runsSince: (other) => this.running.has(other),
      sleep: async (milliseconds) => {
        this.time += milliseconds;
        this.slept += milliseconds;
      },
    };
  }
}
