import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { chunksOf, type Chunk, type Plan } from "../../../src/analyses/sweep/index.ts";
import { encodeChunk } from "../../../src/files/sweep/chunk-file.ts";
import { EntenteError } from "../../../src/errors.ts";
import { findSweep } from "../../../src/cli/sweep/found.ts";
import { makePlan } from "../../../src/cli/sweep/plan.ts";
import { planText } from "../../../src/cli/sweep/open-plan.ts";
import { statusOf } from "../../../src/cli/sweep/status.ts";
import { drawnChunks } from "../../../src/cli/sweep/verify.ts";
import { workThrough } from "../../../src/cli/sweep/work.ts";
import { inProcess, type Executor } from "../../../src/runners/index.ts";
import type { Given } from "../../../src/cli/arguments.ts";
import { ONE_BLOCK, opened, sweepsIn } from "./small-plan.ts";

const sweeps = sweepsIn("sweep");
const { plan, work, merge, found, ok, read, example, folder } = sweeps;
const never = new AbortController().signal;
const all = { threads: 2, until: null, again: false, signal: never };
const planOf = (path: string): Plan => JSON.parse(read(path, "plan.json"));
const chunkFile = (path: string, chunk: Chunk): string => {
  const key = opened(path).open.key(chunk);
  return join(path, "chunks", key.slice(0, 2), `${key}.bin`);
};
const filesOf = (path: string): string[] =>
  readdirSync(join(path, "chunks"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".bin"))
    .sort();
describe("a plan", () => {
  it("is the same bytes from the same words, without a clock or a path of this machine", async () => {
    const flags = ["--over", "pin:drought=10,90", "--draws", "20"];
    const [a, b] = [await plan(...flags), await plan(...flags)];
    const texts = [a, b].map((path) => read(path, "plan.json"));
    expect(texts[0]).toBe(texts[1]);
    expect(texts[0]).not.toContain(folder);
    expect(Object.keys(JSON.parse(texts[0]))).toEqual(Object.keys(JSON.parse(texts[0])).sort());
  });
  it("of the same words goes into the same folder again, whatever length of a chunk its pilot comes to", async () => {
    const path = await plan("--draws", "20");
    const { v: _, id: __, ...body } = planOf(path);
    const other = planText({ ...body, chunk: 2 * body.chunk });
    writeFileSync(join(path, "plan.json"), other.text);
    await ok("sweep", "plan", example(), "--threads", "1", "--paths", "3", ...ONE_BLOCK, "--draws", "20", "-o", path);
    expect(read(path, "plan.json")).toBe(other.text);
  });
  it.each([
    [["--over", "learning=0..1/2", "--lhs", "5"], 2],
    [["--over", "learning=0..2/3"], 1],
    [["--over", "lerning=0..1/3"], 1],
    [["--over", "pin:drought=0..1000/3"], 1],
    [["--over", "learning"], 2],
    [["--lhs", "5"], 2],
    [["--lhs", "5", "--vary", "nothing"], 1],
    [["--vary", "learning"], 2],
    [["--scenario", "wet"], 1],
    [["--draws", "x"], 2],
    [["--over", "learning=0..1/200", "--over", "pin:drought=0..100/60"], 2],
    [["--findings", "some"], 2],
  ])("%j is refused before anything is written", async (flags, status) => {
    const out = join(folder, "refused");
    const ended = await sweeps.entente("sweep", "plan", example(), "--threads", "1", ...flags, "-o", out);
    expect([ended.status, existsSync(out)], ended.stderr).toEqual([status, false]);
    expect(ended.stderr).toMatch(/^entente: (--|these|sweep)/m);
  });
  it("is not written over, and says what is wrong where it was changed", async () => {
    const path = await plan("--draws", "20");
    expect(
      (await sweeps.entente("sweep", "plan", example(), "--threads", "1", "--draws", "30", "-o", path)).status,
    ).toBe(3);
    writeFileSync(join(path, "plan.json"), read(path, "plan.json").replace('"draws":20', '"draws":21'));
    const ended = await work(path);
    expect([ended.status, ended.stderr]).toEqual([1, expect.stringContaining("its id does not match")]);
  });
  it("of a folder of cases names those that do not check, or lists them as left out", async () => {
    const cases = join(folder, "cases");
    for (const name of ["bad", "good"]) mkdirSync(join(cases, name), { recursive: true });
    for (const name of readdirSync(example()))
      if (name !== "out") copyFileSync(join(example(), name), join(cases, "good", name));
    writeFileSync(join(cases, "bad/case.yaml"), "entente: 1\n");
    const flags = [
      "sweep",
      "plan",
      "--cases",
      cases,
      "--threads",
      "1",
      "--draws",
      "20",
      "-o",
      join(folder, "of-cases"),
    ];
    const refused = await sweeps.entente(...flags);
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining("bad: ")]);
    await ok(...flags, "--skip-bad");
    expect(planOf(join(folder, "of-cases"))).toMatchObject({ skipped: [{ name: "bad" }], cases: [{ id: "good" }] });
  });
});

describe("a big run", () => {
  it("too large for memory gives odds from all worlds and everything else from the first of them", async () => {
    const path = join(folder, "large");
    const given: Given = {
      positionals: [example()],
      flags: { draws: "40", paths: "3", lens: "none", threads: "1", output: path, "chunk-seconds": "0.000001" },
      list: {},
    };
    const { plan: made } = await makePlan(given, never, 2 * 20 * 25_000); // room for about twenty worlds
    expect(made.first!.draws).toBeGreaterThan(10);
    expect(made.first!.draws).toBeLessThan(40);
    await expect(
      makePlan({ ...given, flags: { ...given.flags, findings: "full", output: `${path}-2` } }, never, 1_000_000),
    ).rejects.toMatchObject({ code: "unavailable" });
    expect((await work(path)).status).toBe(0);
    expect((await merge(path)).status).toBe(0);
    const result = JSON.parse(read(path, "out/result.json"));
    const once = join(folder, "once-more");
    await ok("run", example(), "--draws", "40", "--paths", "3", "--lens", "none", "--workers", "1", "-o", once);
    const whole = JSON.parse(read(once, "result.json"));
    for (const [id, { p, se, wilson, without_record, curve }] of Object.entries<any>(whole.questions)) {
      expect(result.questions[id]).toMatchObject({ p, se, wilson, without_record });
      expect(result.questions[id].curve.map((one: any) => one.p)).toEqual(curve.map((one: any) => one.p));
    }
    expect(result.run).toMatchObject({ kept: 40, draws: 40, worlds: whole.run.worlds, fit: whole.run.fit });
    expect(result.messages.map(({ code }: any) => code)).toContain("findings-of-fewer");
  });
});

describe("files that are torn, turned, renamed or foreign", () => {
  it("are set aside and played again", async () => {
    const path = await plan("--draws", "40", "--findings", "brief");
    await work(path);
    const [a, b, c] = opened(path).open.chunks.map((chunk) => chunkFile(path, chunk));
    const [whole, other] = [a, b].map((file) => readFileSync(file));
    writeFileSync(a, whole.subarray(0, whole.length - 1));
    writeFileSync(b, Buffer.from(other.map((byte, n) => (n === 200 ? byte ^ 4 : byte))));
    writeFileSync(c, whole);
    const refused = await merge(path);
    expect([refused.status, refused.stderr]).toEqual([3, expect.stringContaining("2 chunks are missing")]);
    expect(refused.stderr).toContain(".bad");
    const again = await work(path);
    expect(again.stdout).toContain("3 chunks played");
    expect(readFileSync(a)).toEqual(whole);
    expect((await merge(path)).status).toBe(0);
  });
});

describe("pasts", () => {
  it("of a sweep over a driver are played once, and the points are those that would be played alone", async () => {
    const path = await plan("--over", "pin:drought=10,90", "--draws", "40");
    const played = { past: 0, worlds: 0 };
    const player = opened(path, null, {
      executorOf: (subject): Executor => {
        const own = inProcess(subject.model());
        return {
          width: 2,
          execute: (kind, task) => {
            const block = task as { kind: string; from: number; to: number; fits?: Int32Array };
            if (subject.settings.paths === 0) played.past += block.to - block.from;
            else if (block.kind === "worlds") played.worlds += block.fits ? 0 : block.to - block.from;
            return own.execute(kind, task);
          },
        };
      },
    });
    await workThrough(player, player.open.chunks, all);
    expect(played).toEqual({ past: planOf(path).upto[0], worlds: 0 });
    expect((await merge(path)).status).toBe(0);
    const alone = await plan("--pin", "drought=90", "--draws", "40", "--findings", "brief");
    await work(alone);
    await merge(alone);
    const [pinned, once] = [found(path).points[2], found(alone).points[0]];
    expect(pinned.at).toEqual([90]);
    for (const [id, { p, se, without_record }] of Object.entries(once.questions!))
      expect(pinned.questions![id]).toMatchObject({ p, se, without_record });
    expect([pinned.kept, pinned.tried]).toEqual([once.kept, once.tried]);
  });
});

describe("two plans on one store", () => {
  it("share what they have in common: the second plays nothing", async () => {
    const store = join(folder, "store");
    const flags = ["--draws", "30", "--findings", "brief", "--store", store];
    const [a, b] = [await plan(...flags), await plan(...flags, "--limit", "9999")];
    expect(planOf(a).id).not.toBe(planOf(b).id);
    expect((await work(a, "--store", store)).stdout).not.toContain("0 chunks played");
    expect((await work(b, "--store", store)).stdout).toContain("0 chunks played");
    expect(readdirSync(join(store, "plans")).length).toBe(2);
  });
});

describe("a store", () => {
  const elsewhere = join(folder, "elsewhere");
  it.each(["work", "status", "merge", "extend", "verify"])(
    "that is not there is refused by %s, and not made",
    async (command) => {
      const path = await plan("--draws", "20");
      const nowhere = join(folder, "nowhere");
      const ended = await sweeps.entente("sweep", command, path, "--store", nowhere);
      expect([ended.status, ended.stderr]).toEqual([1, expect.stringContaining(`there is no folder '${nowhere}'`)]);
      expect(existsSync(nowhere)).toBe(false);
    },
  );
  it("stands in every command that is printed, and is named where it is forgotten", async () => {
    const path = join(folder, "with-store");
    const size = ["--draws", "20", "--threads", "1", ...ONE_BLOCK];
    const made = await ok("sweep", "plan", example(), ...size, "--store", elsewhere, "-o", path);
    expect(made.stdout).toMatch(/next {2}entente sweep work \S+ --store \S*elsewhere$/m);
    const refused = await merge(path, "--store", elsewhere);
    expect([refused.status, refused.stderr]).toEqual([
      3,
      expect.stringMatching(/`entente sweep work \S+ --store \S*elsewhere`/),
    ]);
    expect(refused.stderr).not.toContain("was made with");
    expect((await ok("sweep", "status", path)).stderr).toMatch(/was made with --store \S*elsewhere/);
    expect(read(path, "plan.json")).not.toContain("elsewhere");
  });
  it("that is not the plan's folder does not hide chunks there without a word", async () => {
    const path = await plan("--draws", "20");
    await work(path, "--chunk", "0");
    mkdirSync(elsewhere, { recursive: true });
    expect((await ok("sweep", "status", path, "--store", elsewhere)).stderr).toContain("chunks lie in");
    expect((await ok("sweep", "status", path)).stderr).toBe("");
  });
});

describe("missing chunks", () => {
  it("end a merge with their keys; a partial point rests on nothing behind a gap", async () => {
    const path = await plan("--over", "pin:drought=10,90", "--draws", "60");
    await work(path);
    expect((await merge(path)).status).toBe(0);
    const whole = found(path);
    const { chunks } = opened(path).open;
    const worlds = (point: number): Chunk[] => chunks.filter((one) => one.point === point && one.kind === "worlds");
    rmSync(chunkFile(path, worlds(1)[1]));
    rmSync(chunkFile(path, worlds(2)[0]));
    const refused = await merge(path);
    expect([refused.status, refused.stderr]).toEqual([3, expect.stringContaining(opened(path).open.key(worlds(2)[0]))]);
    expect((await merge(path, "--partial")).status).toBe(3);
    const { points, messages } = found(path);
    expect(points.map(({ status }) => status)).toEqual(["done", "partial", "missing"]);
    expect([points[2].questions, points[2].fit]).toEqual([null, null]);
    expect(points[1].tried).toBe(64);
    expect(points[1].kept).toBeLessThan(whole.points[1].kept);
    expect(points[0]).toEqual(whole.points[0]);
    expect(messages.map(({ code }) => code)).toContain("chunks-missing");
    expect(read(path, "out/sweep.html")).toContain("no odds");
    expect(read(path, "out/points.csv")).toMatch(/^p2,.*,missing\r$/m);
    await work(path);
    expect((await merge(path)).status).toBe(0);
    expect(found(path)).toEqual(whole);
  });
  it("are left out on somebody's word alone, which is told with the share of worlds", async () => {
    const path = await plan("--draws", "60", "--findings", "brief");
    await work(path);
    const first = opened(path).open.chunks.find(({ kind }) => kind === "worlds")!;
    const key = opened(path).open.key(first);
    rmSync(chunkFile(path, first));
    const ended = await merge(path, "--leave-out", `${key}=the node had bad memory`, "--partial");
    expect(ended.stderr).toContain("the node had bad memory");
    const { points, messages } = found(path);
    expect(points[0].kept).toBeGreaterThan(0);
    expect(messages[0]).toMatchObject({ code: "chunk-left-out", message: expect.stringMatching(/\d+\s%.*bad memory/) });
    expect((await merge(path, "--leave-out", "abc=x")).status).toBe(2);
  });
  it("of a point that came out short are added by extend", async () => {
    const path = await plan("--draws", "90", "--findings", "brief");
    const { v: _, id: __, ...body } = planOf(path);
    writeFileSync(join(path, "plan.json"), planText({ ...body, upto: [128] }).text);
    await work(path);
    const short = await merge(path);
    expect([short.status, short.stderr]).toEqual([3, expect.stringContaining("sweep extend")]);
    const before = read(path, "plan.json");
    for (let n = 0; n < 4 && (await merge(path)).status === 3; n++) {
      await ok("sweep", "extend", path);
      await work(path);
    }
    expect((await merge(path)).status).toBe(0);
    expect(read(path, "plan.json")).toBe(before);
    expect(found(path).points[0].kept).toBe(90);
    const whole = await plan("--draws", "90", "--findings", "brief");
    await work(whole);
    await merge(whole);
    expect(found(path).points[0].questions).toEqual(found(whole).points[0].questions);
  });
});

describe("a chunk that fails", () => {
  const failing = (path: string, error: () => Error) => {
    let calls = 0;
    const player = opened(path, null, {
      executorOf: (subject): Executor => {
        const own = inProcess(subject.model());
        return {
          width: 2,
          execute: (kind, task) => {
            const { from, kind: of } = task as { from: number; kind: string };
            if (from !== 64 || of !== "worlds") return own.execute(kind, task);
            calls++;
            return Promise.reject(error());
          },
        };
      },
    });
    return { player, calls: () => calls };
  };
  it("is tried three times and then left alone; the rest is played and merged", async () => {
    const path = await plan("--draws", "60", "--findings", "brief");
    const { player, calls } = failing(path, () => new Error("bad luck"));
    expect(await workThrough(player, player.open.chunks, all)).toMatchObject({ failed: 1, left: 0 });
    expect(calls()).toBe(3);
    const [failed] = statusOf(player.open).failed;
    expect(failed).toMatchObject({ error: "bad luck", tries: 3 });
    expect((await work(path)).stdout).toContain("1 failed");
    expect(calls()).toBe(3);
    const refused = await merge(path);
    expect([refused.status, refused.stderr]).toEqual([3, expect.stringContaining("failed 3 times: bad luck")]);
    expect((await merge(path, "--partial")).status).toBe(3);
    expect(found(path).points[0].status).toBe("partial");
    expect((await work(path, "--again")).status).toBe(0);
    expect((await merge(path)).status).toBe(0);
    expect(statusOf(opened(path).open).failed).toEqual([]);
  });
  it("by the fault of its case is not tried twice", async () => {
    const path = await plan("--draws", "60", "--findings", "brief");
    const { player, calls } = failing(path, () => new EntenteError("market-unsolved", "no equilibrium"));
    await workThrough(player, player.open.chunks, all);
    expect(calls()).toBe(1);
    expect(statusOf(player.open).failed).toMatchObject([{ tries: 1, error: "no equilibrium" }]);
  });
});

describe("verify", () => {
  it("draws as many chunks as the share comes to, rounded up, and the same ones again", async () => {
    const { open } = opened(await plan("--draws", "90"));
    const all = open.chunks.length;
    for (const share of [1e-12, 0.01, 1 / all, 0.05, 0.5, 1]) {
      const drawn = drawnChunks(open, share);
      expect(drawn).toEqual(drawnChunks(open, share));
      expect(new Set(drawn).size).toBe(Math.max(1, Math.ceil(Number((share * all).toFixed(6)))));
    }
  });
  it("finds chunks that another machine has played wrongly", async () => {
    const path = await plan("--draws", "40", "--findings", "brief");
    await work(path);
    expect((await ok("sweep", "verify", path, "--share", "1", "--threads", "1")).stdout).toContain("the same bytes");
    const { open } = opened(path);
    const chunk = open.chunks.at(-1)!;
    const blocks = open.load(chunk)!;
    (blocks[0].columns["hits"] as Uint16Array)[0] ^= 1;
    open.store.write(open.key(chunk), encodeChunk(open.what(chunk), blocks));
    const wrong = await sweeps.entente("sweep", "verify", path, "--share", "1", "--threads", "1");
    expect([wrong.status, wrong.stderr.match(/[0-9a-f]{64}/g)?.length]).toEqual([3, 3]);
  });
});

describe("status", () => {
  it("counts from the listing, also of a sweep that is played by somebody else", async () => {
    const path = await plan("--draws", "40", "--findings", "brief");
    const { chunks } = opened(path).open;
    const told = async (): Promise<any> => JSON.parse((await ok("sweep", "status", path, "--json")).stdout);
    const worlds = { tried: 0, kept: 0, draws: 40 };
    expect(await told()).toMatchObject({ chunks: chunks.length, done: 0, worlds, chunks_a_minute: null });
    await work(path, "--chunk", String(chunks.length - 1));
    expect(await told()).toMatchObject({ done: 1, worlds: { tried: 64 } });
    await work(path);
    expect((await told()).done).toBe(chunks.length);
    expect(chunksOf(planOf(path), [])).toEqual(chunks);
  });
});

describe("the worlds of a sweep", () => {
  it.each([
    ["whose points share their pasts", [], ["--over", "pin:drought=20,80"]],
    ["with full findings", ["--findings", "full"], []],
  ])("%s are counted the same by status, merge and its files", async (_, flags, design) => {
    const path = await plan("--draws", "70", ...design, ...flags);
    await work(path);
    const worlds = /^worlds +(.*)$/m;
    const status = (await ok("sweep", "status", path)).stdout;
    const merged = (await merge(path, "--format", "csv")).stdout;
    expect(worlds.exec(status)![1]).toBe(worlds.exec(merged)![1]);
    const { points } = found(path);
    const sum = (of: "tried" | "kept"): number => points.reduce((all, point) => all + point[of], 0);
    const told = JSON.parse((await ok("sweep", "status", path, "--json")).stdout).worlds;
    expect(told).toEqual({ tried: sum("tried"), kept: 70 * points.length, draws: 70 * points.length });
    expect(sum("kept")).toBe(told.kept);
    const { open } = opened(path);
    const [left, right] = open.chunks.filter(({ kind, from }) => kind === "worlds" && from < 128);
    expect(open.counts({ ...left, to: right.to })).toEqual({
      tried: 128,
      kept: open.counts(left)!.kept + open.counts(right)!.kept, // of a chunk that lies in the store as halves alone
    });
  });
});

describe("sweep run", () => {
  it("plans, plays and merges a grid, with its page, tables and differences", async () => {
    const path = join(folder, "grid");
    const over = ["--over", "learning=0.1,0.3", "--over", "pin:drought=0..100/2"];
    const flags = ["--draws", "30", "--paths", "3", "--threads", "1", ...ONE_BLOCK, "-o", path];
    const ended = await ok("sweep", "run", example(), ...over, ...flags, "--format", "html,csv,parquet");
    expect(ended.stdout).toContain("from as it is");
    const { points, axes } = found(path);
    expect(points.map(({ at }) => at)).toEqual([[], [0.1, 0], [0.1, 100], [0.3, 0], [0.3, 100]]);
    expect(axes.map(({ name, today }) => [name, today])).toEqual([
      [expect.stringContaining("belief"), 0.15],
      [expect.any(String), expect.any(Number)],
    ]);
    expect(points.every(({ status, kept }) => status === "done" && kept === 30)).toBe(true);
    expect(points[0].questions!["dam_built"].diff).toBeNull();
    expect(points[1].questions!["dam_built"].diff).not.toBeNull();
    expect(read(path, "out/points.csv").split("\r\n").length).toBe(1 + 5 * 2 + 1);
    expect(existsSync(join(path, "out/points.parquet"))).toBe(true);
    expect(filesOf(path).length).toBe(opened(path).open.chunks.length);
    const page = read(path, "out/sweep.html");
    expect(page.match(/<svg/g)?.length).toBe(2);
    expect(page).not.toContain("<script");
    const signal = AbortSignal.abort();
    await expect(findSweep(opened(path), { partial: false, leaveOut: new Map(), signal })).rejects.toMatchObject({
      code: "interrupted",
    });
  });
});
