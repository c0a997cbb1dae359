import { describe, expect, it } from "vitest";
import { compareVariants, type Variant } from "../../src/analyses/index.ts";
import { few, play, resultOf, smallCase } from "./small-case.ts";

const c = smallCase();
const options = { draws: few.draws, paths: few.paths };
const plain: Variant = { scenario: null, set: {} };

async function comparedWith(variant: Variant) {
  const compared = await compareVariants(c, options, [plain, variant], play);
  if ("problem" in compared) throw new Error(compared.problem);
  return compared;
}

describe("two variants of a case", () => {
  it("have the odds of two runs, and the paired difference", async () => {
    const compared = await comparedWith({ scenario: "dry_decade", set: {} });
    expect(compared).toMatchObject({
      case: { id: "velna-water", hash: c.hash },
      run: { seed: 1, ...options },
      a: plain,
      b: { scenario: "dry_decade", set: {} },
      worlds: { both: 60, only_a: 0, only_b: 0 },
    });
    const [a, b] = [resultOf(c), resultOf(c, { ...few, scenario: "dry_decade" })];
    for (const [id, question] of Object.entries(compared.questions)) {
      expect(question.a).toBeCloseTo(a.questions[id].p, 12);
      expect(question.b).toBeCloseTo(b.questions[id].p, 12);
      expect(question.difference).toBeCloseTo(question.gained - question.lost, 12);
      expect(question.curve.at(-1)).toMatchObject({ a: question.a, b: question.b });
    }
  });
  it("differ in nothing where they are the same", async () => {
    const { questions } = await comparedWith({ scenario: null, set: {} });
    for (const { difference, se, gained, lost } of Object.values(questions))
      expect([difference, se, gained, lost]).toEqual([0, 0, 0, 0]);
  });
  it("are refused before anything is played", async () => {
    const never = () => Promise.reject(new Error("played"));
    expect(await compareVariants(c, options, [plain, { scenario: "no", set: {} }], never)).toMatchObject({
      option: "scenario",
      of: "case",
    });
  });
  it("that share no world cannot be compared", async () => {
    const halves: typeof play = async (variant, settings) => {
      const { model, worlds } = await play(variant, settings);
      return { model, worlds: settings.scenario === null ? worlds.slice(0, 1) : worlds.slice(1) };
    };
    const many = { ...options, draws: 100, set: {} };
    await expect(compareVariants(c, many, [plain, { scenario: "dry_decade", set: {} }], halves)).rejects.toMatchObject({
      code: "no-world",
      message: "no world is kept in both runs",
    });
  });
});
