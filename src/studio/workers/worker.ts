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

// The page is told of an error that is thrown, and not of a promise that is rejected without a handler.
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
