import { describe, expect, it } from "vitest";
import { explainNumber, type NumberExplanation } from "../../../src/analyses/index.ts";
import { resultOf, smallCase } from "../small-case.ts";

const c = smallCase();

function explained(path: string, result: Parameters<typeof explainNumber>[2] = null): NumberExplanation {
  const found = explainNumber(c, path, result);
  if ("problem" in found) throw new Error(found.problem);
  return found;
}

describe("a number", () => {
  it("has its text, median, limits and grounds", () => {
    expect(explained("actors.arland.stakes.dam.weight")).toMatchObject({
      text: "25 to 40",
      median: expect.closeTo(32.5, 5),
      min: 0,
      max: null,
      asset: null,
      cited: "argued",
      default: false,
      found: null,
      decides: null,
    });
  });
  it("names who believes otherwise and which scenario sets it", () => {
    expect(explained("actors.coramia.needs.water.weight").beliefs).toEqual([
      { actor: "arland", name: "Arland", text: "0 to 15", biased: true },
    ]);
    const set = c.scenarios[0].set[0];
    expect(explained(c.parameters[set.parameter].path).scenarios).toContainEqual({
      scenario: c.scenarios[0].id,
      text: c.parameters[set.quantity].text,
    });
  });
  it("names the answers that it decides beyond noise, the largest effect first", () => {
    const path = "actors.arland.stakes.dam.weight";
    const run = resultOf(c);
    const effect = { path, share: 0.2, se: 0.02, below_noise: false, worth: 0.01, low_se: 0.01, high_se: 0.01 };
    const sensitivities = [
      [{ ...effect, low: 0.3, high: 0.2 }],
      [
        { ...effect, path: "learning", low: 0.1, high: 0.9 },
        { ...effect, low: 0.1, high: 0.5 },
      ],
      [{ ...effect, low: 0.1, high: 0.9, below_noise: true }],
    ];
    const [asked] = Object.values(run.questions);
    const questions = Object.fromEntries(
      sensitivities.map((sensitivity, q) => [`q${q}`, { ...asked, ask: `Question ${q}?`, sensitivity }]),
    );
    expect(explained(path, { ...run, questions }).decides).toEqual([
      { question: "q1", ask: "Question 1?", low: 0.1, high: 0.5, worth: 0.01 },
      { question: "q0", ask: "Question 0?", low: 0.3, high: 0.2, worth: 0.01 },
    ]);
    expect(explained(path, run).found).toEqual(run.parameters[path]);
    const { sensitivity: _, ...unasked } = asked;
    expect(explained(path, { ...run, questions: { q0: unasked } }).decides).toBeNull();
  });
  it("is refused where the case does not have it, with the nearest", () => {
    expect(explainNumber(c, "learnin", null)).toEqual({
      problem: "unknown number 'learnin' (did you mean 'learning'?)",
      nearest: "learning",
    });
  });
});
