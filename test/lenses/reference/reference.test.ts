import { describe, expect, it } from "vitest";
import type { Result } from "../../../src/engine/index.ts";
import { gammaQuantile } from "../../../src/numbers/gamma.ts";
import { blend, reference } from "../../../src/lenses/reference/index.ts";
import { readText } from "../../engine/read-text.ts";

const frame = (block: string): string => `
entente: 1
title: Two shores
as_of: 2012-10
until: 2022-12
residual: 3
actors:
  a: {stakes: {land: {weight: 50, values: {all: 100}}}}
  b: {stakes: {land: {weight: 50, values: {all: -100}}}}
issues:
  land: {options: {none: nothing, all: everything}}
tables:
  talks: {parties: [a, b], issues: [land], meetings_per_year: 2}
questions:
  ends: {ask: Will it end?, when: {land: all}, by: 2022-10}
reference:
  class:
    counts: ends
    answers: [ends]
${block}
`;
const view = (block: string, seed = 1) => reference(readText(frame(block)), seed)["ends"]["class"];

describe("the outside view", () => {
  const DRAWS = 4000;
  it("has the mean of the gamma-Poisson rate, 1 - (T/(T + t))^(n + 1/2), within four standard errors", () => {
    for (const [events, years] of [
      [7, 818],
      [1, 325],
      [13, 1817],
      [0, 40],
    ] as const) {
      const found = view(`    events: ${events}\n    years: ${years}`);
      const mean = 1 - (years / (years + 10)) ** (events + 0.5);
      const second = 1 - 2 * (years / (years + 10)) ** (events + 0.5) + (years / (years + 20)) ** (events + 0.5);
      expect(Math.abs(found.p - mean)).toBeLessThan(4 * Math.sqrt((second - mean * mean) / DRAWS));
      expect(found.p5).toBeLessThan(found.p);
      expect(found.p95).toBeGreaterThan(found.p);
      expect(found.curve).toHaveLength(120);
      expect(found.curve.at(-1)!.p).toBe(found.p);
      found.curve.forEach((point, j) => {
        if (j > 0)
          for (const key of ["p", "p5", "p95"] as const)
            expect(point[key]).toBeGreaterThanOrEqual(found.curve[j - 1][key]!);
      });
    }
  });
  it("has the ends of the gamma law's interval, within four standard errors of an order statistic", () => {
    const found = view("    events: 7\n    years: 818");
    for (const [u, end] of [
      [0.05, found.p5],
      [0.95, found.p95],
    ] as const) {
      const slack = 4 * Math.sqrt((u * (1 - u)) / DRAWS);
      const at = (v: number): number => 1 - Math.exp((-10 * gammaQuantile(7.5, v)) / 818);
      expect(end).toBeGreaterThan(at(u - slack));
      expect(end).toBeLessThan(at(u + slack));
    }
  });
  it("takes a share a year and a share within years as the hazard that gives them", () => {
    expect(view("    per_year: 1%").p).toBeCloseTo(1 - 0.99 ** 10, 12);
    expect(view("    within: {share: 30%, years: 5}").p).toBeCloseTo(1 - 0.7 ** 2, 12);
    expect(view("    per_year: 100%").p).toBeGreaterThan(0.999999);
  });
  it("multiplies what it takes besides", () => {
    const found = view("    per_year: 1%\n    then: {ratified: {yes: 328, of: 405}, complied: 0.5}");
    const share = 328.5 / 406;
    expect(found.then.map(({ name }) => name)).toEqual(["ratified", "complied"]);
    expect(Math.abs(found.then[0].p - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / 407 / DRAWS));
    expect(found.p).toBeCloseTo((1 - 0.99 ** 10) * found.then[0].p * 0.5, 12);
  });
  it("is the same for the same seed and another for another", () => {
    expect(view("    events: 7\n    years: 818")).toEqual(view("    events: 7\n    years: 818"));
    expect(view("    events: 7\n    years: 818").p).not.toBe(view("    events: 7\n    years: 818", 2).p);
  });
  it("refuses what says no rate, and counts that are not counts", () => {
    const wrong = (block: string): string => {
      try {
        readText(frame(block));
        return "";
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(wrong("    events: 7")).toMatch(/a class says how often/);
    expect(wrong("    events: 7\n    years: 20\n    per_year: 1%")).toMatch(/a class says how often/);
    expect(wrong("    events: 2.5\n    years: 20")).toMatch(/events is counted: write a whole number/);
    expect(wrong("    events: 7\n    years: 10 to 20")).toMatch(/years is counted: write an exact number/);
    expect(wrong("    events: 7\n    years: 20\n    then: {kept: {yes: 3, of: 2}}")).toMatch(/3 of 2 is more than all/);
    expect(wrong("    events: 7\n    years: 20\n    caveats: x")).toMatch(/unknown key 'caveats'/);
  });
});

describe("weights that the case states", () => {
  const stated = (weights: string): string => `${frame("    events: 7\n    years: 818")}  other:
    counts: ends
    answers: [ends]
    per_year: 2%
blend: {ends: {weights: ${weights}, because: [{judgment: Two to one.}]}}
`;
  const odds = { ends: { p: 0.3 } } as unknown as Result["questions"];
  it("average the odds and the classes, and only where they stand", () => {
    const c = readText(stated("{inside: 2, class: 1, other: 1}"));
    const found = reference(c, 1);
    const { class: one, other } = found["ends"];
    expect(blend(c, found, odds)["ends"].weights).toEqual({ inside: 2, class: 1, other: 1 });
    expect(blend(c, found, odds)["ends"].p).toBeCloseTo((2 * 0.3 + one!.p + other!.p) / 4, 14);
    expect(blend(readText(frame("    events: 7\n    years: 818")), found, odds)).toEqual({});
    expect(blend(c, found, {})).toEqual({});
  });
  it("are refused where they name nothing, guess, or are none", () => {
    const wrong = (weights: string): string => {
      try {
        readText(stated(weights));
        return "";
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(wrong("{inside: 1, clas: 1}")).toMatch(/no reference class 'clas' covers 'ends' \(did you mean 'class'\?\)/);
    expect(wrong("{inside: 1 to 2}")).toMatch(/a weight is stated: write an exact number/);
    expect(wrong("{inside: 0}")).toMatch(/above 0|more than 0|at least/);
    expect(wrong("{inside: 1}, wieght: 2")).toMatch(/unknown key 'wieght'/);
  });
});
