/** The page's workers: one for interactive tasks, one that coordinates runs, and its pool. One that crashes is started again. */
import type { Result, Settings } from "../../../engine/index.ts";
import type { Case } from "../../../language/index.ts";
import { EntenteError } from "../../../errors.ts";
import { WorkerClient, messageOf, type Kinds } from "../../../runners/index.ts";
import type { OddsAsked } from "../../../lenses/believe/index.ts";
import type {
  Believed,
  InteractiveTasks,
  Overrides,
  PoolTasks,
  RunAnswer,
  RunProgress,
  RunTasks,
} from "../../workers/messages.ts";

export interface EngineEvents {
  progress(progress: RunProgress): void;
  /** @param result without the numbers that decide nothing. @param whole all of it, as JSON in UTF-8. */
  done(result: Result, whole: Uint8Array, worlds: Int32Array, leading: string[]): void;
  /** The case, not the program, is why the run has no result. */
  unfit(message: string): void;
  /** A worker crashed and was started again; `final`: it crashed too often, or the run failed, and none was. */
  crashed(why: string, final: boolean): void;
}

/** Crashes in a row after which no worker is started again. */
const MAX_CRASHES = 3;
const MAX_POOL_WORKERS = 8;
/** Milliseconds of a task that parses a part of a result. */
const PARSE_MS = 8;

export class Engine {
  private readonly make: () => Worker;
  private readonly events: EngineEvents;
  private interactive: WorkerClient<InteractiveTasks> | null = null;
  private runWorker: WorkerClient<RunTasks> | null = null;
  private pool: WorkerClient<PoolTasks>[] = [];
  private crashes = 0;
  private current: { cancel(): void } | null = null;
  /** True while the run worker computes findings and cannot receive messages. */
  private finding = false;
  /** The run in progress, to begin it again after a crash. */
  private last: RunTasks["run"]["task"] | null = null;

  /** @param make starts a worker of the studio's bundle. */
  constructor(make: () => Worker, events: EngineEvents) {
    this.make = make;
    this.events = events;
  }

  /** Asks the interactive worker; rejects where it crashes first. */
  ask<N extends keyof InteractiveTasks>(
    kind: N,
    task: InteractiveTasks[N]["task"],
  ): Promise<InteractiveTasks[N]["answer"]> {
    this.interactive ??= this.start((why) => {
      this.interactive = null;
      this.crashed(why);
    });
    return this.interactive.ask(kind, task);
  }

  /** Begins a full run; one in progress is dropped. */
  run(c: Case, overrides: Overrides, settings: Settings): void {
    this.stop();
    this.runWorker ??= this.startRunWorker(); // when a run is first wanted: reading the case comes first
    this.last = { case: c, overrides, settings };
    const worker = this.runWorker;
    const run = worker.start("run", this.last, {
      progress: (progress) => {
        if (progress.phase === "findings") this.finding = true;
        this.events.progress(progress);
      },
    });
    this.current = run;
    run.answer.then(
      (answer) => {
        this.crashes = 0;
        this.ended();
        void this.finish(run, answer);
      },
      (error: unknown) => {
        if (worker.dead) return; // a crash, which is reported by itself
        this.ended();
        this.current = null;
        if (error instanceof EntenteError) this.events.unfit(messageOf(error));
        else this.events.crashed(messageOf(error), true);
      },
    );
  }

  /** Odds of two cases on the same worlds; a run in progress is dropped. @throws Error with the reason where there are none */
  compare(
    cases: readonly [Case, Case],
    settings: Settings,
    progress: (progress: RunTasks["compare"]["progress"]) => void,
  ): Promise<RunTasks["compare"]["answer"]> {
    this.stop();
    this.runWorker ??= this.startRunWorker();
    const compared = this.runWorker.start("compare", { cases, settings }, { progress });
    this.current = compared;
    return compared.answer;
  }

  /** What one would have to believe for other odds, of the last run; null where none has ended, or another has begun. */
  async believe(asked: OddsAsked): Promise<Believed | null> {
    if (!this.runWorker || this.current === null || this.last !== null) return null;
    return this.runWorker.ask("believe", { asked }).catch(() => null);
  }

  /** Asks the worker of runs for worlds beside the run on the page; rejects where it crashes first. */
  play<N extends "odds" | "cruxes">(kind: N, task: RunTasks[N]["task"]): Promise<RunTasks[N]["answer"]> {
    this.runWorker ??= this.startRunWorker();
    return this.runWorker.ask(kind, task);
  }

  /** Drops the run in progress; one that computes its findings can only be ended with its workers. */
  stop(): void {
    if (this.finding) this.release();
    else this.current?.cancel();
    this.current = null;
    this.ended();
  }

  close(): void {
    this.release();
    void this.interactive?.close();
    this.interactive = null;
  }

  private ended(): void {
    this.last = null;
    this.finding = false;
  }

  private start<K extends Kinds>(lost: (why: string) => void): WorkerClient<K> {
    const worker = this.make();
    const client = new WorkerClient<K>(
      (message, transfer) => worker.postMessage(message, [...transfer] as Transferable[]),
      () => worker.terminate(),
      { lost },
    );
    worker.onmessage = ({ data }: { data: unknown }) => client.take(data);
    worker.onerror = (event) => {
      event.preventDefault();
      client.die(event.message || "it could not be loaded");
    };
    return client;
  }

  private startRunWorker(): WorkerClient<RunTasks> {
    const worker = this.start<RunTasks>((why) => {
      const task = this.last;
      this.release();
      this.ended();
      if (!this.crashed(why) && task) this.run(task.case, task.overrides, task.settings);
    });
    const count = Math.min(MAX_POOL_WORKERS, Math.max(1, navigator.hardwareConcurrency || 2));
    const ports = Array.from({ length: count }, (_, slot) => this.startPoolWorker(slot));
    this.tell(worker, "connect", { ports }, ports);
    return worker;
  }

  /** Starts the worker of a slot of the pool. @returns the run worker's end of a channel to it. */
  private startPoolWorker(slot: number): MessagePort {
    const { port1, port2 } = new MessageChannel();
    this.pool[slot] = this.start<PoolTasks>((why) => {
      if (this.crashed(why)) {
        this.release();
        return this.ended();
      }
      const port = this.startPoolWorker(slot);
      if (this.runWorker) this.tell(this.runWorker, "replace", { slot, port, reason: why }, [port]);
    });
    this.tell(this.pool[slot], "join", { port: port2 }, [port2]);
    return port1;
  }

  /** Sends a task without an answer; its failure is reported as the worker's crash. */
  private tell<K extends Kinds, N extends keyof K & string>(
    worker: WorkerClient<K>,
    kind: N,
    task: K[N]["task"],
    transfer: readonly Transferable[],
  ): void {
    worker.ask(kind, task, { transfer }).catch(() => {});
  }

  private release(): void {
    for (const worker of [this.runWorker, ...this.pool]) void worker?.close();
    this.runWorker = null;
    this.pool = [];
  }

  /** @returns whether it was one crash too many. */
  private crashed(why: string): boolean {
    const final = ++this.crashes > MAX_CRASHES;
    this.events.crashed(why, final);
    return final;
  }

  /** Parses a result over several tasks and hands it on in the next, so that none is long. */
  private async finish(run: { cancel(): void }, { whole, shown, worlds, leading }: RunAnswer): Promise<void> {
    const members: [string, unknown][] = [];
    let until = 0;
    for (const member of shown) {
      if (performance.now() > until) {
        await new Promise((next) => {
          setTimeout(next);
        });
        until = performance.now() + PARSE_MS;
      }
      members.push(JSON.parse(member) as [string, unknown]);
    }
    await new Promise((next) => {
      setTimeout(next);
    });
    if (run === this.current)
      this.events.done(Object.fromEntries(members) as unknown as Result, whole, worlds, leading);
  }
}
