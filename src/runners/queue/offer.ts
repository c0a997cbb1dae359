/** Offers what has neither a file nor a job, until every chunk is done or has failed. */
import type { Queue } from "bullmq";
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
  { signal, intervalMs = LISTING_INTERVAL_MS, progress = () => {} }: OfferOptions,
): Promise<void> {
  const queue = new (bullmq().Queue)<JobData>(queueName(plan), { connection: connectionTo(url) });
  queue.on("error", () => {}); // Redis may be away for a while: what is left is offered again
  const secondChance = new Set<string>();
  try {
    while (!signal.aborted) {
      const open = left();
      progress(open.length);
      if (open.length === 0) break;
      await offerOnce(queue, plan, open, secondChance, fail);
      await pause(intervalMs, signal);
    }
  } finally {
    await queue.close();
  }
}

async function offerOnce(
  queue: Queue<JobData>,
  plan: string,
  open: readonly Offered[],
  secondChance: Set<string>,
  fail: (chunk: number, why: string) => void,
): Promise<void> {
  const counts = await queue.getJobCounts("waiting", "active", "delayed");
  const known = counts["waiting"] + counts["active"] + counts["delayed"];
  const failed = await queue.getJobs(["failed"]);
  // An id that has a job already adds none.
  if (known + failed.length < open.length) {
    const room = Math.max(0, MAX_WAITING - counts["waiting"]);
    const some = open.slice(0, known + room);
    for (let n = 0; n < some.length; n += BULK_SIZE)
      await queue.addBulk(
        some.slice(n, n + BULK_SIZE).map(({ chunk, key }) => ({
          name: "chunk",
          data: { plan, chunk },
          opts: { ...JOB_SETTINGS, jobId: jobId(key) },
        })),
      );
  }
  const unfinished = new Set(open.map(({ key }) => jobId(key)));
  for (const job of failed) {
    const id = job.id!;
    if (!unfinished.has(id)) await job.remove();
    else if (known === 0 && !secondChance.has(id)) {
      secondChance.add(id);
      await job.remove(); // offered again by the next listing
    } else if (secondChance.has(id)) fail(job.data.chunk, job.failedReason);
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
