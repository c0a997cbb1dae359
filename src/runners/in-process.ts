/** Worlds played in this thread, a block at a time, with a turn for everybody else now and then. */
import { simulate, type Model } from "../engine/index.ts";
import type { Carrier } from "./carrier.ts";

/** Milliseconds after which others have a turn. */
const TURN = 25;

export function inProcess(model: Model): Carrier {
  let last = performance.now();
  return {
    width: 1,
    play: async (block) => {
      if (performance.now() - last > TURN) {
        await new Promise((turn) => setTimeout(turn));
        last = performance.now();
      }
      return simulate(model, block);
    },
    close: () => Promise.resolve(),
  };
}
