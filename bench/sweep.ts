/**
 * A sweep played by two workers on one folder, beside the same worlds on two threads of one process, round by round:
 * a minute of work for each worker, in chunks as the plan chooses them.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { tallyOf, type Plan } from "../src/analyses/sweep/index.ts";
import { defaults } from "../src/engine/index.ts";
import type { Case } from "../src/language/index.ts";
import { playRange } from "../src/runners/index.ts";
import { modelOf, openPool } from "../src/runners/node/index.ts";

const ROUNDS = 2;
const WORKERS = 2;
/** Share of the threads' speed that the workers are to have. */
const GOAL = 0.9;
/** Worlds that the threads play before they are counted: their columns would not all fit into memory. */
const COUNTED_WORLDS = 32_768;

interface Spent {
  wall: number;
  cpu: number;
}

/** @param c a case without a record, whose worlds are all kept. @param path of its folder. @param worlds played in a round */
export async function sweepRows(c: Case, path: string, worlds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "entente-bench-sweep-"));
  const plan = join(folder, "plan");
  try {
    const size = ["--draws", String(worlds), "--limit", String(worlds), "--findings", "brief"];
    await childSeconds(["sweep", "plan", path, ...size, "--threads", String(WORKERS), "-o", plan]);
    const { chunk } = JSON.parse(readFileSync(join(plan, "plan.json"), "utf8")) as Plan;
    const [load] = loadavg();
    const threads: Spent[] = [];
    const workers: Spent[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      threads.push(await onThreads(c, worlds));
      const store = join(folder, `store-${round}`);
      mkdirSync(store);
      workers.push(await byWorkers(plan, store));
    }
    const total = (all: readonly Spent[], of: keyof Spent): number => all.reduce((sum, one) => sum + one[of], 0);
    const row = (of: keyof Spent): string =>
      `${total(threads, of).toFixed(1)} s on threads, ${total(workers, of).toFixed(1)} s by workers with their start: ${(total(threads, of) / total(workers, of)).toFixed(2)} of the threads' speed`;
    const work = total(threads, "cpu") / ROUNDS / WORKERS;
    const ofChunk = (total(threads, "cpu") / ROUNDS / worlds) * chunk;
    console.log(
      [
        `sweep of ${worlds} worlds: ${WORKERS} workers on a folder beside ${WORKERS} threads of one process, ${ROUNDS} rounds of ${work.toFixed(0)} s of work for each, ${Math.ceil(worlds / chunk)} chunks of ${ofChunk.toFixed(1)} s`,
        `  by processor time: ${row("cpu")} (goal ${GOAL})`,
        `  by the clock: ${row("wall")} (goal ${GOAL} on an idle machine; load ${load.toFixed(1)} at the start)`,
        `  processor time of the threads in ${WORKERS} times the workers' seconds by the clock: ${(total(threads, "cpu") / total(workers, "wall") / WORKERS).toFixed(2)}`,
      ].join("\n"),
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
  const model = modelOf(c, settings);
  for (let from = 0; from < worlds; from += COUNTED_WORLDS) {
    const range = { kind: "worlds" as const, from, to: Math.min(worlds, from + COUNTED_WORLDS) };
    tallyOf(model, await playRange(pool.executor(c, settings), range));
  }
  await pool.close();
  const { user, system } = process.cpuUsage(before);
  return { wall: (performance.now() - started) / 1000, cpu: (user + system) / 1e6 };
}

async function byWorkers(plan: string, store: string): Promise<Spent> {
  const started = performance.now();
  const args = ["sweep", "work", plan, "--store", store, "--threads", "1"];
  const cpu = await Promise.all(Array.from({ length: WORKERS }, () => childSeconds(args)));
  return { wall: (performance.now() - started) / 1000, cpu: cpu.reduce((sum, one) => sum + one, 0) };
}

/** Runs the built command. @returns its seconds of processor time, as the shell tells them */
export async function childSeconds(args: readonly string[]): Promise<number> {
  const child = spawn("sh", ["-c", '"$0" dist/cli.js "$@" > /dev/null; times', process.execPath, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  child.stdout.on("data", (text: Buffer) => (printed += text));
  await once(child, "close");
  const ofChildren = printed.trim().split("\n").at(-1)!;
  return [...ofChildren.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, s]) => sum + 60 * Number(m) + Number(s), 0);
}
