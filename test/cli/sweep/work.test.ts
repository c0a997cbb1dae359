import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runToEnd } from "../../child.ts";
import type { Subject } from "../../../src/cli/sweep/open-plan.ts";
import { workThrough } from "../../../src/cli/sweep/work.ts";
import { markWorker } from "../../../src/files/sweep/workers.ts";
import { inProcess, type Executor } from "../../../src/runners/index.ts";
import { cli } from "../command.ts";
import { ONE_BLOCK, opened, sweepsIn } from "./small-plan.ts";

const { plan, work, folder, example, spawned } = sweepsIn("work");
const signal = new AbortController().signal;
const CHUNK_MS = 300;

describe("--until", () => {
  it("begins no chunk that would end too late, by the longest so far", async () => {
    const path = await plan("--draws", "90", "--findings", "brief");
    const player = opened(path, null, {
      executorOf: (subject): Executor => {
        const own = inProcess(subject.model());
        return {
          width: 1,
          execute: async (kind, task) => {
            await new Promise((resolve) => setTimeout(resolve, CHUNK_MS));
            return own.execute(kind, task);
          },
        };
      },
    });
    const { chunks } = player.open;
    expect(chunks.length).toBeGreaterThan(3);
    const late = { threads: 1, until: (2.5 * CHUNK_MS) / 1000, again: false, signal };
    const { played, left, failed } = await workThrough(player, chunks, late);
    expect(played).toBeGreaterThanOrEqual(1);
    expect(played).toBeLessThanOrEqual(2);
    expect([left, failed]).toEqual([chunks.length - played, 0]);
  });
});

describe("workers on one store", () => {
  const atOnce = { threads: 1, until: null, again: false, signal };
  /** Plays a chunk in a few milliseconds, so that workers get in each other's way. */
  const slowly = (subject: Subject): Executor => {
    const own = inProcess(subject.model());
    return {
      width: 1,
      execute: async (kind, task) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        return own.execute(kind, task);
      },
    };
  };

  it.each([
    ["a big run", ["--draws", "60"]],
    ["a sweep whose points share their pasts", ["--over", "pin:drought=10,90", "--draws", "20"]],
  ])("play no chunk of %s twice, when one comes to where the other began", async (_, flags) => {
    const path = await plan(...flags, "--findings", "brief");
    const store = join(folder, `shared-${flags.length}`);
    let written = 0;
    const ended = await Promise.all(
      [0, 0.6].map((from, n) => {
        const player = opened(path, store, { executorOf: slowly });
        const { chunks, store: files } = player.open;
        const write = files.write;
        files.write = (...args) => (written++, write(...args));
        const at = Math.floor(from * chunks.length);
        const list = [...chunks.slice(at), ...chunks.slice(0, at)];
        return workThrough(player, list, { ...atOnce, worker: `elsewhere.${n}` });
      }),
    );
    const { chunks, store: files } = opened(path, store).open;
    expect(files.list().size).toBe(chunks.length);
    expect([written, ended.map(({ left }) => left)]).toEqual([chunks.length, [0, 0]]);
  });
  it("leave to the last what one of them has in hand, and play it where that one has died", async () => {
    const path = await plan("--draws", "60", "--findings", "brief");
    const player = opened(path);
    const [first] = player.open.chunks;
    const dead = runToEnd(process.execPath, ["-e", ""]);
    const marks = [markWorker(path, "elsewhere.1"), markWorker(path, `${hostname()}.${dead.pid}`)];
    const end = marks[0].begin([player.open.key(first)]);
    marks[1].begin(player.open.chunks.map((chunk) => player.open.key(chunk)));
    const working = workThrough(player, player.open.chunks, atOnce);
    await expect.poll(() => player.open.store.list().size).toBe(player.open.chunks.length - 1);
    expect(player.open.store.has(player.open.key(first))).toBe(false);
    end();
    expect(await working).toMatchObject({ played: player.open.chunks.length, found: 0, left: 0 });
  });
});

describe("--then", () => {
  it("runs after each file with its path and its place, and nothing else stands in its words", async () => {
    const path = await plan("--draws", "20", "--findings", "brief");
    const log = join(folder, "then.log");
    expect((await work(path, "--then", `echo "$FILE $PLACE" >> '${log}'`)).status).toBe(0);
    const lines = readFileSync(log, "utf8").trim().split("\n");
    const { open } = opened(path);
    const places = open.chunks.map((chunk) => `chunks/${open.key(chunk).slice(0, 2)}/${open.key(chunk)}.bin`);
    expect(lines.sort()).toEqual(places.map((place) => `${join(path, place)} ${place}`).sort());
  });
  it("that fails ends the work with status 3; the chunk stays and is not played again", async () => {
    const path = await plan("--draws", "20", "--findings", "brief");
    const ended = await work(path, "--then", "exit 7");
    expect([ended.status, ended.stderr]).toEqual([
      3,
      expect.stringContaining("--then: the command ended with status 7"),
    ]);
    const again = await work(path);
    expect(again.stdout).toContain("1 found done");
  });
});

it("flags that name chunks are refused over a queue, whose jobs say which are played", async () => {
  const path = await plan("--draws", "5", "--findings", "brief");
  for (const flag of ["--part=0/2", "--chunk=0", "--until=5", "--slurm-array"]) {
    const ended = await work(path, "--queue", "redis://127.0.0.1:1", flag);
    expect([ended.status, ended.stderr]).toEqual([2, expect.stringContaining("a queue shares out all chunks")]);
  }
});

describe("a worker that is told to stop", () => {
  it("ends after the chunk at hand, which is kept", async () => {
    const path = join(folder, "told");
    const size = ["--draws", "4000", "--findings", "brief", "--threads", "1", ...ONE_BLOCK];
    expect(spawned(["sweep", "plan", example(), ...size, "-o", path]).status).toBe(0);
    const { open } = opened(path);
    const child = spawn(process.execPath, [cli, "sweep", "work", path, "--threads", "1"], { stdio: "ignore" });
    await expect.poll(() => open.store.list().size).toBeGreaterThan(0);
    child.kill("SIGTERM");
    const [status] = await once(child, "exit");
    expect(status).toBe(143);
    const listed = [...open.store.list().keys()];
    expect(listed.length).toBeLessThan(open.chunks.length);
    expect(listed.filter((key) => open.store.read(key) === null)).toEqual([]);
  });
});
