/** Work done by node's worker threads. */
import { Worker } from "node:worker_threads";
import type { Settings } from "../../engine/index.ts";
import type { Case } from "../../language/case.ts";
import type { Carrier } from "../executor.ts";
import { Hand, idlest } from "../worker-client.ts";

/** @param file the bundled worker. @param count threads, at least 1. */
export function threads(c: Case, settings: Settings, file: URL, count: number): Carrier {
  const crew = Array.from({ length: count }, () => hire(c, settings, file));
  const hands = crew.map(({ hand }) => hand);
  return {
    width: 2 * count,
    work: (kind, task) => idlest(hands).work(kind, task),
    close: async () => {
      await Promise.all(crew.map((one) => one.close()));
    },
  };
}

function hire(c: Case, settings: Settings, file: URL): { hand: Hand; close(): Promise<void> } {
  const worker = new Worker(file);
  const hand = new Hand((ask) => worker.postMessage(ask));
  worker.on("message", (message: unknown) => hand.take(message));
  worker.on("error", (error: Error) => hand.die(new Error(`a worker thread failed: ${error.message}`)));
  worker.on("exit", (code) => hand.die(new Error(`a worker thread ended (status ${code}) before its work was done`)));
  hand.begin(c, settings);
  return {
    hand,
    close: async () => {
      hand.forget();
      await worker.terminate();
    },
  };
}
