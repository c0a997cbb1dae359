/** Entry of the thread in which a run is done: the server's own thread stays free to answer. */
import { parentPort } from "node:worker_threads";
import { compareSides } from "../../analyses/paired.ts";
import { sideOf, type Play } from "../../analyses/play.ts";
import { openPool, play, run } from "../../runners/node/index.ts";
import { serve } from "../../runners/serve.ts";
import { progressOf, type AgainstRow, type RunTask, type RunTasks } from "./task.ts";
import type { Progress } from "../../runners/node/index.ts";

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
        const pool = workers === 1 ? null : openPool(workers === undefined ? {} : { workers });
        const threads = pool ? { pool } : { workers: 1 };
        try {
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
        } finally {
          await pool?.close();
        }
      },
    },
    (reply, memory) => port.postMessage(reply, memory),
  ),
);

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
