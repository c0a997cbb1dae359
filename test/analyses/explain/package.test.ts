import { describe, expect, it } from "vitest";
import { explainPackage, type PackageExplanation } from "../../../src/analyses/index.ts";
import { compile, deals, defaults } from "../../../src/engine/index.ts";
import { resultOf, smallCase } from "../small-case.ts";

const c = smallCase();

function explained(changes: { [issue: string]: string }, result: Parameters<typeof explainPackage>[2] = null) {
  const found = explainPackage(c, changes, result);
  if ("problem" in found) throw new Error(found.problem);
  return found satisfies PackageExplanation;
}

describe("a package", () => {
  it("gives everybody at its table the gain of the deals at the medians, and the parts add up to it", () => {
    const [, ...packages] = deals(compile(c, defaults)).tables.find(({ table }) => table === "commission")!.packages;
    for (const { options, gain } of packages) {
      const { actors, feasible, forbidden_by } = explained(options);
      expect([feasible, forbidden_by]).toEqual([true, []]);
      for (const actor of actors) {
        if (gain[actor.actor] !== undefined) expect(actor.gain).toBeCloseTo(gain[actor.actor], 9);
        expect(actor.parts.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(actor.gain, 9);
        expect(actor.parts.map(({ value }) => -Math.abs(value))).toEqual(
          actor.parts.map(({ value }) => -Math.abs(value)).sort((a, b) => a - b),
        );
      }
    }
    expect(packages.length).toBeGreaterThan(1);
  });
  it("rests each part on the citations of its block", () => {
    const { actors } = explained({ barges: "open" });
    const ore = actors.flatMap(({ parts }) => parts).find(({ path }) => path === "actors.arland.needs.ore")!;
    expect(ore).toMatchObject({ kind: "need", name: "a cheaper way for the ore" });
    expect(ore.value).toBeGreaterThan(0);
    expect(ore.citations.map(({ quote }) => quote)).toEqual(["the ore would go for a third of the money"]);
  });
  it("changes nothing for the standing", () => {
    expect(explained({})).toMatchObject({ changes: [], feasible: true, actors: [], found: null, stability: null });
  });
  it("is found in a run's result", () => {
    const result = resultOf(c);
    const listed = result.packages.find(({ standing }) => !standing)!;
    expect(explained(listed.changes, result).found).toEqual(listed);
  });
  it("names the constraint that forbids it, with its grounds", () => {
    expect(explained({ dam: "high", water: "seasonal" })).toMatchObject({
      feasible: false,
      actors: [],
      forbidden_by: [{ constraint: "high_wall_needs_share", citations: [{ kind: "judged" }] }],
    });
  });
  it.each([
    [{ barge: "open" }, "unknown issue 'barge' (did you mean 'barges'?)"],
    [{ barges: "opn" }, "unknown option 'opn' of barges (did you mean 'open'?)"],
  ])("refuses what the case does not have: %j", (changes, problem) => {
    expect(explainPackage(c, changes as { [issue: string]: string }, null)).toEqual({ problem });
  });
});
