import { describe, expect, it } from "vitest";
import { defaults, type Settings } from "../../src/engine/settings.ts";
import type { Case } from "../../src/language/case.ts";
import { describeShared, sharedJson } from "../shared.ts";
import { randomCase } from "./random-case.ts";
import { readText } from "./read-text.ts";
import { twinToday, twinWorld } from "./twin.ts";
import { longRun } from "./twin/drivers.ts";
import { drawWorld, sum } from "./twin/world.ts";
import { seedsOfRun } from "../seeds.ts";

const mean = (xs: number[]) => sum(xs) / xs.length;
const moment = (xs: number[], order: number) => mean(xs.map((x) => (x - mean(xs)) ** order));
const settings = (paths: number, more: Partial<Settings> = {}): Settings => ({ ...defaults, paths, ...more });

/** Within 4 standard errors of a binomial share. */
function expectShare(found: number, p: number, n: number): void {
  expect(Math.abs(found - p)).toBeLessThanOrEqual(4 * Math.sqrt((p * (1 - p)) / n) + 1e-12);
}

/** Mean and variance of a sample within 4.5 standard errors; the error of a variance is sqrt((m4 - m2^2) / n) (Cramer 1946, 27.4). */
function expectMoments(xs: number[], expected: number, variance: number): void {
  const n = xs.length;
  expect(Math.abs(mean(xs) - expected)).toBeLessThanOrEqual(4.5 * Math.sqrt(variance / n) + 1e-9);
  const error = Math.sqrt(Math.max(0, moment(xs, 4) - moment(xs, 2) ** 2) / n);
  expect(Math.abs(moment(xs, 2) - variance)).toBeLessThanOrEqual(4.5 * error + (2 * variance) / n + 1e-9);
}

/** Two actors, one issue none/deal and one table; drivers in YAML flow style. */
function talks({
  until = "2020-01",
  values = "3, 1",
  meetings = 2,
  table = "",
  drivers = "{}",
  more = "",
} = {}): string {
  const [a, b] = values.split(", ");
  return `
entente: 1
title: Fictional talks
as_of: 2010-01
until: ${until}
actors:
  arda: {friction: 2, stakes: {pact: {weight: 100, friction: 1, values: {deal: ${a}}}}}
  borea: {stakes: {pact: {weight: 50, values: {deal: ${b}}}}}
drivers: ${drivers}
issues:
  pact: {options: {none: no pact, deal: a pact}}
tables:
  summit: {parties: [arda, borea], issues: [pact], meetings_per_year: ${meetings}${table}}
questions:
  signed: {ask: Will they sign?, when: {pact: deal}, by: ${until}}
${more}`;
}

/** Share of futures in which the pact stands after so many months. */
const signed = (futures: number[][], t: number): number => mean(futures.map((future) => future[t - 1]));

describe("the twin's first passage", () => {
  const n = 2000;

  it("is geometric with hazard (1 - exp(-meetings/12)) x concludes, counted from the month after as_of", () => {
    const { futures } = twinWorld(
      readText(talks({ values: "5, 1", table: ", concludes: 0.6" })),
      settings(n),
      0,
      "worlds",
    );
    const hazard = (1 - Math.exp(-2 / 12)) * 0.6;
    for (const t of [1, 2, 3, 6, 12, 24, 60]) expectShare(signed(futures, t), 1 - (1 - hazard) ** t, n);
  });

  it("comes when a gain is exactly nothing, and never when it is below, friction counted", () => {
    const chance = 1 - Math.exp(-2 / 12);
    const at = (values: string) =>
      signed(twinWorld(readText(talks({ values, until: "2011-01" })), settings(n), 0, "worlds").futures, 12);
    expectShare(at("3, 1"), 1 - (1 - chance) ** 12, n);
    expect(at("2.99, 1")).toBe(0);
    expect(at("3, 0")).toBe(0);
    expect(at("4, -0.01")).toBe(0);
  });

  it("stops with a deadline", () => {
    const { futures } = twinWorld(
      readText(talks({ values: "5, 1", table: ", deadline: 2010-06" })),
      settings(n),
      0,
      "worlds",
    );
    expect(signed(futures, 60)).toBe(signed(futures, 5));
    expectShare(signed(futures, 5), 1 - Math.exp(-10 / 12), n);
  });

  it("leaves the share (1 - h)^(n - 1) of worlds to a silent record of n months: nobody meets in the first", () => {
    const c = readText(talks({ values: "5, 1", until: "2010-02", more: "record: {since: 2009-07}" }));
    const kept = Array.from({ length: n }, (_, draw) => twinWorld(c, settings(0), draw, "worlds").kept);
    expectShare(mean(kept.map(Number)), Math.exp((-6 * 2) / 12), n);
  });
});

describe("the twin's choices, by hand", () => {
  it("money makes a deal that one side would refuse, at the price that splits the surplus", () => {
    const c = readText(
      talks({ values: "13, -8", until: "2011-01", table: ", transfers: true" })
        .replace("arda: {", "arda: {points_per_bn: 2, ")
        .replace("borea: {", "borea: {points_per_bn: 1, "),
    );
    // arda gains 13 - 3 = 10 points = 5 bn, borea loses 4 points = 4 bn: a surplus of 1 bn.
    expect(twinToday(c, settings(1), 0)[0]).toEqual({
      packages: [{ package: 1, gains: [10, -4], zone: true, frontier: true }],
      solutions: { nash: 1, kalaiSmorodinsky: null, egalitarian: null, utilitarian: null },
    });
    expectShare(signed(twinWorld(c, settings(1000), 0, "worlds").futures, 12), 1 - Math.exp(-2), 1000);
  });

  it("a proposer who thinks that the other would refuse proposes nothing until it has learned", () => {
    const c = readText(
      talks({
        values: "5, 1",
        until: "2010-04",
        meetings: 600,
        table: ", chairs: {borea: 0}",
        more: "learning: 0.5",
      }).replace("arda: {", "arda: {beliefs: {actors.borea.stakes.pact.values.deal: {value: -0.9}}, "),
    );
    // The gap of -1.9 halves after each meeting: seen values -0.9, 0.05. A meeting comes in every month but one in 10^21.
    expect(twinWorld(c, settings(1), 0, "worlds").futures[0].slice(0, 3)).toEqual([0, 1, 1]);
  });

  it("a path's driver is linear between its points and held beyond them, and a pin overrides it after as_of", () => {
    const c = readText(
      talks({ until: "2010-05", drivers: "{price: {process: path, points: {2010-02: 10, 2010-04: 30}}}" }),
    );
    expect(twinWorld(c, settings(1), 0, "worlds").drivers[0]).toEqual([[10], [20], [30], [30]]);
    expect(twinWorld(c, settings(1, { pin: { price: 7 } }), 0, "worlds").drivers[0]).toEqual([[7], [7], [7], [7]]);
  });

  it("a reaction shifts its driver from the month after, while the outcome stands", () => {
    const c = readText(
      talks({
        values: "5, 1",
        until: "2010-05",
        meetings: 200,
        drivers: "{price: {process: constant, value: 4}}",
        more: "reactions: {answer: {when: {pact: deal}, driver: price, shift: 6}}",
      }),
    );
    expect(twinWorld(c, settings(1), 0, "worlds").drivers[0]).toEqual([[4], [10], [10], [10]]);
  });

  it("an actor leaves what it loses by, at its own review", () => {
    const text = talks({ values: "5, -4", until: "2010-04", more: "standing: {pact: deal}" }).replace(
      "deal: a pact}",
      "deal: a pact}, exit: [borea], reviews_per_year: 600",
    );
    expect(twinWorld(readText(text), settings(1), 0, "worlds").futures[0]).toEqual([0, 0, 0]);
  });
});

describeShared("the twin's drivers and the exact moments of their processes", () => {
  const processes = sharedJson("reference/numbers/processes.json");
  const n = 1000;
  const blocks = [
    ...processes.mean_reverting.map(
      (p: any, at: number) =>
        `walk_${at}: {process: mean-reverting, start: ${p.start}, mean: ${p.mean}, spread: ${p.spread}, half_life_months: ${p.half_life_months}}`,
    ),
    ...processes.regimes.map(
      (p: any, at: number) =>
        `regime_${at}: {process: regimes, start: ${p.start}, levels: {${p.names
          .map(
            (name: string, from: number) =>
              `"${name}": {value: ${from}, stay_months: ${p.mean_stay_months[from]}, then: {${p.names
                .map((to: string, j: number) => [to, p.goes_next[from][j]])
                .filter(([, share]: any) => share > 0)
                .map(([to, share]: any) => `"${to}": ${share}`)
                .join(", ")}}}`,
          )
          .join(", ")}}}`,
    ),
    ...processes.jumps.map(
      (p: any, at: number) =>
        `jump_${at}: {process: constant, value: 0, jumps: {per_year: ${p.rate_per_year}, half_life_months: ${p.half_life_months}, size: ${
          p.jump_sd === 0
            ? p.jump_mean
            : `${p.jump_mean - 1.6448536269514722 * p.jump_sd} to ${p.jump_mean + 1.6448536269514722 * p.jump_sd}`
        }}}`,
    ),
  ];
  const c = readText(talks({ drivers: `{${blocks.join(", ")}}` }));
  const { drivers } = twinWorld(c, settings(n), 0, "worlds");
  const place = (id: string): number => c.drivers.findIndex((driver) => driver.id === id);
  /** z of a driver after t months, one a future. */
  const at = (id: string, t: number): number[] => drivers.map((path) => path[t - 1][place(id)]);

  it("mean reversion has the mean and variance of its start at every horizon", () => {
    for (const [index, { rows }] of processes.mean_reverting.entries()) {
      for (const { t, mean: expected, variance } of rows) expectMoments(at(`walk_${index}`, t), expected, variance);
    }
  });

  it("regimes are in each level as often as the chain says, and reach the last one as often", () => {
    for (const [index, { rows, names, ever_in_last }] of processes.regimes.entries()) {
      for (const { t, p } of rows)
        p.forEach((share: number, level: number) =>
          expectShare(mean(at(`regime_${index}`, t).map((z) => Number(z === level))), share, n),
        );
      for (const { t, p_ever } of ever_in_last) {
        const reached = drivers.map((path) =>
          Number(path.slice(0, t).some((z) => z[place(`regime_${index}`)] === names.length - 1)),
        );
        expectShare(mean(reached), p_ever, n);
      }
    }
  });

  it("the long run of a chain is its stationary law", () => {
    const w = drawWorld(c, 1, 0, [0]);
    for (const [index, { stationary }] of processes.regimes.entries()) {
      const process = c.drivers[place(`regime_${index}`)].process;
      if (process.kind !== "regimes") throw new Error("not regimes");
      for (let start = 0; start < stationary.length; start++) {
        longRun(w, process.levels, start).forEach((share, level) => expect(share).toBeCloseTo(stationary[level], 12));
      }
    }
  });

  it("jumps decay first and are then added in full", () => {
    for (const [index, { rows }] of processes.jumps.entries()) {
      for (const { t, mean: expected, variance } of rows) expectMoments(at(`jump_${index}`, t), expected, variance);
    }
  });

  it("a record starts a mean-reverting base from its stationary law", () => {
    const { mean: level, spread, half_life_months, var_of_12_month_average_stationary } = processes.mean_reverting[0];
    const long = readText(
      talks({
        values: "0, 0",
        until: "2011-01",
        more: "record: {since: 2009-11}",
        drivers: `{walk: {process: mean-reverting, mean: ${level}, spread: ${spread}, half_life_months: ${half_life_months}}}`,
      }),
    );
    const years = Array.from({ length: n }, (_, draw) =>
      twinWorld(long, settings(1), draw, "worlds").drivers[0].map(([z]) => z!),
    );
    expectMoments(
      years.map((year) => year[0]),
      level,
      spread ** 2,
    );
    expectMoments(years.map(mean), level, var_of_12_month_average_stationary);
  });

  it("first passage by logistic acceptance over a mean-reverting driver follows the exact curve", () => {
    const path = (z: number) =>
      (1 - Math.exp(-2 / 12)) / (1 + Math.exp(-(z - 65) / 5)) / (1 + Math.exp(-(z - 60) / 10));
    for (const [t, cdf] of Object.entries(processes.first_passage_ar1_logistic.cdf) as [string, number][]) {
      const signed = drivers.map(
        (one) => 1 - one.slice(0, Number(t)).reduce((silent, z) => silent * (1 - path(z[0])), 1),
      );
      expect(Math.abs(mean(signed) - cdf)).toBeLessThanOrEqual(4 * Math.sqrt(moment(signed, 2) / n));
    }
  });

  it("first passage under two regimes follows the exact curve", () => {
    const { P, hazard_by_regime, rows } = processes.first_passage_two_regimes;
    const two = readText(
      talks({
        drivers: `{mood: {process: regimes, levels: {calm: {value: ${hazard_by_regime[0]}, stay_months: ${1 / P[0][1]}, then: tense}, tense: {value: ${hazard_by_regime[1]}, stay_months: ${1 / P[1][0]}, then: calm}}}}`,
      }),
    );
    const paths = twinWorld(two, settings(n), 0, "worlds").drivers;
    for (const { t, cdf } of rows) {
      const signed = paths.map((one) => 1 - one.slice(0, t).reduce((silent, [hazard]) => silent * (1 - hazard!), 1));
      expect(Math.abs(mean(signed) - cdf)).toBeLessThanOrEqual(4 * Math.sqrt(moment(signed, 2) / n));
    }
  });

  it("first passage with an uncertain gain is the mean of the worlds' curves and not the curve at the mean", () => {
    const { p_accept_B, meetings_per_year, rows } = processes.first_passage_uncertain_gain;
    const uncertain = readText(talks({ values: `${1 - 2 * 1.6448536269514722} to ${1 + 2 * 1.6448536269514722}, 1` }));
    const p = uncertain.parameters.findIndex(({ path }) => path === "actors.arda.stakes.pact.values.deal");
    const gains = Array.from({ length: n }, (_, draw) => drawWorld(uncertain, 1, draw, [0]).value[p]);
    for (const { t, mean_of_cdf, cdf_at_mean_gain } of rows) {
      const signed = gains.map(
        (gained) => 1 - (1 - ((1 - Math.exp(-meetings_per_year / 12)) * p_accept_B) / (1 + Math.exp(-gained))) ** t,
      );
      const error = Math.sqrt(moment(signed, 2) / n);
      expect(Math.abs(mean(signed) - mean_of_cdf)).toBeLessThanOrEqual(4 * error);
      if (t >= 6) expect(Math.abs(mean(signed) - cdf_at_mean_gain)).toBeGreaterThan(4 * error);
    }
  });
});

describe("random cases", () => {
  const cases: Case[] = Array.from({ length: 60 }, (_, seed) => readText(randomCase(seed)));

  it("are valid for every seed and the same twice", () => {
    for (const seed of seedsOfRun(60, 300)) expect(() => readText(randomCase(seed))).not.toThrow();
    expect(randomCase(17)).toBe(randomCase(17));
  });

  it("are cases in which things happen: records fit, standings move, and some move back", () => {
    const worlds = cases.flatMap((c) =>
      [0, 1, 2].map((draw) => ({ c, world: twinWorld(c, settings(2), draw, "worlds") })),
    );
    const recorded = worlds.filter(({ c }) => c.record);
    const futures = worlds.flatMap(({ world }) => world.futures);
    expect(recorded.filter(({ world }) => world.kept).length / recorded.length).toBeGreaterThan(0.2);
    expect(futures.filter((future) => new Set(future).size > 1).length / futures.length).toBeGreaterThan(0.3);
    expect(
      futures.filter((future) => future.some((x, j) => j > 0 && x !== future[j - 1] && future.slice(0, j).includes(x)))
        .length,
    ).toBeGreaterThan(5);
  });
});
