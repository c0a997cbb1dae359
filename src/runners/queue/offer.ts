/** Offers what has neither a file nor a job, until every chunk is done or has failed. */
import type { Job, JobsOptions, Queue } from "bullmq";
import { bullmq, connectionTo } from "./redis.ts";
import { jobId, JOB_SETTINGS, queueName, type JobData } from "./settings.ts";

/** Jobs that wait at most: 735 bytes of Redis each. */
const MAX_WAITING = 10_000;
/** Jobs of one call. */
const BULK_SIZE = 500;
const LISTING_INTERVAL_MS = 5_000;

export interface Offered {
  chunk: number;
  key: string;
}

export interface OfferOptions {
  signal: AbortSignal;
  intervalMs?: number;
  /** Called with the number of chunks left after each listing. */
  progress?: (left: number) => void;
  /** Settings other than those of a sweep, for tests that show why they are so. */
  settings?: Partial<typeof JOB_SETTINGS>;
  maxWaiting?: number;
}

/**
 * @param left chunks without a file, from a listing, failed ones left out
 * @param fail marks a chunk whose workers died over it again and again
 */
export async function offerJobs(
  url: string,
  plan: string,
  left: () => Offered[],
  fail: (chunk: number, why: string) => void,
  { signal, intervalMs = LISTING_INTERVAL_MS, progress = () => {}, settings, maxWaiting = MAX_WAITING }: OfferOptions,
): Promise<void> {
  const queue = new (bullmq().Queue)<JobData>(queueName(plan), { connection: connectionTo(url) });
  queue.on("error", () => {}); // Redis may be away for a while: what is left is offered again
  const secondChance = new Set<string>();
  try {
    while (!signal.aborted) {
      const open = left();
      progress(open.length);
      if (open.length === 0) break;
      const failed = await queue.getJobs(["failed"]);
      await offerNew(queue, plan, open, failed.length, maxWaiting, { ...JOB_SETTINGS, ...settings });
      await judge(queue, failed, open, secondChance, fail);
      await pause(intervalMs, signal);
    }
  } finally {
    await queue.close();
  }
}

/** Adds jobs of chunks that have none, as many as may wait. An id that has a job already adds none. */
async function offerNew(
  queue: Queue<JobData>,
  plan: string,
  open: readonly Offered[],
  failed: number,
  maxWaiting: number,
  settings: JobsOptions,
): Promise<void> {
  const counts = await queue.getJobCounts("waiting", "active", "delayed");
  const known = counts["waiting"] + counts["active"] + counts["delayed"];
  if (known + failed >= open.length) return;
  const some = open.slice(0, known + failed + Math.max(0, maxWaiting - counts["waiting"]));
  for (let n = 0; n < some.length; n += BULK_SIZE)
    await queue.addBulk(
      some.slice(n, n + BULK_SIZE).map(({ chunk, key }) => ({
        name: "chunk",
        data: { plan, chunk },
        opts: { ...settings, jobId: jobId(key) },
      })),
    );
}

/** A failed job whose chunk has no file is offered once more when all else is done; where it fails again, its chunk is marked. */
async function judge(
  queue: Queue<JobData>,
  failed: readonly Job<JobData>[],
  open: readonly Offered[],
  secondChance: Set<string>,
  fail: (chunk: number, why: string) => void,
): Promise<void> {
  const unfinished = new Set(open.map(({ key }) => jobId(key)));
  const isIdle = (await queue.getJobCountByTypes("waiting", "active", "delayed")) === 0;
  for (const job of failed) {
    const id = job.id!;
    if (!unfinished.has(id)) await job.remove();
    else if (secondChance.has(id)) fail(job.data.chunk, job.failedReason);
    else if (isIdle) {
      secondChance.add(id);
      await job.remove(); // offered again by the next listing
    }
  }
}

/** Waits; an abort ends it. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener("abort", end, { once: true });
    if (signal.aborted) end();
  });
}
