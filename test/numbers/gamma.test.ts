import { describe, expect, it } from "vitest";
import { chiSquaredSf, gammaP, gammaQ, gammaQuantile, logGamma } from "../../src/numbers/gamma.ts";
import { normalQuantile } from "../../src/numbers/normal.ts";

describe("ln Gamma", () => {
  it("is that of factorials and of Gamma(1/2)", () => {
    let factorial = 0;
    for (let n = 1; n <= 170; n++) {
      expect(Math.abs(logGamma(n) - factorial)).toBeLessThan(1e-14 * Math.max(1, factorial));
      factorial += Math.log(n);
    }
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
    expect(logGamma(1e-10)).toBeCloseTo(-Math.log(1e-10), 9);
  });
});

describe("the gamma law", () => {
  it("is the exponential law at shape 1 and half a chi-square at shape 1/2", () => {
    for (const u of [1e-6, 0.01, 0.05, 0.3, 0.5, 0.9, 0.95, 0.999]) {
      expect(gammaQuantile(1, u) / -Math.log1p(-u) - 1).toBeCloseTo(0, 11);
      expect(gammaQuantile(0.5, u) / (normalQuantile((1 + u) / 2) ** 2 / 2) - 1).toBeCloseTo(0, 9);
    }
  });
  it("has the percentage points of the chi-square table (Abramowitz & Stegun 1964, table 26.8)", () => {
    for (const [freedom, u, chi2] of [
      [2, 0.95, 5.99146],
      [10, 0.05, 3.9403],
      [10, 0.95, 18.307],
      [30, 0.95, 43.773],
      [1, 0.95, 3.84146],
    ] as const) {
      expect(2 * gammaQuantile(freedom / 2, u)).toBeCloseTo(chi2, 3);
    }
  });
  it("agrees with adding up its density, and its quantile undoes it", () => {
    for (const a of [0.5, 1.5, 7.5, 13.5, 60]) {
      const gamma = ((): number => {
        let sum = 0;
        const n = 400_000;
        const top = a + 60 * Math.sqrt(a);
        for (let j = 0; j < n; j++) {
          const y = ((j + 0.5) / n) ** 2;
          const x = top * y;
          sum += (x ** (a - 1) * Math.exp(-x) * top * 2 * ((j + 0.5) / n)) / n;
        }
        return sum;
      })();
      for (const x of [0.3, 2, 8, 20]) {
        let sum = 0;
        const n = 400_000;
        for (let j = 0; j < n; j++) {
          const r = (j + 0.5) / n;
          const y = x * r * r;
          sum += (y ** (a - 1) * Math.exp(-y) * x * 2 * r) / n;
        }
        expect(gammaP(a, x)).toBeCloseTo(sum / gamma, 7);
      }
      for (const u of [0.01, 0.5, 0.99]) expect(gammaP(a, gammaQuantile(a, u))).toBeCloseTo(u, 12);
    }
  });
  it("has a tail with its own digits: Q(3, x) = e^-x (1 + x + x^2/2)", () => {
    for (const x of [1e-3, 0.5, 2, 10, 100, 600])
      expect(gammaQ(3, x) / (Math.exp(-x) * (1 + x + (x * x) / 2)) - 1).toBeCloseTo(0, 12);
    expect([gammaP(2, 0), gammaQ(2, 0), gammaP(2, -1), gammaQ(2, -1)]).toEqual([0, 1, 0, 1]);
  });
});

describe("the chi-squared law", () => {
  it("has the upper shares of the table (Abramowitz & Stegun 1964, table 26.8), and e^(-x/2) at two degrees of freedom", () => {
    expect(chiSquaredSf(2.705543454095404, 1)).toBeCloseTo(0.1, 10);
    expect(chiSquaredSf(18.307038053275146, 10)).toBeCloseTo(0.05, 10);
    for (const x of [0.1, 3, 40]) expect(chiSquaredSf(x, 2) / Math.exp(-x / 2) - 1).toBeCloseTo(0, 12);
  });
});
