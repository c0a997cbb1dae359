import { describe, expect, it } from "vitest";
import {
  above,
  atLeast,
  atLeastZero,
  breakEven,
  egalitarian,
  frontier,
  kalaiSmorodinsky,
  makeBargainer,
  nash,
  own,
  payments,
  positive,
  same,
  solutions,
  surplus,
  transferZone,
  utilitarian,
  zone,
} from "../../../src/engine/bargaining/index.ts";
import { uniforms } from "../../random.ts";
import { columns, flagged, randomTable, gainsOf } from "./random.ts";
import {
  equal,
  twinDominates,
  twinEgalitarian,
  twinFrontier,
  twinKalaiSmorodinsky,
  twinNash,
  twinOwn,
  twinTransfers,
  twinUtilitarian,
  twinZone,
  type Rows,
} from "./twin.ts";
import { aboveInRun, seedsOfRun } from "../../seeds.ts";

describe("the bargaining rules and their slow twin", () => {
  it("agree on zone, frontier, all solutions, own proposals and transfers over 2,000 random tables with ties, near-ties, zeros, ratifiers and powers of 0", () => {
    const scratch = makeBargainer(60, 7);
    let empty = 0;
    let degenerates = 0;
    for (const seed of seedsOfRun(1, 2001)) {
      const { rows, parties, standing, power, perBn } = randomTable(seed);
      const n = rows.length;
      const gains = gainsOf(rows, parties, standing);
      const p = Float64Array.from(power);
      const out = new Uint8Array(n);
      const Z = twinZone(rows, parties, standing);
      const X = twinFrontier(rows, parties);
      const N = twinNash(rows, parties, standing, power);
      expect(zone(gains, out), `seed ${seed}`).toBe(Z.length);
      expect(flagged(out, n), `seed ${seed}`).toEqual(Z);
      expect(frontier(gains.gain, n, parties, out), `seed ${seed}`).toBe(X.length);
      expect(flagged(out, n), `seed ${seed}`).toEqual(X);
      const all = solutions(gains, p, scratch);
      expect(all, `seed ${seed}`).toEqual({
        zone: Z.length,
        frontier: X.length,
        nash: N.index,
        degenerate: N.degenerate,
        kalaiSmorodinsky: twinKalaiSmorodinsky(rows, parties, standing),
        egalitarian: twinEgalitarian(rows, parties, standing),
        utilitarian: twinUtilitarian(rows, parties, standing, power),
      });
      expect(flagged(scratch.inZone, n), `seed ${seed}`).toEqual(Z);
      expect(flagged(scratch.onFrontier, n), `seed ${seed}`).toEqual(X);
      expect(nash(gains, p), `seed ${seed}`).toEqual(N);
      expect([kalaiSmorodinsky(gains), egalitarian(gains), utilitarian(gains, p)], `seed ${seed}`).toEqual([
        all.kalaiSmorodinsky,
        all.egalitarian,
        all.utilitarian,
      ]);
      for (let i = 0; i < parties; i++)
        expect(own(gains, p, i, scratch), `seed ${seed} proposer ${i}`).toBe(
          twinOwn(rows, parties, standing, power, i),
        );
      const money = twinTransfers(rows, parties, standing, perBn);
      expect(transferZone(gains, Float64Array.from(perBn), out), `seed ${seed}`).toBe(money.index);
      expect(flagged(out, n), `seed ${seed}`).toEqual(money.zone);
      if (N.index < 0) empty++;
      if (N.degenerate) degenerates++;
    }
    expect(empty).toBeGreaterThan(aboveInRun(100));
    expect(degenerates).toBeGreaterThan(aboveInRun(100));
  });

  it("agree on the frontier of larger tables, where rows are dropped early and sorted by digits", () => {
    for (const seed of seedsOfRun(1, 151)) {
      const { rows, parties } = randomTable(100_000 + seed, 500);
      const out = new Uint8Array(rows.length);
      frontier(columns(rows), rows.length, parties, out);
      expect(flagged(out, rows.length), `seed ${100_000 + seed}`).toEqual(twinFrontier(rows, parties));
    }
  });

  it("agree on long frontiers: rows on a plane with near-ties, where the staircases grow", () => {
    for (const seed of seedsOfRun(1, 61)) {
      const u = uniforms(seed);
      const parties = 2 + (seed % 3);
      const rows: Rows = Array.from({ length: 300 }, () => {
        const row = Array.from({ length: parties }, () => Math.floor(u() * 40) + Math.floor(u() * 5) * 4e-10);
        row[0] = 60 - row.slice(1).reduce((a, g) => a + g, 0) + Math.floor(u() * 3) * 6e-10;
        return row;
      });
      const out = new Uint8Array(rows.length);
      const X = twinFrontier(rows, parties);
      frontier(columns(rows), rows.length, parties, out);
      expect(flagged(out, rows.length), `seed ${seed}`).toEqual(X);
    }
  });
});

describe("what holds for every table", () => {
  const tables = Array.from({ length: 1500 }, (_, k) => randomTable(500_000 + k));

  it("the Nash package is dominated by no other of the zone, unless everything there is (near-ties in a circle)", () => {
    for (const { seed, rows, parties, standing, power } of tables) {
      const { index } = nash(gainsOf(rows, parties, standing), Float64Array.from(power));
      const Z = twinZone(rows, parties, standing);
      const free = Z.filter((x) => !Z.some((y) => twinDominates(rows[y], rows[x], parties)));
      if (free.length > 0) expect(free, `seed ${seed}`).toContain(index);
    }
  });

  it("payments sum to zero and leave each party with its share p_i l_i S of the surplus", () => {
    let seen = 0;
    for (const { rows, parties, standing, power, perBn } of tables) {
      const gains = gainsOf(rows, parties, standing);
      const n = rows.length;
      const l = Float64Array.from(perBn);
      const x = transferZone(gains, l, new Uint8Array(n));
      if (x < 0) continue;
      seen++;
      const t = payments(gains, Float64Array.from(power), l, x);
      const S = surplus(gains, l, x);
      const all = power.reduce((a, p) => a + p, 0);
      // Rounding of a handful of additions of numbers of this size.
      const size = rows[x].slice(0, parties).reduce((sum, g, i) => sum + Math.abs(g) / perBn[i], 0);
      expect(Math.abs(t.reduce((a, b) => a + b, 0))).toBeLessThanOrEqual(16 * parties * 2 ** -52 * size);
      for (let i = 0; i < parties; i++) {
        expect(Math.abs(rows[x][i] + perBn[i] * t[i] - (power[i] / all) * perBn[i] * S)).toBeLessThanOrEqual(
          16 * 2 ** -52 * perBn[i] * size,
        );
      }
    }
    expect(seen).toBeGreaterThan(500);
  });

  it("at the break-even points per bn the surplus is 0, and where there is none no positive number makes it so", () => {
    let found = 0;
    for (const { rows, parties, perBn } of tables) {
      const gains = gainsOf(rows, parties);
      for (let i = 0; i < parties; i++) {
        const l = breakEven(gains, Float64Array.from(perBn), 0, i);
        const others = rows[0].slice(0, parties).reduce((sum, g, j) => (j === i ? sum : sum + g / perBn[j]), 0);
        if (l === null) {
          expect(equal(rows[0][i], 0) || equal(others, 0) || Math.sign(rows[0][i]) === Math.sign(others)).toBe(true);
          continue;
        }
        found++;
        expect(l).toBeGreaterThan(0);
        expect(Math.abs(rows[0][i] / l + others)).toBeLessThanOrEqual(4 * 2 ** -52 * Math.abs(others));
      }
    }
    expect(found).toBeGreaterThan(300);
  });

  it("the comparisons are those of the model's page", () => {
    const u = uniforms(7);
    const wrong: object[] = [];
    for (let k = 0; k < 20_000; k++) {
      const a = (u() - 0.5) * [1e-9, 4e-9, 1, 1e3, 1e12][Math.floor(u() * 5)];
      const b = u() < 0.5 ? a * (1 + (u() - 0.5) * 4e-9) : a + (u() - 0.5) * 4e-9;
      const found = [same(a, b), atLeast(a, b), above(a, b), atLeastZero(a), positive(a)];
      const right = [
        equal(a, b),
        a >= b || equal(a, b),
        a > b && !equal(a, b),
        a >= 0 || equal(a, 0),
        a > 0 && !equal(a, 0),
      ];
      if (found.join() !== right.join()) wrong.push({ a, b, found, right });
    }
    expect(wrong).toEqual([]);
  });
});
