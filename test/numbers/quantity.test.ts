import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { sampler, type Quantity } from "../../src/numbers/quantity.ts";
import { describeShared, sharedJson } from "../shared.ts";

const relative = (found: number, expected: number): number =>
  expected === 0 ? Math.abs(found) : Math.abs(found / expected - 1);
const kinds: fc.Arbitrary<Quantity> = fc
  .tuple(
    fc.double({ min: 0.01, max: 50, noNaN: true }),
    fc.double({ min: 0.01, max: 50, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat(6),
  )
  .map(([a, width, at, kind]): Quantity => {
    const low = a,
      high = a + width,
      mode = low + at * width;
    return [
      { kind: "normal", low, high },
      { kind: "lognormal", low, high },
      { kind: "uniform", low, high },
      { kind: "triangular", low, mode, high },
      { kind: "pert", low, mode, high },
      { kind: "beta", alpha: Math.max(0.2, a), beta: Math.max(0.2, width) },
      { kind: "one_of", values: [low, mode + 1, high + 2], probabilities: [0.25, 0.5, 0.25] },
    ][kind] as Quantity;
  });

describe("a quantity", () => {
  it("has a quantile function that rises and stays in its range, for every kind", () => {
    fc.assert(
      fc.property(
        kinds,
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        fc.double({ min: 0.2, max: 1, noNaN: true }),
        (quantity, cut, width) => {
          const free = sampler(quantity, -Infinity, Infinity);
          const min = free.quantile(Math.max(1e-6, cut));
          const max = free.quantile(Math.min(1 - 1e-6, cut + width));
          if (!(max > min)) return;
          const { quantile, mass } = sampler(quantity, min, max);
          expect(mass).toBeGreaterThan(0);
          expect(mass).toBeLessThanOrEqual(1 + 1e-12);
          let last = -Infinity;
          for (const u of [1e-12, 1e-4, 0.01, 0.2, 0.5, 0.7, 0.99, 1 - 1e-6, 1 - 1e-12]) {
            const x = quantile(u);
            expect(x).toBeGreaterThanOrEqual(min);
            expect(x).toBeLessThanOrEqual(max);
            expect(x).toBeGreaterThanOrEqual(last - 1e-9 * Math.abs(last));
            last = x;
          }
        },
      ),
      { numRuns: 400, seed: 5 },
    );
  });
  it("is truncated and not clipped: share u of the part inside is the plain law at the share that lies below it", () => {
    fc.assert(
      fc.property(
        kinds.filter((q) => q.kind !== "one_of"),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (quantity, u) => {
          const free = sampler(quantity, -Infinity, Infinity);
          const [min, max] = [free.quantile(0.2), free.quantile(0.7)];
          const found = sampler(quantity, min, max).quantile(u);
          const expected = free.quantile(0.2 + 0.5 * u);
          expect(Math.abs(found - expected)).toBeLessThan(1e-9 * (max - min) + 1e-9 * Math.abs(expected));
        },
      ),
      { numRuns: 300, seed: 6 },
    );
  });
  it("that is exact is itself, whatever the share", () => {
    const s = sampler({ kind: "exact", value: 12 }, 0, 100);
    expect([s.exact, s.quantile(1e-9), s.quantile(0.5), s.mass]).toEqual([true, 12, 12, 1]);
    expect(sampler({ kind: "exact", value: -1 }, 0, 100).mass).toBe(0);
  });
  it("one_of gives each value as often as it says, without those outside the range", () => {
    const s = sampler({ kind: "one_of", values: [10, 20, 30], probabilities: [0.5, 0.3, 0.2] }, 0, 25);
    expect(s.mass).toBeCloseTo(0.8, 12);
    expect([0.1, 0.62, 0.63, 0.99].map((u) => s.quantile(u))).toEqual([10, 10, 20, 20]);
    expect(sampler({ kind: "one_of", values: [30, 20, 10], probabilities: [0.2, 0.3, 0.5] }, 25, 35).exact).toBe(true);
  });
  it("one_of is the same law in whatever order its values are written", () => {
    const { quantile } = sampler({ kind: "one_of", values: [20, 30, 10], probabilities: [0.3, 0.2, 0.5] }, 0, 100);
    expect([0.1, 0.49, 0.51, 0.79, 0.81].map(quantile)).toEqual([10, 10, 20, 20, 30]);
  });
  it("has closed forms where there are any", () => {
    expect(sampler({ kind: "uniform", low: 2, high: 6 }, -Infinity, Infinity).quantile(0.25)).toBe(3);
    expect(sampler({ kind: "normal", low: 40, high: 60 }, -Infinity, Infinity).quantile(0.95)).toBeCloseTo(60, 12);
    expect(sampler({ kind: "lognormal", low: 1, high: 10 }, 0, Infinity).quantile(0.05)).toBeCloseTo(1, 13);
    expect(sampler({ kind: "triangular", low: 0, mode: 0, high: 1 }, -Infinity, Infinity).quantile(0.75)).toBeCloseTo(
      0.5,
      14,
    );
    for (const [b, u] of [
      [5, 0.3],
      [2.5, 0.9],
      [1, 0.4],
    ] as const)
      expect(sampler({ kind: "beta", alpha: 1, beta: b }, 0, 1).quantile(u)).toBeCloseTo(1 - (1 - u) ** (1 / b), 13);
    expect(sampler({ kind: "beta", alpha: 0.5, beta: 0.5 }, 0, 1).quantile(0.2)).toBeCloseTo(
      Math.sin((Math.PI * 0.2) / 2) ** 2,
      13,
    ); // the arcsine law
    expect(sampler({ kind: "pert", low: 0, mode: 0, high: 1 }, -Infinity, Infinity).quantile(0.3)).toBeCloseTo(
      1 - 0.7 ** 0.2,
      13,
    );
  });
  it("keeps its digits where only a far tail lies in the range", () => {
    // Beyond a bound a in its tail a normal is nearly exponential: P(Z > a + t | Z > a) = e^(-a t - t^2/2) times a ratio of Mills.
    const mean = -50;
    const sd = 5;
    const s = sampler(
      { kind: "normal", low: mean - 1.6448536269514722 * sd, high: mean + 1.6448536269514722 * sd },
      -20,
      100,
    ); // from 6 sd on: mass 1e-9
    expect(s.mass / 9.865876450376946e-10 - 1).toBeCloseTo(0, 10);
    const t = (u: number): number => (s.quantile(u) + 20) / sd;
    for (const u of [1e-9, 1e-6, 1e-3]) expect(t(u) / (u / 6.158405) - 1).toBeLessThan(0.01); // 1 / Mills' ratio at 6 is 6.158
    expect(t(1e-9)).toBeGreaterThan(0);
  });
});

describeShared("the reference's quantiles, to 1e-12 relative", () => {
  const table = sharedJson("reference/numbers/distributions.json");
  const met = (
    rows: any[],
    quantity: (row: any) => Quantity,
    min: (row: any) => number = () => -Infinity,
    max: (row: any) => number = () => Infinity,
  ): void => {
    for (const row of rows) {
      const { quantile, mass } = sampler(quantity(row), min(row), max(row));
      row.q.forEach((expected: number, at: number) =>
        expect(relative(quantile(table.p[at]), expected), JSON.stringify({ ...row, q: table.p[at] })).toBeLessThan(
          1e-12,
        ),
      );
      if (row.mass_inside !== undefined) expect(relative(mass, row.mass_inside)).toBeLessThan(1e-12);
    }
  };
  it("truncated normals", () =>
    met(
      table.truncated_normal,
      (r) => ({ kind: "normal", low: r.from, high: r.to }),
      (r) => r.min ?? -Infinity,
      (r) => r.max ?? Infinity,
    ));
  it("lognormals", () => met(table.lognormal_5_95, (r) => ({ kind: "lognormal", low: r.p05, high: r.p95 })));
  it("betas", () => met(table.beta, (r) => ({ kind: "beta", alpha: r.alpha, beta: r.beta })));
  it("PERT", () => met(table.pert_lambda4, (r) => ({ kind: "pert", low: r.low, mode: r.mode, high: r.high })));
  it("triangulars", () =>
    met(table.triangular, (r) => ({ kind: "triangular", low: r.low, mode: r.mode, high: r.high })));
});
