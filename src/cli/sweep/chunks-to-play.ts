/** The chunks of a worker's list one by one; what other workers have in hand is put off until nothing else is left. */
import { pastOf, type Chunk } from "../../analyses/sweep/index.ts";
import type { WorkerMark } from "../../files/sweep/workers.ts";
import type { OpenPlan } from "./open-plan.ts";

export class ChunksToPlay {
  private readonly open: OpenPlan;
  private readonly list: readonly Chunk[];
  private readonly mark: WorkerMark;
  private next = 0;
  private putOff: Chunk[] = [];

  constructor(open: OpenPlan, list: readonly Chunk[], mark: WorkerMark) {
    this.open = open;
    this.list = list;
    this.mark = mark;
  }

  get left(): number {
    return this.list.length - this.next + this.putOff.length;
  }

  /** How many chunks that are left have a file by now, which others have played. */
  doneByOthers(): number {
    const left = [...this.list.slice(this.next), ...this.putOff];
    return left.filter((chunk) => this.open.store.has(this.open.key(chunk))).length;
  }

  /** A chunk that nobody has in hand; null where none is left, or others have all that are. */
  take(): Chunk | null {
    let others: Set<string> | undefined;
    const isFree = (chunk: Chunk): boolean => {
      const missing = this.missing(chunk);
      if (missing.length > 0) others ??= this.mark.others();
      return !missing.some((key) => others!.has(key));
    };
    while (this.next < this.list.length) {
      const chunk = this.list[this.next++];
      if (isFree(chunk)) return chunk;
      this.putOff.push(chunk);
    }
    const free = this.putOff.findIndex(isFree);
    return free < 0 ? null : this.putOff.splice(free, 1)[0];
  }

  /** Keys of what playing a chunk plays: itself, and its past where other points share it; those without a file. */
  missing(chunk: Chunk): string[] {
    const { open } = this;
    const key = open.key(chunk);
    if (open.store.has(key)) return [];
    const past = chunk.kind === "worlds" && open.sharesPast(chunk.point) ? open.key(pastOf(chunk)) : null;
    return past === null || open.store.has(past) ? [key] : [key, past];
  }
}
