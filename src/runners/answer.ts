/** The other end of a hand: told a case once, it plays the blocks, finds the boxes and looks through the lenses that it is asked for. */
import { Unpriced, findBoxes, simulate, type Model } from "../engine/index.ts";
import { lookThrough } from "./lenses.ts";
import { FORMAT, checkAsk, memoryOf, type Answer } from "./message.ts";
import { modelOf } from "./model.ts";

/** @param post sends an answer and hands its memory over. @returns what takes a message. */
export function answering(post: (answer: Answer, memory: ArrayBuffer[]) => void): (message: unknown) => void {
  let model: Model | null = null;
  return (message) => {
    try {
      const ask = checkAsk(message);
      if (ask.ask === "begin") {
        model = modelOf(ask.case, ask.settings);
        return;
      }
      if (!model) throw new Error("a worker was asked to play before it was told a case");
      if (ask.ask === "boxes") {
        post({ format: FORMAT, answer: "boxes", boxes: findBoxes(model, ask.task) }, []);
        return;
      }
      if (ask.ask === "lens") {
        post({ format: FORMAT, answer: "lens", seen: lookThrough(model, ask.task) }, []);
        return;
      }
      const columns = simulate(model, ask.block);
      post({ format: FORMAT, answer: "columns", columns }, memoryOf(columns));
    } catch (error) {
      post({ format: FORMAT, answer: "failed", message: error instanceof Error ? error.message : String(error), unpriced: error instanceof Unpriced }, []);
    }
  };
}
