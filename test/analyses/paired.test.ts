import { describe, expect, it } from "vitest";
import { compareSides } from "../../src/analyses/paired.ts";
import { defaults, type Settings } from "../../src/engine/index.ts";
import { amend } from "../../src/language/index.ts";
import { collect, collectKept } from "../engine/collect.ts";
import { randomCase } from "../engine/random-case.ts";
import { readText } from "../engine/read-text.ts";
import { twinWorld } from "../engine/twin.ts";
import { findStanding, fits, keptDraws } from "../engine/twin-answers.ts";
import { ofRun } from "../seeds.ts";

const settings: Settings = { ...defaults, draws: 16, paths: 4, limit: 200, thresholds: false };
/** Random cases that keep some worlds, as they are; in each quarter of the seeds a scenario moves answers, and a correction keeps other worlds. */
const sides = ofRun([703, 707, 702, 715, 712, 713, 719, 720, 724, 750, 727, 728]).flatMap((seed) => {
  const c = readText(randomCase(seed));
  const a = collectKept(c, settings);
  return a ? [{ c, a }] : [];
});

describe("two scenarios on the same worlds", () => {
  it("differ as the twin's futures do, with the paired error of those differences", () => {
    let moved = 0;
    for (const { c, a } of sides) {
      const { scenarios } = c;
      if (scenarios.length === 0) continue;
      const scenario = scenarios[0].id;
      const b = collect(c, { ...settings, scenario });
      const found = compareSides(a, b);
      expect(found.worlds).toEqual({ both: a.result.run.kept, only_a: 0, only_b: 0 });
      const worlds = a.blocks.flatMap((block) => [...block.worlds]);
      const twins = [null, scenario].map((name) =>
        worlds.map((s) => twinWorld(c, { ...settings, scenario: name }, s, "worlds")),
      );
      c.questions.forEach((question) => {
        const yes = (world: ReturnType<typeof twinWorld>): boolean[] =>
          world.futures.map((future) => {
            const seen = [findStanding(c), ...future.slice(0, question.by - c.asOf)];
            return question.holds ? fits(c, seen.at(-1)!, question.when) : seen.some((x) => fits(c, x, question.when));
          });
        const [before, after] = twins.map((list) => list.map(yes)) as [boolean[][], boolean[][]];
        const q = found.questions[question.id];
        const n = worlds.length * settings.paths;
        const count = (of: (x: boolean, y: boolean) => boolean): number =>
          before.reduce((sum, row, w) => sum + row.filter((x, f) => of(x, after[w][f])).length, 0);
        expect(q.gained).toBeCloseTo(count((x, y) => !x && y) / n, 12);
        expect(q.lost).toBeCloseTo(count((x, y) => x && !y) / n, 12);
        expect(q.difference).toBeCloseTo(q.gained - q.lost, 12);
        expect(q.difference).toBeCloseTo(b.result.questions[question.id].p - a.result.questions[question.id].p, 12);
        const d = before.map(
          (row, w) => (after[w].filter(Boolean).length - row.filter(Boolean).length) / settings.paths,
        );
        const mean = d.reduce((x, y) => x + y, 0) / d.length;
        expect(q.se).toBeCloseTo(
          d.length > 1 ? Math.sqrt(d.reduce((x, y) => x + (y - mean) ** 2, 0) / (d.length - 1) / d.length) : 0,
          12,
        );
        expect([q.rose, q.fell]).toEqual([
          d.filter((x) => x > 0).length / d.length,
          d.filter((x) => x < 0).length / d.length,
        ]);
        if (q.curve.length > 0)
          expect(q.curve.at(-1)).toMatchObject({ a: q.a, b: q.b, difference: q.difference, se: q.se });
        if (q.gained + q.lost > 0) moved++;
      });
    }
    expect(moved).toBeGreaterThan(0);
  });

  it("are none where both sides are the same", () => {
    const [{ a }] = sides;
    for (const q of Object.values(compareSides(a, a).questions))
      expect([q.difference, q.se, q.gained, q.lost, q.rose, q.fell]).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

describe("two corrections of the case", () => {
  it("are compared over the worlds kept in both, and the rest is counted", () => {
    let apart = 0;
    for (const { c, a } of sides) {
      if (!c.record) continue;
      const amended = amend(c, `tables.${c.tables[0].id}.meetings_per_year`, "0.1");
      if ("problem" in amended) throw new Error(amended.problem);
      const b = collectKept(amended.case, settings);
      if (!b) continue;
      const [inA, inB] = [keptDraws(c, settings), keptDraws(amended.case, settings)].map((list) => new Set(list)) as [
        Set<number>,
        Set<number>,
      ];
      const both = [...inA].filter((s) => inB.has(s)).length;
      if (both === 0) {
        expect(() => compareSides(a, b)).toThrow("no world is kept in both runs");
        continue;
      }
      expect(compareSides(a, b).worlds).toEqual({ both, only_a: inA.size - both, only_b: inB.size - both });
      if (both < inA.size) apart++;
    }
    expect(apart).toBeGreaterThan(0);
  });
});
