import { expect, it } from "vitest";
import type { Result, Tip } from "../../src/result/index.ts";
import { boxSentence, crossings, tippingSentences } from "../../src/wording/findings.ts";
import { percent } from "../../src/wording/format.ts";

const limit = (path: string, min: number | null, max: number | null) => ({
  path,
  min,
  max,
  quasi_p: 0,
  reproduced: 20,
});
const result = {
  questions: { deal: { p: 0.34 } },
  tables: { talks: { name: "talks" } },
  parameters: {},
} as unknown as Result;
const found = (...limits: ReturnType<typeof limit>[]) => ({ limits, coverage: 0.81, density: 0.44, mass: 0.63 });
const rate = "tables.talks.meetings_per_year";

it("says a box as one condition with the odds under it and over all worlds", () => {
  const said = boxSentence(
    result,
    "deal",
    found(limit(rate, 1.22, null), limit("tables.talks.concludes", 0.158, null)),
  );
  expect(said).toBe(
    `Where \u2018talks: meetings a year\u2019 is above 1.2 and \u2018talks: chance that a meeting agrees on an acceptable text\u2019 is above 0.16, the answer is yes in ${percent(0.44)} of futures, against ${percent(0.34)} over all worlds. That holds in ${percent(0.63)} of the worlds drawn, and ${percent(0.81)} of all yes come from them.`,
  );
});

it("says both limits of a number at once, and none as none", () => {
  expect(boxSentence(result, "deal", found(limit(rate, 1, null), limit(rate, null, 3)))).toContain(
    "Where \u2018talks: meetings a year\u2019 is between 1 and 3, ",
  );
  expect(boxSentence(result, "deal", found(limit(rate, null, 3)))).toContain("is below 3, ");
  expect(boxSentence(result, "deal", found())).toMatch(/^No limit/);
});

const tipping = (kept: number, now: number, tips: { up?: Tip; down?: Tip }): Result =>
  ({
    run: { kept, paths: 1 },
    drivers: { war: { name: "The war", now, unit: null } },
    questions: {
      deal: {
        threshold: {},
        tipping: { war: { already: 0.2, never: 0.1, up: tips.up ?? null, down: tips.down ?? null } },
      },
    },
  }) as unknown as Result;
const at = (p5: number, p50: number, p95: number, share: number): Tip => ({ p5, p50, p95, share });
const saidOf = (result: Result): string => tippingSentences(result, "deal")[0]!;

it.each([
  [1, "one world"],
  [2, "2 worlds"],
  [19, "19 worlds"],
])("levels of %d worlds are not a nine in ten and no median", (worlds, said) => {
  const result = tipping(1000, 76.5, { up: at(57.1, 57.1, 57.1, worlds / 1000) });
  expect(saidOf(result)).toContain(`at a higher level (${said}, too few to say which)`);
  expect(saidOf(result)).not.toMatch(/median|nine in ten|57/);
});
it("levels of twenty worlds are told, higher than a mean that lies below them", () => {
  const result = tipping(1000, 50, { up: at(66, 79, 96, 0.02), down: at(10, 20, 30, 0.3) });
  expect(crossings(result, "war", result.questions["deal"]!.tipping!["war"]!)).toBe(
    `in ${percent(0.02)} of worlds at a higher level (median 79, nine in ten of them from 66 to 96) and in ${percent(0.3)} of worlds at a lower level (median 20, nine in ten of them from 10 to 30)`,
  );
  expect(saidOf(result)).toContain("The war (today 50):");
});
it.each([
  ["up", at(40, 57.1, 60, 0.3), "above"],
  ["up", at(40, 80, 90, 0.3), "above"],
  ["down", at(80, 85, 90, 0.3), "below"],
] as const)("a level on the other side of the mean is not a higher or lower one: %s", (way, tip, word) => {
  const said = saidOf(tipping(1000, 76.5, { [way]: tip }));
  expect(said).toContain("(today 76.5 at the medians)");
  expect(said).toContain(`at a level ${word} the world\u2019s own today (median`);
  expect(said).not.toMatch(/higher|lower/);
});
