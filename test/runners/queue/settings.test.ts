/** What each setting of the queue is for: beside it stands what goes wrong with another. */
import { Worker as Thread } from "node:worker_threads";
import { Queue } from "bullmq";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  connect,
  jobId,
  JOB_SETTINGS,
  offerJobs,
  queueName,
  takeJobs,
  WORKER_SETTINGS,
  type TakeOptions,
} from "../../../src/runners/queue/index.ts";
import { connectionTo } from "../../../src/runners/queue/redis.ts";
import { keys, plan, quick } from "./jobs.ts";
import { skipped, startRedis, type RedisServer } from "./redis-server.ts";

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe.skipIf(skipped)("the settings of a queue", () => {
  let redis: RedisServer;
  beforeAll(async () => void (redis = await startRedis("never")));
  afterAll(() => redis.remove());
  const queueOf = (n: number): Queue => new Queue(queueName(plan(n)), { connection: { url: redis.url } });
  const add = (queue: Queue, n: number, chunk = 0, options: object = JOB_SETTINGS) =>
    queue.add("chunk", { plan: plan(n), chunk }, { ...options, jobId: jobId(plan(chunk)) });

  /** Workers of a queue until they are ended. */
  async function workers(
    n: number,
    count: number,
    play: (chunk: number, isLast: boolean) => Promise<void>,
    settings: NonNullable<TakeOptions["settings"]>,
    concurrency = 1,
  ): Promise<() => Promise<void>> {
    const stop = new AbortController();
    const watch = await connect(redis.url);
    const taking = Array.from({ length: count }, () =>
      takeJobs(redis.url, watch, plan(n), play, { concurrency, signal: stop.signal, settings }),
    );
    return async () => {
      stop.abort();
      await Promise.all(taking);
      watch.disconnect();
    };
  }

  /** Workers that do not renew their locks, which to the others are dead, until `deaths` have been; then jobs are played. */
  async function deadly(
    n: number,
    deaths: number,
    settings: NonNullable<TakeOptions["settings"]>,
    play: (isLast: boolean) => void = () => {},
  ) {
    const starts: number[] = [];
    const dead: (() => void)[] = [];
    const own = { ...settings, lockRenewTime: 1e8 };
    const end = await workers(
      n,
      deaths + 1,
      async (_, isLast) => {
        starts.push(performance.now());
        if (starts.length > deaths) play(isLast);
        else await new Promise<void>((resolve) => dead.push(resolve));
      },
      own,
    );
    return {
      starts,
      end: async () => {
        for (const resolve of dead) resolve();
        await end();
      },
    };
  }

  it("play in another thread than the one that renews locks: a chunk that blocks it is begun again while it is played", async () => {
    const starts = { blocked: 0, free: 0 };
    const threads: Thread[] = [];
    for (const [n, way] of [
      [1, "blocked"],
      [2, "free"],
    ] as const) {
      const queue = queueOf(n);
      await add(queue, n);
      await queue.close();
      for (let k = 0; k < 2; k++) {
        const thread = new Thread(BLOCKING_WORKER, {
          eval: true,
          workerData: { url: redis.url, queue: queueName(plan(n)), blocks: way === "blocked", from: import.meta.url },
        });
        thread.on("message", () => starts[way]++);
        threads.push(thread);
      }
    }
    await expect.poll(() => starts.blocked).toBeGreaterThan(1);
    await Promise.all(threads.map((thread) => thread.terminate()));
    expect(starts.free).toBe(1);
  });

  it("miss a dead worker after its lock and one look at stalled jobs, within fifteen seconds; by BullMQ's own settings it takes thirty", async () => {
    expect(WORKER_SETTINGS.lockDuration + WORKER_SETTINGS.stalledInterval).toBeLessThanOrEqual(15_000);
    const queues = [queueOf(3), queueOf(4)];
    await Promise.all([add(queues[0], 3), add(queues[1], 4)]);
    const soon = await deadly(3, 1, { ...WORKER_SETTINGS, ...quick });
    const late = await deadly(4, 1, { ...WORKER_SETTINGS, lockDuration: 30_000, stalledInterval: 30_000 });
    await expect.poll(() => soon.starts.length).toBe(2);
    expect(soon.starts[1] - soon.starts[0]).toBeGreaterThan(quick.lockDuration - quick.stalledInterval);
    expect(late.starts.length).toBe(1);
    await Promise.all([soon.end(), late.end(), ...queues.map((queue) => queue.close())]);
  });

  it("let a job go on whose workers died twice; with BullMQ's limit of one death it fails", async () => {
    const [patient, hasty] = [queueOf(5), queueOf(6)];
    await Promise.all([add(patient, 5), add(hasty, 6)]);
    const played = await deadly(5, 2, { ...WORKER_SETTINGS, ...quick });
    const failed = await deadly(6, 2, { ...WORKER_SETTINGS, ...quick, maxStalledCount: 1 });
    await expect.poll(() => hasty.getFailedCount()).toBe(1);
    expect((await hasty.getFailed())[0].failedReason).toContain("stalled more than allowable limit");
    await expect.poll(() => played.starts.length).toBe(3);
    await Promise.all([played.end(), failed.end()]);
    expect(failed.starts.length).toBe(2);
    await Promise.all([patient.close(), hasty.close()]);
  });

  it("count deaths of workers apart from errors, of which there are three", async () => {
    const queue = queueOf(7);
    await add(queue, 7, 0, { ...JOB_SETTINGS, backoff: { type: "fixed", delay: 50 } });
    const last: boolean[] = [];
    const own = await deadly(7, 1, { ...WORKER_SETTINGS, ...quick }, (isLast) => {
      last.push(isLast);
      throw new Error("bad luck");
    });
    await expect.poll(() => queue.getFailedCount()).toBe(1);
    expect(last).toEqual([false, false, true]);
    await own.end();
    await queue.close();
  });

  it("offer a chunk over which workers die once more when all else is done, and then mark it as failed", async () => {
    const failed: [number, string][] = [];
    const done = new Set<number>();
    const starts = new Map<number, number>();
    const dead: (() => void)[] = [];
    const end = new AbortController();
    const left = () => keys(3).filter(({ chunk }) => !done.has(chunk) && !failed.some(([one]) => one === chunk));
    const offered = offerJobs(redis.url, plan(8), left, (chunk, why) => failed.push([chunk, why]), {
      signal: end.signal,
      intervalMs: 200,
    });
    const stop = await workers(
      8,
      4,
      async (chunk) => {
        starts.set(chunk, (starts.get(chunk) ?? 0) + 1);
        if (chunk === 1) await new Promise<void>((resolve) => dead.push(resolve));
        done.add(chunk);
      },
      { ...WORKER_SETTINGS, lockDuration: 500, stalledInterval: 200, maxStalledCount: 0, lockRenewTime: 1e8 },
    );
    await expect.poll(() => failed).toEqual([[1, expect.stringContaining("stalled")]]);
    expect(starts.get(1)).toBe(2);
    expect(left()).toEqual([]);
    end.abort();
    for (const resolve of dead) resolve();
    await stop();
    await offered;
  });

  it("keep nothing of a job that is done, whose id then runs again: the file decides, not the id", async () => {
    const queue = queueOf(9);
    let plays = 0;
    const end = await workers(9, 1, async () => void plays++, WORKER_SETTINGS);
    for (const times of [1, 2]) {
      await add(queue, 9);
      await expect.poll(() => plays).toBe(times);
      await expect.poll(() => queue.getJobCounts()).toMatchObject({ completed: 0, active: 0, waiting: 0 });
    }
    const { removeOnComplete: _, ...keeping } = JOB_SETTINGS;
    for (let n = 0; n < 2; n++) await add(queue, 9, 1, keeping);
    await expect.poll(() => queue.getCompletedCount()).toBe(1);
    await add(queue, 9, 1, keeping);
    await pause(200);
    expect(plays).toBe(3);
    await end();
    await queue.close();
  });

  it("give a worker one job for each thread", async () => {
    const queue = queueOf(10);
    for (let chunk = 0; chunk < 8; chunk++) await add(queue, 10, chunk);
    let [atOnce, most, plays] = [0, 0, 0];
    const play = async (): Promise<void> => {
      most = Math.max(most, ++atOnce);
      await pause(100);
      atOnce--;
      plays++;
    };
    const end = await workers(10, 1, play, WORKER_SETTINGS, 3);
    await expect.poll(() => plays).toBe(8);
    expect(most).toBe(3);
    await end();
    await queue.close();
  });

  it("wait for a Redis that is away; with a limit of tries the offer fails", async () => {
    const own = await startRedis("always");
    const [patient, hasty] = [connectionTo(own.url), { url: own.url, maxRetriesPerRequest: 1 }].map((connection) => {
      const queue = new Queue(queueName(plan(12)), { connection });
      queue.on("error", () => {});
      return queue;
    });
    await Promise.all([patient, hasty].map((queue) => queue.waitUntilReady()));
    await own.kill();
    const offered = add(patient, 12);
    await expect(add(hasty, 12, 1)).rejects.toThrow(/max retries per request/i);
    await own.start();
    await offered;
    expect((await patient.getWaiting()).map(({ id }) => id)).toEqual([jobId(plan(0))]);
    await Promise.all([patient, hasty].map((queue) => queue.close()));
    await own.remove();
  });

  it("let few jobs wait at a time, and top them up as they are taken", async () => {
    const queue = queueOf(11);
    const done = new Set<number>();
    let most = 0;
    const end = new AbortController();
    const left = () => keys(30).filter(({ chunk }) => !done.has(chunk));
    const offered = offerJobs(redis.url, plan(11), left, () => {}, {
      signal: end.signal,
      intervalMs: 100,
      maxWaiting: 10,
    });
    await expect.poll(() => queue.getWaitingCount()).toBe(10);
    const play = async (chunk: number): Promise<void> => {
      most = Math.max(most, await queue.getWaitingCount());
      done.add(chunk);
    };
    const stop = await workers(11, 1, play, WORKER_SETTINGS);
    await offered;
    expect([done.size, most <= 10]).toEqual([30, true]);
    await stop();
    await queue.close();
  });
});

/** A worker of BullMQ in a thread of its own, whose job takes 6.5 seconds: it blocks the thread, or leaves it free. */
const BLOCKING_WORKER = `
const { parentPort, workerData: { url, queue, blocks, from } } = require("node:worker_threads");
const { Worker } = require("node:module").createRequire(from)("bullmq");
const work = async () => {
  parentPort.postMessage("started");
  if (blocks) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 6500);
  else await new Promise((resolve) => setTimeout(resolve, 6500));
};
new Worker(queue, work, { connection: { url, maxRetriesPerRequest: null }, lockDuration: 3000, stalledInterval: 500 }).on("error", () => {});
`;
