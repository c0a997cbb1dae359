/** A whole run of a case, in this thread or on several: the same bytes of `questions` for any number of workers. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import type { FirstOdds, Model, Result, Settings } from "../../engine/index.ts";
import type { Case } from "../../language/case.ts";
import { playOver, runOver, type Played } from "../run-on.ts";
import type { Executor } from "../executor.ts";
import type { Progress } from "../collect.ts";
import { modelOf } from "../model.ts";
import { inProcess } from "../in-process.ts";
import { Pool } from "../pool.ts";
import type { WorkerOptions } from "../worker-client.ts";
import { startThread } from "./threads.ts";
import { version } from "../../version.ts";

export { modelOf } from "../model.ts";
export type { Progress } from "../collect.ts";
export type { Pool } from "../pool.ts";

export interface PoolOptions extends WorkerOptions {
  /** Threads (default all cores), at least 1. */
  workers?: number;
  /** The bundled worker (default worker.js beside the bundle). */
  worker?: URL;
}

export interface Options extends PoolOptions {
  /** Threads that are used again from run to run; then `workers` and `worker` do not count. */
  pool?: Pool;
  progress?: (p: Progress) => void;
  /** Told once, while worlds are still played: the odds from the first of them. */
  first?: (odds: FirstOdds) => void;
  signal?: AbortSignal;
  /** Ids of lenses beside the simulation (default all that the case has data for). */
  lenses?: readonly string[];
}

/** What the odds of a case depend on besides the case: the version, and the bytes of the bundled worker where there is one. */
export function programDigest(): string {
  const worker = new URL("./worker.js", import.meta.url);
  const bytes = existsSync(worker) ? readFileSync(worker) : "";
  return createHash("sha256").update(version).update(bytes).digest("hex");
}

/** Threads for any number of runs. They start when they are first needed; `close` ends them. */
export function openPool({
  workers = availableParallelism(),
  worker = new URL("./worker.js", import.meta.url),
  ...options
}: PoolOptions = {}): Pool {
  return new Pool(() => startThread(worker, options), workers);
}

/** @throws EntenteError `interrupted` when `signal` aborts, `no-world` when no world is kept, `market-unsolved` where a market yields no values for a stake; WorkerLost when workers end again and again. */
export async function run(c: Case, settings: Settings, options: Options = {}): Promise<Result> {
  const started = performance.now();
  return withExecutor(
    c,
    settings,
    options,
    async (model, executor) =>
      (await runOver(model, executor, options, options.lenses ?? null, () => (performance.now() - started) / 1000))
        .result,
  );
}

/** The kept worlds of a run and no more. Throws as `run` does. */
export async function play(c: Case, settings: Settings, options: Options): Promise<{ model: Model } & Played> {
  return withExecutor(c, settings, options, async (model, executor) => ({
    model,
    ...(await playOver(model, executor, options, false)),
  }));
}

/** Works on the pool that is given, or on one of its own; in this thread where one worker is wanted. */
async function withExecutor<T>(
  c: Case,
  settings: Settings,
  options: Options,
  work: (model: Model, executor: Executor) => Promise<T>,
): Promise<T> {
  const model = modelOf(c, settings);
  const { pool, workers = availableParallelism(), signal } = options;
  if (pool) return work(model, pool.executor(c, settings, signal));
  if (workers === 1) return work(model, inProcess(model));
  const own = openPool(options);
  try {
    return await work(model, own.executor(c, settings));
  } finally {
    await own.close();
  }
}

/** Name of the build that plays: the version and the first digits of the SHA-256 of the bundled worker. */
export function engineName(): string {
  const worker = new URL("./worker.js", import.meta.url);
  const bytes = existsSync(worker) ? readFileSync(worker) : "";
  return `${version}+${createHash("sha256").update(bytes).digest("hex").slice(0, ENGINE_DIGITS)}`;
}
const ENGINE_DIGITS = 16;
