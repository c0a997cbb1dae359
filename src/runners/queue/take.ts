/** A worker of a queue: takes jobs until it is told to stop. */
import type { Redis } from "ioredis";
import { EntenteError } from "../../errors.ts";
import { bullmq, connectionTo, shownUrl } from "./redis.ts";
import { MAX_ATTEMPTS, queueName, WORKER_SETTINGS, type JobData } from "./settings.ts";

/** Time without a job and without an answer to PING after which a worker ends, to be started again by its supervisor. */
const MAX_SILENCE_MS = 60_000;
const PING_INTERVAL_MS = 5_000;

export interface TakeOptions {
  concurrency: number;
  signal: AbortSignal;
  /** Resolves when there is nothing more to do; none for a worker that serves for ever. */
  done?: Promise<void>;
  /** Settings other than those of a sweep, for tests that show why they are so. */
  settings?: Partial<typeof WORKER_SETTINGS> & { lockRenewTime?: number };
  maxSilenceMs?: number;
}

/**
 * Plays the jobs of a plan until `done` or the signal, then finishes those in hand.
 * @param play plays a chunk that has no file yet; `isLast` where a further error fails the job for good. An EntenteError of status 1 is not tried
 * again
 * @throws EntenteError `unavailable` where Redis stays silent
 */
export async function takeJobs(
  url: string,
  watch: Redis,
  plan: string,
  play: (chunk: number, isLast: boolean) => Promise<void>,
  { concurrency, signal, done, settings, maxSilenceMs = MAX_SILENCE_MS }: TakeOptions,
): Promise<void> {
  const { Worker, UnrecoverableError } = bullmq();
  let heard = Date.now();
  const worker = new Worker<JobData>(
    queueName(plan),
    async ({ data, attemptsMade }) => {
      heard = Date.now();
      if (data?.plan !== plan || !Number.isSafeInteger(data.chunk) || data.chunk < 0)
        throw new UnrecoverableError("a job of another plan");
      try {
        await play(data.chunk, attemptsMade + 1 >= MAX_ATTEMPTS);
      } catch (error) {
        if (error instanceof EntenteError && error.status === 1) throw new UnrecoverableError(error.message);
        throw error;
      }
    },
    { connection: connectionTo(url), concurrency, ...WORKER_SETTINGS, ...settings },
  );
  worker.on("error", () => {}); // of the connection, which is watched by PING
  let ping: NodeJS.Timeout | undefined;
  const silent = new Promise<never>((_, reject) => {
    ping = setInterval(
      () => {
        watch.ping().then(
          () => (heard = Date.now()),
          () => {},
        );
        if (Date.now() - heard > maxSilenceMs)
          reject(
            new EntenteError(
              "unavailable",
              `the Redis at ${shownUrl(url)} has been silent for ${Math.round(maxSilenceMs / 1000)} seconds; start the worker again`,
            ),
          );
      },
      Math.min(PING_INTERVAL_MS, maxSilenceMs / 2),
    );
  });
  const stopped = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  let isSilent = false;
  try {
    await Promise.race([silent, stopped, ...(done ? [done] : [])]);
  } catch (error) {
    isSilent = true;
    throw error;
  } finally {
    clearInterval(ping);
    silent.catch(() => {});
    await worker.close(isSilent);
  }
}
