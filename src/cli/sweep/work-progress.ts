/** How far a worker and the others on its chunks are, on a terminal or, every half minute, in a log. */
import { number } from "../../wording/format.ts";
import { progress, type Progress } from "../terminal.ts";
import { durationText } from "./duration-text.ts";
import type { Player } from "./player.ts";

export class WorkProgress {
  private readonly player: Player;
  private readonly chunks: number;
  private readonly doneBefore: number;
  private readonly line: Progress = progress(true);
  private readonly started = performance.now();

  /** @param chunks that are to be done. @param doneBefore those of them that had a file when the work began */
  constructor(player: Player, chunks: number, doneBefore: number) {
    this.player = player;
    this.chunks = chunks;
    this.doneBefore = doneBefore;
  }

  /** @param done chunks with a file, whoever has played them */
  show(done: number, failed = 0): void {
    this.line.show(this.text(done, failed));
  }

  clear(): void {
    this.line.clear();
  }

  private text(done: number, failed: number): string {
    const { kept } = this.player;
    const left = this.chunks - done - failed;
    const since = done - this.doneBefore;
    const seconds = (performance.now() - this.started) / 1000;
    return [
      `${number(done)} of ${number(this.chunks)} chunks done`,
      ...(failed > 0 ? [`${number(failed)} failed`] : []),
      `${number(kept)} worlds kept by this worker`,
      ...(since > 0 && left > 0 ? [`about ${durationText((left * seconds) / since)} left`] : []),
    ].join("; ");
  }
}
