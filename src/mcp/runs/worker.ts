/** Entry of the thread in which a run is done: the server's own thread stays free to answer. */
import { parentPort } from "node:worker_threads";
import { compareSides } from "../../analyses/paired.ts";
import { sideOf, type Play } from "../../analyses/play.ts";
import { openPool, play, run } from "../../runners/node/index.ts";
import { serve } from "../../runners/serve.ts";
import { progressOf, type AgainstRow, type RunTask, type RunTasks } from "./task.ts";
import { believeOdds, withoutOdds } from "../../lenses/believe/index.ts";
import type { Pool, Progress } from "../../runners/node/index.ts";

/** Part of a comparison's time that the run itself takes. */
const OWN_PART = 0.5;

const port = parentPort;
if (!port) throw new Error("mcp-run.js runs as a worker thread");
port.on(
  "message",
  serve<RunTasks>(
    {
      run: async (task, { progress }) => {
        const { against, workers } = task;
        const end = against === null ? 1 : OWN_PART;
        return onThreads(workers, async (threads) => {
          const tell =
            (from: number, to: number) =>
            (at: Progress): void =>
              progress(progressOf(at, from, to));
          const result = await run(task.case, task.settings, { ...threads, progress: tell(0, end) });
          const playing =
            (from: number, to: number): Play =>
            (c, settings) =>
              play(c, settings, { ...threads, progress: tell(from, to) });
          return { result, against: against && (await rowsOf(task, against, playing)) };
        });
      },
      believe: ({ case: c, settings, question, p, workers }) =>
        onThreads(workers, async (threads) => {
          const { model, worlds } = await play(c, { ...settings, thresholds: false }, threads);
          if (withoutOdds(model, worlds).includes(question)) return null;
          const finding = believeOdds(model, worlds, { [question]: { low: p, high: p } });
          return { finding, kept: worlds.reduce((sum, { kept }) => sum + kept, 0) };
        }),
    },
    (reply, memory) => port.postMessage(reply, memory),
  ),
);

async function onThreads<T>(
  workers: number | undefined,
  work: (threads: { pool: Pool } | { workers: 1 }) => Promise<T>,
): Promise<T> {
  const pool = workers === 1 ? null : openPool(workers === undefined ? {} : { workers });
  try {
    return await work(pool ? { pool } : { workers: 1 });
  } finally {
    await pool?.close();
  }
}

/** Every question's odds on the other side, over the worlds kept on both. */
async function rowsOf(
  own: RunTask,
  other: NonNullable<RunTask["against"]>,
  playing: (from: number, to: number) => Play,
): Promise<AgainstRow[]> {
  const a = await sideOf(own.case, own.settings, playing(OWN_PART, 0.75));
  const b = await sideOf(other.case, other.settings, playing(0.75, 1));
  return Object.entries(compareSides(a, b).questions).map(([id, { b: p, difference, se }]) => ({
    id,
    p,
    difference,
    se,
  }));
}
