import { describe, expect, it } from "vitest";
import { carriedLines, carriedQuestions, carriedText, findingOf, verdictText } from "../../src/wording/carries.ts";
import type { Carried, ClaimFinding, PassageFinding, Result } from "../../src/result/index.ts";

const carried = (p: number, without: number, se: number): Carried => ({
  p,
  without,
  change: without - p,
  se,
  below_noise: Math.abs(without - p) <= 2 * se,
});

const plainly = (text: string): string => text.replace(/\u00a0|\u202f/g, " ");

describe("what a passage carries", () => {
  it("is said as both odds and their paired difference, with noise said to be noise", () => {
    expect(plainly(carriedText(carried(0.05, 0.02, 0.003)))).toBe("5 % > 2 % (-3.0 ± 0.3 points)");
    expect(plainly(carriedText(carried(0.05, 0.08, 0.02)))).toMatch(/\+3\.0 ± 2\.0 points, within noise/);
    expect(plainly(carriedText(carried(0.05, 0.05, 0)))).toBe("5 %, unchanged");
  });
  it("is said of the headline's questions first, then of others beyond noise, the largest change first", () => {
    const questions = {
      a: carried(0.1, 0.3, 0.01),
      b: carried(0.1, 0.11, 0.01),
      c: carried(0.5, 0.1, 0.01),
      d: carried(0.5, 0.5, 0),
    };
    expect(carriedQuestions({ headline: ["d"] }, { questions } as unknown as PassageFinding)).toEqual(["d", "c", "a"]);
  });
});

describe("a passage in a text", () => {
  const passage = (more: Partial<PassageFinding>): PassageFinding => ({
    ...{ number: 1, source: "s", start: 4, end: 8, citations: [0], tested: "simulated", removed: [], worlds: 60 },
    questions: { a: carried(0.1, 0.3, 0.01), b: carried(0.1, 0.11, 0.01), c: carried(0.5, 0.1, 0.01) },
    ...more,
  });
  const result = {
    headline: [],
    passages: [passage({})],
    sources: { s: { text: "the cold war" } },
    questions: { a: { ask: "A?" }, b: { ask: "B?" }, c: { ask: "C?" } },
  } as unknown as Result;

  it("is listed with the questions that change beyond noise, the largest change first, no more than asked for", () => {
    const lines = carriedLines(result, passage({}), 4).map(plainly);
    expect(lines.slice(1).map((line) => line.slice(0, 2))).toEqual(["C?", "A?"]);
    expect(lines[1]).toContain("50 % > 10 %");
    expect(carriedLines(result, passage({}), 1)).toHaveLength(2);
  });
  it("is one sentence where nothing was tested or all is within noise", () => {
    expect(carriedLines(result, passage({ tested: "no reach", questions: {} }), 4)).toEqual([
      expect.stringMatching(/carries 0/),
    ]);
    expect(carriedLines(result, passage({ questions: { b: carried(0.1, 0.11, 0.01) } }), 4)).toEqual([
      expect.stringMatching(/within noise/),
    ]);
  });
  it("is found by its place and its words, and not where the text has changed since", () => {
    const place = { source: "s", start: 4, end: 8 };
    expect(findingOf(result, place, "cold")?.number).toBe(1);
    expect(findingOf(result, place, "warm")).toBeUndefined();
    expect(findingOf(result, { ...place, end: 7 }, "col")).toBeUndefined();
    expect(findingOf(result, { ...place, source: "t" }, "cold")).toBeUndefined();
  });
});

describe("a verdict", () => {
  const claim = (verdict: ClaimFinding["verdict"]): ClaimFinding => ({
    name: "",
    driver: "pressure",
    end: "high",
    question: "q",
    citations: [],
    holds: { at: 91.5, p: 0.34 },
    fails: { at: 42.1, p: 0.28 },
    p: 0.3,
    change: 0.06,
    se: 0.01,
    verdict,
    worlds: 400,
  });
  it.each([
    ["enough", /^It is enough/],
    ["helps", /^It helps but is not enough/],
    ["hardly matters", /^It hardly matters/],
    ["works against", /^It works against it/],
  ] as const)("of '%s' says so, with both odds", (verdict, start) => {
    const text = verdictText(
      { drivers: { pressure: { name: "Pressure", unit: null } }, questions: {} } as never,
      claim(verdict),
    );
    expect(plainly(text)).toMatch(start);
    expect(plainly(text)).toMatch(
      /Pressure held at 92 .* 34 % .* 42 in 28 % \(6\.0 ± 1\.0 points\), and as the case stands in 30 %: one future of each of 400 worlds/,
    );
  });
});
