/** The other end of a hand: told a case once, it does the work on it that it is asked for. */
import type { Columns, Model } from "../engine/index.ts";
import { EntenteError } from "../errors.ts";
import { FORMAT, checkAsk, memoryOf, type Answer } from "./message.ts";
import { modelOf } from "./model.ts";
import { work } from "./work.ts";

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
      if (!model) throw new Error("a worker was asked to work before it was told a case");
      const done = work(model, ask.kind, ask.task);
      post(
        { format: FORMAT, answer: "done", kind: ask.kind, done },
        ask.kind === "block" ? memoryOf(done as Columns) : [],
      );
    } catch (error) {
      post(
        {
          format: FORMAT,
          answer: "failed",
          message: error instanceof Error ? error.message : String(error),
          code: error instanceof EntenteError ? error.code : null,
        },
        [],
      );
    }
  };
}
