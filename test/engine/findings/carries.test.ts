import { describe, expect, it } from "vitest";
import {
  compile,
  defaults,
  replay,
  simulate,
  today,
  type Counterfactual,
  type Model,
  type Settings,
} from "../../../src/engine/index.ts";
import { makeNeutral, unfelt } from "../../../src/engine/findings/carries/neutral.ts";
import { passagesOf } from "../../../src/engine/findings/carries/passages.ts";
import { pairedDifference } from "../../../src/engine/findings/carries/paired.ts";
import { carriedOf } from "../../../src/runners/carried.ts";
import { inProcess } from "../../../src/runners/in-process.ts";
import type { Case } from "../../../src/language/case.ts";
import { check } from "../../../src/language/index.ts";
import type { Removed } from "../../../src/result/index.ts";
import { randomCase2 } from "../random-case-full.ts";
import { readText } from "../read-text.ts";
import { stirred } from "../stirred.ts";
import { twinWorld } from "../twin.ts";
import { without } from "../twin/neutral.ts";
import { ofRun } from "../../seeds.ts";

const DRAWS = 4;
const settingsOf = (seed: number, scenario: string | null = null): Settings => ({
  ...defaults,
  seed: seed * 3 + 1,
  draws: DRAWS,
  paths: 1,
  thresholds: false,
  scenario,
});

/** The same case with a citation of its own for every number, by the number's index. */
const leaning = (c: Case): Case => ({
  ...c,
  parameters: c.parameters.map((one, p) => ({ ...one, default: false, citations: [p] })),
});

/** What every number's block becomes without it, each block once. */
function blocksOf(model: Model): { one: Removed; counterfactual: Counterfactual }[] {
  const neutralOf = makeNeutral(model);
  const found = new Map<string, { one: Removed; counterfactual: Counterfactual }>();
  for (const p of model.case.parameters.keys()) {
    const { removed, counterfactual } = neutralOf([p]);
    if (removed[0]) found.set(removed[0].path, { one: removed[0], counterfactual });
  }
  return [...found.values()];
}

describe("kept worlds without one thing", () => {
  it("answer as the twin's do, on random cases with every word, with and without a scenario", () => {
    const kinds = new Map<string, number>();
    let differing = 0;
    // Two for each quarter, which have every kind of thing, and answers that it changes.
    for (const seed of ofRun([706, 741, 726, 735, 736, 747, 752, 712])) {
      const plain = readText(randomCase2(seed));
      const c = seed % 2 === 0 ? plain : stirred(plain, seed);
      const settings = settingsOf(seed, seed % 2 === 1 ? "other" : null);
      const Q = c.questions.length;
      const model = compile(leaning(c), settings);
      const columns = simulate(model, { kind: "worlds", from: 0, to: 6 });
      const blocks = blocksOf(model);
      const counterfactuals = blocks.map(({ counterfactual }) => counterfactual);
      const replayed = replay(model, { draws: columns.worlds, counterfactuals });
      for (const [n, { one }] of blocks.entries()) {
        const answers = replayed[n];
        columns.worlds.forEach((s, w) => {
          const pinned = one.kind === "driver" ? { ...settings, pin: { [one.path.slice(8)]: one.at! } } : settings;
          const slow = twinWorld(
            c,
            pinned,
            s,
            "worlds",
            one.kind === "driver" ? undefined : (now) => without(now, one),
          );
          c.questions.forEach(({ id, by }, q) => {
            const answer = answers[w * Q + q] === 1;
            expect(answer, `case ${seed}, without ${one.path}, world ${s}, ${id}`).toBe(
              slow.answers[0][q][by - c.asOf],
            );
            if (answer !== (columns.answers[w * Q + q] === 1)) differing++;
          });
        });
        kinds.set(one.kind, (kinds.get(one.kind) ?? 0) + columns.kept);
      }
    }
    for (const kind of ["need", "stake", "driver", "belief", "reliability", "reaction", "expectation"])
      expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(0);
    expect(differing).toBeGreaterThan(0);
  });

  it("answer as in the run where nothing is changed, and the same beside other changes as alone, in any order", () => {
    const nothing = { set: [], pin: {}, forget: [] };
    for (let seed = 720; seed < 723; seed++) {
      const model = compile(leaning(readText(randomCase2(seed))), settingsOf(seed, seed % 2 === 0 ? "other" : null));
      const { worlds: draws, answers } = simulate(model, { kind: "worlds", from: 0, to: 12 });
      const changes = [...blocksOf(model).map(({ counterfactual }) => counterfactual), nothing];
      const together = replay(model, { draws, counterfactuals: changes });
      expect([...together.at(-1)!]).toEqual([...answers]);
      expect(replay(model, { draws, counterfactuals: changes.toReversed() })).toEqual(together.toReversed());
      changes.forEach((one, n) => expect(replay(model, { draws, counterfactuals: [one] })[0]).toEqual(together[n]));
    }
  });
});

describe("the level at which a driver is not felt", () => {
  /** Points that driver d adds to needs at level z, at the medians. */
  const added = ({ case: c, medians }: Model, d: number, z: number): number => {
    let sum = 0;
    for (const { needs } of c.actors)
      for (const { weight, sharpenedBy } of needs)
        for (const { driver, from, to, by } of sharpenedBy) {
          if (driver !== d) continue;
          const [a, b] = [medians[from], medians[to]];
          const part = a === b ? (z >= a ? 1 : 0) : Math.min(1, Math.max(0, (z - a) / (b - a)));
          sum += medians[weight] * medians[by] * part;
        }
    return sum;
  };
  it("adds no more than any other level does, and lies nearest to today's of those that add as little", () => {
    let drivers = 0;
    for (let seed = 730; seed < 750; seed++) {
      const model = compile(readText(randomCase2(seed)), settingsOf(seed));
      model.case.drivers.forEach(({ min, max }, d) => {
        if (!Number.isFinite(min) || !Number.isFinite(max)) return;
        const now = today(model, model.medians)[d];
        const at = unfelt(model, d);
        for (let j = 0; j <= 200; j++) {
          const z = min + ((max - min) * j) / 200;
          expect(added(model, d, at)).toBeLessThanOrEqual(added(model, d, z) + 1e-9);
          if (added(model, d, z) <= added(model, d, at) + 1e-12)
            expect(Math.abs(at - now)).toBeLessThanOrEqual(Math.abs(z - now) + 1e-9);
        }
        drivers++;
      });
    }
    expect(drivers).toBeGreaterThan(10);
  });
});

const TEXT = `entente: 1
title: Two shores
as_of: 2012-10
until: 2015-12
residual: {value: 4, because: [{judgment: Left out.}]}
sources: {report: {title: A report, date: 2012, text: report.txt}}
actors:
  a:
    friction: {value: 1, because: [{report: signing costs little}]}
    stakes: {land: {weight: 50, values: {all: -20}}}
    needs: {gas: {weight: 30, level: 0, sharpened_by: {cold: {from: 0, to: 10, by: 1}}, met_by: {land: {all: 0.5}}, because: [{report: the winters are cold}, {report: it needs gas}]}}
    because: [{judgment: Judged.}]
  b:
    stakes: {land: {weight: 50, values: {all: -5 to 15}, because: [{report: the land is dear to it}]}}
    because: [{judgment: Judged.}]
  c:
    stakes: {sea: {weight: 50, values: {open: 10}, because: [{report: the sea is another matter}]}}
    because: [{judgment: Judged.}]
  d: {stakes: {land: {weight: 20, values: {all: 20}, because: [{report: nobody asks it}]}}}
drivers:
  cold: {range: [0, 20], process: constant, value: 8, because: [{report: the winters are cold}]}
  idle: {range: [0, 20], process: constant, value: 8, because: [{report: a number that nothing reads}]}
issues:
  land: {options: {none: none, all: all}}
  sea: {moved_by: c, options: {shut: shut, open: open}}
tables:
  talks: {parties: [a, b], issues: [land], meetings_per_year: 1, concludes: 0.5, because: [{report: they meet once a year}]}
questions:
  land: {ask: Will it?, when: {land: all}, by: 2015-12, because: [{report: will it be settled}]}
claims:
  cold_brings_land:
    if: {cold: high}
    then: land
    because: [{report: the winters are cold}]
`;
const REPORT = `signing costs little; the winters are cold; it needs gas; the land is dear to it; the sea is another matter;
nobody asks it; a number that nothing reads; they meet once a year; will it be settled`;

describe("what the passages of a text carry", () => {
  const { case: c, messages } = check({ id: "two", file: "case.yaml", text: TEXT }, () => ({ text: REPORT }));
  const runs = new Map<string, Promise<{ model: Model; carried: Awaited<ReturnType<typeof carriedOf>> }>>();
  const found = (more: Partial<Settings> = {}) => {
    const key = JSON.stringify(more);
    if (!runs.has(key)) runs.set(key, run(more));
    return runs.get(key)!;
  };
  const run = async (more: Partial<Settings>) => {
    const model = compile(c!, { ...defaults, draws: 600, paths: 2, ...more });
    const blocks = [simulate(model, { kind: "worlds", from: 0, to: 600 })];
    return { model, carried: await carriedOf(model, inProcess(model), blocks) };
  };
  const quoted = (citation: number): string => c!.citations[citation].quote;

  it("are those of every passage on which something depends, each with what depends on it", async () => {
    expect(messages.filter(({ severity }) => severity === "error")).toEqual([]);
    const { carried } = await found();
    expect(
      carried!.passages.map(({ citations, tested, removed }) => [
        quoted(citations[0]),
        tested,
        removed.map(({ path }) => path),
      ]),
    ).toEqual([
      ["signing costs little", "no neutral case", []],
      ["the winters are cold", "simulated", ["drivers.cold", "actors.a.needs.gas"]],
      ["it needs gas", "simulated", ["actors.a.needs.gas"]],
      ["the land is dear to it", "simulated", ["actors.b.stakes.land"]],
      ["the sea is another matter", "simulated", ["actors.c.stakes.sea"]],
      ["nobody asks it", "no reach", ["actors.d.stakes.land"]],
      ["a number that nothing reads", "no reach", ["drivers.idle"]],
      ["they meet once a year", "no neutral case", []],
      ["will it be settled", "no numbers", []],
    ]);
    expect(carried!.passages.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
  it("is exactly 0 where nothing that a question goes by is touched", async () => {
    const { carried } = await found();
    expect(carried!.passages[4].questions["land"]).toMatchObject({ change: 0, se: 0, below_noise: true });
  });
  it("is the same for passages without which the same is missing", async () => {
    const { carried } = await found();
    const [gas, both] = [carried!.passages[2], carried!.passages[1]];
    expect(gas.questions).toEqual(both.questions); // a driver that sharpens a need without weight is not felt either
    expect(gas.questions["land"].change).toBeLessThan(0);
  });
  it("stops at the worlds that the error asks for, and the error is that of the paired answers", async () => {
    const { carried } = await found();
    for (const { tested, questions, worlds } of carried!.passages) {
      if (tested !== "simulated") continue;
      const { change, se } = questions["land"];
      expect(worlds).toBeGreaterThanOrEqual(200);
      expect(worlds === 600 || se <= Math.max(0.01, Math.abs(change) / 10) * 1.2).toBe(true);
    }
  });
  it("of a claim are the odds with its driver at both ends", async () => {
    const { carried } = await found();
    const claim = carried!.claims["cold_brings_land"];
    expect(claim).toMatchObject({ driver: "cold", question: "land", holds: { at: 8 }, fails: { at: 8 }, change: 0 });
    expect(claim.verdict).toBe("hardly matters");
  });
  it("is left out where no future is played or no curve is wanted", async () => {
    expect((await found({ thresholds: false })).carried).toBeNull();
  });
});

describe("a claim's verdict", () => {
  it.each<[string, string, string]>([
    [
      "enough",
      "{range: [0, 20], process: mean-reverting, start: 5, mean: 8, spread: 6, half_life_months: 2}",
      "weight: 60",
    ],
    [
      "hardly matters",
      "{range: [0, 20], process: mean-reverting, start: 5, mean: 8, spread: 6, half_life_months: 2}",
      "weight: 0",
    ],
  ])("is '%s' by the odds at both ends", async (verdict, process, weight) => {
    const text = TEXT.replace("{range: [0, 20], process: constant, value: 8,", `${process.slice(0, -1)},`)
      .replace("weight: 30, level: 0", `${weight}, level: 0`)
      .replace("meetings_per_year: 1, concludes: 0.5", "meetings_per_year: 6");
    const { case: c } = check({ id: "two", file: "case.yaml", text }, () => ({ text: REPORT }));
    const model = compile(c!, { ...defaults, draws: 300, paths: 1 });
    const blocks = [simulate(model, { kind: "worlds", from: 0, to: 300 })];
    const { claims } = (await carriedOf(model, inProcess(model), blocks))!;
    expect(claims["cold_brings_land"].verdict).toBe(verdict);
  });
});

describe("a paired difference", () => {
  it("is that of the answers world by world, with the error of its mean", () => {
    const before = Uint8Array.from([0, 0, 1, 1, 0, 1]);
    const after = Uint8Array.from([1, 0, 1, 0, 1, 1]);
    const differences = [1, 0, 0, -1, 1, 0];
    const mean = 1 / 6;
    const variance = differences.reduce((sum, d) => sum + (d - mean) ** 2, 0) / 5;
    expect(pairedDifference(after, before, 1, 0)).toEqual({
      worlds: 6,
      before: 0.5,
      after: expect.closeTo(4 / 6, 12),
      change: expect.closeTo(mean, 12),
      se: expect.closeTo(Math.sqrt(variance / 6), 12),
    });
  });
});

describe("passages", () => {
  it("are in the order of sources and text, and quotes of the same stretch are one", () => {
    const at = (source: string | null, start: number | null, end: number | null) =>
      ({ path: "", kind: "quoted", source, quote: "", start, end }) as Case["citations"][number];
    const citations = [
      at("b", 5, 9),
      at("a", 7, 9),
      at(null, null, null),
      at("a", 2, 4),
      at("a", 7, 9),
      at("a", 2, 8),
      at("b", null, null),
    ];
    const sources = [{ id: "a" }, { id: "b" }] as Case["sources"];
    expect(passagesOf({ sources, citations }).map((one) => [one.source, one.start, one.citations])).toEqual([
      ["a", 2, [5]],
      ["a", 2, [3]],
      ["a", 7, [1, 4]],
      ["b", 5, [0]],
    ]);
  });
});
