/** Why not, where a rival deal comes first: a rule that excludes the asked one is told apart from a step not taken. */
import { describe, expect, it } from "vitest";
import { defaults } from "../../../src/engine/index.ts";
import type { Result } from "../../../src/result/index.ts";
import { whyNotLine, whyNotSentence } from "../../../src/wording/why-not.ts";
import { collect } from "../collect.ts";
import { readText } from "../read-text.ts";

const settings = { ...defaults, draws: 100, paths: 8, thresholds: false, boxes: 0 };

interface Made {
  /** Chance that the rival's only meeting, in May 2025, ends in the pact. */
  rival?: string;
  /** Month in which the treaty's table meets. */
  meets?: string;
  /** What the treaty needs beside, as a rule. */
  rule: string;
  isReversible?: boolean;
}

/** A treaty that all want, talked about after a rival pact that all want as well. */
function asked({ rival = "1", meets = "2025-06", rule, isReversible = false }: Made): Result {
  const c = readText(`
entente: 1
title: A treaty and a pact
as_of: 2025-03-01
until: 2027-12
actors:
  north: {name: North, stakes: {treaty: {weight: 40, values: {signed: 80}}, pact: {weight: 40, values: {signed: 50}}}}
  south: {name: South, stakes: {treaty: {weight: 40, values: {signed: 80}}, pact: {weight: 40, values: {signed: 50}}}}
issues:
  pact: {name: The pact, reversible: ${isReversible}, options: {none: None, signed: Signed}}
  treaty: {name: The treaty, options: {none: None, signed: Signed}}
constraints:
  ${rule}
tables:
  first: {parties: [north, south], issues: [pact], meetings_per_year: 0, meets_on: {2025-05: ${rival}}}
  second: {parties: [north, south], issues: [treaty], meetings_per_year: 0, meets_on: [${meets}]}
residual: 0
questions:
  treaty: {ask: Will the treaty be signed by the end of 2025?, when: {treaty: signed}, by: 2025-12}
`);
  return collect(c, settings).result;
}

const EXCLUDES = "one_of_them: {never: {pact: signed, treaty: signed}}";
const NEEDS = "needs_it: {if: {treaty: signed}, then: {pact: signed}}";
const because = (result: Result) => result.questions.treaty!.why_not?.because;

describe("why a future answers no, where another deal comes first", () => {
  for (const isReversible of [false, true])
    it(`is that the other deal ruled it out, where a rule excludes both and the other ${isReversible ? "may be given up again" : "stays"}`, () => {
      const result = asked({ rule: EXCLUDES, isReversible });
      expect(because(result)).toMatchObject({ ruled_out: 1, out_of_reach: 0, no_deal: 0, other_deal: 0 });
      for (const told of [whyNotLine(result, "treaty"), whyNotSentence(result, "treaty")]) {
        expect(told).toContain("another deal or decision had ruled it out");
        expect(told).not.toContain("step");
      }
    });
  it("is that an earlier step was not taken, where the treaty needs the other deal and that never came", () => {
    const result = asked({ rule: NEEDS, rival: "0" });
    expect(because(result)).toMatchObject({ ruled_out: 0, out_of_reach: 1 });
    expect(whyNotLine(result, "treaty")).toContain("an earlier step was not taken");
  });
  it("is neither, where the treaty's table only meets before the other deal", () => {
    const result = asked({ rule: EXCLUDES, meets: "2025-04" });
    expect(result.questions.treaty!.p).toBe(1);
  });
  it("divides as chance does between futures with the other deal and without", () => {
    const signs = 0.3;
    const result = asked({ rule: EXCLUDES, rival: String(signs) });
    const n = settings.draws * settings.paths;
    expect(Math.abs(1 - result.questions.treaty!.p - signs)).toBeLessThan(4 * Math.sqrt((signs * (1 - signs)) / n));
    expect(because(result)).toMatchObject({ ruled_out: 1 });
  });
});
