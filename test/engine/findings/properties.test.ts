/** What holds of the findings of any case, and what they say where there is nothing to find. */
import { describe, expect, it } from "vitest";
import { defaults, type Result, type TippingFinding } from "../../../src/engine/index.ts";
import { collect, resultOf } from "../collect.ts";
import { randomCase } from "../random-case.ts";
import { readText } from "../read-text.ts";
import { aboveInRun, seedsOfRun } from "../../seeds.ts";

function hold(result: Result, told: string): void {
  expect(JSON.stringify(result), told).not.toMatch(/NaN|Infinity/);
  for (const [id, q] of Object.entries(result.questions)) {
    const where = `${told}, ${id}`;
    const shares = [
      q.p,
      ...q.curve.flatMap((c) => [c.p, c.p5, c.p95]),
      ...q.sensitivity!.flatMap((s) => [s.share, s.low, s.high]),
      ...q.boxes!.flatMap((b) => [b.coverage, b.density, b.mass, ...b.limits.map((l) => l.quasi_p)]),
    ];
    for (const p of shares) {
      expect(p, where).toBeGreaterThanOrEqual(0);
      expect(p, where).toBeLessThanOrEqual(1);
    }
    for (const s of q.sensitivity!) {
      expect(s.worth, where).toBeLessThanOrEqual(0.25);
      expect(s.se, where).toBeGreaterThanOrEqual(0);
    }
    if (q.variance) expect(q.variance.alone + q.variance.joint + (q.variance.chance ?? 0), where).toBeCloseTo(1, 12);
    if (q.why_not) {
      expect(
        Object.values(q.why_not.because).reduce((a, b) => a + b, 0),
        where,
      ).toBeCloseTo(1, 12);
      expect(q.why_not.no, where).toBeCloseTo(1 - q.p, 12);
      for (const { share, alone } of Object.values(q.why_not.refused)) {
        expect(alone, where).toBeLessThanOrEqual(share);
        expect(share, where).toBeLessThanOrEqual(1);
      }
    } else expect(q.p, where).toBe(1);
    for (const tip of [
      ...Object.values(q.tipping!),
      ...Object.values(result.tables).flatMap((t) => Object.values(t.tipping!)),
    ])
      tipHolds(tip, where);
    if (!q.holds)
      for (let j = 1; j < q.curve.length; j++) expect(q.curve[j].p, where).toBeGreaterThanOrEqual(q.curve[j - 1].p);
  }
  for (const { together, apart, only_together } of result.linkage!) {
    for (const share of Object.values(apart)) expect(share, told).toBeLessThanOrEqual(together);
    expect(only_together, told).toBeLessThanOrEqual(together);
  }
}

function tipHolds({ already, never, up, down, lost }: TippingFinding, told: string): void {
  for (const tip of [up, down, lost.up, lost.down])
    if (tip) {
      expect(tip.p5, told).toBeLessThanOrEqual(tip.p50);
      expect(tip.p50, told).toBeLessThanOrEqual(tip.p95);
      expect(tip.share, told).toBeGreaterThan(0);
    }
  const [above, below] = [up?.share ?? 0, down?.share ?? 0];
  expect(already + never + Math.max(above, below), told).toBeLessThanOrEqual(1 + 1e-12);
  expect(already + never + above + below, told).toBeGreaterThanOrEqual(1 - 1e-12);
  expect(Math.max(lost.up?.share ?? 0, lost.down?.share ?? 0), told).toBeLessThanOrEqual(already + 1e-12);
}

describe("of any case", () => {
  it("every probability is in 0..1, every `ever` curve rises, every share sums to 1, and nothing is NaN", () => {
    let kept = 0;
    for (const seed of seedsOfRun(0, 20)) {
      const result = resultOf(readText(randomCase(seed)), {
        ...defaults,
        draws: 40,
        paths: 1 + (seed % 3),
        limit: 600,
        boxes: 1 + 2 * (seed % 2),
      });
      if (!result) continue;
      kept++;
      hold(result, `case ${seed}`);
    }
    expect(kept).toBeGreaterThan(aboveInRun(10));
  });
});

const small = (weight: string, deal: string, extra = ""): string => `
entente: 1
title: Nothing to find
as_of: 2012-10
until: 2013-12
actors:
  a: {name: A, friction: 1, stakes: {gas: {weight: ${weight}, values: {deal: ${deal}}}}${extra}}
  b: {name: B, stakes: {gas: {weight: ${weight}, values: {deal: ${deal}}}}}
issues: {gas: {name: Gas, options: {none: None, deal: A deal}}}
drivers: {weather: {process: constant, value: 20 to 40, range: [0, 100]}}
tables: {talks: {parties: [a, b], issues: [gas], meetings_per_year: 100}}
questions: {deal: {ask: A deal by 2013?, when: {gas: deal}, by: 2013-12}}
`;

describe("where there is nothing to find", () => {
  const run = (text: string, draws = 40): Result => collect(readText(text), { ...defaults, draws, paths: 4 }).result;
  it.each([
    ["the answer is always yes", small("20", "50")],
    ["always no", small("20", "-50")],
    ["no number is uncertain but a driver that touches nothing", small("20", "5")],
  ])("%s: no shares, no boxes, no NaN", (_, text) => {
    const result = run(text);
    const q = result.questions["deal"];
    hold(result, text);
    expect([q.sensitivity, q.variance, q.boxes, q.tipping]).toEqual([[], null, [], {}]);
  });
  it("one world kept: the odds are a count of its futures, and nothing decides them", () => {
    const result = run(small("10 to 30", "-50 to 60"), 1);
    hold(result, "one world");
    expect(result.questions["deal"].sensitivity).toEqual([]);
  });
  it("a driver that touches nothing is in no tipping point, and its number has no line", () => {
    const result = run(small("10 to 30", "-50 to 60"), 300);
    const q = result.questions["deal"];
    expect(q.tipping).toEqual({});
    expect(q.sensitivity!.map(({ path }) => path)).not.toContain("drivers.weather.value");
    expect(q.sensitivity!.filter((line) => !line.below_noise).map(({ path }) => path)).toEqual(
      expect.arrayContaining(["actors.a.stakes.gas.values.deal", "actors.b.stakes.gas.values.deal"]),
    );
  });
});

describe("a question that is asked at as_of", () => {
  it("has the odds of its answers, also where it asks about a driver", () => {
    const text = small("0", "0").replace(
      "questions: {",
      "questions: {warm: {ask: Is it warm?, when: {drivers: {weather: {above: 25}}}, by: 2012-10}, ",
    );
    const { questions, joint } = collect(readText(text), { ...defaults, draws: 100, paths: 2 }).result;
    const yes = joint!.patterns.reduce((sum, [bits, count]) => (bits.startsWith("1") ? sum + count : sum), 0);
    expect(yes).toBeGreaterThan(0);
    expect(questions["warm"].p).toBe(yes / 200);
  });
});

describe("what the record removed", () => {
  it("counts no world that a limit left untried", () => {
    const c = readText(`${small("20 to 40", "-50 to 60").replace("year: 100", "year: 3")}record: {since: 2012-06}\n`);
    const removed = (draws: number): number =>
      collect(c, { ...defaults, draws, limit: 64, paths: 2 }).result.questions["deal"].removed!;
    expect(removed(192)).toBe(removed(64));
    expect(removed(64)).toBeGreaterThan(0.1);
    expect(removed(64)).toBeLessThan(1);
  });
});

describe("a tipping point by hand", () => {
  it("need of 20 points that weather sharpens from 0 to 100, half met by a deal, friction 4: 20 (z/100) 0.5 = 4 at z = 40", () => {
    const text = small(
      "0",
      "0",
      ", needs: {heat: {name: heat, weight: 20, sharpened_by: {weather: {from: 0, to: 100, by: 1}}, met_by: {gas: {deal: 0.5}}}}",
    )
      .replace("friction: 1", "friction: 4")
      .replace("20 to 40", "uniform(0 80)");
    const result = collect(readText(text), { ...defaults, draws: 400, paths: 1 }).result;
    const { already, never, up, down, lost } = result.questions["deal"].tipping!["weather"];
    // Today's level is uniform on 0 to 80: half of the worlds are there already.
    expect(Math.abs(already - 0.5)).toBeLessThan(3 * Math.sqrt(0.25 / 400));
    expect([never, down, lost.up]).toEqual([0, null, null]);
    for (const tip of [up!, lost.down!]) {
      expect(tip.p5).toBeCloseTo(40, 6);
      expect(tip.p95).toBeCloseTo(40, 6);
    }
    expect(up!.share).toBeCloseTo(1 - already, 12);
    expect(result.tables["talks"].tipping!["weather"].up!.p50).toBeCloseTo(40, 6);
    expect(result.questions["deal"].why_not!.empty_today).toBeCloseTo(1 - already, 12);
  });
});
