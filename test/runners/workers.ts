/** Workers in this thread, for tests: their messages are copied as a transport copies them, and a test may hold, drop or change replies. */
import { serve, WorkerClient, workHandlers, type Works } from "../../src/runners/index.ts";
import type { Reply } from "../../src/runners/protocol.ts";
import type { WorkerOptions } from "../../src/runners/worker-client.ts";

export interface LocalWorker {
  client: WorkerClient<Works>;
  /** Messages that the worker was sent, by their type. */
  sent: { [type: string]: number };
}

export interface LocalOptions extends WorkerOptions {
  copy?: (message: unknown) => unknown;
  /** What becomes of a reply; by default it is delivered in a task of its own. */
  reply?: (reply: Reply, deliver: (message: unknown) => void, worker: LocalWorker) => void;
}

const inATask = (reply: Reply, deliver: (message: unknown) => void): void => void setTimeout(deliver, 0, reply);

export function localWorker({ copy = structuredClone, reply = inATask, ...options }: LocalOptions = {}): LocalWorker {
  const sent: LocalWorker["sent"] = {};
  let ended = false;
  const take = serve<Works>(workHandlers, (message) =>
    reply(copy(message) as Reply, (delivered) => worker.client.take(delivered), worker),
  );
  const worker: LocalWorker = {
    sent,
    client: new WorkerClient<Works>(
      (message) => {
        sent[message.type] = (sent[message.type] ?? 0) + 1;
        const copied = copy(message);
        setTimeout(() => {
          if (!ended) take(copied);
        });
      },
      () => {
        ended = true;
      },
      options,
    ),
  };
  return worker;
}
