import { describe, expect, it } from "vitest";
import { settingsOf, type RunOptions } from "../../../src/analyses/index.ts";
import {
  chunkContent,
  chunksOf,
  countedPoints,
  halvesOf,
  levelText,
  pointsOf,
  rangesOf,
  readAxis,
  timedPoints,
  worldsToTry,
  type Extension,
  type Plan,
  type SweepAxis,
} from "../../../src/analyses/sweep/index.ts";
import { keyOf } from "../../../src/files/sweep/chunk-file.ts";
import type { Settings } from "../../../src/engine/index.ts";
import { smallCase } from "../small-case.ts";

const c = { ...smallCase(), hash: "a".repeat(64) };
const chunk = { kind: "worlds" as const, payload: "tally" as const, from: 0, to: 64 };
function keyWith(
  options: RunOptions = {},
  {
    engine = "1.0.0+0123456789abcdef",
    of = chunk as Parameters<typeof chunkContent>[3],
    hash = c.hash,
    change = {} as Partial<Settings>,
  } = {},
): string {
  const read = settingsOf({ ...c, hash }, options);
  if ("problem" in read) throw new Error(read.problem);
  return keyOf(chunkContent(engine, read.case, { ...read.settings, ...change }, of));
}

describe("the key of a chunk", () => {
  it("is the same as ever for a chunk of velna-water", () => {
    expect(keyWith()).toBe("1f1cc8ce7d04a435b0158d75e7e830cb6ae6ba2db64e91cc59cc0ffdc37b6b74");
  });
  it("changes with everything that the worlds depend on", () => {
    const others = [
      keyWith({}, { engine: "1.0.0+fedcba9876543210" }),
      keyWith({}, { hash: "b".repeat(64) }),
      keyWith({ set: { learning: "0.2" } }),
      keyWith({ pin: { drought: 50 } }),
      keyWith({ scenario: "dry_decade" }),
      keyWith({ seed: 2 }),
      keyWith({ paths: 4 }),
      keyWith({}, { change: { thresholds: false } }),
      keyWith({}, { of: { ...chunk, payload: "columns" } }),
      keyWith({}, { of: { ...chunk, kind: "prior" } }),
      keyWith({}, { of: { ...chunk, from: 64, to: 128 } }),
      keyWith({}, { of: { ...chunk, to: 128 } }),
    ];
    expect(new Set([keyWith(), ...others]).size).toBe(others.length + 1);
  });
  it("does not change with what they do not depend on, nor with how a number is written", () => {
    expect(keyWith({ draws: 5, limit: 77, full: true })).toBe(keyWith());
    expect(keyWith({ set: { learning: "20%" } })).toBe(keyWith({ set: { learning: "0.20" } }));
  });
  it("of pasts leaves out what acts after as_of", () => {
    const of = { ...chunk, kind: "past" as const, payload: "columns" as const };
    expect(keyWith({ pin: { drought: 50 }, scenario: "dry_decade", paths: 3 }, { of })).toBe(keyWith({}, { of }));
    expect(keyWith({ set: { learning: "0.2" } }, { of })).not.toBe(keyWith({}, { of }));
  });
});

describe("chunks", () => {
  it("cover every world once, also where worlds were added later", () => {
    const series = { kind: "worlds" as const, payload: "tally" as const, draws: 1, ends: [300, 640] };
    expect(rangesOf(series, 128).map(({ from, to }) => [from, to])).toEqual([
      [0, 128],
      [128, 256],
      [256, 300],
      [300, 428],
      [428, 556],
      [556, 640],
    ]);
  });
  it("have halves at the middle block, so that chunks of another size are theirs", () => {
    expect(halvesOf(512, 1024)).toEqual([
      { from: 512, to: 768 },
      { from: 768, to: 1024 },
    ]);
    expect(halvesOf(0, 100)).toEqual([
      { from: 0, to: 64 },
      { from: 64, to: 100 },
    ]);
    expect(halvesOf(0, 64)).toBeNull();
  });
});

describe("the chunks of a plan", () => {
  const axis: SweepAxis = { kind: "pin", path: "d", levels: [0, 50, 100], today: null };
  const common = { set: {}, pin: {}, scenario: null, seed: 1, paths: 8 };
  const points = pointsOf([{ name: null, scenarios: [] }], [axis], true, common);
  const plan = {
    findings: "brief",
    draws: 100,
    cases: [{ hasRecord: true }],
    points,
    chunk: 128,
    upto: points.map(() => 300),
    first: null,
  } as unknown as Plan;
  const more: Extension[] = [
    { v: 1, plan: "", upto: { 2: 500 } },
    { v: 1, plan: "", upto: { 1: 400, 2: 600 } },
  ];

  it("begin with each past once, whatever part of them a worker takes", () => {
    const chunks = chunksOf(plan, []);
    const pasts = chunks.findIndex(({ kind }) => kind !== "past");
    expect(chunks.slice(0, pasts).map(({ from, to }) => [from, to])).toEqual([
      [0, 128],
      [128, 256],
      [256, 300],
    ]);
    expect(chunks.slice(pasts).filter(({ kind }) => kind === "past")).toEqual([]);
    expect(chunks.filter(({ kind }) => kind === "worlds").length).toBe(3 * points.length);
  });
  it("keep their numbers when more are added, so that a job of a queue means the same to all workers", () => {
    const [before, between, after] = [0, 1, 2].map((n) => chunksOf(plan, more.slice(0, n)));
    expect(between.slice(0, before.length)).toEqual(before);
    expect(after.slice(0, between.length)).toEqual(between);
    expect(after.length).toBeGreaterThan(between.length);
    expect(new Set(after.map((one) => JSON.stringify(one))).size).toBe(after.length);
  });
});

describe("levels as typed", () => {
  it("are evenly spaced with both ends, or listed", () => {
    expect(readAxis("learning=0..0.9/10")).toMatchObject({
      kind: "set",
      path: "learning",
      levels: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9],
    });
    expect(readAxis("pin:oil=-5, 1e1,2.5")).toMatchObject({ kind: "pin", path: "oil", levels: [-5, 10, 2.5] });
    expect(readAxis("x=3..9/1")).toMatchObject({ levels: [3] });
  });
  it.each([
    "learning",
    "=1,2",
    "learning=",
    "learning=a,b",
    "learning=1..2",
    "learning=1..2/0",
    "x=1,1",
    "x=0..1/99999",
  ])("%s is refused", (text) => expect(readAxis(text)).toHaveProperty("problem"));
  it("are written as a case takes them", () => {
    expect(levelText(1e-7)).toBe("0.0000001");
    expect(levelText(0.3)).toBe("0.3");
  });
});

describe("worlds to try", () => {
  it("are those asked for where every world is kept", () => expect(worldsToTry(2000, 200_000, false, 0, 0)).toBe(2000));
  it("are more by the share that fits, two errors of it and a tenth, in whole blocks and within the limit", () => {
    const upto = worldsToTry(2000, 1e6, true, 256, 64);
    expect(upto % 64).toBe(0);
    expect(upto).toBeGreaterThanOrEqual(8000 * (1 + 2 * Math.sqrt(0.75 / 64) + 0.1));
    expect(upto).toBeLessThan(8000 * (1 + 2 * Math.sqrt(0.75 / 64) + 0.1) + 64);
    expect(worldsToTry(2000, 1000, true, 256, 64)).toBe(1000);
    expect(worldsToTry(2000, 5000, true, 256, 0)).toBe(5000);
  });
});

describe("a pilot", () => {
  const axis = (kind: "set" | "pin", path: string, levels: number): SweepAxis => ({
    kind,
    path,
    levels: Array.from({ length: levels }, (_, n) => n),
    today: null,
  });
  const common = { set: {}, pin: {}, scenario: null, seed: 1, paths: 8 };
  const grid = (...axes: SweepAxis[]) => pointsOf([{ name: null, scenarios: [] }], axes, true, common);

  it("takes the time at the case as it is, the corners and the centre", () => {
    const axes = [axis("set", "a", 5), axis("pin", "d", 5)];
    const points = grid(...axes);
    const timed = timedPoints(points, axes, true).map((n) => points[n].at);
    expect(timed).toEqual([[], [0, 0], [0, 4], [2, 2], [4, 0], [4, 4]]);
  });
  it("counts what fits at every level that has a past of its own, so that none in the middle is left to its neighbours", () => {
    const points = grid(axis("set", "a", 21), axis("pin", "d", 21));
    expect(countedPoints(points).map((n) => points[n].set["a"])).toEqual([
      undefined,
      ...Array.from({ length: 21 }, (_, n) => String(n)),
    ]);
  });
  it("counts at levels that are evenly spread where there are very many", () => {
    const points = grid(axis("set", "a", 21), axis("set", "b", 21));
    const counted = countedPoints(points);
    const steps = counted.slice(1).map((n, at) => n - counted[at]);
    expect([counted[0], counted.at(-1), new Set(counted).size]).toEqual([0, points.length - 1, 64]);
    expect([Math.min(...steps), Math.max(...steps)]).toEqual([7, 7]);
  });
});
