/** Workers and offers of plans over a queue. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { EntenteError } from "../../errors.ts";
import { registerPlan } from "../../files/sweep/plan-folder.ts";
import { markWorker } from "../../files/sweep/workers.ts";
import { connect, offerJobs, pause, takeJobs, type Offered } from "../../runners/queue/index.ts";
import { number } from "../../wording/format.ts";
import { complain, progress } from "../terminal.ts";
import { OpenPlan } from "./open-plan.ts";
import { Player, type PlayerOptions } from "./player.ts";
import { WorkProgress } from "./work-progress.ts";

const LISTING_INTERVAL_MS = 5_000;
/** Times that a chunk whose workers died was given to a worker, as its mark says. */
const TRIES_OF_DEATHS = 12;

/** Chunks without a file that have not failed. */
export function chunksLeft(open: OpenPlan): Offered[] {
  const listed = open.store.list();
  return open.chunks.flatMap((chunk, at): Offered[] => {
    const key = open.key(chunk);
    return open.isListed(chunk, listed) || open.store.failure(key) !== null ? [] : [{ chunk: at, key }];
  });
}

/** Plays the chunk of a job: nothing where its file is there already. @throws whatever playing throws */
async function playJob(player: Player, chunk: number, isLast: boolean): Promise<void> {
  const { open } = player;
  const own = open.chunks[chunk];
  if (!own) throw new EntenteError("wrong-input", `the plan has no chunk ${chunk}`);
  if (open.load(own) !== null) return;
  try {
    await player.placed(own);
  } catch (error) {
    const isFinal = error instanceof EntenteError && error.status === 1;
    if (isLast || isFinal) player.fail(own, error, isFinal ? 1 : 3);
    throw error;
  }
}

export interface ServeOptions {
  threads: number;
  /** Whether this process offers what is left, too. */
  offers: boolean;
  signal: AbortSignal;
}

/** Serves one plan until all its chunks are done or have failed. */
export async function servePlan(url: string, player: Player, { threads, offers, signal }: ServeOptions): Promise<void> {
  const { open } = player;
  const watch = await connect(url);
  const mark = markWorker(open.storeFolder);
  const end = new AbortController();
  const stop = (): void => end.abort();
  signal.addEventListener("abort", stop, { once: true });
  const all = open.chunks.length;
  const shown = new WorkProgress(player, all, all - chunksLeft(open).length);
  const tell = (left: number): void => shown.show(all - left);
  try {
    registerPlan(open.storeFolder, open.folder, open.plan.id);
    const done = offers
      ? offerJobs(url, open.plan.id, () => chunksLeft(open), failed(player), { signal: end.signal, progress: tell })
      : listed(open, end.signal, tell);
    await takeJobs(url, watch, open.plan.id, (n, isLast) => playJob(player, n, isLast).finally(mark.touch), {
      concurrency: threads,
      signal: end.signal,
      done,
    });
  } finally {
    end.abort();
    signal.removeEventListener("abort", stop);
    mark.end();
    shown.clear();
    watch.disconnect();
  }
}

const failed =
  (player: Player) =>
  (chunk: number, why: string): void =>
    player.fail(player.open.chunks[chunk], new Error(why), TRIES_OF_DEATHS);

/** Waits until nothing is left, by the listing. */
async function listed(open: OpenPlan, signal: AbortSignal, tell: (left: number) => void): Promise<void> {
  for (let left = chunksLeft(open).length; left > 0 && !signal.aborted; left = chunksLeft(open).length) {
    tell(left);
    await pause(LISTING_INTERVAL_MS, signal);
  }
}

const PLAN_ID = /^[0-9a-f]{64}$/;

/**
 * Serves every plan of a store, also those that come later, until the signal. Plans of other builds are named and left
 * alone. @returns what it has played, in words
 */
export async function serveStore(
  url: string,
  store: string,
  options: PlayerOptions & { threads: number; signal: AbortSignal },
): Promise<string> {
  const watch = await connect(url);
  const mark = markWorker(store);
  const line = progress(true);
  const players: Player[] = [];
  const serving = new Map<string, Promise<void>>();
  const end = new AbortController();
  options.signal.addEventListener("abort", () => end.abort(), { once: true });
  let fault: unknown = null;
  try {
    while (!end.signal.aborted) {
      for (const id of plansIn(store)) {
        if (serving.has(id)) continue;
        serving.set(
          id,
          servedPlan(url, watch, join(store, "plans", id), store, options, end.signal, mark.touch, players).catch(
            (error: unknown) => {
              fault ??= error;
              end.abort();
            },
          ),
        );
      }
      await pause(LISTING_INTERVAL_MS, end.signal);
      mark.touch();
      line.show(playedText(players));
    }
    await Promise.all(serving.values());
    if (fault !== null) throw fault;
    return playedText(players);
  } finally {
    line.clear();
    mark.end();
    watch.disconnect();
  }
}

function playedText(players: readonly Player[]): string {
  const sum = (of: (player: Player) => number): string => number(players.reduce((all, player) => all + of(player), 0));
  return `${sum(({ played }) => played)} chunks of ${number(players.length)} plans played by this worker; ${sum(({ kept }) => kept)} worlds kept by it`;
}

async function servedPlan(
  url: string,
  watch: Parameters<typeof takeJobs>[1],
  folder: string,
  store: string,
  options: PlayerOptions & { threads: number },
  signal: AbortSignal,
  touch: () => void,
  players: Player[],
): Promise<void> {
  let open: OpenPlan;
  try {
    open = new OpenPlan(folder, store, complain).requireOwnEngine();
  } catch (error) {
    if (!(error instanceof EntenteError)) throw error;
    return complain(error.message);
  }
  const player = new Player(open, options);
  players.push(player);
  const play = (n: number, isLast: boolean): Promise<void> => {
    if (!open.chunks[n]) open.readMore(); // `extend` has added some since
    return playJob(player, n, isLast).finally(touch);
  };
  await takeJobs(url, watch, open.plan.id, play, { concurrency: options.threads, signal });
}

function plansIn(store: string): string[] {
  try {
    return readdirSync(join(store, "plans")).filter((name) => PLAN_ID.test(name));
  } catch {
    return [];
  }
}
