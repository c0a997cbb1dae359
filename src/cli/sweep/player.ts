/** Plays chunks of a plan on threads and puts their files into the store. */
import { spawn } from "node:child_process";
import { EntenteError } from "../../errors.ts";
import { givesOdds, pastOf, tallyOf, type Chunk } from "../../analyses/sweep/index.ts";
import { encodeChunk, type StoredBlock } from "../../files/sweep/chunk-file.ts";
import { inProcess, messageOf, playRange, WorkerLost, type Executor, type PastBlock } from "../../runners/index.ts";
import type { Pool } from "../../runners/node/index.ts";
import type { OpenPlan, Subject } from "./open-plan.ts";
import { pastFrom, storedColumns, storedPast, storedTally } from "./stored.ts";

/** Times that a chunk is played before it counts as failed. */
const MAX_TRIES = 3;

export interface PlayerOptions {
  /** Threads; null plays in this one. */
  pool: Pool | null;
  /** A command of the user's that runs after each file, with FILE and PLACE in its environment. */
  then?: string | null;
  /** Executors in place of those of the pool, for tests. */
  executorOf?: (subject: Subject) => Executor;
}

export class Player {
  readonly open: OpenPlan;
  private readonly options: PlayerOptions;
  private readonly executors = new WeakMap<Subject, Executor>();
  /** Chunks that are being played, by key: a past that two chunks need is played once. */
  private readonly playing = new Map<string, Promise<StoredBlock[]>>();
  /** Chunks that this process has played, and the worlds kept in those of them that give odds. */
  played = 0;
  kept = 0;

  constructor(open: OpenPlan, options: PlayerOptions) {
    this.open = open;
    this.options = options;
  }

  executor(subject: Subject): Executor {
    const known = this.executors.get(subject);
    if (known) return known;
    const { pool, executorOf } = this.options;
    const made = executorOf?.(subject) ?? pool?.executor(subject.case, subject.settings) ?? inProcess(subject.model());
    this.executors.set(subject, made);
    return made;
  }

  /** Plays a chunk that is not in the store, three times where it fails; then it is marked as failed. */
  async play(chunk: Chunk): Promise<"found" | "played" | "failed"> {
    if (this.open.load(chunk) !== null) return "found";
    for (let tries = 1; ; tries++) {
      try {
        await this.placed(chunk);
        return "played";
      } catch (error) {
        if (error instanceof EntenteError && error.status !== 1) throw error; // of the disk or of a signal, not of the chunk
        const isFinal = error instanceof EntenteError || error instanceof WorkerLost || tries >= MAX_TRIES;
        if (!isFinal) continue;
        this.fail(chunk, error, error instanceof WorkerLost ? MAX_TRIES : tries);
        return "failed";
      }
    }
  }

  /** Marks a chunk as failed, so that it is left alone. */
  fail(chunk: Chunk, error: unknown, tries: number): void {
    this.open.store.fail(this.open.key(chunk), { error: messageOf(error), tries, engine: this.open.plan.engine });
  }

  /** Plays a chunk and writes its file. */
  placed(chunk: Chunk): Promise<StoredBlock[]> {
    const key = this.open.key(chunk);
    const under = this.playing.get(key);
    if (under) return under;
    const done = this.blocks(chunk)
      .then(async (blocks) => {
        const { file, place } = this.open.store.write(key, encodeChunk(this.open.what(chunk), blocks));
        this.played++;
        if (givesOdds(this.open.plan, chunk)) this.kept += blocks.reduce((sum, { kept }) => sum + kept, 0);
        if (this.options.then) await runAfter(this.options.then, file, place);
        return blocks;
      })
      .finally(() => this.playing.delete(key));
    this.playing.set(key, done);
    return done;
  }

  /** The file that a chunk has, played again. */
  async bytes(chunk: Chunk): Promise<Uint8Array> {
    return encodeChunk(this.open.what(chunk), await this.blocks(chunk));
  }

  private async blocks(chunk: Chunk): Promise<StoredBlock[]> {
    const { kind, payload, point } = chunk;
    const subject = this.open.subject(chunk);
    const executor = this.executor(subject);
    if (kind === "past") return (await playRange(executor, { ...chunk, kind: "worlds" })).map(storedPast);
    const past = kind === "worlds" && this.open.sharesPast(point) ? await this.past(chunk) : null;
    const played = await playRange(executor, { ...chunk, kind }, past);
    return payload === "columns" ? played.map(storedColumns) : [storedTally(kind, tallyOf(subject.model(), played))];
  }

  private async past(chunk: Chunk): Promise<PastBlock[]> {
    const past = pastOf(chunk);
    return (this.open.load(past) ?? (await this.placed(past))).map(pastFrom);
  }
}

function runAfter(command: string, file: string, place: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (why: string): void =>
      reject(new EntenteError("unavailable", `--then: the command ${why} after ${place}; the chunk is in the store`));
    const child = spawn(command, {
      shell: true,
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, FILE: file, PLACE: place },
    });
    child.on("error", (error) => failed(`could not be started (${error.message})`));
    child.on("close", (code) => (code === 0 ? resolve() : failed(`ended with status ${code ?? "of a signal"}`)));
  });
}
