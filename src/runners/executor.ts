import type { Kind, Works } from "./work.ts";

/** Somebody who works on one case under one set of settings: this thread, worker threads, workers of a page. */
export interface Carrier {
  /** Tasks that may be asked for before the first has come back, to keep it busy. */
  readonly width: number;
  /** @returns the answer; rejects where the carrier has died. */
  work<K extends Kind>(kind: K, task: Works[K]["task"]): Promise<Works[K]["answer"]>;
  /** Ends it; what is still asked for never comes. */
  close(): Promise<void>;
}
