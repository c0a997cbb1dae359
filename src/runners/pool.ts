/** Workers that run the tasks of any number of cases. A task whose worker ends is given to another. */
import type { Settings } from "../engine/index.ts";
import type { Case } from "../language/case.ts";
import { caseHash } from "./case-hash.ts";
import { WorkerLost } from "./errors.ts";
import type { Executor } from "./executor.ts";
import { isAnswer, type TaskKind, type Works } from "./work.ts";
import type { SubjectCase, WorkerClient } from "./worker-client.ts";

/** Workers that may end with a task in hand before the task fails: it may be what ends them. */
const MAX_LOSSES = 3;
/** Tasks a worker that keep it busy while an answer is on its way. */
const TASKS_PER_WORKER = 2;

export class Pool {
  private readonly start: (slot: number) => WorkerClient<Works>;
  private readonly workers: (WorkerClient<Works> | null)[];
  /** Signals that this pool listens to. */
  private readonly heard = new WeakSet<AbortSignal>();
  private closed = false;

  /** @param start starts the worker of a slot: when it is first needed, and again after one has ended. @param size workers, at least 1. */
  constructor(start: (slot: number) => WorkerClient<Works>, size: number) {
    this.start = start;
    this.workers = Array.from({ length: size }, () => null);
  }

  get size(): number {
    return this.workers.length;
  }

  /** Runs tasks on one case. @param signal ends the busy workers when it aborts; tasks of other executors start again. */
  executor(c: Case, settings: Settings, signal?: AbortSignal): Executor {
    const subject: SubjectCase = { hash: caseHash(c), settings, case: c };
    if (signal) this.listen(signal);
    return {
      width: TASKS_PER_WORKER * this.size,
      execute: (kind, task) => this.execute(kind, task, subject, signal),
    };
  }

  /** Marks the worker of a slot as ended, where this is known from elsewhere than its own messages. */
  lose(slot: number, reason: string): void {
    this.workers[slot]?.die(reason);
  }

  /** Ends every worker; tasks in hand are never answered. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.workers.map((worker) => worker?.close()));
  }

  /** Ends the busy workers when a signal aborts; many executors of one signal listen once. */
  private listen(signal: AbortSignal): void {
    if (this.heard.has(signal)) return;
    this.heard.add(signal);
    const cancel = (): void => {
      for (const worker of this.workers) if (worker && worker.busy > 0) worker.die("a run was cancelled", true);
    };
    signal.addEventListener("abort", cancel, { once: true });
  }

  private async execute<K extends TaskKind>(
    kind: K,
    task: Works[K]["task"],
    subject: SubjectCase,
    signal: AbortSignal | undefined,
  ): Promise<Works[K]["answer"]> {
    for (let losses = 0; ;) {
      const worker = this.leastBusy();
      try {
        const answer = await worker.ask(kind, task, { subject });
        if (isAnswer(kind, answer)) return answer;
        worker.die(`a worker answered a task of kind '${kind}' with something else`);
        throw new WorkerLost(`a worker answered a task of kind '${kind}' with something else`);
      } catch (error) {
        if (!(error instanceof WorkerLost) || this.closed || signal?.aborted) throw error;
        if (!error.cancelled) losses++;
        if (losses === MAX_LOSSES)
          throw new WorkerLost(`${error.message}; the task was given to ${MAX_LOSSES} workers`);
      }
    }
  }

  /** The worker with the fewest tasks; one that has ended is started again. */
  private leastBusy(): WorkerClient<Works> {
    const busy = this.workers.map((worker) => (worker && !worker.dead ? worker.busy : 0));
    const slot = busy.indexOf(Math.min(...busy));
    const worker = this.workers[slot];
    return worker && !worker.dead ? worker : (this.workers[slot] = this.start(slot));
  }
}
