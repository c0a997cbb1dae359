/** One who works somewhere else, over messages: answers come in the order in which they were asked. */
import { EntenteError } from "../errors.ts";
import type { Settings } from "../engine/index.ts";
import type { Case } from "../language/case.ts";
import { FORMAT, checkAnswer, type Answer, type Ask } from "./message.ts";
import type { Kind, Works } from "./work.ts";

type Done = Exclude<Answer, { answer: "failed" }>;
interface Waiting {
  done(answer: Done): void;
  fail(error: Error): void;
}

export class Hand {
  private readonly waiting: Waiting[] = [];
  private dead: Error | null = null;
  private readonly send: (ask: Ask) => void;

  constructor(send: (ask: Ask) => void) {
    this.send = send;
  }

  /** What was asked for and has not come back. */
  get busy(): number {
    return this.waiting.length;
  }

  /** Told a case, which is that of all that is asked for from now on. */
  begin(c: Case, settings: Settings): void {
    this.send({ format: FORMAT, ask: "begin", case: c, settings });
  }

  async work<K extends Kind>(kind: K, task: Works[K]["task"]): Promise<Works[K]["answer"]> {
    const answer = await this.ask({ format: FORMAT, ask: "work", kind, task });
    if (answer.kind !== kind) throw new Error("a worker answered something else than it was asked");
    return answer.done;
  }

  private ask(ask: Ask): Promise<Done> {
    return new Promise((done, fail) => {
      if (this.dead) {
        fail(this.dead);
        return;
      }
      this.waiting.push({ done, fail });
      this.send(ask);
    });
  }

  /** What came back. */
  take(message: unknown): void {
    const next = this.waiting.shift();
    try {
      const answer = checkAnswer(message);
      if (answer.answer === "failed")
        next?.fail(answer.code ? new EntenteError(answer.code, answer.message) : new Error(answer.message));
      else next?.done(answer);
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
  forget(): void {
    this.waiting.length = 0;
  }
}

/** The hand with the least to do. */
export const idlest = (hands: readonly Hand[]): Hand =>
  hands.reduce((least, one) => (one.busy < least.busy ? one : least));
