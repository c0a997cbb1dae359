import { expect, it } from "vitest";
import type { Result } from "../../src/result/index.ts";
import { boxSentence } from "../../src/wording/findings.ts";
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
