import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { compile, defaults, simulate, type Settings } from "../../src/engine/index.ts";
import { run, type Options } from "../../src/runners/node/index.ts";
import { checkAnswer, checkAsk, memoryOf } from "../../src/runners/message.ts";
import { resultOf } from "../engine/collect.ts";
import { randomCase } from "../engine/random-case.ts";
import { readText } from "../engine/read-text.ts";

const worker = new URL("../../dist/worker.js", import.meta.url);
const settings: Settings = { ...defaults, draws: 100, paths: 2, limit: 2000 };
/** What the blocks of random cases give, played one after another; a case whose record no world fits is left out. */
const plain = new Map(
  Array.from({ length: 12 }, (_, j) => 300 + j).flatMap((seed) => {
    const result = resultOf(readText(randomCase(seed)), settings);
    return result ? [[seed, result] as const] : [];
  }),
);
const seeds = [...plain.keys()];
const withRecord = seeds.filter((seed) => readText(randomCase(seed)).record).map((seed) => readText(randomCase(seed)));
const impossible = (): ReturnType<typeof readText> => {
  const c = structuredClone(withRecord[0]);
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

describe.each<[string, Options]>([
  ["in this thread", { workers: 1 }],
  ["on two threads", { workers: 2, worker }],
  ["on three threads", { workers: 3, worker }],
])("a run %s", (_, how) => {
  it("gives the bytes that the blocks played one after another give", async () => {
    expect(seeds.length).toBeGreaterThan(6);
    for (const seed of seeds.filter((_s, j) => j % how.workers! === 0)) {
      const c = readText(randomCase(seed));
      const result = await run(c, settings, how);
      const expected = plain.get(seed)!;
      expect(JSON.stringify(result.questions), `case ${seed}`).toBe(JSON.stringify(expected.questions));
      expect({ ...result, run: { ...result.run, seconds: 0, engine: "" }, lenses: {} }).toEqual({
        ...expected,
        run: { ...expected.run, engine: "" },
      });
    }
  });

  it("gives the same lenses, those that are asked for and no other", async () => {
    const c = withRecord[0];
    const { lenses } = await run(c, settings, how);
    const alone = await run(c, settings, { workers: 1 });
    expect(Object.keys(lenses)).toEqual(["stability"]);
    expect(JSON.stringify(lenses)).toBe(JSON.stringify(alone.lenses));
    expect((await run(c, settings, { ...how, lenses: ["reference"] })).lenses).toEqual({});
  });

  it("gives the same bytes twice in a row", async () => {
    const c = withRecord[0];
    const [one, two] = [await run(c, settings, how), await run(c, settings, how)];
    expect(JSON.stringify(one.questions)).toBe(JSON.stringify(two.questions));
  });

  it("keeps as many worlds as were asked for, or says how many the limit left", async () => {
    const c = withRecord[0];
    const many = await run(c, { ...settings, draws: 70 }, how);
    expect(many.run.kept).toBe(70);
    const few = await run(c, { ...settings, draws: 5000, limit: 130 }, how);
    expect(few.run.worlds).toBe(130);
    expect(few.run.kept).toBeLessThan(130);
    expect(few.messages.map(({ code }) => code)).toContain("few-worlds");
  });

  it("tells how far it is, in order", async () => {
    const told: number[] = [];
    await run(withRecord[0], settings, {
      ...how,
      progress: (p) => {
        if (p.phase === "worlds") told.push(p.kept);
      },
    });
    expect(told.at(-1)).toBe(100);
    expect([...told].sort((a, b) => a - b)).toEqual(told);
  });

  it("says what the record could not be met by where no world fits", async () => {
    await expect(run(impossible(), { ...settings, limit: 200 }, how)).rejects.toMatchObject({
      code: "no-world",
      status: 1,
    });
    await expect(run(impossible(), { ...settings, limit: 200 }, how)).rejects.toThrow(
      /none of 200 worlds could have produced the record: 200 could not be as the record states/,
    );
  });

  it("stops when it is told to", async () => {
    const stop = new AbortController();
    const running = run(
      withRecord[0],
      { ...settings, draws: 1e6, limit: 1e8 },
      { ...how, signal: stop.signal, progress: () => stop.abort() },
    );
    await expect(running).rejects.toMatchObject({ code: "interrupted", status: 130 });
    await expect(run(withRecord[0], settings, { ...how, signal: stop.signal })).rejects.toMatchObject({
      code: "interrupted",
    });
  });
});

describe("worker threads", () => {
  const broken = (name: string, code: string): URL => {
    const file = join(tmpdir(), `entente-${process.pid}-${name}.mjs`);
    writeFileSync(file, `import { parentPort } from "node:worker_threads";\n${code}`);
    return pathToFileURL(file);
  };
  it("that die are an error and not a hang", async () => {
    await expect(
      run(withRecord[0], settings, {
        workers: 2,
        worker: broken("exit", "parentPort.on('message', (m) => { if (m.ask === 'work') process.exit(7); });"),
      }),
    ).rejects.toThrow("a worker thread ended (status 7) before its work was done");
    await expect(
      run(withRecord[0], settings, {
        workers: 2,
        worker: broken("throw", "parentPort.on('message', () => { throw new Error('no more'); });"),
      }),
    ).rejects.toThrow("a worker thread failed: no more");
    await expect(run(withRecord[0], settings, { workers: 2, worker: new URL("nowhere.js", worker) })).rejects.toThrow(
      /a worker thread failed/,
    );
  });
  it("that answer in another format are refused", async () => {
    await expect(
      run(withRecord[0], settings, {
        workers: 2,
        worker: broken(
          "format",
          "parentPort.on('message', (m) => { if (m.ask === 'work') parentPort.postMessage({ format: 1, answer: 'done' }); });",
        ),
      }),
    ).rejects.toThrow("a worker sent a message of another format (format 2 is read)");
  });
  it("refuse what they cannot read, and say what failed inside", async () => {
    for (const message of [
      null,
      3,
      {},
      { format: 2 },
      { format: 1, ask: "work", kind: "block", task: {} },
      { format: 2, ask: "work", kind: "toString", task: {} },
      { format: 2, ask: "begin", case: { format: 2 }, settings: {} },
    ])
      expect(() => checkAsk(message)).toThrow("a worker was sent a message of another format (it reads format 2)");
    for (const message of [
      undefined,
      [],
      { format: 2, answer: "done", kind: "block", done: {} },
      { format: 2, answer: "done", kind: "tea", done: {} },
      { format: 2, answer: "failed" },
    ])
      expect(() => checkAnswer(message)).toThrow("another format");
    const thread = new Worker(worker);
    const answered = new Promise((done) => thread.once("message", done));
    thread.postMessage({ format: 2, ask: "work", kind: "block", task: { kind: "worlds", from: 0, to: 1 } });
    expect(await answered).toEqual({
      format: 2,
      answer: "failed",
      message: "a worker was asked to work before it was told a case",
      code: null,
    });
    await thread.terminate();
  });
  it("hand over the memory of every column", () => {
    const columns = simulate(compile(withRecord[0], settings), { kind: "worlds", from: 0, to: 8 });
    expect(memoryOf(columns)).toHaveLength(Object.values(columns).filter((value) => ArrayBuffer.isView(value)).length);
  });
});
