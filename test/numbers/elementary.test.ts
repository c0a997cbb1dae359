import { createHash } from "node:crypto";
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

describe("exp and log", () => {
  it("have the bits with which stored results were made, in their reductions' corners too", () => {
    const own = uniforms(12);
    const half = Math.LN2 / 2;
    const outputs: number[] = [];
    for (let n = 0; n < 4000; n++) {
      const near = 1 + 1e-15 * (own() - 0.5);
      outputs.push(exp(1454 * own() - 745), exp(6 * own() - 3), exp((n - 2000) * half * near));
      outputs.push(
        log(own()),
        log(2 ** ((n % 2000) - 1000) * near),
        log(0.5 + 1.5 * own()),
        log(5e-324 * Math.ceil(1e9 * own())),
      );
    }
    expect(
      createHash("sha256")
        .update(new Uint8Array(Float64Array.from(outputs).buffer))
        .digest("hex"),
    ).toBe("ae3544248d5c25bfc5f9fc231a5c0121aaeb004437905a68bb7c2ac2d77d460f");
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
