import { Queue } from "bullmq";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EntenteError } from "../../../src/errors.ts";
import {
  connect,
  jobId,
  offerJobs,
  queueName,
  takeJobs,
  WORKER_SETTINGS,
  type Offered,
} from "../../../src/runners/queue/index.ts";
import { freePort, skipped, startRedis, type RedisServer } from "./redis-server.ts";

const plan = (n: number): string => String(n).padEnd(64, "f");
const keys = (n: number): Offered[] => Array.from({ length: n }, (_, chunk) => ({ chunk, key: plan(chunk) }));
const quick = { lockDuration: 1000, stalledInterval: 300 };

describe.skipIf(skipped)("a queue", () => {
  let redis: RedisServer;
  beforeAll(async () => void (redis = await startRedis(false)));
  afterAll(() => redis.remove());

  /** Chunks played by workers while they are offered, until all are done. */
  async function through(
    id: number,
    count: number,
    play: (chunk: number, isLast: boolean) => void | Promise<void>,
    settings = {},
  ) {
    const done = new Set<number>();
    const failed = new Map<number, string>();
    const watch = await connect(redis.url);
    const end = new AbortController();
    const left = (): Offered[] => keys(count).filter(({ chunk }) => !done.has(chunk) && !failed.has(chunk));
    const offered = offerJobs(redis.url, plan(id), left, (chunk, why) => failed.set(chunk, why), {
      signal: end.signal,
      intervalMs: 300,
    });
    await takeJobs(
      redis.url,
      watch,
      plan(id),
      async (chunk, isLast) => {
        if (done.has(chunk)) return;
        try {
          await play(chunk, isLast);
        } catch (error) {
          if (isLast || error instanceof EntenteError) failed.set(chunk, (error as Error).message);
          throw error;
        }
        done.add(chunk);
      },
      { concurrency: 2, signal: end.signal, done: offered, settings },
    );
    end.abort();
    watch.disconnect();
    return { done, failed };
  }

  it("plays every chunk that is offered once, and keeps nothing of those that are done", async () => {
    const counts = new Map<number, number>();
    await through(1, 30, (chunk) => void counts.set(chunk, (counts.get(chunk) ?? 0) + 1));
    expect([...counts.values()]).toEqual(Array(30).fill(1));
    const queue = new Queue(queueName(plan(1)), { connection: { url: redis.url } });
    expect(await queue.getJobCounts("waiting", "active", "completed", "failed")).toEqual({
      waiting: 0,
      active: 0,
      completed: 0,
      failed: 0,
    });
    await queue.close();
  });
  it("holds the plan and the number of a chunk alone, under an id that BullMQ takes", async () => {
    const end = new AbortController();
    const offered = offerJobs(
      redis.url,
      plan(2),
      () => keys(3),
      () => {},
      { signal: end.signal, intervalMs: 200 },
    );
    const queue = new Queue(queueName(plan(2)), { connection: { url: redis.url } });
    await expect.poll(() => queue.getWaitingCount()).toBe(3);
    const [job] = await queue.getWaiting();
    expect([job.data, job.id]).toEqual([{ plan: plan(2), chunk: 0 }, jobId(plan(0))]);
    for (const id of ["a:b", "123"]) await expect(queue.add("x", {}, { jobId: id })).rejects.toThrow();
    end.abort();
    await offered;
    await queue.close();
  });
  it("gives an error three tries and leaves the chunk alone then; the fault of a case has one", async () => {
    const tries = [0, 0, 0];
    const { done, failed } = await through(3, 3, (chunk) => {
      tries[chunk]++;
      if (chunk === 1) throw new Error("bad luck");
      if (chunk === 2) throw new EntenteError("market-unsolved", "no equilibrium");
    });
    expect([tries, [...done], [...failed]]).toEqual([
      [1, 3, 1],
      [0],
      expect.arrayContaining([
        [1, "bad luck"],
        [2, "no equilibrium"],
      ]),
    ]);
  });
  it.each([
    [1, "fails"],
    [WORKER_SETTINGS.maxStalledCount, "goes on"],
  ])("with a limit of %i stalls a job whose workers died twice %s", async (maxStalledCount, end) => {
    const queue = new Queue(queueName(plan(10 + maxStalledCount)), { connection: { url: redis.url } });
    await queue.add("chunk", { plan: plan(10 + maxStalledCount), chunk: 0 }, { attempts: 3, removeOnComplete: true });
    const stop = new AbortController();
    let taken = 0;
    let finish = (): void => {};
    const done = new Promise<void>((resolve) => (finish = resolve));
    const hung: (() => void)[] = [];
    const watch = await connect(redis.url);
    // A worker that does not renew its lock is to the others what a dead one is.
    const settings = { ...quick, maxStalledCount, lockRenewTime: 1e8 };
    const taking = Array.from({ length: 3 }, () =>
      takeJobs(
        redis.url,
        watch,
        plan(10 + maxStalledCount),
        async () => {
          if (++taken > 2) return finish();
          await new Promise<void>((resolve) => hung.push(resolve));
        },
        { concurrency: 1, signal: stop.signal, done, settings },
      ),
    );
    if (end === "goes on") await done;
    else {
      await expect.poll(() => queue.getFailedCount()).toBe(1);
      expect((await queue.getFailed())[0].failedReason).toContain("stalled more than allowable limit");
    }
    stop.abort();
    for (const resolve of hung) resolve();
    await Promise.all(taking);
    expect(taken).toBe(end === "goes on" ? 3 : 2);
    watch.disconnect();
    await queue.close();
  });
  it("lets a worker finish the chunk at hand when it is told to stop, and leaves the others waiting", async () => {
    const queue = new Queue(queueName(plan(4)), { connection: { url: redis.url } });
    await queue.addBulk(
      [0, 1, 2, 3].map((chunk) => ({
        name: "chunk",
        data: { plan: plan(4), chunk },
        opts: { removeOnComplete: true },
      })),
    );
    const stop = new AbortController();
    const watch = await connect(redis.url);
    const finished: number[] = [];
    await takeJobs(
      redis.url,
      watch,
      plan(4),
      async (chunk) => {
        stop.abort();
        await new Promise((resolve) => setTimeout(resolve, 300));
        finished.push(chunk);
      },
      { concurrency: 1, signal: stop.signal },
    );
    expect([finished, await queue.getWaitingCount(), await queue.getActiveCount()]).toEqual([[0], 3, 0]);
    watch.disconnect();
    await queue.close();
  });
  it("takes no job of another plan", async () => {
    const queue = new Queue(queueName(plan(5)), { connection: { url: redis.url } });
    await queue.add("chunk", { plan: "../../etc", chunk: 0 });
    const stop = new AbortController();
    const watch = await connect(redis.url);
    const taking = takeJobs(redis.url, watch, plan(5), () => Promise.reject(new Error("played")), {
      concurrency: 1,
      signal: stop.signal,
    });
    await expect.poll(() => queue.getFailedCount()).toBe(1);
    expect((await queue.getFailed())[0].failedReason).toContain("another plan");
    stop.abort();
    await taking;
    watch.disconnect();
    await queue.close();
  });
});

describe.skipIf(skipped)("a Redis", () => {
  it.each([true, false])("that is killed (every change on its disk: %s) loses no chunk", async (durable) => {
    const redis = await startRedis(durable);
    const done = new Set<number>();
    const watch = await connect(redis.url);
    const end = new AbortController();
    const left = (): Offered[] => keys(12).filter(({ chunk }) => !done.has(chunk));
    const queue = new Queue(queueName(plan(1)), { connection: { url: redis.url } });
    queue.on("error", () => {});
    const offered = offerJobs(redis.url, plan(1), left, () => {}, { signal: end.signal, intervalMs: 400 });
    await expect.poll(() => queue.getWaitingCount()).toBe(12);
    if (durable) end.abort(); // what is on its disk comes back without another offer
    if (durable) await offered;
    let killed: Promise<void> | null = null;
    const all = new Promise<void>((resolve) => {
      const timer = setInterval(() => done.size === 12 && (clearInterval(timer), resolve()), 100);
    });
    await takeJobs(
      redis.url,
      watch,
      plan(1),
      async (chunk) => {
        if (done.size === 4) killed ??= redis.kill().then(() => redis.start());
        await new Promise((resolve) => setTimeout(resolve, 50));
        done.add(chunk);
      },
      { concurrency: 2, signal: new AbortController().signal, done: all, settings: quick },
    );
    await killed;
    end.abort();
    await offered;
    expect(done.size).toBe(12);
    watch.disconnect();
    await queue.close();
    await redis.remove();
  });
  it("that is away, or may drop jobs, is told within seconds with what to type", async () => {
    const started = performance.now();
    await expect(connect(`redis://me:secret@127.0.0.1:${await freePort()}`)).rejects.toMatchObject({
      status: 3,
      message: expect.not.stringContaining("secret"),
    });
    expect(performance.now() - started).toBeLessThan(10_000);
    const dropping = await startRedis(false, "--maxmemory", "100mb", "--maxmemory-policy", "allkeys-lru");
    await expect(connect(dropping.url)).rejects.toMatchObject({
      status: 3,
      message: expect.stringContaining("config set maxmemory-policy noeviction"),
    });
    await dropping.remove();
    await expect(connect("http://127.0.0.1")).rejects.toMatchObject({ status: 2 });
  });
  it("that falls silent ends its workers, so that their supervisor starts them again", async () => {
    const redis = await startRedis(false);
    const watch = await connect(redis.url);
    const taking = takeJobs(redis.url, watch, plan(1), async () => {}, {
      concurrency: 1,
      signal: new AbortController().signal,
      maxSilenceMs: 1500,
    });
    await redis.kill();
    await expect(taking).rejects.toMatchObject({ status: 3, message: expect.stringContaining("silent") });
    watch.disconnect();
    await redis.remove();
  });
});
