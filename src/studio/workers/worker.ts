/** One bundle, three parts to play: the first message says which. */
import { answering } from "../../runners/serve.ts";
import type { Port } from "../../runners/page/ports.ts";
import { Conductor } from "./run-worker.ts";
import { Desk } from "./interactive-worker.ts";
import { FORMAT, checked, type DeskAsk, type RunAsk } from "./messages.ts";

/** What this needs of a worker's global scope. */
interface Scope {
  onmessage: ((event: { data: unknown }) => void) | null;
  onunhandledrejection: ((event: { reason: unknown; preventDefault(): void }) => void) | null;
  postMessage(message: unknown, transfer?: ArrayBuffer[]): void;
}
const scope = globalThis as unknown as Scope;
const clock = (): number => performance.now();

// The page hears of an error that is thrown, and not of a promise that fails where nobody waits.
scope.onunhandledrejection = (event) => {
  event.preventDefault();
  setTimeout(() => {
    throw event.reason;
  });
};

scope.onmessage = ({ data }) => {
  const first = checked<{ part: "desk" | "conductor" | "crew"; port?: Port }>(data);
  if (first.part === "desk") scope.onmessage = deskTakes();
  else if (first.part === "conductor") scope.onmessage = conductorTakes();
  else if (first.port) crewTakes(first.port);
};

function deskTakes(): (event: { data: unknown }) => void {
  const desk = new Desk(clock, (turn) => {
    setTimeout(turn);
  });
  return ({ data }) => {
    const ask = checked<DeskAsk>(data);
    try {
      scope.postMessage({ format: FORMAT, number: ask.number, answer: desk.answer(ask) });
    } catch (error) {
      scope.postMessage({
        format: FORMAT,
        number: ask.number,
        failed: error instanceof Error ? error.message : String(error),
      });
    }
  };
}

function conductorTakes(): (event: { data: unknown }) => void {
  const conductor = new Conductor(clock, (answer) => scope.postMessage({ format: FORMAT, ...answer }));
  return ({ data }) => {
    const ask = checked<RunAsk>(data);
    conductor.take(ask, ask.number);
  };
}

function crewTakes(port: Port): void {
  const take = answering((answer, memory) => port.postMessage(answer, memory));
  port.addEventListener("message", ({ data }) => take(data));
  port.start();
}
