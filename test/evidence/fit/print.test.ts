import { expect, it } from "vitest";
import { block, interval } from "../../../src/evidence/fit/print.ts";
import type { Candidate } from "../../../src/evidence/fit/index.ts";

it.each([
  [54.2, 48.1, 60.3, "54.2 (48.1 to 60.3)"],
  [103.04, 103.01, 103.07, "103.04 (103.01 to 103.07)"],
  [0.0123456, 0.0123401, 0.0123511, "0.0123456 (0.0123401 to 0.0123511)"],
  [7, 7, 7, "7"],
  [7, 6.1234, Infinity, "7 (6.12 to no end)"],
  [7, null, 9, "7 (no lower end to 9)"],
  [7, null, null, "7"],
])("an interval about %d has ends that differ, or none", (value, low, high, said) => {
  expect(interval({ value, low, high })).toBe(said);
});
it("a narrow interval is written into the case with its width", () => {
  const made = {
    process: "trend",
    estimates: {
      start: { value: 103.04, low: 103.01, high: 103.07 },
      per_year: { value: 0, low: -0.0001, high: 0.0001 },
    },
  };
  expect(block(made as unknown as Candidate, ["Fitted."])).toEqual(
    expect.arrayContaining(["start: 103.01 to 103.07", "per_year: -0.0001 to 0.0001"]),
  );
});
