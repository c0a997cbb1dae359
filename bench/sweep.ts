/** A sweep played by two workers on one folder, beside the same worlds on two threads of one process, round by round. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tallyOf } from "../src/analyses/sweep/index.ts";
import { defaults } from "../src/engine/index.ts";
import type { Case } from "../src/language/index.ts";
import { playRange } from "../src/runners/index.ts";
import { modelOf, openPool } from "../src/runners/node/index.ts";

const ROUNDS = 2;
const WORKERS = 2;
/** Length of a chunk, as a plan chooses it for half a minute of work for each worker. */
const CHUNK_SECONDS = "1";

interface Spent {
  wall: number;
  cpu: number;
}

/** @param c a case without a record, whose worlds are all kept. @param path of its folder. @param worlds played in a round */
export async function sweepRows(c: Case, path: string, worlds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "entente-bench-sweep-"));
  const plan = join(folder, "plan");
  try {
    const size = ["--draws", String(worlds), "--findings", "brief", "--chunk-seconds", CHUNK_SECONDS, "--threads", "1"];
    await command(["sweep", "plan", path, ...size, "-o", plan]);
    const threads: Spent[] = [];
    const workers: Spent[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      threads.push(await onThreads(c, worlds));
      workers.push(await byWorkers(plan, join(folder, `store-${round}`)));
    }
    const total = (all: readonly Spent[], of: keyof Spent): number => all.reduce((sum, one) => sum + one[of], 0);
    const ratio = (of: keyof Spent): string => (total(threads, of) / total(workers, of)).toFixed(2);
    console.log(
      `sweep of ${worlds} worlds, chunks of ${CHUNK_SECONDS} s: ${WORKERS} workers on a folder ${total(workers, "cpu").toFixed(1)} s of processor time with their start, ${WORKERS} threads ${total(threads, "cpu").toFixed(1)} s: ${ratio("cpu")} of the threads' speed by processor time, ${ratio("wall")} by the clock`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onThreads(c: Case, worlds: number): Promise<Spent> {
  const started = performance.now();
  const before = process.cpuUsage();
  const settings = { ...defaults, draws: worlds, thresholds: false };
  const pool = openPool({ workers: WORKERS });
  const blocks = await playRange(pool.executor(c, settings), { kind: "worlds", from: 0, to: worlds });
  tallyOf(modelOf(c, settings), blocks);
  await pool.close();
  const { user, system } = process.cpuUsage(before);
  return { wall: (performance.now() - started) / 1000, cpu: (user + system) / 1e6 };
}

async function byWorkers(plan: string, store: string): Promise<Spent> {
  const started = performance.now();
  const args = ["sweep", "work", plan, "--store", store, "--threads", "1"];
  const cpu = await Promise.all(Array.from({ length: WORKERS }, () => command(args)));
  return { wall: (performance.now() - started) / 1000, cpu: cpu.reduce((sum, one) => sum + one, 0) };
}

/** Runs the built command. @returns its seconds of processor time, as the shell tells them */
async function command(args: readonly string[]): Promise<number> {
  const child = spawn("sh", ["-c", '"$0" dist/cli.js "$@" > /dev/null; times', process.execPath, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  child.stdout.on("data", (text: Buffer) => (printed += text));
  await once(child, "close");
  const ofChildren = printed.trim().split("\n").at(-1)!;
  return [...ofChildren.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, s]) => sum + 60 * Number(m) + Number(s), 0);
}
