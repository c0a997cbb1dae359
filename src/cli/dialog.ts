/** What questions and answers in a terminal share. */
import { setMaxListeners } from "node:events";
import type { Readable, Writable } from "node:stream";
import { width, wrap } from "./terminal.ts";

export interface Terminal {
  input: Readable;
  output: Writable;
  /** Ends the session. */
  signal?: AbortSignal;
}

/** Text broken into lines that fit beside the frame of a question. */
export const lines = (line: string): string => wrap(line, "", Math.min(86, width() - 8));

/** The terminal with a signal that also Ctrl+D in a text sends. */
export function leavable({ input, output }: Terminal, signal?: AbortSignal): Required<Terminal> {
  const leaving = new AbortController();
  setMaxListeners(0, leaving.signal); // each question of the session listens to it
  signal?.addEventListener("abort", () => leaving.abort(), { once: true });
  input.on("keypress", (_: unknown, key?: { ctrl?: boolean; name?: string }) => {
    if (key?.ctrl && key.name === "d") leaving.abort();
  });
  return { input, output, signal: leaving.signal };
}

/** Whether an answer asks for the question before. */
export const isBack = (words: string): boolean => words === "<" || /^back$/i.test(words);
