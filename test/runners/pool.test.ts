import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Case } from "../../src/language/case.ts";
import { Pool, modelOf, runOver } from "../../src/runners/index.ts";
import type { Reply } from "../../src/runners/protocol.ts";
import { played, settings } from "./cases.ts";
import { localWorker, type LocalOptions, type LocalWorker } from "./workers.ts";

const [first, second, third] = played();
const pools: Pool[] = [];
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close();
});

/** A pool of workers in this thread. @param options of the worker that is started as the nth. */
function pool(size: number, options: (nth: number) => LocalOptions = () => ({})) {
  const started: LocalWorker[] = [];
  const made = new Pool(() => {
    const worker = localWorker(options(started.length));
    started.push(worker);
    return worker.client;
  }, size);
  pools.push(made);
  return { pool: made, started };
}
const questionsOf = async (on: Pool, c: Case, signal?: AbortSignal): Promise<string> =>
  JSON.stringify(
    (await runOver(modelOf(c, settings), on.executor(c, settings, signal), signal ? { signal } : {}, null, () => 0))
      .result.questions,
  );
const expected = ({ result }: typeof first): string => JSON.stringify(result.questions);

describe("a pool gives the bytes of the blocks played one after another", () => {
  it("whatever the order in which answers come", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(8), { minLength: 5, maxLength: 20 }), async (delays) => {
        let n = 0;
        const reply = (message: Reply, deliver: (message: unknown) => void): void =>
          void setTimeout(deliver, delays[n++ % delays.length], message);
        expect(await questionsOf(pool(3, () => ({ reply })).pool, first.case)).toBe(expected(first));
      }),
      { numRuns: 5 },
    );
  });

  it("where one worker answers the task that it was given last before the others", async () => {
    const held: (() => void)[] = [];
    const order: number[] = [];
    const reply = (message: Reply, deliver: (message: unknown) => void): void => {
      held.push(() => {
        if ("id" in message) order.push(message.id);
        deliver(message);
      });
      if (held.length === 1)
        setTimeout(
          () =>
            held
              .splice(0)
              .reverse()
              .forEach((each) => each()),
          10,
        );
    };
    expect(await questionsOf(pool(1, () => ({ reply })).pool, first.case)).toBe(expected(first));
    expect(order.some((id, n) => n > 0 && id < order[n - 1])).toBe(true);
  });

  it("where workers end with tasks in hand, whenever they do", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), async (answers) => {
        // The first two end after some answers, with the answer at hand and the tasks behind it; those that replace them do not.
        const { pool: on, started } = pool(2, (nth) => {
          let left = nth < 2 ? answers : Infinity;
          return {
            reply: (message, deliver, worker) => {
              if (message.type === "answer" && left-- <= 0) worker.client.die("boom");
              else setTimeout(deliver, 0, message);
            },
          };
        });
        expect(await questionsOf(on, first.case)).toBe(expected(first));
        expect(started.length).toBeGreaterThan(2);
      }),
      { numRuns: 4 },
    );
  });

  it("where a worker falls silent", async () => {
    const { pool: on, started } = pool(2, (nth) =>
      nth === 0 ? { timeoutMs: 200, reply: () => {} } : { timeoutMs: 60_000 },
    );
    expect(await questionsOf(on, first.case)).toBe(expected(first));
    expect(started[0].client.dead).toBe(true);
  });

  it("where the runs of three cases alternate on it, and a worker is sent a case again only when it has forgotten it", async () => {
    const { pool: on, started } = pool(2);
    const cases = [first, second, third];
    const results = await Promise.all(cases.map((one) => questionsOf(on, one.case)));
    expect(results).toEqual(cases.map(expected));
    const sent = (): number => started.reduce((sum, worker) => sum + worker.sent["case"], 0);
    await questionsOf(on, first.case);
    const before = sent();
    expect(await questionsOf(on, first.case)).toBe(expected(first));
    expect(sent()).toBe(before);
  });
});

describe("a task over which workers end", () => {
  it("fails after the third, with the reason of the last", async () => {
    const { pool: on, started } = pool(1, (nth) => ({
      reply: (_, _deliver, { client }) => client.die(`boom ${nth + 1}`),
    }));
    const executor = on.executor(first.case, settings);
    await expect(executor.execute("block", { kind: "worlds", from: 0, to: 64 })).rejects.toThrow(
      "boom 3; the task was given to 3 workers",
    );
    expect(started).toHaveLength(3);
  });

  it("does not fail for being on a worker that a cancelled run ends", async () => {
    const { pool: on, started } = pool(1);
    const other = questionsOf(on, second.case);
    for (let n = 0; n < 4; n++) {
      const stop = new AbortController();
      const cancelled = questionsOf(on, first.case, stop.signal);
      await expect.poll(() => started.at(-1)!.client.busy).toBeGreaterThan(0);
      stop.abort();
      await expect(cancelled).rejects.toMatchObject({ code: "interrupted" });
    }
    expect(started.length).toBeGreaterThan(1);
    expect(await other).toBe(expected(second));
  });
});

it("listens once to a signal that many runs share, and not after they end", async () => {
  const { signal } = new AbortController();
  const listening = new Set<unknown>();
  vi.spyOn(signal, "addEventListener").mockImplementation((_, one) => void listening.add(one));
  vi.spyOn(signal, "removeEventListener").mockImplementation((_, one) => void listening.delete(one));
  const { pool: one } = pool(1);
  for (let run = 0; run < 2; run++) {
    await questionsOf(one, first.case, signal);
    expect(listening.size).toBe(1);
  }
});
