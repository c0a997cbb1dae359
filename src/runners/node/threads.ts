/** Worker threads of Node. */
import { Worker, type TransferListItem } from "node:worker_threads";
import type { Kinds } from "../protocol.ts";
import type { Works } from "../work.ts";
import { WorkerClient, type WorkerOptions } from "../worker-client.ts";

/** @param file the bundled worker. */
export function startThread<K extends Kinds = Works>(file: URL, options: WorkerOptions = {}): WorkerClient<K> {
  const worker = new Worker(file);
  const client = new WorkerClient<K>(
    (message, transfer) => worker.postMessage(message, transfer as TransferListItem[]),
    () => worker.terminate(),
    options,
  );
  worker.on("message", (message: unknown) => client.take(message));
  worker.on("messageerror", (error: Error) => client.die(`a worker thread sent what cannot be read: ${error.message}`));
  worker.on("error", (error: Error) => client.die(`a worker thread failed: ${error.message}`));
  worker.on("exit", (code) => client.die(`a worker thread ended (status ${code}) before its work was done`));
  return client;
}
