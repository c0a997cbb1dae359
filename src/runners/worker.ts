/** A worker thread: told a case once, it plays the blocks that it is asked for. */
import { parentPort } from "node:worker_threads";
import { compile, simulate, type Model } from "../engine/index.ts";
import { FORMAT, checkAsk, memoryOf, type Answer } from "./message.ts";

const port = parentPort;
if (!port) throw new Error("worker.js runs as a worker thread");
let model: Model | null = null;

port.on("message", (message: unknown) => {
  try {
    const ask = checkAsk(message);
    if (ask.ask === "begin") {
      model = compile(ask.case, ask.settings);
      return;
    }
    if (!model) throw new Error("a worker was asked to play before it was told a case");
    const columns = simulate(model, ask.block);
    port.postMessage({ format: FORMAT, answer: "columns", columns } satisfies Answer, memoryOf(columns));
  } catch (error) {
    port.postMessage({ format: FORMAT, answer: "failed", message: error instanceof Error ? error.message : String(error) } satisfies Answer);
  }
});
