/** Tasks run in this thread, one at a time, with a turn for other events now and then. */
import type { Model } from "../engine/index.ts";
import type { Executor } from "./executor.ts";
import { work } from "./work.ts";

/** Milliseconds of work after which other events have a turn. */
const TURN_MS = 25;

export function inProcess(model: Model): Executor {
  let last = performance.now();
  const turn = async (): Promise<void> => {
    if (performance.now() - last <= TURN_MS) return;
    await new Promise((next) => setTimeout(next));
    last = performance.now();
  };
  return {
    width: 1,
    execute: async (kind, task) => {
      await turn();
      return work(model, kind, task);
    },
  };
}
