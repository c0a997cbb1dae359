/** The blend of inside and outside view, against ../shared/reference/numbers/ledger.json and against a grid. */
import { expect, it } from "vitest";
import { blended, fitBlend, fitWeight, type BothViews } from "../../src/ledger/blend.ts";
import { brier } from "../../src/ledger/scores/binary.ts";
import { pick, uniforms } from "../random.ts";
import { describeShared, hasShared, sharedJson } from "../shared.ts";

const worked = hasShared ? sharedJson("reference/numbers/ledger.json").blend : null;

describeShared("nine worked cases", () => {
  const cases: BothViews[][] = worked?.cases.map(({ inside, outside, outcome }: any) =>
    inside.map((p: number, n: number) => ({ inside: p, outside: outside[n], yes: outcome[n] === 1 })),
  );

  it("have their weight, those without each case, and the odds that follow", () => {
    const { w, folds, odds } = fitBlend(cases);
    expect(w).toBeCloseTo(worked.w_all, 10);
    worked.folds.forEach((fold: any, c: number) => {
      expect(folds[c]).toBeCloseTo(fold.w, 10);
      fold.blend.forEach((p: number, n: number) => expect(odds[c][n]).toBeCloseTo(p, 10));
    });
    const all = cases.flatMap((questions, c) => questions.map(({ yes }, n) => brier(odds[c][n], yes)));
    expect(all.reduce((sum, score) => sum + score, 0) / all.length).toBeCloseTo(worked.brier.blend, 10);
    const { two } = worked.pools;
    expect(blended(two.inside, two.outside, two.w)).toBeCloseTo(two.p, 12);
  });
});

/** What is minimised, written out. */
function loss(cases: readonly (readonly BothViews[])[], w: number): number {
  const clip = (p: number): number => Math.min(0.999, Math.max(0.001, p));
  const logit = (p: number): number => Math.log(clip(p) / (1 - clip(p)));
  return cases.reduce(
    (sum, questions) => {
      const logs = questions.map(({ inside, outside, yes }) => {
        const p = 1 / (1 + Math.exp(-w * logit(inside) - (1 - w) * logit(outside)));
        return -Math.log(yes ? p : 1 - p);
      });
      return sum + logs.reduce((total, each) => total + each, 0) / logs.length;
    },
    -Math.log(w) - Math.log(1 - w),
  );
}

it("no weight of a fine grid is better than the one found, with odds of 0 and 1 among them", () => {
  for (let seed = 1; seed <= 100; seed++) {
    const u = uniforms(seed);
    const cases = Array.from({ length: 2 + Math.floor(10 * u()) }, () =>
      Array.from({ length: 1 + Math.floor(6 * u()) }, () => ({
        inside: pick(u, [0, 1, u(), u(), u()]),
        outside: u(),
        yes: u() < 0.4,
      })),
    );
    const w = fitWeight(cases);
    const best = loss(cases, w);
    for (let n = 1; n < 400; n++) expect(loss(cases, n / 400), `seed ${seed}`).toBeGreaterThanOrEqual(best - 1e-12);
  }
});
