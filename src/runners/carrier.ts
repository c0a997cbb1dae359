import type { Block, BoxFinding, BoxTask, Columns } from "../engine/index.ts";
import type { LensTask, Seen } from "./lenses.ts";

/** Somebody who plays blocks of worlds of one case under one set of settings: this thread, a worker thread, a worker of a page. */
export interface Carrier {
  /** Blocks that may be asked for before the first has come back, to keep it busy. */
  readonly width: number;
  /** @returns the block's columns; rejects where the carrier has died. */
  play(block: Block): Promise<Columns>;
  /** @returns the boxes of one question; rejects where the carrier has died. */
  boxes(task: BoxTask): Promise<BoxFinding[]>;
  /** @returns what one lens shows; rejects where the carrier has died. */
  lens(task: LensTask): Promise<Seen>;
  /** Ends it; what is still asked for never comes. */
  close(): Promise<void>;
}
