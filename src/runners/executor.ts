import type { TaskKind, Works } from "./work.ts";

/** Runs tasks for one case and one set of settings: in this thread, in worker threads, or in a page's workers. */
export interface Executor {
  /** Tasks that may be asked for before the first is answered, to keep it busy. */
  readonly width: number;
  /** @returns the answer; rejects with WorkerLost where workers ended over it again and again, with EntenteError `market-unsolved` where a market yields no values for a stake. */
  execute<K extends TaskKind>(kind: K, task: Works[K]["task"]): Promise<Works[K]["answer"]>;
}
