/**
 * Entry of all studio workers: one bundle for interactive tasks, runs and the pool; the tasks determine the role of a
 * worker.
 */
import { serve, workHandlers, type Works } from "../../runners/index.ts";
import type { Port } from "../../runners/page/ports.ts";
import { interactiveHandlers } from "./interactive-worker.ts";
import type { InteractiveTasks, PoolTasks, RunTasks } from "./messages.ts";
import { runHandlers } from "./run-worker.ts";

/** The part of a worker's global scope that is used here. */
interface WorkerScope {
  onmessage: ((event: { data: unknown }) => void) | null;
  onunhandledrejection: ((event: { reason: unknown; preventDefault(): void }) => void) | null;
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
}
const scope = globalThis as unknown as WorkerScope;
const clock = (): number => performance.now();

// Errors that are thrown reach the page; promises rejected without a handler do not.
scope.onunhandledrejection = (event) => {
  event.preventDefault();
  setTimeout(() => {
    throw event.reason;
  });
};

const take = serve<InteractiveTasks & RunTasks & PoolTasks>(
  {
    ...interactiveHandlers(clock, (turn) => {
      setTimeout(turn);
    }),
    ...runHandlers(clock),
    join: ({ port }) => {
      join(port);
      return null;
    },
  },
  (reply, memory) => scope.postMessage(reply, memory),
);
scope.onmessage = ({ data }) => take(data);

function join(port: Port): void {
  const takeTask = serve<Works>(workHandlers, (reply, memory) => port.postMessage(reply, memory));
  port.addEventListener("message", ({ data }) => takeTask(data));
  port.start();
}
