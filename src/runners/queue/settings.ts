/** Settings of the queue, each for a reason that docs/use/sweeps.md gives and a test shows. */
import type { JobsOptions, WorkerOptions } from "bullmq";

/** A worker that renews no lock for this long has died: its job goes to another. */
const LOCK_MS = 10_000;
const STALLED_CHECK_MS = 5_000;
/** Deaths of a worker with a job in hand after which the job counts as what kills them. */
const MAX_STALLS = 5;
/** Thrown errors after which a job fails; deaths do not count here. */
export const MAX_ATTEMPTS = 3;
const RETRY_DELAY_MS = 5_000;
/** Seconds that a worker waits for a job before it asks again. */
const DRAIN_DELAY_SECONDS = 1;

export const WORKER_SETTINGS = {
  lockDuration: LOCK_MS,
  stalledInterval: STALLED_CHECK_MS,
  maxStalledCount: MAX_STALLS,
  drainDelay: DRAIN_DELAY_SECONDS,
} satisfies Partial<WorkerOptions>;

export const JOB_SETTINGS = {
  attempts: MAX_ATTEMPTS,
  backoff: { type: "fixed", delay: RETRY_DELAY_MS },
  removeOnComplete: true,
  removeOnFail: false,
} satisfies JobsOptions;

/** A queue for each plan. @param plan its id, 64 hexadecimal digits */
export const queueName = (plan: string): string => `entente-${plan.slice(0, 32)}`;

/** Id of a job: BullMQ refuses ids that are numbers or hold a colon. @param key of the chunk */
export const jobId = (key: string): string => `c-${key.slice(0, 32)}`;

/** All that a job holds: files are the truth, and a job only says what to look at next. */
export interface JobData {
  plan: string;
  chunk: number;
}
