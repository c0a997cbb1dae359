/** Figures that docs/use/sweeps.md states, in processor time: a chunk's file, known pasts, and what a chunk costs on a folder and over a queue. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { tallyOf } from "../src/analyses/sweep/index.ts";
import { storedColumns } from "../src/cli/sweep/stored.ts";
import { defaults, type Settings } from "../src/engine/index.ts";
import { decodeChunk, encodeChunk, keyOf } from "../src/files/sweep/chunk-file.ts";
import { folderStore } from "../src/files/sweep/store.ts";
import type { Case } from "../src/language/index.ts";
import { inProcess, modelOf, playRange } from "../src/runners/index.ts";
import { connect, offerJobs, takeJobs } from "../src/runners/queue/index.ts";
import { uniforms } from "../test/random.ts";
import { childSeconds } from "./sweep.ts";
import { startRedis } from "../test/runners/queue/redis-server.ts";

const worldsOf = (to: number) => ({ kind: "worlds" as const, from: 0, to });

/** Seconds of processor time, of all threads of this process. */
async function cpu<T>(work: () => T | Promise<T>): Promise<[seconds: number, T]> {
  const before = process.cpuUsage();
  const done = await work();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1e6, done];
}

export async function sweepFigures(flagship: Case, path: string): Promise<void> {
  console.log(`load ${loadavg()[0].toFixed(1)}; seconds are of processor time`);
  await chunkFile(flagship);
  await pasts(flagship);
  await emptyJobs();
  await chunkCosts(path);
}

async function chunkFile(c: Case): Promise<void> {
  const settings: Settings = { ...defaults, thresholds: true };
  const played = await playRange(inProcess(modelOf(c, settings)), worldsOf(1024));
  const blocks = played.map(storedColumns);
  const what = { of: "bench" };
  const key = keyOf(what);
  const folder = mkdtempSync(join(tmpdir(), "entente-bench-store-"));
  const store = folderStore(folder, () => {});
  const bytes = encodeChunk(what, blocks);
  const times = 100;
  const milliseconds = async (work: () => void): Promise<string> => {
    const [seconds] = await cpu(() => {
      for (let n = 0; n < times; n++) work();
    });
    return ((seconds * 1000) / times).toFixed(1);
  };
  const encode = await milliseconds(() => encodeChunk(what, blocks));
  const write = await milliseconds(() => store.write(key, bytes));
  const read = await milliseconds(() => store.read(key));
  const random = uniforms(1);
  let noticed = 0;
  for (let n = 0; n < 400; n++) {
    const turned = Uint8Array.from(bytes);
    turned[Math.floor(random() * bytes.length)] ^= 1 << Math.floor(random() * 8);
    noticed += Number("problem" in decodeChunk(turned, key));
  }
  for (let n = 0; n < 100; n++)
    noticed += Number("problem" in decodeChunk(bytes.slice(0, Math.floor(random() * bytes.length)), key));
  const kept = played.reduce((sum, block) => sum + block.kept, 0);
  const tally = tallyOf(modelOf(c, settings), played);
  console.log(
    `file of 1,024 worlds of the flagship, ${kept} kept: ${(bytes.length / 1000).toFixed(0)} kB (deflated ${(deflateSync(bytes).length / bytes.length).toFixed(2)} of that); encode ${encode}, write ${write}, read and check ${read} ms; its tally has ${tally.sums.byteLength + tally.squares.byteLength} bytes and ${4 + 2 * (tally.hits.length / kept)} a kept world; ${noticed} of 500 flipped bits and cuts noticed`,
  );
  rmSync(folder, { recursive: true, force: true });
}

async function pasts(c: Case): Promise<void> {
  const worlds = 6400;
  const own: Settings = { ...defaults, thresholds: false };
  const [past, fits] = await cpu(() =>
    playRange(inProcess(modelOf(c, { ...own, paths: 0, pin: {}, scenario: null })), worldsOf(worlds)),
  );
  const kept = fits.reduce((sum, block) => sum + block.kept, 0);
  const pin = { [c.drivers[0].id]: c.drivers[0].unit === null ? 50 : 1 };
  const ways: [string, Partial<Settings>][] = [
    ["a pin", { pin }],
    ...(c.scenarios.length > 0 ? [["a scenario", { scenario: c.scenarios[0].id }] as [string, Partial<Settings>]] : []),
    ["a pin with threshold curves", { pin, thresholds: true }],
  ];
  for (const [name, change] of ways) {
    const executor = inProcess(modelOf(c, { ...own, ...change }));
    await playRange(executor, worldsOf(1280)); // warm
    const [whole, all] = await cpu(() => playRange(executor, worldsOf(worlds)));
    const [rest, some] = await cpu(() => playRange(executor, worldsOf(worlds), fits));
    const same = JSON.stringify(all, plain) === JSON.stringify(some, plain);
    console.log(
      `pasts known, ${worlds} worlds of the flagship, ${kept} of them fitting, ${name}: ${whole.toFixed(1)} s without, ${rest.toFixed(1)} s with; ${same ? "the same bytes" : "DIFFERENT BYTES"}; the pasts themselves ${past.toFixed(1)} s`,
    );
  }
}

const plain = (_: string, value: unknown): unknown => (ArrayBuffer.isView(value) ? [...(value as Uint8Array)] : value);

async function emptyJobs(): Promise<void> {
  const redis = await startRedis("never");
  const count = 5000;
  const done = new Set<number>();
  const plan = "e".repeat(64);
  const keys = Array.from({ length: count }, (_, chunk) => ({
    chunk,
    key: String(chunk).padStart(32, "0").padEnd(64, "0"),
  }));
  const client = await connect(redis.url);
  const memory = async (): Promise<number> => Number(/used_memory:(\d+)/.exec(await client.info("memory"))![1]);
  const end = new AbortController();
  const empty = await memory();
  const [offer] = await cpu(async () => {
    const offered = offerJobs(
      redis.url,
      plan,
      () => keys.filter(({ chunk }) => !done.has(chunk)),
      () => {},
      {
        signal: end.signal,
        progress: () => {},
        intervalMs: 500,
      },
    );
    while (!((await client.llen(`bull:entente-${plan.slice(0, 32)}:wait`)) >= count))
      await new Promise((resolve) => setTimeout(resolve, 50));
    end.abort();
    await offered;
  });
  const full = await memory();
  const stop = new AbortController();
  const [take] = await cpu(() =>
    takeJobs(
      redis.url,
      client,
      plan,
      async (chunk) => {
        done.add(chunk);
        if (done.size === count) stop.abort();
      },
      { concurrency: 1, signal: stop.signal },
    ),
  );
  console.log(
    `empty jobs: ${((offer * 1000) / count).toFixed(2)} ms to offer one, ${((take * 1000) / count).toFixed(2)} ms to take and complete it; ${((full - empty) / count).toFixed(0)} bytes of Redis a waiting job`,
  );
  client.disconnect();
  await redis.remove();
}

/** The same worlds in very many and in few chunks: the difference is what chunks cost. */
async function chunkCosts(path: string): Promise<void> {
  const worlds = 16_384;
  const folder = mkdtempSync(join(tmpdir(), "entente-bench-chunks-"));
  const redis = await startRedis("everysec");
  const planOf = (seconds: string): string => {
    const plan = join(folder, `plan-${seconds}`);
    const size = ["--draws", String(worlds), "--findings", "brief", "--chunk-seconds", seconds, "--threads", "1"];
    const { status, stderr } = spawnSync(process.execPath, ["dist/cli.js", "sweep", "plan", path, ...size, "-o", plan]);
    if (status !== 0) throw new Error(String(stderr));
    return plan;
  };
  const plans = [planOf("0.000001"), planOf("1000")];
  const chunks = worlds / 64 - 1;
  for (const [name, flags] of [
    ["on a folder", []],
    ["over a queue", ["--queue", redis.url, "--offer"]],
  ] as [string, string[]][]) {
    const seconds = [Infinity, Infinity];
    for (let round = 0; round < 3; round++)
      for (const [n, plan] of plans.entries()) {
        const store = join(folder, `store-${name}-${n}-${round}`);
        seconds[n] = Math.min(
          seconds[n],
          await childSeconds(["sweep", "work", plan, "--store", store, "--threads", "1", ...flags]),
        );
      }
    const cost = ((seconds[0] - seconds[1]) * 1000) / chunks;
    const share = (of: number): string => (of / (of + cost / 1000)).toFixed(3);
    console.log(
      `a chunk ${name} costs ${cost.toFixed(1)} ms (${worlds} worlds: ${seconds[0].toFixed(2)} s in ${chunks + 1} chunks, ${seconds[1].toFixed(2)} s in one): chunks of 0.1, 0.5, 1 and 3 s compute ${[0.1, 0.5, 1, 3].map(share).join(", ")} of the time`,
    );
  }
  await redis.remove();
  rmSync(folder, { recursive: true, force: true });
}
