/** `entente worker`: serves every plan of a store over a queue until it is told to stop. */
import { EntenteError } from "../errors.ts";
import { openPool } from "../runners/node/index.ts";
import type { Given } from "./arguments.ts";
import { endAfterStep } from "./signals.ts";
import { serveStore } from "./sweep/queue.ts";
import { storeThere, textFlag, threadsOf } from "./sweep/flags.ts";
import { complain } from "./terminal.ts";

export async function worker(given: Given, signal: AbortSignal): Promise<number> {
  const url = textFlag(given, "redis");
  const store = storeThere(given);
  if (url === null || store === null)
    throw new EntenteError(
      "wrong-usage",
      "a worker needs --redis URL and --store DIR: the queue, and where chunk files lie",
    );
  const threads = threadsOf(given);
  endAfterStep();
  const pool = openPool({ workers: threads });
  try {
    complain(`serving the plans in ${store}; Ctrl+C ends it after the chunk at hand`);
    complain(await serveStore(url, store, { pool, threads, signal }));
    return signal.aborted ? 130 : 0;
  } finally {
    await pool.close();
  }
}
