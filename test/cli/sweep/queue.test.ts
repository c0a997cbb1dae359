/** Commands over a queue, as the processes that are built. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chunksLeft } from "../../../src/cli/sweep/queue.ts";
import { offerJobs } from "../../../src/runners/queue/index.ts";
import { cli } from "../command.ts";
import { skipped, startRedis, type RedisServer } from "../../runners/queue/redis-server.ts";
import { ONE_BLOCK, opened, sweepsIn } from "./small-plan.ts";

const { entente, example, folder, spawned } = sweepsIn("over-queue");
const size = ["--draws", "40", "--paths", "3", "--lens", "none"];
const withoutSeconds = (path: string): string =>
  readFileSync(path, "utf8").replace(/"seconds": [\d.e-]+/, '"seconds": 0');

describe.skipIf(skipped)("over a queue", () => {
  let redis: RedisServer;
  beforeAll(async () => void (redis = await startRedis("never")));
  afterAll(() => redis.remove());

  it("a worker serves the plans of its store until it is told to stop; a big run gives the bytes of `run`", async () => {
    const [plan, store, once_] = ["plan", "store", "once"].map((name) => join(folder, name));
    mkdirSync(store);
    const own = [...size, "--threads", "1", "--findings", "full", ...ONE_BLOCK];
    const worker = spawn(process.execPath, [cli, "worker", "--redis", redis.url, "--store", store, "--threads", "1"], {
      stdio: "ignore",
    });
    const ended = once(worker, "exit");
    const made = spawned(["sweep", "plan", example(), ...own, "--store", store, "-o", plan]);
    expect(made.status, made.stderr).toBe(0);
    const { open } = opened(plan, store);
    const marked: number[] = [];
    await offerJobs(
      redis.url,
      open.plan.id,
      () => chunksLeft(open),
      (chunk) => marked.push(chunk),
      {
        signal: new AbortController().signal,
        intervalMs: 300,
      },
    );
    worker.kill("SIGTERM");
    expect([await ended, marked]).toEqual([[143, null], []]);
    const merged = spawned(["sweep", "merge", plan, "--store", store, "--threads", "1", "--format", "csv"]);
    expect(merged.status, merged.stderr).toBe(0);
    await entente("run", example(), ...size, "--workers", "1", "-o", once_);
    expect(withoutSeconds(join(plan, "out/result.json"))).toBe(withoutSeconds(join(once_, "result.json")));
  });

  it("`sweep run` plans, plays, merges and plays a share of the chunks again", () => {
    const plan = join(folder, "in-one-go");
    const own = [...size, "--threads", "1", "--findings", "brief", ...ONE_BLOCK, "--format", "csv"];
    const { status, stdout, stderr } = spawned(["sweep", "run", example(), ...own, "--queue", redis.url, "-o", plan]);
    expect(status, stderr).toBe(0);
    expect(stdout).toContain("the same bytes");
    expect(readFileSync(join(plan, "out/points.csv"), "utf8")).toMatch(/,done\r$/m);
  });
});
