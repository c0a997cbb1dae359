/** Watches a case on disk by polling, which also finds changes that file system events miss. */
import type { CaseThread } from "./case-thread.ts";
import type { Folder } from "./folders.ts";
import type { OpenedCase } from "./save.ts";
import { besideStamp, ownStamp } from "./stamp.ts";

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

const filesOf = (opened: OpenedCase | { problem: string } | null): string[] =>
  opened !== null && "files" in opened ? Object.keys(opened.files) : [];

/** Calls `tell` when the file or a text that it names changes, or the file is removed; returns a function that stops it. */
export function watch(at: Folder, cases: CaseThread, tell: (change: FileChanged | FileGone) => void): () => void {
  let last: OpenedCase | { problem: string } | null = null;
  let stamp: string | null = null;
  let reading = false;
  /** Reads the case where a file has another stamp. */
  const look = async (): Promise<void> => {
    const own = ownStamp(at);
    if (reading || own + besideStamp(at, filesOf(last)) === stamp) return;
    reading = true;
    try {
      const opened = await cases.open(at);
      const before = last;
      last = opened;
      stamp = own + besideStamp(at, filesOf(opened));
      if (before === null) return;
      if ("problem" in opened) tell({ kind: "gone", problem: opened.problem });
      else if ("problem" in before || before.hash !== opened.hash)
        tell({ kind: "changed", mark: opened.mark, hash: opened.hash });
    } finally {
      reading = false;
    }
  };
  const turn = (): void => void look().catch(() => {}); // a thread that ended is started again at the next turn
  turn();
  const timer = setInterval(turn, POLL_MS);
  timer.unref();
  return () => clearInterval(timer);
}
