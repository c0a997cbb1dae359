import { describe, expect, it } from "vitest";
import { normalCdf, normalDensity, normalQuantile, normalSf } from "../../src/numbers/normal.ts";
import { uniforms } from "../random.ts";
import { describeShared, sharedJson } from "../shared.ts";

const u = uniforms(11);

/** P(Z > x), x >= 0, by the series until no term is left, or by 300 terms of the fraction. */
function wholeSf(x: number): number {
  if (x >= 2.5) {
    let fraction = x;
    for (let k = 300; k > 0; k--) fraction = x + k / fraction;
    return normalDensity(x) / fraction;
  }
  let term = x;
  let sum = x;
  for (let k = 3; term > 0; k += 2) sum += term *= (x * x) / k;
  return 0.5 - normalDensity(x) * sum;
}

describe("the normal law", () => {
  it("has the quantiles that Wichura (1988, Applied Statistics 37:477) prints to check AS241", () => {
    for (const [p, z] of [
      [0.25, -0.6744897501960817],
      [0.001, -3.090232306167814],
      [1e-20, -9.262340089798408],
    ] as const)
      expect(normalQuantile(p) / z - 1).toBeCloseTo(0, 14);
    expect([normalQuantile(0.5), normalQuantile(0), normalQuantile(1)]).toEqual([0, -Infinity, Infinity]);
  });
  it("has the shares of the tables", () => {
    expect(normalCdf(1.6448536269514722)).toBeCloseTo(0.95, 14);
    expect(normalCdf(-3) / 0.0013498980316300933 - 1).toBeCloseTo(0, 13);
  });
  it("has the bits of the whole series and of the whole fraction, though it stops when they are settled", () => {
    const points = Array.from({ length: 20_000 }, () => 2.5 * u());
    for (let n = 0; n < 20_000; n++) points.push(2.5 + (n % 2 === 0 ? 1 : 36) * u());
    // Next to where the number of terms changes, on both sides.
    for (let n = 0; n <= 20; n++) for (const by of [1, 1 - 2 ** -53, 1 + 2 ** -52]) points.push((n / 8) * by);
    expect(points.filter((x) => normalSf(x) !== wholeSf(x) || normalSf(-x) !== 1 - wholeSf(x))).toEqual([]);
  });
  it("is symmetric, and its quantile undoes its distribution function", () => {
    for (let n = 0; n < 500; n++) {
      const p = u();
      expect(normalQuantile(1 - p) + normalQuantile(p)).toBeCloseTo(0, 9);
      expect(normalCdf(normalQuantile(p)) / p - 1).toBeCloseTo(0, 12);
      expect(normalSf(normalQuantile(p)) / (1 - p) - 1).toBeCloseTo(0, 11);
    }
    for (const z of [4, 8, 20, 37]) expect(-normalQuantile(normalSf(z)) / z - 1).toBeCloseTo(0, 13);
  });
});

describeShared("the reference's normal quantiles", () => {
  it("are met to 1e-12 relative, down to 1e-300", () => {
    const { p, z } = sharedJson("reference/numbers/distributions.json").standard_normal_quantile;
    p.forEach((share: number, at: number) => {
      if (z[at] === 0) expect(normalQuantile(share)).toBe(0);
      else expect(Math.abs(normalQuantile(share) / z[at] - 1)).toBeLessThan(1e-12);
    });
  });
});
