import { bandsOf } from "../../src/engine/findings/bands.ts";
import { describe, expect, it } from "vitest";
import {
  defaults,
  issueLeaves,
  monthName,
  wilson,
  wordFor,
  type Result,
  type Settings,
} from "../../src/engine/index.ts";
import type { Case } from "../../src/language/case.ts";
import { collect } from "./collect.ts";
import { randomCase } from "./random-case.ts";
import { readText } from "./read-text.ts";
import { twinToday, twinWorld, type TwinWorld } from "./twin.ts";
import { findStanding, fits, indexOf, keptWorlds } from "./twin-answers.ts";
import { aboveInRun, everySeed, seedsOfRun } from "../seeds.ts";

const settings: Settings = { ...defaults, draws: 25, paths: 3, limit: 400 };

/** A random case that keeps some worlds, what the engine finds in it, the twin's kept draws and their futures. */
interface Sampled {
  seed: number;
  c: Case;
  result: Result;
  draws: number[];
  worlds: TwinWorld[];
}

function cases(seeds: number[]): Sampled[] {
  return seeds.flatMap((seed) => {
    const c = readText(randomCase(seed));
    const kept = keptWorlds(c, settings);
    if (kept.length <= 2) return [];
    const { result } = collect(c, settings);
    return [{ seed, c, result, draws: kept.map(({ draw }) => draw), worlds: kept.map(({ world }) => world) }];
  });
}

const sample = cases(seedsOfRun(200, 240));

describe("odds are what counting the twin's futures gives", () => {
  it("probability, error, share of chance and the curve of every question", () => {
    let asked = 0;
    for (const { seed, c, result, draws, worlds } of sample) {
      expect(result.run.kept, `case ${seed}`).toBe(draws.length);
      c.questions.forEach((question) => {
        const found = result.questions[question.id];
        const start = findStanding(c);
        const fitting = worlds.map(({ futures }) =>
          futures.map((future) => [start, ...future].map((x) => fits(c, x, question.when))),
        );
        const shares = (month: number): number[] =>
          fitting.map((futures) => {
            const yes = futures.filter((months) =>
              question.holds ? months[month - c.asOf] : months.slice(0, month - c.asOf + 1).includes(true),
            );
            return yes.length / settings.paths;
          });
        const at = shares(question.by);
        const p = at.reduce((a, b) => a + b, 0) / at.length;
        const sd = Math.sqrt(at.reduce((a, b) => a + (b - p) ** 2, 0) / (at.length - 1));
        expect(found.p).toBeCloseTo(p, 12);
        expect(found.se).toBeCloseTo(sd / Math.sqrt(at.length), 12);
        expect(found.word).toBe(wordFor(found.p));
        if (p > 0 && p < 1) {
          const within = at.reduce((a, b) => a + (b * (1 - b) * settings.paths) / (settings.paths - 1), 0) / at.length;
          expect(found.chance_share).toBeCloseTo(Math.min(1, within / (p * (1 - p))), 12);
          asked++;
        } else expect(found.chance_share).toBeNull();
        expect(found.curve.map((e) => e.month)).toEqual(
          Array.from({ length: question.by - c.asOf }, (_, j) => monthName(c.asOf + 1 + j)),
        );
        let floor = { p5: 0, p95: 0 };
        for (const point of found.curve) {
          const month = c.asOf + 1 + found.curve.indexOf(point);
          const now = shares(month);
          expect(point.p).toBeCloseTo(now.reduce((a, b) => a + b, 0) / now.length, 12);
          const counts = new Int32Array(settings.paths + 1);
          for (const share of now) counts[Math.round(share * settings.paths)]++;
          const { p5, p25, p75, p95 } = bandsOf(counts);
          const [a, b] = question.holds ? [0, 0] : [floor.p5, floor.p95]; // such a curve never falls
          floor = { p5: Math.max(a, p5), p95: Math.max(b, p95) };
          expect([point.p5, point.p95]).toEqual([floor.p5, floor.p95]);
          expect(point.p25).toBeGreaterThanOrEqual(p25);
          expect(point.p75).toBeGreaterThanOrEqual(p75);
        }
      });
    }
    expect(asked).toBeGreaterThan(aboveInRun(5));
  });

  it("what stood instead, with shares that sum to 1", () => {
    for (const { c, result, worlds } of sample) {
      for (const question of c.questions) {
        const counts = new Map<string, number>();
        for (const world of worlds) {
          const start = findStanding(c);
          for (const future of world.futures) {
            const seen = [start, ...future.slice(0, question.by - c.asOf)];
            const last = seen.at(-1)!;
            if (question.holds ? fits(c, last, question.when) : seen.some((x) => fits(c, x, question.when))) continue;
            const options = issueLeaves(question.when)
              .map(
                (p) =>
                  `${c.issues[p.issue].id}=${c.issues[p.issue].options[c.packages[last * c.issues.length + p.issue]].id}`,
              )
              .join();
            counts.set(options, (counts.get(options) ?? 0) + 1);
          }
        }
        const all = [...counts.values()].reduce((a, b) => a + b, 0);
        const found = result.questions[question.id].instead;
        expect(
          Object.fromEntries(
            found.map((e) => [
              Object.entries(e.options)
                .map(([k, o]) => `${k}=${o}`)
                .join(),
              Math.round(e.share * all),
            ]),
          ),
        ).toEqual(Object.fromEntries(counts));
        if (all > 0) expect(found.reduce((a, e) => a + e.share, 0)).toBeCloseTo(1, 12);
      }
    }
  });

  it("thresholds are the odds of the same worlds run with the driver pinned", () => {
    let compared = 0;
    for (const { c, result, draws } of sample.slice(0, everySeed ? 6 : 2)) {
      for (const question of c.questions) {
        for (const [driver, curve] of Object.entries(result.questions[question.id].threshold)) {
          expect(curve.filter((e) => e.today).length).toBe(1);
          const answers = (at: number): boolean[] =>
            draws
              .map((s) => twinWorld(c, { ...settings, paths: 1, pin: { [driver]: at } }, s, "worlds"))
              .map((world) => {
                const seen = [findStanding(c), ...world.futures[0].slice(0, question.by - c.asOf)];
                return question.holds
                  ? fits(c, seen.at(-1)!, question.when)
                  : seen.some((x) => fits(c, x, question.when));
              });
          const now = answers(curve.find((e) => e.today)!.at);
          for (const level of [curve[0], curve.at(-1)!]) {
            const here = answers(level.at);
            const yes = here.filter(Boolean).length;
            expect(level.more).toBeCloseTo(here.filter((a, w) => a && !now[w]).length / draws.length, 12);
            expect(level.fewer).toBeCloseTo(here.filter((a, w) => !a && now[w]).length / draws.length, 12);
            expect(level.p).toBeCloseTo(yes / draws.length, 12);
            expect(level.se).toBeCloseTo(Math.sqrt((level.p * (1 - level.p)) / draws.length), 12);
            compared++;
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(aboveInRun(10));
  });
});

/** Whether something that package x changes of the declared standing stands as before in package y. */
function undone(c: Case, x: number, y: number): boolean {
  const option = (package_: number, k: number): number => c.packages[package_ * c.issues.length + k];
  return c.issues.some((_, k) => option(x, k) !== c.standing[k] && option(y, k) === c.standing[k]);
}

describe("packages", () => {
  it("are in the zone, on the frontier and agreed as the twin counts, at today's drivers", () => {
    let acceptable = 0;
    for (const { seed, c, result, draws } of sample) {
      const counts = new Map<number, { zone: number; frontier: number; nash: number }>();
      for (const s of draws) {
        const seen = new Map<number, { zone: boolean; frontier: boolean; nash: boolean }>();
        for (const table of twinToday(c, settings, s)) {
          for (const { package: x, zone, frontier } of table.packages) {
            const e = seen.get(x) ?? { zone: false, frontier: false, nash: false };
            seen.set(x, {
              zone: e.zone || zone,
              frontier: e.frontier || frontier,
              nash: e.nash || table.solutions.nash === x,
            });
          }
        }
        for (const [x, e] of seen) {
          const n = counts.get(x) ?? { zone: 0, frontier: 0, nash: 0 };
          counts.set(x, {
            zone: n.zone + Number(e.zone),
            frontier: n.frontier + Number(e.frontier),
            nash: n.nash + Number(e.nash),
          });
        }
      }
      for (const p of result.packages) {
        if (p.standing) continue;
        const x = indexOf(c, p.options);
        const n = counts.get(x) ?? { zone: 0, frontier: 0, nash: 0 };
        const times = (share: number): number => Number((share * draws.length).toFixed(9)); // shares are counts over draws
        expect(
          { zone: times(p.now.zone), frontier: times(p.now.frontier), nash: times(p.now.nash) },
          `case ${seed} ${JSON.stringify(p.changes)}`,
        ).toEqual(n);
        acceptable += n.zone;
      }
    }
    expect(acceptable).toBeGreaterThan(aboveInRun(20));
  });

  it("have gains whose parts add up, and were reached as often as the twin's futures say", () => {
    for (const { c, result, worlds } of sample) {
      const futures = worlds.flatMap((world) => world.futures.map((future) => [findStanding(c), ...future]));
      for (const p of result.packages) {
        for (const g of Object.values(p.gain)) {
          const parts = [...Object.values(g.stakes), ...Object.values(g.needs), g.friction, g.residual].reduce(
            (a, b) => a + b,
            0,
          );
          expect(parts).toBeCloseTo(g.mean, 9);
          expect(g.p5).toBeLessThanOrEqual(g.p95);
        }
        const x = indexOf(c, p.options);
        const became = futures.filter((f) => f.some((y, j) => j > 0 && y === x && f[j - 1] !== x));
        expect(p.reached).toBeCloseTo(became.length / futures.length, 12);
        const left = became.filter((f) =>
          f.some(
            (y, j) =>
              y !== x &&
              undone(c, x, y) &&
              f.slice(0, j).some((before, i) => i > 0 && before === x && f[i - 1] !== x) &&
              f[j - 1] === x,
          ),
        );
        expect(p.left).toBeCloseTo(left.length / futures.length, 12);
      }
    }
  });
});

describe("words and bounds", () => {
  it("follow ICD 203: the lower edge belongs to the class, and under 1 and over 99 % there is none", () => {
    expect([0.009, 0.01, 0.05, 0.194, 0.2, 0.45, 0.55, 0.8, 0.95, 0.99, 0.991].map(wordFor)).toEqual([
      null,
      "almost no chance",
      "very unlikely",
      "very unlikely",
      "unlikely",
      "roughly even chance",
      "likely",
      "very likely",
      "almost certain",
      "almost certain",
      null,
    ]);
  });

  it("Wilson: 0 of 10,000 is under 0.0384 %, and 10 of 100 lies in 5.52 to 17.44 % (Wilson 1927; Newcombe 1998)", () => {
    expect(wilson(0, 10_000).high).toBeCloseTo(0.000384, 6);
    expect(wilson(0.1, 100).low).toBeCloseTo(0.0552, 4);
    expect(wilson(0.1, 100).high).toBeCloseTo(0.1744, 4);
    expect(wilson(1, 50).high).toBe(1);
  });
});
