/** `entente sweep work`: plays chunks of a plan that are not in the store yet. */
import { availableParallelism } from "node:os";
import { EntenteError } from "../../errors.ts";
import { openPool } from "../../runners/node/index.ts";
import type { Chunk } from "../../analyses/sweep/index.ts";
import { markWorker } from "../../files/sweep/workers.ts";
import { pause } from "../../runners/queue/index.ts";
import { shownPath } from "../../files/put.ts";
import { number } from "../../wording/format.ts";
import type { Given } from "../arguments.ts";
import { endAfterStep } from "../signals.ts";
import { print } from "../terminal.ts";
import { ChunksToPlay } from "./chunks-to-play.ts";
import { openPlan, poolOf, positiveFlag, textFlag, threadsOf, typedPlan } from "./flags.ts";
import type { OpenPlan } from "./open-plan.ts";
import { Player } from "./player.ts";
import { chunksLeft, servePlan } from "./queue.ts";
import { workList } from "./work-list.ts";
import { WorkProgress } from "./work-progress.ts";

/** Time after which a worker that plays one long chunk marks itself again. */
const MARK_INTERVAL_MS = 20_000;
/** Time after which a worker looks again at chunks that others have in hand. */
const LOOK_AGAIN_MS = 250;
/** Time after which a worker counts again what others have done. */
const COUNT_INTERVAL_MS = 25_000;
/** Flags that say which chunks are played, which over a queue its jobs say. */
const OF_A_FOLDER_ALONE = ["chunk", "part", "slurm-array", "k8s", "aws-batch", "of", "until"];

export async function work(given: Given, signal: AbortSignal): Promise<number> {
  const open = openPlan(given).requireOwnEngine();
  const threads = slurmThreads(given) ?? threadsOf(given);
  const until = positiveFlag(given, "until");
  const queue = textFlag(given, "queue");
  if (queue === null && given.flags["offer"]) throw new EntenteError("wrong-usage", "--offer goes with --queue URL");
  const parts = OF_A_FOLDER_ALONE.filter((name) => given.flags[name]).map((name) => `--${name}`);
  if (queue !== null && parts.length > 0)
    throw new EntenteError("wrong-usage", `${parts.join(" and ")}: a queue shares out all chunks; leave it out`);
  const list = workList(given, open.chunks.length).map((n) => open.chunks[n]);
  endAfterStep();
  const pool = queue === null ? poolOf(threads) : openPool({ workers: threads }); // locks of jobs are renewed in this thread
  const player = new Player(open, { pool, then: textFlag(given, "then") });
  try {
    if (queue !== null) {
      if (given.flags["again"]) for (const chunk of open.chunks) open.store.forgive(open.key(chunk));
      await servePlan(queue, player, { threads, offers: given.flags["offer"] === true, signal });
      const left = chunksLeft(open).length;
      const failed = open.chunks.filter((chunk) => open.store.failure(open.key(chunk)) !== null).length;
      print(
        [
          `${number(open.chunks.length - left - failed)} of ${number(open.chunks.length)} chunks done, ${number(player.played)} by this worker`,
          ...whereNext(open),
        ].join("\n"),
      );
      return signal.aborted ? 130 : failed + left > 0 ? 3 : 0;
    }
    const done = await workThrough(player, list, { threads, until, again: given.flags["again"] === true, signal });
    print(doneText(open, done));
    if (signal.aborted) return 130;
    return done.failed + done.left > 0 ? 3 : 0;
  } finally {
    await pool?.close();
  }
}

/** Processors that Slurm gives the task, where it is one and `--threads` says nothing else. */
function slurmThreads(given: Given): number | null {
  const text = process.env["SLURM_CPUS_PER_TASK"] ?? "";
  if (!given.flags["slurm-array"] || given.flags["threads"] || !/^[1-9]\d{0,2}$/.test(text)) return null;
  return Math.min(Number(text), Math.max(1, availableParallelism()));
}

export interface Done {
  played: number;
  found: number;
  failed: number;
  /** Not begun, for want of time or since a signal came. */
  left: number;
}

export interface WorkOptions {
  threads: number;
  /** Seconds after which no chunk may still be at work; null for any time. */
  until: number | null;
  /** Whether chunks that failed are tried once more. */
  again: boolean;
  signal: AbortSignal;
  /** Name of the worker among those of the store, where this process is several. */
  worker?: string;
}

/**
 * Plays chunks in the order of a list, several at a time; none is begun that would not end in time. What another worker
 * has in hand is waited for at the end, and played where that worker has died.
 */
export async function workThrough(player: Player, list: readonly Chunk[], options: WorkOptions): Promise<Done> {
  const { threads, until, again, signal, worker } = options;
  const { store, storeFolder } = player.open;
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  const done: Done = { played: 0, found: 0, failed: 0, left: 0 };
  const mark = markWorker(storeFolder, worker);
  const chunks = new ChunksToPlay(player.open, list, mark);
  const timer = setInterval(mark.touch, MARK_INTERVAL_MS);
  timer.unref();
  let doneByOthers = chunks.doneByOthers();
  let counted = performance.now();
  const shown = new WorkProgress(player, list.length, doneByOthers);
  let longest = 0;
  let fault: unknown = null;
  const tell = (): void => {
    if (performance.now() - counted > COUNT_INTERVAL_MS) {
      doneByOthers = chunks.doneByOthers();
      counted = performance.now();
    }
    const { played, found, failed } = done;
    shown.show(Math.min(list.length - failed, played + found + doneByOthers), failed);
  };
  const playOn = async (): Promise<void> => {
    while (chunks.left > 0 && !signal.aborted && fault === null) {
      if (until !== null && seconds() + longest > until) break;
      const chunk = chunks.take();
      if (chunk === null) {
        await pause(LOOK_AGAIN_MS, signal);
        continue;
      }
      const key = player.open.key(chunk);
      if (store.failure(key) !== null) {
        if (!again && !store.has(key)) {
          done.failed++;
          continue;
        }
        store.forgive(key);
      }
      const begun = seconds();
      const ended = mark.begin(chunks.missing(chunk));
      const end = await player.play(chunk).finally(ended);
      done[end]++;
      if (end === "played") longest = Math.max(longest, seconds() - begun);
      tell();
    }
  };
  try {
    await Promise.all(
      Array.from({ length: Math.min(threads, Math.max(1, list.length)) }, () =>
        playOn().catch((error: unknown) => (fault ??= error)),
      ),
    );
  } finally {
    clearInterval(timer);
    mark.end();
    shown.clear();
  }
  if (fault !== null) throw fault;
  done.left = chunks.left;
  return done;
}

function doneText(open: OpenPlan, { played, found, failed, left }: Done): string {
  const plan = typedPlan(open.folder, open.storeFolder);
  return [
    `${number(played)} chunk${played === 1 ? "" : "s"} played, ${number(found)} found done${left > 0 ? `, ${number(left)} left` : ""}`,
    ...(failed > 0
      ? [
          `${number(failed)} failed; \`entente sweep status ${plan}\` says why, and \`entente sweep work ${plan} --again\` tries again`,
        ]
      : []),
    ...whereNext(open),
  ].join("\n");
}

/** Where the chunks lie, and what comes next once all are there. */
const whereNext = (open: OpenPlan): string[] => [
  `store  ${shownPath(open.storeFolder)}`,
  ...(open.chunks.every((chunk) => open.isThere(chunk))
    ? [`next   entente sweep merge ${typedPlan(open.folder, open.storeFolder)}`]
    : []),
];
