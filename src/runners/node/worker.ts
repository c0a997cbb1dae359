/** Entry of a worker thread of Node. */
import { parentPort } from "node:worker_threads";
import { serve } from "../serve.ts";
import { workHandlers, type Works } from "../work.ts";

const port = parentPort;
if (!port) throw new Error("worker.js runs as a worker thread");
port.on(
  "message",
  serve<Works>(workHandlers, (reply, memory) => port.postMessage(reply, memory)),
);
