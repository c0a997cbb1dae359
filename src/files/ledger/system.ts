/** What a lock needs to know of this machine and its processes. */
import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { isRunning } from "../left-behind.ts";

export interface System {
  pid: number;
  host: string;
  /** Clock in milliseconds since 1970, for locks alone. */
  now(): number;
  /** Whether the process that wrote a lock at this time still runs on this machine. */
  runsSince(pid: number, time: number): boolean;
  sleep(milliseconds: number): Promise<void>;
}

/** Ticks of Linux's clock of processes; the same on all its platforms. */
const TICKS_PER_SECOND = 100;
/** By how much the start of a process can be reckoned too late: the clock of the machine was set, and ticks are rounded. */
const START_TOLERANCE_MS = 2000;

export const nodeSystem: System = {
  pid: process.pid,
  host: hostname(),
  now: Date.now,
  runsSince(pid, time) {
    if (!isRunning(pid)) return false;
    const start = startOf(pid);
    return start === null || start <= time + START_TOLERANCE_MS;
  },
  sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
};

/** When a process started, milliseconds since 1970; null where the system does not say. */
function startOf(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    const boot = /^btime (\d+)$/m.exec(readFileSync("/proc/stat", "utf8"));
    return boot && 1000 * (Number(boot[1]) + Number(fields[19]) / TICKS_PER_SECOND);
  } catch {
    return null;
  }
}
