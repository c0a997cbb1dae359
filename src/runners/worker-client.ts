/** Client of one worker: sends tasks, and settles each with the answer that carries its id. */
import type { Case } from "../language/case.ts";
import { crossed, messageOf, WorkerLost } from "./errors.ts";
import { PROTOCOL_FORMAT, checkReply, type Kinds, type Reply, type Request, type Subject } from "./protocol.ts";

/** A case with the hash and the settings that tasks name it by. */
export interface SubjectCase extends Subject {
  case: Case;
}

export interface AskOptions<K extends Kinds, N extends keyof K> {
  /** The case of the task; it is sent only if the worker asks for it. */
  subject?: SubjectCase | null;
  /** Called with what the worker tells before it answers. */
  progress?: (progress: K[N]["progress"]) => void;
  /** Ports and memory that the task transfers. */
  transfer?: readonly unknown[];
}

interface Pending {
  resolve(answer: unknown): void;
  reject(error: Error): void;
  progress: ((progress: unknown) => void) | undefined;
  subject: SubjectCase | null;
}

export interface WorkerOptions {
  /** Milliseconds without a message after which a worker with tasks in hand counts as lost (default: none, a task may take any time). */
  timeoutMs?: number;
  /** Called once when the worker ends before it is closed. */
  lost?: (reason: string) => void;
}

export class WorkerClient<K extends Kinds> {
  private readonly pending = new Map<number, Pending>();
  private lost: WorkerLost | null = null;
  private lastId = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly send: (request: Request, transfer: readonly unknown[]) => void;
  private readonly end: () => unknown;
  private readonly options: WorkerOptions;

  /** @param send posts a message to the worker. @param end terminates it. */
  constructor(
    send: (message: Request & { format: number }, transfer: readonly unknown[]) => void,
    end: () => unknown,
    options: WorkerOptions = {},
  ) {
    this.send = (request, transfer) => send({ format: PROTOCOL_FORMAT, ...request }, transfer);
    this.end = end;
    this.options = options;
  }

  /** Tasks without an answer so far. */
  get busy(): number {
    return this.pending.size;
  }
  /** Whether the worker has ended. */
  get dead(): boolean {
    return this.lost !== null;
  }

  /** @returns the answer; rejects with WorkerLost where the worker ends first, else with the error that the task ended with. */
  ask<N extends keyof K & string>(
    kind: N,
    task: K[N]["task"],
    options: AskOptions<K, N> = {},
  ): Promise<K[N]["answer"]> {
    return this.start(kind, task, options).answer;
  }

  /** As `ask`, with a way to cancel: the worker is told to stop, and the promise never settles. */
  start<N extends keyof K & string>(
    kind: N,
    task: K[N]["task"],
    { subject = null, progress, transfer = [] }: AskOptions<K, N> = {},
  ): { answer: Promise<K[N]["answer"]>; cancel(): void } {
    const id = ++this.lastId;
    const answer = new Promise<K[N]["answer"]>((resolve, reject) => {
      if (this.lost) return reject(this.lost);
      this.pending.set(id, { resolve, reject, progress, subject });
      const { hash, settings } = subject ?? {};
      this.send(
        { type: "task", id, kind, task, subject: hash === undefined ? null : { hash, settings: settings! } },
        transfer,
      );
      this.expect();
    });
    const cancel = (): void => {
      if (this.pending.delete(id)) this.send({ type: "cancel", id }, []);
      this.expect();
    };
    return { answer, cancel };
  }

  /** Takes a message from the worker. An unreadable one ends the worker, since its other answers cannot be trusted. */
  take(message: unknown): void {
    if (this.lost) return;
    try {
      this.settle(checkReply(message));
    } catch (error) {
      this.die(messageOf(error));
    }
    this.expect();
  }

  /** The worker has ended or is ended: tasks in hand are lost. @param cancelled whether it is ended to cancel a run. */
  die(reason: string, cancelled = false): void {
    if (this.lost) return;
    this.lost = new WorkerLost(reason, cancelled);
    clearTimeout(this.timer);
    this.end();
    const pending = [...this.pending.values()];
    this.pending.clear();
    for (const { reject } of pending) reject(this.lost);
    this.options.lost?.(reason);
  }

  /** Ends the worker; tasks in hand are never answered. */
  async close(): Promise<void> {
    this.lost ??= new WorkerLost("the worker was closed");
    this.pending.clear();
    clearTimeout(this.timer);
    await this.end();
  }

  private settle(reply: Reply): void {
    if (reply.type === "case-wanted") {
      const subject = [...this.pending.values()].find((task) => task.subject?.hash === reply.hash)?.subject;
      if (subject) this.send({ type: "case", hash: reply.hash, case: subject.case }, []);
      return;
    }
    const task = this.pending.get(reply.id);
    if (!task) return; // cancelled
    if (reply.type === "progress") return task.progress?.(reply.progress);
    this.pending.delete(reply.id);
    if (reply.type === "failed") task.reject(crossed(reply));
    else task.resolve(reply.answer);
  }

  private expect(): void {
    clearTimeout(this.timer);
    const { timeoutMs } = this.options;
    if (timeoutMs === undefined || this.lost || this.pending.size === 0) return;
    this.timer = setTimeout(() => this.die(`a worker gave no answer for ${timeoutMs} ms`), timeoutMs);
  }
}
