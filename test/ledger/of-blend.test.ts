/** A blend that was learnt from hindcasts, as its file and beside the odds of a run. */
import { expect, it } from "vitest";
import { blendText, blendedFinding, readBlend } from "../../src/ledger/index.ts";
import { blendedText } from "../../src/wording/blended.ts";
import type { Result } from "../../src/result/index.ts";

const BLEND = { w: 0.6, least: 0.55, most: 0.7, cases: { a: "1", b: "2" }, engine: "0.1.0" };

/** A result as far as a blend reads it: two questions with outside views, of which the second leads, and one without. */
const run = {
  case: { id: "b" },
  questions: {
    deal: { p: 0.03 },
    step: { p: 0.4, given: { question: "deal", p: 0.5, se: 0.1, futures: 90 } },
    alone: { p: 0.2 },
  },
  lenses: { reference: { deal: { first: { p: 0.1 }, second: { p: 0.35, lead: true } }, step: { first: { p: 0.5 } } } },
} as unknown as Result;

it("is read as it was written", () => {
  expect(readBlend(blendText(BLEND))).toEqual({ blend: BLEND });
});

it("takes the leading outside view and, of a question asked given another, its odds given that one", () => {
  const found = blendedFinding(run, BLEND);
  // ../shared/reference/numbers/ledger.json, blend.pools.two
  expect(found.questions["deal"]).toBeCloseTo(0.08840438640118325, 12);
  expect(found.questions["step"]).toBeCloseTo(0.5, 12);
  expect(Object.keys(found.questions)).toEqual(["deal", "step"]);
  expect(found).toMatchObject({ weight: 0.6, cases: 2, own: true });
  expect(blendedText({ ...run, blended: found }, "deal")).toContain("fitted on 2 hindcasts, this case among them");
  expect(blendedText({ ...run, blended: found }, "alone")).toBe("");
});

it.each([
  ["{", "not JSON"],
  ["[]", "not a blend"],
  ['{"entente_blend": 2}', "reads format 1"],
  [blendText({ ...BLEND, w: 1.2 }), "shares from 0 to 1"],
  [blendText(BLEND).replace('"0.1.0"', "1"), "a version"],
])("a file that is none is refused: %s", (text, says) => {
  expect(readBlend(text)).toEqual({ problem: expect.stringContaining(says) });
});
