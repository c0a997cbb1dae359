/** One who plays blocks somewhere else, over messages: answers come in the order in which they were asked. */
import type { Block, Columns, Settings } from "../engine/index.ts";
import type { Case } from "../language/case.ts";
import { FORMAT, checkAnswer, type Ask } from "./message.ts";

interface Waiting { done(columns: Columns): void; fail(error: Error): void }

export class Hand {
  private readonly waiting: Waiting[] = [];
  private dead: Error | null = null;
  private readonly send: (ask: Ask) => void;

  constructor(send: (ask: Ask) => void) { this.send = send; }

  /** Blocks asked for that have not come back. */
  get busy(): number { return this.waiting.length; }

  /** Told a case, which is that of every block asked for from now on. */
  begin(c: Case, settings: Settings): void { this.send({ format: FORMAT, ask: "begin", case: c, settings }); }

  play(block: Block): Promise<Columns> {
    return new Promise((done, fail) => {
      if (this.dead) {
        fail(this.dead);
        return;
      }
      this.waiting.push({ done, fail });
      this.send({ format: FORMAT, ask: "play", block });
    });
  }

  /** What came back. */
  take(message: unknown): void {
    const next = this.waiting.shift();
    try {
      const answer = checkAnswer(message);
      if (answer.answer === "columns") next?.done(answer.columns);
      else next?.fail(new Error(answer.message));
    } catch (error) {
      next?.fail(error as Error);
    }
  }

  /** It will not answer any more. */
  die(error: Error): void {
    this.dead ??= error;
    for (const one of this.waiting.splice(0)) one.fail(this.dead);
  }

  /** What is still asked for never comes. */
  forget(): void { this.waiting.length = 0; }
}

/** The hand with the least to do. */
export const idlest = (hands: readonly Hand[]): Hand => hands.reduce((least, one) => (one.busy < least.busy ? one : least));
