/** A worker thread of Node. */
import { parentPort } from "node:worker_threads";
import { answering } from "../serve.ts";

const port = parentPort;
if (!port) throw new Error("worker.js runs as a worker thread");
port.on(
  "message",
  answering((answer, memory) => port.postMessage(answer, memory)),
);
