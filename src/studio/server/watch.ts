/** Watches a case on disk by polling, which also finds changes that file system events miss. */
import { open, stampOf, type OpenedCase } from "./save.ts";
import type { Folder } from "./folders.ts";

const POLL_MS = 1000;

export interface FileChanged {
  kind: "changed";
  mark: string;
  hash: string;
}
export interface FileGone {
  kind: "gone";
  problem: string;
}

/**
 * Calls `tell` when the file or a text that it names changes, or the file is removed; returns a function that stops it.
 */
export function watch(at: Folder, tell: (change: FileChanged | FileGone) => void): () => void {
  let last = open(at);
  const files = (opened: OpenedCase | { problem: string }): string[] =>
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
  }, POLL_MS);
  timer.unref();
  return () => clearInterval(timer);
}
