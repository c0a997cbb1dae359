/** Work done in this thread, a task at a time, with a turn for everybody else now and then. */
import type { Model } from "../engine/index.ts";
import type { Carrier } from "./executor.ts";
import { work } from "./work.ts";

/** Milliseconds after which others have a turn. */
const TURN = 25;

export function inProcess(model: Model): Carrier {
  let last = performance.now();
  const turn = async (): Promise<void> => {
    if (performance.now() - last <= TURN) return;
    await new Promise((next) => setTimeout(next));
    last = performance.now();
  };
  return {
    width: 1,
    work: async (kind, task) => {
      await turn();
      return work(model, kind, task);
    },
    close: () => Promise.resolve(),
  };
}
