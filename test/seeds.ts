/**
 * Random inputs come in four quarters, and a run of the suite takes one of them: that of the commit's hash, which it prints. ENTENTE_SEEDS names another
 * (0 to 3) or takes all. A failure names its seed, which is the same in every quarter; numbers in the names of tests are of all seeds.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const QUARTERS = 4;

export type Quarter = number | "all";

/** The quarter that a setting names, else that of the commit: the last digit of its hash modulo four, 0 where there is no commit. @throws Error where the setting is neither a quarter nor "all" */
export function quarterOf(setting: string | undefined, commit: string): Quarter {
  if (setting === "all") return "all";
  if (setting && !/^[0-3]$/.test(setting)) throw new Error(`ENTENTE_SEEDS is "${setting}"; write 0, 1, 2, 3 or all`);
  return setting ? Number(setting) : Number.parseInt(commit.slice(-1) || "0", 16) % QUARTERS;
}

/** Hash of the commit that the repository is at; "" where there is none, as in a package. */
export function commitHere(): string {
  const here = fileURLToPath(new URL("..", import.meta.url));
  const { status, stdout } = spawnSync("git", ["rev-parse", "HEAD"], { cwd: here, encoding: "utf8" });
  return status === 0 ? stdout.trim() : "";
}

/** Those of all seeds, cases or other inputs that a quarter has: neighbours, since every other one may be of another kind. */
export function inQuarter<T>(quarter: Quarter, all: readonly T[]): T[] {
  return all.filter((_, n) => quarter === "all" || Math.floor((QUARTERS * n) / all.length) === quarter);
}

const own = quarterOf(process.env["ENTENTE_SEEDS"], "");

/** Whether this run takes every seed. */
export const everySeed = own === "all";

/** What this run takes of all seeds, cases or other inputs, in order. */
export const ofRun = <T>(all: readonly T[]): T[] => inQuarter(own, all);

/** Seeds of this run among `from` to `end` - 1. */
export const seedsOfRun = (from: number, end: number): number[] =>
  ofRun(Array.from({ length: end - from }, (_, n) => from + n));

/** A count that something must be above over all seeds, for those of this run: in a quarter half of its share, which is one at least. */
export function aboveInRun(count: number): number {
  return everySeed ? count : Math.floor(count / (2 * QUARTERS));
}
