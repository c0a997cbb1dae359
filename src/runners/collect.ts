/** Blocks given to an executor and merged in index order: the result does not depend on where they are played or when they come back. */
import { interrupted } from "../errors.ts";
import {
  BLOCK,
  boxTasks,
  FIRST_ODDS_WORLDS,
  firstOdds,
  truncate,
  type Block,
  type BoxFinding,
  type Columns,
  type FirstOdds,
  type Model,
} from "../engine/index.ts";
import type { Executor } from "./executor.ts";

/** `kept` of `of` so far: worlds, questions whose boxes are found, or hundredths of what passages carry, parts of the findings. */
export interface Progress {
  phase: "worlds" | "without the record" | "findings" | "boxes" | "passages";
  kept: number;
  tried: number;
  of: number;
}

/** Worlds in index order until `draws` of them are kept or `limit` are tried; overshoot is dropped. @param first told once, where the run keeps many more */
export function keptWorlds(
  model: Model,
  executor: Executor,
  progress: (p: Progress) => void,
  signal: AbortSignal | undefined,
  first: (odds: FirstOdds) => void = () => {},
): Promise<Columns[]> {
  const { draws, limit } = model.settings;
  let isEarly = true;
  return inOrder(
    model,
    executor,
    "worlds",
    draws,
    limit,
    (kept, tried, done) => {
      const odds = isEarly && kept >= FIRST_ODDS_WORLDS ? firstOdds(model, done) : null;
      if (kept >= FIRST_ODDS_WORLDS) isEarly = false;
      if (odds) first(odds);
      progress({ phase: "worlds", kept, tried, of: draws });
    },
    signal,
  );
}

/** The first `draws` worlds, started at as_of whether or not they fit a record. */
export function priorWorlds(
  model: Model,
  executor: Executor,
  progress: (p: Progress) => void,
  signal: AbortSignal | undefined,
): Promise<Columns[]> {
  const { draws } = model.settings;
  return inOrder(
    model,
    executor,
    "prior",
    draws,
    draws,
    (kept, tried) => progress({ phase: "without the record", kept, tried, of: draws }),
    signal,
  );
}

/** Boxes by question id, all asked for at once: each depends on its question alone. */
export async function boxesOf(
  model: Model,
  executor: Executor,
  worlds: readonly Columns[],
  progress: (p: Progress) => void,
  signal: AbortSignal | undefined,
): Promise<{ [question: string]: BoxFinding[] }> {
  const tasks = boxTasks(model, worlds);
  let kept = 0;
  if (signal?.aborted) throw interrupted();
  const found = Promise.all(
    tasks.map(async (task) => {
      const boxes = await executor.execute("boxes", task);
      progress({ phase: "boxes", kept: ++kept, tried: kept, of: tasks.length });
      return [model.case.questions[task.question].id, boxes] as const;
    }),
  );
  return Object.fromEntries(await stoppable(found, signal));
}

/** The same promise, rejected when the signal aborts. */
export async function stoppable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal?.aborted) throw interrupted();
  let stop = (): void => {};
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(interrupted());
    signal?.addEventListener("abort", stop, { once: true });
  });
  return Promise.race([promise, stopped]).finally(() => signal?.removeEventListener("abort", stop));
}

function inOrder(
  model: Model,
  executor: Executor,
  kind: Block["kind"],
  wanted: number,
  limit: number,
  tell: (kept: number, tried: number, done: readonly Columns[]) => void,
  signal: AbortSignal | undefined,
): Promise<Columns[]> {
  const done: Columns[] = [];
  const early = new Map<number, Columns>();
  let kept = 0;
  let next = 0;
  let inFlight = 0;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(interrupted());
    if (signal?.aborted) return stop();
    signal?.addEventListener("abort", stop, { once: true });
    const finish = (): void => {
      signal?.removeEventListener("abort", stop);
      resolve(done);
    };
    const over = (): boolean => kept >= wanted || done.length * BLOCK >= limit;
    const ask = (): void => {
      while (inFlight < executor.width && next < limit && !over() && !signal?.aborted) {
        const from = next;
        next += BLOCK;
        inFlight++;
        executor.execute("block", { kind, from, to: Math.min(limit, from + BLOCK) }).then(take, reject);
      }
    };
    const take = (columns: Columns): void => {
      inFlight--;
      early.set(columns.from, columns);
      for (let block = early.get(done.length * BLOCK); block && !over(); block = early.get(done.length * BLOCK)) {
        early.delete(block.from);
        done.push(truncate(model, block, Math.min(block.kept, wanted - kept)));
        kept += done.at(-1)!.kept;
      }
      tell(kept, Math.min(limit, done.length * BLOCK), done);
      if (over()) finish();
      else ask();
    };
    if (over()) finish();
    else ask();
  });
}
