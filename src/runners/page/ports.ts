/** Workers of a page, each at the other end of a message port. */
import type { Works } from "../work.ts";
import { WorkerClient, type WorkerOptions } from "../worker-client.ts";

/** The part of a browser's MessagePort that is used here. */
export interface Port {
  postMessage(message: unknown, transfer?: unknown[]): void;
  addEventListener(type: "message" | "messageerror", listener: (event: { data: unknown }) => void): void;
  start(): void;
  close(): void;
}

/** A client over a port. A port does not report that its worker has ended; the page that started the worker does (`die`). */
export function clientAt(port: Port, options: WorkerOptions = {}): WorkerClient<Works> {
  const client = new WorkerClient<Works>(
    (message, transfer) => port.postMessage(message, [...transfer]),
    () => port.close(),
    options,
  );
  port.addEventListener("message", ({ data }) => client.take(data));
  port.addEventListener("messageerror", () => client.die("a worker sent what cannot be read"));
  port.start();
  return client;
}
