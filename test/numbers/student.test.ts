import { describe, expect, it } from "vitest";
import { normalQuantile } from "../../src/numbers/normal.ts";
import { studentCdf, studentQuantile } from "../../src/numbers/student.ts";

const SHARES = [1e-12, 1e-6, 0.001, 0.05, 0.2, 0.4, 0.5 - 1e-6, 0.5, 0.6, 0.95, 0.9999];

describe("Student's law", () => {
  it("has closed forms at one and two degrees of freedom", () => {
    for (const p of SHARES) {
      const cauchy = p < 0.25 ? -1 / Math.tan(Math.PI * p) : Math.tan(Math.PI * (p - 0.5));
      expect(Math.abs(studentQuantile(p, 1) - cauchy)).toBeLessThan(1e-11 * Math.abs(cauchy) + 1e-14);
      const two = (2 * p - 1) / Math.sqrt(2 * p * (1 - p));
      expect(Math.abs(studentQuantile(p, 2) - two)).toBeLessThan(1e-11 * Math.abs(two) + 1e-14);
    }
  });
  it("has the percentage points of the table (Abramowitz & Stegun 1964, table 26.10)", () => {
    expect(studentQuantile(0.95, 10)).toBeCloseTo(1.8124611228116756, 13);
    expect(studentQuantile(0.95, 118)).toBeCloseTo(1.6578695, 6);
  });
  it("nears the normal law, and its quantile undoes its distribution function", () => {
    for (const p of SHARES) {
      for (const freedom of [1, 2.5, 10, 118]) {
        const back = studentCdf(studentQuantile(p, freedom), freedom);
        expect(Math.abs(back / p - 1)).toBeLessThan(1e-10);
      }
      if (p > 1e-6) expect(Math.abs(studentQuantile(p, 1e7) - normalQuantile(p))).toBeLessThan(1e-4);
    }
  });
});
