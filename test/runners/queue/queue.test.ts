import { Queue } from "bullmq";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EntenteError } from "../../../src/errors.ts";
import { connect, jobId, offerJobs, queueName, takeJobs, type Offered } from "../../../src/runners/queue/index.ts";
import { keys, plan, quick } from "./jobs.ts";
import { freePort, skipped, startRedis, type RedisServer } from "./redis-server.ts";

/** Time after which changes are on the disk of a Redis that writes them every second. */
const FLUSH_MS = 1_300;
/** Time for which a killed Redis stays away: longer than a worker waits for a job. */
const AWAY_MS = 1_500;

describe.skipIf(skipped)("a queue", () => {
  let redis: RedisServer;
  beforeAll(async () => void (redis = await startRedis("never")));
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
      settings: { backoff: { type: "fixed", delay: 200 } },
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
  it.each(["always", "everysec", "never"] as const)(
    "that is killed loses no chunk (changes on its disk: %s)",
    async (durability) => {
      const redis = await startRedis(durability);
      const done = new Set<number>();
      const watch = await connect(redis.url);
      const end = new AbortController();
      const left = (): Offered[] => keys(12).filter(({ chunk }) => !done.has(chunk));
      const queue = new Queue(queueName(plan(1)), { connection: { url: redis.url } });
      queue.on("error", () => {});
      const offered = offerJobs(redis.url, plan(1), left, () => {}, { signal: end.signal, intervalMs: 400 });
      await expect.poll(() => queue.getWaitingCount()).toBe(12);
      if (durability !== "never") {
        end.abort(); // what is on its disk comes back without another offer
        await offered;
        if (durability === "everysec") await new Promise((resolve) => setTimeout(resolve, FLUSH_MS));
      }
      let killed: Promise<void> | null = null;
      const all = new Promise<void>((resolve) => {
        const timer = setInterval(() => done.size === 12 && (clearInterval(timer), resolve()), 100);
      });
      const away = async (): Promise<void> => {
        await redis.kill();
        await new Promise((resolve) => setTimeout(resolve, AWAY_MS));
        await redis.start();
      };
      await takeJobs(
        redis.url,
        watch,
        plan(1),
        async (chunk) => {
          if (done.size === 4) killed ??= away();
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
    },
  );
  it("that is away, or may drop jobs, is told within seconds with what to type", async () => {
    const started = performance.now();
    await expect(connect(`redis://me:secret@127.0.0.1:${await freePort()}`)).rejects.toMatchObject({
      status: 3,
      message: expect.not.stringContaining("secret"),
    });
    expect(performance.now() - started).toBeLessThan(10_000);
    const dropping = await startRedis("never", "--maxmemory", "100mb", "--maxmemory-policy", "allkeys-lru");
    await expect(connect(dropping.url)).rejects.toMatchObject({
      status: 3,
      message: expect.stringContaining("config set maxmemory-policy noeviction"),
    });
    await dropping.remove();
    await expect(connect("http://127.0.0.1")).rejects.toMatchObject({ status: 2 });
  });
  it("that falls silent ends its workers, so that their supervisor starts them again", async () => {
    const redis = await startRedis("never");
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
