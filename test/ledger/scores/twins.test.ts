/** Every score against a slow, obvious twin on random input. */
import { describe, expect, it } from "vitest";
import { aucOf, aucWithinCases } from "../../../src/ledger/scores/auc.ts";
import { bandsOf } from "../../../src/ledger/scores/bands.ts";
import { brier } from "../../../src/ledger/scores/binary.ts";
import { calibration } from "../../../src/ledger/scores/corp.ts";
import { curveScore, type Arrival } from "../../../src/ledger/scores/curve.ts";
import { byCase, intervals, meanOf, resample } from "../../../src/ledger/scores/means.ts";
import { peerScores, timeWeighted } from "../../../src/ledger/scores/metaculus.ts";
import {
  commonStretches,
  coverSameDays,
  daysOf,
  inForce,
  inOrder,
  stretches,
} from "../../../src/ledger/scores/over-time.ts";
import { crpsOfCdf, crpsOfNormal, rankedProbabilityScore } from "../../../src/ledger/scores/ordered.ts";
import { key, pair } from "../../../src/numbers/streams.ts";
import { pick, uniforms, type Random } from "../../random.ts";

const SEEDS = Array.from({ length: 40 }, (_, n) => n + 1);
const mean = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0) / list.length;

function forecastsOf(u: Random): { case: string; p: number; yes: boolean }[] {
  return Array.from({ length: 2 + Math.floor(40 * u()) }, () => {
    const p = pick(u, [0, 0.1, 0.25, u(), u(), 1]);
    return { case: pick(u, ["a", "b", "c", "d"]), p, yes: u() < p };
  });
}

describe("the twin of", () => {
  it("isotonic regression: the largest mean that a stretch up to a step can begin, over the smallest that it can end with", () => {
    for (const seed of SEEDS) {
      const forecasts = forecastsOf(uniforms(seed)).map((one) => ({ ...one, weight: 1 }));
      const { steps, score, mcb, dsc, unc } = calibration(forecasts);
      steps.forEach(({ recalibrated }, j) => {
        // max-min formula (Barlow et al. 1972)
        const best = Math.max(
          ...steps.slice(0, j + 1).map((_, from) =>
            Math.min(
              ...steps.slice(j).map((_, n) => {
                const part = steps.slice(from, j + n + 1);
                return part.reduce((sum, { yes }) => sum + yes, 0) / part.reduce((sum, { n }) => sum + n, 0);
              }),
            ),
          ),
        );
        expect(recalibrated).toBeCloseTo(best, 12);
      });
      expect(score).toBeCloseTo(mean(forecasts.map(({ p, yes }) => brier(p, yes))), 12);
      expect(mcb - dsc + unc).toBeCloseTo(score, 12);
      expect(mcb).toBeGreaterThanOrEqual(-1e-12);
      expect(dsc).toBeGreaterThanOrEqual(-1e-12);
    }
  });

  it("AUC: every pair looked at", () => {
    for (const seed of SEEDS) {
      const forecasts = forecastsOf(uniforms(seed));
      const pairs = forecasts.flatMap((a) => forecasts.filter((b) => a.yes && !b.yes).map((b) => [a, b] as const));
      const share = (list: typeof pairs): number =>
        list.reduce((sum, [a, b]) => sum + (a.p > b.p ? 1 : a.p === b.p ? 0.5 : 0), 0) / list.length;
      const within = pairs.filter(([a, b]) => a.case === b.case);
      const all = aucOf(forecasts);
      expect(all.pairs).toBe(pairs.length);
      if (pairs.length > 0) expect(all.auc).toBeCloseTo(share(pairs), 12);
      expect(aucWithinCases(forecasts).pairs).toBe(within.length);
      if (within.length > 0) expect(aucWithinCases(forecasts).auc).toBeCloseTo(share(within), 12);
    }
  });

  it("means and intervals: cases put together again for each resample", () => {
    for (const seed of SEEDS.slice(0, 5)) {
      const scores = forecastsOf(uniforms(seed)).map((one) => ({ case: one.case, score: brier(one.p, one.yes) }));
      const sums = byCase(scores);
      const names = [...new Set(scores.map(({ case: name }) => name))];
      const of = (name: string): number[] => scores.filter((one) => one.case === name).map(({ score }) => score);
      expect(meanOf(sums).mean).toBeCloseTo(mean(scores.map(({ score }) => score)), 12);
      expect(meanOf(sums).of_cases).toBeCloseTo(mean(names.map((name) => mean(of(name)))), 12);
      const drawn = Array.from({ length: 100 }, (_, b) => {
        const times = new Int32Array(names.length);
        resample(seed, b, times);
        return mean(names.flatMap((name, c) => Array.from({ length: times[c] }, () => of(name)).flat()));
      }).sort((a, b) => a - b);
      const [{ by_question }] = intervals([sums], seed, 100);
      expect(by_question.p5).toBeCloseTo(drawn[4] + 0.95 * (drawn[5] - drawn[4]), 12);
    }
  });

  it("bands: outcomes drawn and recalibrated one set at a time", () => {
    const forecasts = forecastsOf(uniforms(5));
    const draws = 60;
    const sets = Array.from({ length: draws }, (_, b) => {
      const both = new Float64Array(2);
      return calibration(
        forecasts.map(({ p }, i) => {
          pair(key(1, "ledger/bands"), b, 0, Math.floor(i / 2), 0, both);
          return { p, yes: both[i % 2] < p, weight: 1 };
        }),
      ).steps;
    });
    const questions = forecasts.map(({ p }) => ({ odds: [{ p, weight: 1 }] }));
    bandsOf([{ questions, together: [] }], 1, draws)[0].forEach(({ p, p5 }, step) => {
      const shares = sets.map((steps) => steps[step].recalibrated).sort((a, b) => a - b);
      expect(p).toBe(sets[0][step].p);
      expect(p5).toBeCloseTo(shares[2] + 0.95 * (shares[3] - shares[2]), 12);
    });
  });

  it("CRPS: the integral in small steps", () => {
    for (const seed of SEEDS.slice(0, 10)) {
      const u = uniforms(seed);
      const [m, sd] = [10 * u(), 0.5 + 3 * u()];
      const y = m + sd * (8 * u() - 4);
      const steps = 20_000;
      const points = Array.from({ length: steps + 1 }, (_, n): [number, number] => {
        const x = m + sd * (16 * (n / steps) - 8);
        return [x, 1 / (1 + Math.exp(-1.702 * ((x - m) / sd)))];
      });
      const sum = points
        .slice(1)
        .reduce((total, [x, F], n) => total + (x - points[n][0]) * (F - (y <= x ? 1 : 0)) ** 2, 0);
      expect(Math.abs(crpsOfCdf(points, y) - sum)).toBeLessThan((2 * 16 * sd) / steps);
      // the logistic law is within .0095 of the normal one (Camilli 1994), over 16 sd, twice
      expect(Math.abs(crpsOfNormal(m, sd, y) - sum)).toBeLessThan(2 * 0.0095 * 16 * sd);
    }
  });

  it("RPS of two options is the Brier score, and of a sure forecast the share of steps it is off", () => {
    for (const seed of SEEDS) {
      const u = uniforms(seed);
      const p = u();
      expect(rankedProbabilityScore([p, 1 - p], 0)).toBeCloseTo(brier(p, true), 12);
      const [K, sure, outcome] = [5, Math.floor(5 * u()), Math.floor(5 * u())];
      const probabilities = Array.from({ length: K }, (_, k) => (k === sure ? 1 : 0));
      expect(rankedProbabilityScore(probabilities, outcome)).toBeCloseTo(Math.abs(sure - outcome) / (K - 1), 12);
    }
  });

  it("the curve score: month by month", () => {
    for (const seed of SEEDS) {
      const u = uniforms(seed);
      const F = Array.from({ length: 24 }, () => u()).sort((a, b) => a - b);
      const after = Math.floor(20 * u());
      const arrival: Arrival = pick(u, [
        { kind: "known", after, by: after + 1 + Math.floor(4 * u()) },
        { kind: "none" },
        { kind: "open", months: 1 + Math.floor(23 * u()) },
      ]);
      const errors = F.flatMap((p, n) => {
        const t = n + 1;
        if (arrival.kind === "open") return t <= arrival.months ? [p * p] : [];
        if (arrival.kind === "none") return [p * p];
        if (t <= arrival.after) return [p * p];
        return t >= arrival.by ? [(1 - p) ** 2] : [];
      });
      expect(curveScore(F, arrival)).toBeCloseTo(mean(errors), 12);
    }
  });

  it("the days that two sources share: each day looked up in both", () => {
    const DAYS = 12;
    for (const seed of SEEDS) {
      const u = uniforms(seed);
      const [a, b] = ["a", "b"].map((source) => {
        const [from, to] = [Math.floor(4 * u()), DAYS - Math.floor(4 * u())];
        const updates = Array.from({ length: 1 + Math.floor(5 * u()) }, (_, n) => ({
          at: DAYS * u(),
          value: source + n,
        }));
        return stretches(inOrder(updates), from, to);
      });
      const on = (list: typeof a, day: number) => list.find(({ from, to }) => from <= day && day < to)?.value ?? null;
      const common = commonStretches(a, b);
      for (let day = 0; day < DAYS; day++) {
        const both = [on(a, day), on(b, day)];
        const found = common.filter(({ from, to }) => from <= day && day < to).map(({ value }) => value);
        expect(found, `seed ${seed}, day ${day}`).toEqual(both.includes(null) ? [] : [both]);
      }
      if (a.length > 0 && b.length > 0 && daysOf(a) === a.at(-1)!.to - a[0].from)
        expect(coverSameDays(a, b)).toBe(daysOf(common) === daysOf(a) && daysOf(common) === daysOf(b));
    }
  });
  it("forecasts over time: day by day, and peers by small steps of time", () => {
    for (const seed of SEEDS) {
      const u = uniforms(seed);
      const updates = Array.from({ length: 1 + Math.floor(5 * u()) }, () => ({ at: 30 * u() - 5, value: u() }));
      const ordered = inOrder(updates);
      const parts = stretches(ordered, 0, 30);
      for (let day = 0; day < 30; day++) {
        let last: { at: number; value: number } | undefined;
        for (const update of updates) if (update.at < day + 1 && (!last || update.at >= last.at)) last = update;
        expect(inForce(ordered, day)).toBe(last?.value);
        expect(parts.find(({ from, to }) => day >= from && day < to)?.value).toBe(last?.value);
      }
      const spells = ["a", "b", "c"].map((who) => {
        const start = Math.floor(10 * u());
        return { who, start, end: start + 1 + Math.floor(10 * u()), p: u() };
      });
      const found = timeWeighted(spells, 0, 20);
      const total = { a: 0, b: 0, c: 0 };
      for (let step = 0; step < 20; step++) {
        const present = spells.filter(({ start, end }) => start <= step && end > step);
        if (present.length > 0)
          peerScores(present.map(({ p }) => p)).forEach((peer, n) => (total[present[n].who as "a"] += peer / 20));
      }
      for (const who of ["a", "b", "c"] as const) expect(found[who].peer).toBeCloseTo(total[who], 9);
    }
  });
});
