/** Worlds played in this thread, a block at a time, with a turn for everybody else now and then. */
import { findBoxes, simulate, type Model } from "../engine/index.ts";
import type { Carrier } from "./carrier.ts";
import { lookThrough } from "./lenses.ts";

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
    play: async (block) => {
      await turn();
      return simulate(model, block);
    },
    boxes: async (task) => {
      await turn();
      return findBoxes(model, task);
    },
    lens: async (task) => {
      await turn();
      return lookThrough(model, task);
    },
    close: () => Promise.resolve(),
  };
}
