/** A whole run of a case, in this thread or on several: the same bytes of `questions` for any number of workers. */
import { availableParallelism } from "node:os";
import type { Model, Result, Settings } from "../../engine/index.ts";
import type { Case } from "../../language/case.ts";
import { playOver, runOver, type Played } from "../run-on.ts";
import type { Carrier } from "../executor.ts";
import type { Progress } from "../collect.ts";
import { inProcess } from "../in-process.ts";
import { modelOf } from "../model.ts";
import { threads } from "./threads.ts";

export { modelOf } from "../model.ts";
export type { Progress } from "../collect.ts";

export interface Options {
  /** Threads (default all cores); 1 plays in this one. */
  workers?: number;
  progress?: (p: Progress) => void;
  signal?: AbortSignal;
  /** Ids of lenses beside the simulation (default all that the case has data for). */
  lenses?: readonly string[];
  /** The bundled worker (default worker.js beside the bundle). */
  worker?: URL;
}

/** @throws EntenteError `interrupted` when `signal` aborts, `no-world` when no world is kept, `market-unsolved` where a market yields no values for a stake; Error when a worker dies. */
export async function run(c: Case, settings: Settings, options: Options = {}): Promise<Result> {
  const started = performance.now();
  return carried(
    c,
    settings,
    options,
    async (model, carrier) =>
      (await runOver(model, carrier, options, options.lenses ?? null, () => (performance.now() - started) / 1000))
        .result,
  );
}

/** The kept worlds of a run and no more. Throws as `run` does. */
export async function play(c: Case, settings: Settings, options: Options): Promise<{ model: Model } & Played> {
  return carried(c, settings, options, async (model, carrier) => ({
    model,
    ...(await playOver(model, carrier, options, false)),
  }));
}

async function carried<T>(
  c: Case,
  settings: Settings,
  options: Options,
  work: (model: Model, carrier: Carrier) => Promise<T>,
): Promise<T> {
  const model = modelOf(c, settings);
  const carrier = carry(c, settings, model, options);
  try {
    return await work(model, carrier);
  } finally {
    await carrier.close();
  }
}

function carry(
  c: Case,
  settings: Settings,
  model: Model,
  { workers = availableParallelism(), worker = new URL("./worker.js", import.meta.url) }: Options,
): Carrier {
  return workers > 1 ? threads(c, settings, worker, workers) : inProcess(model);
}
