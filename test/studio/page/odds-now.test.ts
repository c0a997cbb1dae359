import { describe, expect, it } from "vitest";
import { changeWords, sinceOpening } from "../../../src/studio/page/columns/odds-now.ts";
import type { PageState } from "../../../src/studio/page/state/state.ts";
import { PageStore } from "../../../src/studio/page/state/store.ts";
import { complete } from "../../report/fixture.ts";

const WORLDS = 400;
/** The standard error of an even chance, counted over so many worlds. */
const SE = Math.sqrt(0.25 / WORLDS);

/** A page whose full run gives even odds, opened at others. */
function stands(opening: number, more: Partial<PageState> = {}): PageState {
  const never = (): Worker => {
    throw new Error("no worker is wanted");
  };
  const result = complete();
  Object.assign(result.questions["energy_deal"], { p: 0.5, se: SE });
  return {
    ...new PageStore(never).state,
    result,
    phase: "settled",
    current: true,
    opening: { energy_deal: opening },
    ...more,
  };
}
const preview = (p: number, se: number): Partial<PageState> => ({
  phase: "running",
  current: false,
  preview: { whole: false, took: 0, tried: 100, fit: 100, questions: { energy_deal: { p, se, curve: [] } } },
});
const change = (s: PageState) => sinceOpening(s, "energy_deal");

describe("the change since a case was opened", () => {
  it("is shown of a full run where two counts of the same odds would not lie so far apart", () => {
    expect(change(stands(0.5))).toBeNull();
    for (const way of [-1, 1]) {
      expect(change(stands(0.5 + way * 2.7 * SE))).toBeNull(); // 1.96 times the root of two is 2.77
      const from = 0.5 + way * 2.9 * SE;
      expect(change(stands(from))).toEqual({ by: 0.5 - from, from });
    }
    expect(changeWords(change(stands(0.1)))).toBe("+40.0 from 10\u00a0%");
    expect(changeWords(change(stands(0.9)))).toBe("\u221240.0 from 90\u00a0%");
  });

  it("is shown of a preview by the error of the difference alone, since that is of the same worlds", () => {
    expect(change(stands(0.5, preview(0.5 + SE, SE)))).toBeNull();
    expect(change(stands(0.5, preview(0.5 + SE, SE / 3)))?.by).toBeCloseTo(SE, 12);
  });

  it("is none where nothing stands, or nothing was there to begin with", () => {
    expect(change({ ...stands(0.1), opening: null })).toBeNull();
    expect(change({ ...stands(0.1), result: null })).toBeNull();
    expect(changeWords(null)).toBe("");
  });
});
