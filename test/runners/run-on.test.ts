import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import type { Result, Settings } from "../../src/engine/index.ts";
import { readCase } from "../../src/cli/read-case.ts";
import type { Case } from "../../src/language/case.ts";
import { Pool, modelOf, pack, runOver, serve, unpack, workHandlers, type Works } from "../../src/runners/index.ts";
import { openPool, run, type Options } from "../../src/runners/node/index.ts";
import { clientAt, type Port } from "../../src/runners/page/ports.ts";
import { played, settings, withRecord, worker } from "./cases.ts";
import { localWorker } from "./workers.ts";

type Asked = Pick<Options, "progress" | "signal" | "lenses">;
type Runner = (c: Case, settings: Settings, options?: Asked) => Promise<Result>;

const all = [...played()];
const withText = readCase(fileURLToPath(new URL("../../cases/calder-harbour", import.meta.url))).case!;
/** Where worlds are counted and no curve is looked at. */
const counted: Settings = { ...settings, thresholds: false };
const inThisThread = {
  text: run(withText, settings, { workers: 1 }),
  record: run(withRecord, settings, { workers: 1 }),
};
const impossible = (): Case => {
  const c = structuredClone(withRecord);
  return {
    ...c,
    parameters: c.parameters.map((p) =>
      /meetings_per_year$|reviews_per_year$/.test(p.path) ? { ...p, quantity: { kind: "exact", value: 0 } } : p,
    ),
    record: {
      ...c.record!,
      known: [
        {
          month: c.asOf,
          holds: [
            {
              issue: 0,
              options: [c.issues[0].options.length - 1 === c.record!.from[0] ? 0 : c.issues[0].options.length - 1],
            },
          ],
        },
      ],
    },
  };
};

/** Workers of a page: here both ends of each channel are in this thread. */
function portsPool(size: number): Pool {
  return new Pool(() => {
    const { port1, port2 } = new MessageChannel() as unknown as { port1: Port; port2: Port };
    const take = serve<Works>(workHandlers, (reply, memory) => port2.postMessage(reply, memory));
    port2.addEventListener("message", ({ data }) => take(data));
    port2.start();
    return clientAt(port1);
  }, size);
}

const pools = {
  two: openPool({ workers: 2, worker }),
  three: openPool({ workers: 3, worker }),
  ports: portsPool(2),
  text: new Pool(() => localWorker({ copy: (message) => unpack(pack(message)) }).client, 2),
};
afterAll(() => Promise.all(Object.values(pools).map((pool) => pool.close())));

const on =
  (pool: Pool): Runner =>
  async (c, given, options = {}) =>
    (
      await runOver(
        modelOf(c, given),
        pool.executor(c, given, options.signal),
        options,
        options.lenses ?? null,
        () => 0,
      )
    ).result;

describe.each<[string, number, Runner]>([
  ["in this thread", 2, (c, given, options) => run(c, given, { ...options, workers: 1 })],
  ["on two threads", 3, (c, given, options) => run(c, given, { ...options, pool: pools.two })],
  ["on three threads", 4, (c, given, options) => run(c, given, { ...options, pool: pools.three })],
  ["on two workers of a page", 3, on(pools.ports)],
  ["on two workers that are sent JSON", 4, on(pools.text)],
])("a run %s", (_, step, runCase) => {
  it("gives the bytes that the blocks played one after another give", async () => {
    expect(all.length).toBeGreaterThan(6);
    for (const { seed, case: c, result: expected } of all.filter((_one, j) => j % step === 0)) {
      const result = await runCase(c, settings);
      expect(JSON.stringify(result.questions), `case ${seed}`).toBe(JSON.stringify(expected.questions));
      expect({ ...result, run: { ...result.run, seconds: 0, engine: "" }, lenses: {} }).toEqual({
        ...expected,
        run: { ...expected.run, engine: "" },
        passages: [], // these cases keep no text
      });
    }
  });

  it("says the same of what passages carry", async () => {
    const { passages } = await runCase(withText, settings);
    expect(passages!.filter(({ tested }) => tested === "simulated").length).toBeGreaterThan(3);
    expect(JSON.stringify(passages)).toBe(JSON.stringify((await inThisThread.text).passages));
  });

  it("gives the same lenses, those that are asked for and no other", async () => {
    const c = withRecord;
    const { lenses } = await runCase(c, settings);
    const alone = await inThisThread.record;
    expect(Object.keys(lenses)).toEqual(["stability"]);
    expect(JSON.stringify(lenses)).toBe(JSON.stringify(alone.lenses));
    expect((await runCase(c, counted, { lenses: ["reference"] })).lenses).toEqual({});
  });

  it("keeps as many worlds as were asked for, or says how many the limit left", async () => {
    const c = withRecord;
    const many = await runCase(c, { ...counted, draws: 70 });
    expect(many.run.kept).toBe(70);
    const few = await runCase(c, { ...counted, draws: 5000, limit: 130 });
    expect(few.run.worlds).toBe(130);
    expect(few.run.kept).toBeLessThan(130);
    expect(few.messages.map(({ code }) => code)).toContain("few-worlds");
  });

  it("tells how far it is, in order", async () => {
    const told: number[] = [];
    await runCase(withRecord, counted, {
      progress: (p) => {
        if (p.phase === "worlds") told.push(p.kept);
      },
    });
    expect(told.at(-1)).toBe(100);
    expect([...told].sort((a, b) => a - b)).toEqual(told);
  });

  it("says what the record could not be met by where no world fits", async () => {
    await expect(runCase(impossible(), { ...settings, limit: 200 })).rejects.toMatchObject({ code: "no-world" });
    await expect(runCase(impossible(), { ...settings, limit: 200 })).rejects.toThrow(
      /none of 200 worlds could have produced the record: 200 could not be as the record states/,
    );
  });

  it("stops when it is told to", async () => {
    const stop = new AbortController();
    const running = runCase(
      withRecord,
      { ...settings, draws: 1e6, limit: 1e8 },
      { signal: stop.signal, progress: () => stop.abort() },
    );
    await expect(running).rejects.toMatchObject({ code: "interrupted" });
    await expect(runCase(withRecord, settings, { signal: stop.signal })).rejects.toMatchObject({
      code: "interrupted",
    });
  });
});
