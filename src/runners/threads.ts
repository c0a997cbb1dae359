/** Worlds played by node's worker threads. Each answers in the order in which it was asked. */
import { Worker } from "node:worker_threads";
import type { Block, Columns, Settings } from "../engine/index.ts";
import type { Case } from "../language/case.ts";
import type { Carrier } from "./carrier.ts";
import { FORMAT, checkAnswer, type Ask } from "./message.ts";

interface Waiting { done(columns: Columns): void; fail(error: Error): void }

/** @param file the bundled worker. @param count threads, at least 1. */
export function threads(c: Case, settings: Settings, file: URL, count: number): Carrier {
  const crew = Array.from({ length: count }, () => hire(c, settings, file));
  return {
    width: 2 * count,
    play: (block) => crew.reduce((least, one) => (one.waiting.length < least.waiting.length ? one : least)).play(block),
    close: async () => { await Promise.all(crew.map((one) => one.close())); },
  };
}

function hire(c: Case, settings: Settings, file: URL): { waiting: Waiting[]; play(block: Block): Promise<Columns>; close(): Promise<void> } {
  const worker = new Worker(file);
  const waiting: Waiting[] = [];
  let dead: Error | null = null;
  const die = (error: Error): void => {
    dead ??= error;
    for (const one of waiting.splice(0)) one.fail(dead);
  };
  const send = (ask: Ask): void => worker.postMessage(ask);
  worker.on("message", (message: unknown) => {
    const next = waiting.shift();
    try {
      const answer = checkAnswer(message);
      if (answer.answer === "columns") next?.done(answer.columns);
      else next?.fail(new Error(answer.message));
    } catch (error) {
      next?.fail(error as Error);
    }
  });
  worker.on("error", (error: Error) => die(new Error(`a worker thread failed: ${error.message}`)));
  worker.on("exit", (code) => die(new Error(`a worker thread ended (status ${code}) before its work was done`)));
  send({ format: FORMAT, ask: "begin", case: c, settings });
  return {
    waiting,
    play: (block) => new Promise((done, fail) => {
      if (dead) {
        fail(dead);
        return;
      }
      waiting.push({ done, fail });
      send({ format: FORMAT, ask: "play", block });
    }),
    close: async () => {
      waiting.length = 0;
      await worker.terminate();
    },
  };
}
