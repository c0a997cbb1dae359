/** Runs one after the other, each in a thread of its own: a call waits for one, goes on waiting, or ends it. */
import { startThread } from "../../runners/node/threads.ts";
import type { WorkerClient } from "../../runners/worker-client.ts";
import { ToolError } from "../errors.ts";
import type { RunStore, StoredRun } from "./store.ts";
import type { RunProgress, RunTask, RunTasks } from "./task.ts";

/** Runs that wait behind the one under way. */
const MAX_WAITING_RUNS = 2;
/** Failed runs whose error is kept. */
const MAX_FAILURES = 20;

/** What is known of a run before it starts. */
export type RunAbout = Pick<StoredRun, "handle" | "case" | "whatIf">;

export interface RunState {
  state: "done" | "running" | "stopped";
  progress: RunProgress;
  /** Estimated from what is done; null before anything is. */
  secondsLeft: number | null;
}

interface Job {
  about: RunAbout;
  task: RunTask;
  progress: RunProgress;
  startedAt: number | null;
  client: WorkerClient<RunTasks> | null;
  waiters: number;
  ended: Promise<void>;
  end(): void;
  stopped: boolean;
}

const NOTHING: RunProgress = { done: 0, kept: 0, tried: 0, of: 0 };

export class RunQueue {
  private readonly jobs: Job[] = [];
  private readonly failures = new Map<string, Error>();

  /** @param file the bundled thread */
  constructor(
    private readonly store: RunStore,
    private readonly file: URL,
  ) {}

  /** Starts a run, or puts it behind others; one that is kept or on its way is left as it is. @throws ToolError `busy` */
  begin(about: RunAbout, task: () => RunTask): void {
    if (this.store.find(about.handle) || this.jobOf(about.handle)) return;
    this.failures.delete(about.handle);
    if (this.jobs.length > MAX_WAITING_RUNS) throw this.busy();
    let end = (): void => {};
    const ended = new Promise<void>((done) => (end = done));
    this.jobs.push({
      about,
      task: task(),
      progress: NOTHING,
      startedAt: null,
      client: null,
      waiters: 0,
      ended,
      end,
      stopped: false,
    });
    if (this.jobs.length === 1) void this.next();
  }

  /**
   * Waits for a run.
   * @param signal ends the wait at once, and the run too where no other call waits for it
   * @param tell called each second with how far it is
   * @throws Error that the run ended with; ToolError `no-such-run`, `stopped`
   */
  async wait(
    handle: string,
    milliseconds: number,
    signal: AbortSignal,
    tell: (at: RunProgress) => void,
  ): Promise<RunState> {
    const job = this.jobOf(handle);
    if (!job) return this.endOf(handle);
    job.waiters++;
    const ticking = setInterval(() => tell(job.progress), 1000);
    let timer: NodeJS.Timeout | undefined;
    let abort = (): void => {};
    try {
      await Promise.race([
        job.ended,
        new Promise<void>((done) => (timer = setTimeout(done, milliseconds))),
        new Promise<void>((done) => {
          abort = (): void => done();
          signal.addEventListener("abort", abort, { once: true });
        }),
      ]);
    } finally {
      clearInterval(ticking);
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
      job.waiters--;
    }
    if (signal.aborted) {
      if (job.waiters === 0) this.stop(handle);
      throw new ToolError("stopped", "The call was cancelled.");
    }
    if (job.stopped) return { state: "stopped", progress: job.progress, secondsLeft: null };
    return this.jobOf(handle) === undefined ? this.endOf(handle) : this.stateOf(job);
  }

  /** Ends a run that is under way or waits. @returns whether there was one */
  stop(handle: string): RunState | null {
    const job = this.jobOf(handle);
    if (!job) return null;
    job.stopped = true;
    if (job.client) job.client.die("the run was stopped", true);
    else this.leave(job);
    return { state: "stopped", progress: job.progress, secondsLeft: null };
  }

  /** Whether a run on its way is of anything but the case as it stands. */
  isWhatIf(handle: string): boolean {
    return this.jobOf(handle)?.about.whatIf ?? false;
  }

  /** Ends everything. */
  close(): void {
    for (const { about } of [...this.jobs].reverse()) this.stop(about.handle);
  }

  private jobOf(handle: string): Job | undefined {
    return this.jobs.find(({ about }) => about.handle === handle);
  }

  private endOf(handle: string): RunState {
    const failure = this.failures.get(handle);
    if (failure) throw failure;
    this.store.get(handle);
    return { state: "done", progress: { ...NOTHING, done: 1 }, secondsLeft: 0 };
  }

  private stateOf({ progress, startedAt }: Job): RunState {
    const seconds = startedAt === null ? 0 : (performance.now() - startedAt) / 1000;
    const left = progress.done > 0.02 ? (seconds * (1 - progress.done)) / progress.done : null;
    return { state: "running", progress, secondsLeft: left === null ? null : Math.max(1, Math.round(left)) };
  }

  private busy(): ToolError {
    const [first] = this.jobs;
    const { progress, secondsLeft } = this.stateOf(first!);
    const { handle } = first!.about;
    return new ToolError(
      "busy",
      `Run ${handle} is under way (${Math.round(100 * progress.done)} %${secondsLeft === null ? "" : `, ${secondsLeft} s left`}), and ${MAX_WAITING_RUNS} more wait. Wait with case_run {run: "${handle}"}, or end it with stop: true.`,
    );
  }

  private async next(): Promise<void> {
    const [job] = this.jobs;
    if (!job) return;
    const { about, task } = job;
    job.startedAt = performance.now();
    job.client = startThread<RunTasks>(this.file);
    try {
      const { result, against } = await job.client.ask("run", task, {
        progress: (at) =>
          (job.progress = { ...(at as RunProgress), done: Math.max(job.progress.done, (at as RunProgress).done) }),
      });
      this.store.keep({ ...about, result, against });
    } catch (error) {
      if (!job.stopped) this.fail(about.handle, error as Error);
    } finally {
      void job.client.close();
      this.leave(job);
    }
    void this.next();
  }

  private leave(job: Job): void {
    this.jobs.splice(this.jobs.indexOf(job), 1);
    job.end();
  }

  private fail(handle: string, error: Error): void {
    this.failures.set(handle, error);
    for (const first of this.failures.keys()) {
      if (this.failures.size <= MAX_FAILURES) break;
      this.failures.delete(first);
    }
  }
}
