import { describe, expect, it } from "vitest";
import { compile, defaults, simulate, type Settings } from "../../../src/engine/index.ts";
import { hitSums } from "../../../src/engine/findings/answers.ts";
import { bandsOf, type Bands } from "../../../src/engine/findings/bands.ts";
import { quantileOf } from "../../../src/numbers/shares.ts";
import { randomCase } from "../random-case.ts";
import { readText } from "../read-text.ts";

const [FEW, MANY] = [8, 128];
const BANDS = [
  ["p5", 0.05],
  ["p25", 0.25],
  ["p75", 0.75],
  ["p95", 0.95],
] as const;

/** Worlds of a random case by number of yes among its futures, by question and month. */
function yeses(seed: number, paths: number): { question: number; month: number; hits: number[] }[] {
  const settings: Settings = { ...defaults, draws: 100, paths, thresholds: false };
  const model = compile(readText(randomCase(seed)), settings);
  const blocks = [simulate(model, { kind: "prior", from: 0, to: 100 })];
  return model.questions.flatMap(({ by }, question) =>
    [6, 18, by - model.asOf].map((month) => {
      const hits: number[] = [];
      hitSums(model, blocks, question, month, (h) => hits.push(h));
      return { question, month, hits };
    }),
  );
}
const countsOf = (hits: readonly number[], paths: number): Int32Array => {
  const counts = new Int32Array(paths + 1);
  for (const h of hits) counts[h]++;
  return counts;
};

describe("bands of few futures", () => {
  it("are nearer to those of many futures in the same worlds than the shares' own quantiles", () => {
    let smooth = 0;
    let rough = 0;
    let compared = 0;
    for (const seed of [3, 8, 21]) {
      const many = yeses(seed, MANY);
      yeses(seed, FEW).forEach(({ hits }, at) => {
        const bands = bandsOf(countsOf(hits, FEW));
        const [few, all] = [hits, many[at].hits].map((list) => Float64Array.from(list).sort());
        const mean = hits.reduce((sum, h) => sum + h, 0) / hits.length / FEW;
        if (mean < 0.05 || mean > 0.95) return;
        for (const [key, u] of BANDS) {
          const truth = quantileOf(all, u) / MANY;
          smooth += Math.abs(bands[key] - truth);
          rough += Math.abs(quantileOf(few, u) / FEW - truth);
          // What 8 futures tell of one world's chance: its binomial standard error, at most that of 1/2.
          expect(Math.abs(bands[key] - truth), `case ${seed}, ${key}`).toBeLessThan(Math.sqrt(0.25 / FEW));
          compared++;
        }
      });
    }
    expect(compared).toBeGreaterThan(12);
    expect(smooth).toBeLessThan(rough);
  });
  it("do not move in steps of one future", () => {
    const steps = new Set<number>();
    for (let more = 0; more < 20; more++)
      steps.add(bandsOf(Int32Array.from([40 - more, 10, 5, 5, 5, 5, 5, 10, 15 + more])).p75);
    expect(steps.size).toBe(20);
  });
});

describe("bands", () => {
  const all = (value: number): Bands => ({ p5: value, p25: value, p75: value, p95: value });
  it("lie on the line where worlds do not differ more than their futures do", () => {
    // No more spread than a binomial of 2 futures and one half has.
    expect(bandsOf(Int32Array.from([3, 10, 3]))).toEqual(all(0.5));
    expect(bandsOf(Int32Array.from([0, 30, 0]))).toEqual(all(0.5));
  });
  it("are 0 and 1 where the futures of every world agree", () => {
    expect(bandsOf(Int32Array.from([80, 0, 0, 0, 20]))).toEqual({ p5: 0, p25: 0, p75: 0, p95: 1 });
    expect(bandsOf(Int32Array.from([7, 3]))).toEqual({ p5: 0, p25: 0, p75: 1, p95: 1 });
    expect(bandsOf(Int32Array.from([9, 0, 0]))).toEqual(all(0));
  });
  it("rise from p5 to p95 within 0 to 1", () => {
    for (let seed = 1; seed < 60; seed++) {
      const counts = Int32Array.from({ length: 9 }, (_, h) => (seed * (h + 3) * 7919) % 23);
      const { p5, p25, p75, p95 } = bandsOf(counts);
      expect([0, p5, p25, p75, p95, 1]).toEqual([0, p5, p25, p75, p95, 1].sort((a, b) => a - b));
    }
  });
  it("of a beta law of chances are its quantiles, but for the chance of the draw", () => {
    // Uniform chances: with P futures every h is equally likely.
    const { p5, p25, p75, p95 } = bandsOf(new Int32Array(9).fill(1000));
    [p5, p25, p75, p95].forEach((found, at) => expect(found).toBeCloseTo(BANDS[at][1], 2));
  });
});
