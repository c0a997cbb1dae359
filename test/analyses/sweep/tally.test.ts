import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../../scripts/build.mjs";
import { compareVariants } from "../../../src/analyses/index.ts";
import { tallyOdds, tallyOf, totalsOf, without, type Totals } from "../../../src/analyses/sweep/index.ts";
import { pairedDifference, tallyCurve } from "../../../src/analyses/sweep/tally.ts";
import { hypercubeLevels } from "../../../src/analyses/sweep/index.ts";
import { rankCorrelation } from "../../../src/analyses/sweep/findings.ts";
import { defaults, lawOf, type Settings } from "../../../src/engine/index.ts";
import { caseAt, checkFolder, textOf } from "../../../src/files/case-folder.ts";
import { inProcess, modelOf, playDraws, playOver, playRange, runOver } from "../../../src/runners/index.ts";
import type { Case } from "../../../src/language/index.ts";
import { play, smallCase } from "../small-case.ts";

function caseNamed(name: string): Case {
  const at = caseAt(join(root, "cases", name));
  if ("why" in at) throw new Error(name);
  const read = textOf(at.file);
  return checkFolder(at.folder, at.file, "text" in read ? read.text : "").case!;
}
const few: Settings = { ...defaults, draws: 70, paths: 3, thresholds: false, boxes: 0 };

describe.each(["calder-harbour", "velna-water", "two-thirds", "failed-conference"])("a tally of %s", (name) => {
  it("tells odds, error and curve to the bit as a run does, cut inside a block", async () => {
    const model = modelOf(caseNamed(name), few);
    const executor = inProcess(model);
    const { worlds, prior } = await playOver(model, executor, {}, true);
    const { result } = await runOver(model, executor, {}, [], () => 0);
    const months = model.until - model.asOf;
    const [half, rest] = [worlds.slice(0, 1), worlds.slice(1)].map((blocks) =>
      blocks.length === 0 ? null : tallyOf(model, blocks),
    );
    const totals = totalsOf([half!, ...(rest ? [rest] : [])], model.questions.length, months, few.paths);
    const before =
      prior.length === 0 ? null : totalsOf([tallyOf(model, prior)], model.questions.length, months, few.paths);
    expect(totals.kept).toBe(70);
    expect(totals.kept / totals.tried).toBe(result.run.fit);
    model.case.questions.forEach(({ id, by }, q) => {
      const { p, se, curve, without_record } = result.questions[id];
      expect(tallyOdds(totals, q)).toEqual({ p, se });
      expect(tallyCurve(totals, q, by - model.asOf).map((one) => one.p)).toEqual(curve.map((one) => one.p));
      if (before) expect(tallyOdds(before, q).p).toBe(without_record);
    });
  });
});

describe("worlds that are known to fit", () => {
  const model = modelOf(smallCase(), { ...few, thresholds: true });
  const executor = inProcess(model);
  it("give the same columns when they alone are played", async () => {
    const whole = await playRange(executor, { kind: "worlds", from: 0, to: 300 });
    const past = await playRange(inProcess(modelOf(smallCase(), { ...few, paths: 0, thresholds: false })), {
      kind: "worlds",
      from: 0,
      to: 300,
    });
    expect(whole.some(({ kept }) => kept > 0 && kept < 64)).toBe(true);
    expect(await playRange(executor, { kind: "worlds", from: 0, to: 300 }, past)).toEqual(whole);
  });
  it("up to a cut add up with those after it", async () => {
    const blocks = await playRange(executor, { kind: "worlds", from: 0, to: 256 });
    const all = tallyOf(model, blocks);
    const part = tallyOf(model, await playDraws(executor, "worlds", all.worlds.slice(5)));
    const first = tallyOf(model, await playDraws(executor, "worlds", all.worlds.slice(0, 5)));
    const { worlds, hits, sums, squares, kept } = without(all, part);
    expect({ worlds, hits, sums, squares, kept }).toEqual({
      worlds: first.worlds,
      hits: first.hits,
      sums: first.sums,
      squares: first.squares,
      kept: 5,
    });
  });
});

it("a difference from the case as it is agrees with that of compare, with its error", async () => {
  const c = smallCase();
  const options = { draws: 70, paths: 3 };
  const compared = await compareVariants(
    c,
    options,
    [
      { scenario: null, set: {} },
      { scenario: "dry_decade", set: {} },
    ],
    play,
  );
  if ("problem" in compared) throw new Error(compared.problem);
  const totals = async (scenario: string | null): Promise<Totals> => {
    const model = modelOf(c, { ...few, scenario });
    const { worlds } = await playOver(model, inProcess(model), {}, false);
    return totalsOf([tallyOf(model, worlds)], model.questions.length, model.until - model.asOf, 3);
  };
  const [base, dry] = [await totals(null), await totals("dry_decade")];
  c.questions.forEach(({ id }, q) => {
    const { diff, diff_se } = pairedDifference(dry, base, q)!;
    // Whole numbers here, sums of shares there: apart by rounding alone.
    expect(diff).toBeCloseTo(compared.questions[id].difference, 12);
    expect(diff_se).toBeCloseTo(compared.questions[id].se, 12);
  });
});

describe("a Latin hypercube", () => {
  const parameter = smallCase().parameters.find(({ path }) => path === "actors.arland.friction")!;
  it("has one level in each of N parts between the quantiles 5 and 95 %, the same for the same seed", () => {
    const levels = hypercubeLevels(parameter, 40, 1);
    const law = lawOf(parameter);
    // Levels keep 12 digits, so that one may lie that much beyond the edge of its part.
    const edges = Array.from({ length: 41 }, (_, n) => law.quantile(0.05 + (0.9 * n) / 40));
    [...levels]
      .sort((a, b) => a - b)
      .forEach((level, n) => {
        expect(level).toBeGreaterThanOrEqual(edges[n] * (1 - 1e-11));
        expect(level).toBeLessThanOrEqual(edges[n + 1] * (1 + 1e-11));
      });
    expect(hypercubeLevels(parameter, 40, 1)).toEqual(levels);
    expect(hypercubeLevels(parameter, 40, 2)).not.toEqual(levels);
  });
});

it("rank correlation is 1 for what rises together, -1 for what falls, and shares ranks of equal values", () => {
  expect(rankCorrelation([1, 2, 9], [3, 4, 5])).toBe(1);
  expect(rankCorrelation([1, 2, 9], [5, 4, 3])).toBe(-1);
  // By hand: ranks 0, 1.5, 1.5, 3 against 0, 1, 2, 3; 4.5 / sqrt(4.5 * 5).
  expect(rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(22.5), 14);
  expect(rankCorrelation([1, 1], [1, 2])).toBeNull();
});
