import { describe, expect, it } from "vitest";
import { exp, log, pow } from "../../src/numbers/elementary.ts";
import { uniforms } from "../random.ts";
import { expError, fixed, logError, powError } from "./exact.ts";

const worst = (errors: number[]): number => errors.reduce((most, error) => Math.max(most, error), 0);
const u = uniforms(11);
const between = (low: number, high: number): number => low + (high - low) * u();

describe("the measure itself", () => {
  it("is exact for doubles and finds an error of one unit", () => {
    for (const x of [1, 0.1, 3.5, 1e-40, 2 ** 60]) expect(Number(fixed(x) >> 200n) / 2 ** 100).toBeCloseTo(x, 14);
    const y = Math.exp(1);
    expect(expError(1, y)).toBeLessThan(0.51);
    expect(expError(1, y * (1 + 2 ** -52))).toBeGreaterThan(0.49);
  });
});

describe("exp", () => {
  it("is within one unit of the last place over its range", () => {
    const points = [
      ...Array.from({ length: 1500 }, () => between(-40, 40)),
      ...Array.from({ length: 300 }, () => between(-160, 600)),
      ...Array.from({ length: 300 }, () => between(-1, 1)),
    ];
    expect(worst(points.map((x) => expError(x, exp(x))))).toBeLessThan(1);
  });
  it("meets its edges", () => {
    expect([exp(0), exp(-0), exp(-Infinity), exp(Infinity), exp(NaN), exp(-746), exp(710)]).toEqual([
      1,
      1,
      0,
      Infinity,
      NaN,
      0,
      Infinity,
    ]);
    expect(exp(709.7)).toBeLessThan(Infinity);
    expect(exp(-745)).toBe(5e-324);
    expect(exp(1e-20)).toBe(1);
  });
});

describe("log", () => {
  it("is within one unit of the last place over its range", () => {
    const points = [
      ...Array.from({ length: 1500 }, () => Math.exp(between(-40, 40))),
      ...Array.from({ length: 500 }, () => between(0.7, 1.5)),
      ...Array.from({ length: 200 }, () => 1 + between(-1e-6, 1e-6)),
    ];
    expect(worst(points.map((x) => logError(x, log(x))))).toBeLessThan(1);
  });
  it("meets its edges", () => {
    expect([log(1), log(0), log(-1), log(Infinity), log(NaN)]).toEqual([0, -Infinity, NaN, Infinity, NaN]);
    expect(log(5e-324) / -744.4400719213812 - 1).toBeCloseTo(0, 15);
    expect(log(Number.MAX_VALUE) / 709.782712893384 - 1).toBeCloseTo(0, 15);
  });
});

describe("pow", () => {
  it("is within the error that e^(y ln x) carries: one unit, and as many more as |y ln x| is long", () => {
    for (let n = 0; n < 800; n++) {
      const x = Math.exp(between(-20, 20));
      const y = between(-4, 4);
      expect(powError(x, y, pow(x, y)), `${x}^${y}`).toBeLessThan(1.5 + 1.5 * Math.abs(y * Math.log(x)));
    }
    for (let n = 0; n < 300; n++) {
      const half = between(1, 200);
      expect(powError(2, -1 / half, pow(2, -1 / half))).toBeLessThan(2);
    }
  });
});
