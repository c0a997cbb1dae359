/** Whether a case changed on disk: a look every second while somebody listens, which sees what notices of the system miss. */
import { open, stampOf, type Opened } from "./save.ts";
import type { Folder } from "./folders.ts";

const EVERY = 1000;

export interface Change {
  kind: "changed";
  mark: string;
  hash: string;
}
export interface Gone {
  kind: "gone";
  problem: string;
}

/** Calls `tell` when the file or a text that it names changes, or the file goes; returns what stops it. */
export function watch(at: Folder, tell: (change: Change | Gone) => void): () => void {
  let last = open(at);
  const files = (opened: Opened | { problem: string }): string[] =>
    "files" in opened ? Object.keys(opened.files) : [];
  let stamp = stampOf(at, files(last));
  const timer = setInterval(() => {
    const now = stampOf(at, files(last));
    if (now === stamp) return;
    stamp = now;
    const opened = open(at);
    const before = last;
    last = opened;
    stamp = stampOf(at, files(last));
    if ("problem" in opened) tell({ kind: "gone", problem: opened.problem });
    else if ("problem" in before || before.hash !== opened.hash)
      tell({ kind: "changed", mark: opened.mark, hash: opened.hash });
  }, EVERY);
  timer.unref();
  return () => clearInterval(timer);
}
