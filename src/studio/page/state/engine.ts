/** The page's workers: a desk that answers at once, a conductor and its crew that run. One that crashes is started again when it is next wanted. */
import type { Result, Settings } from "../../../engine/index.ts";
import type { Case } from "../../../language/index.ts";
import {
  FORMAT,
  type DeskAnswers,
  type DeskAsk,
  type Moves,
  type RunAnswer,
  type RunProgress,
} from "../../workers/messages.ts";

export interface Told {
  progress(progress: RunProgress): void;
  /** @param result without the numbers that decide nothing. @param whole all of it, as JSON in UTF-8. */
  done(result: Result, whole: Uint8Array, worlds: Int32Array): void;
  unfit(message: string): void;
  /** A worker crashed, and what it was at is begun again; `often`: it crashed too often to go on. */
  crashed(why: string, often: boolean): void;
}

/** Crashes in a row after which it gives up. */
const PATIENCE = 3;
/** Milliseconds of a task that reads a part of a result. */
const TURN = 8;

export class Engine {
  private readonly make: () => Worker;
  private readonly told: Told;
  private desk: Worker | null = null;
  private conductor: Worker | null = null;
  private crew: Worker[] = [];
  /** Those that are at work: what one that was ended still says is heard no more. */
  private readonly alive = new Set<Worker>();
  private readonly waiting = new Map<number, { done(answer: unknown): void; fail(error: Error): void }>();
  private number = 0;
  private running = 0;
  private crashes = 0;
  /** Whether the conductor draws its findings, when it hears nobody. */
  private finding = false;
  private last: { case: Case; moves: Moves; settings: Settings } | null = null;

  /** @param make a worker of the studio's bundle. */
  constructor(make: () => Worker, told: Told) {
    this.make = make;
    this.told = told;
  }

  private hire(part: "desk" | "conductor" | "crew", lost: (why: string) => void, port?: MessagePort): Worker {
    const worker = this.make();
    this.alive.add(worker);
    worker.onerror = (event) => {
      event.preventDefault();
      if (this.alive.has(worker)) lost(event.message || "it could not be loaded");
    };
    worker.postMessage({ format: FORMAT, number: 0, part, ...(port ? { port } : {}) }, port ? [port] : []);
    return worker;
  }

  private end(worker: Worker | null): void {
    if (worker && this.alive.delete(worker)) worker.terminate();
  }

  /** @returns whether it was one crash too many. */
  private crashed(why: string): boolean {
    const often = ++this.crashes > PATIENCE;
    this.told.crashed(why, often);
    return often;
  }

  private hireDesk(): Worker {
    const desk = this.hire("desk", (why) => {
      this.end(desk);
      this.desk = null;
      for (const { fail } of this.waiting.values()) fail(new Error(why));
      this.waiting.clear();
      this.crashed(why);
    });
    desk.onmessage = ({ data }: { data: { number: number; answer?: unknown; failed?: string } }) => {
      const one = this.waiting.get(data.number);
      this.waiting.delete(data.number);
      if (data.failed !== undefined) one?.fail(new Error(data.failed));
      else one?.done(data.answer);
    };
    return desk;
  }

  private hireCrew(): Worker {
    const lost = (why: string): void => {
      const again = this.last;
      this.release();
      if (!this.crashed(why) && again) this.run(again.case, again.moves, again.settings);
    };
    const count = Math.min(8, Math.max(1, navigator.hardwareConcurrency || 2));
    const ports: MessagePort[] = [];
    const conductor = (this.conductor = this.hire("conductor", lost));
    this.crew = Array.from({ length: count }, () => {
      const { port1, port2 } = new MessageChannel();
      ports.push(port1);
      return this.hire("crew", lost, port2);
    });
    conductor.postMessage({ format: FORMAT, number: 0, ask: "crew", ports }, ports);
    conductor.onmessage = ({ data }: { data: RunAnswer }) => {
      if (data.of !== this.running) return;
      if (data.answer === "progress") this.told.progress(data.progress);
      else if (data.answer === "done") {
        this.crashes = 0;
        this.last = null;
        this.finding = false;
        void this.finish(data.of, data.whole, data.shown, data.worlds);
      } else if (data.answer === "unfit") {
        this.last = null;
        this.told.unfit(data.message);
      } else {
        this.last = null;
        this.told.crashed(data.message, true);
      }
      if (data.answer === "progress" && data.progress.phase === "findings") this.finding = true;
    };
    return conductor;
  }

  /** Reads a result over several tasks and hands it on in the next, so that none is long. */
  private async finish(of: number, whole: Uint8Array, shown: readonly string[], worlds: Int32Array): Promise<void> {
    const members: [string, unknown][] = [];
    let until = 0;
    for (const member of shown) {
      if (performance.now() > until) {
        await new Promise((next) => {
          setTimeout(next);
        });
        until = performance.now() + TURN;
      }
      members.push(JSON.parse(member) as [string, unknown]);
    }
    await new Promise((next) => {
      setTimeout(next);
    });
    if (of === this.running) this.told.done(Object.fromEntries(members) as unknown as Result, whole, worlds);
  }

  private release(): void {
    for (const worker of [this.conductor, ...this.crew]) this.end(worker);
    this.conductor = null;
    this.crew = [];
    this.finding = false;
  }

  /** Asks the desk; answers come in the order of the asks. */
  ask<K extends DeskAsk["ask"]>(ask: Extract<DeskAsk, { ask: K }>): Promise<DeskAnswers[K]> {
    const number = ++this.number;
    return new Promise((done, fail) => {
      this.waiting.set(number, { done: done as (answer: unknown) => void, fail });
      (this.desk ??= this.hireDesk()).postMessage({ format: FORMAT, number, ...ask });
    });
  }

  /** Begins a full run; one in progress is dropped. */
  run(c: Case, moves: Moves, settings: Settings): void {
    this.stop();
    const conductor = this.conductor ?? this.hireCrew(); // not before it is wanted: reading the case comes first
    this.last = { case: c, moves, settings };
    this.running = ++this.number;
    conductor.postMessage({ format: FORMAT, number: this.running, ask: "run", case: c, moves, settings });
  }

  /** Drops the run in progress; one that is already finding can only be ended with its worker. */
  stop(): void {
    this.last = null;
    this.running = 0;
    if (this.finding) this.release();
    else this.conductor?.postMessage({ format: FORMAT, number: ++this.number, ask: "stop" });
  }

  close(): void {
    this.release();
    this.end(this.desk);
    this.desk = null;
  }
}
