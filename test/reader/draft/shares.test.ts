/** Shares and numbers are read as people write them, and the faults of a page are said together, each of its own field. */
import { describe, expect, it } from "vitest";
import { stepsOf, withStep } from "../../../src/reader/draft/interview/index.ts";
import { wordsOf } from "../../../src/reader/draft/interview/shape.ts";
import { blankProposals, caseOf } from "../../../src/reader/draft/proposals.ts";
import { numberTyped, shareTyped } from "../../../src/reader/draft/shares.ts";

it.each([
  ["1 in 3", "33.3%"],
  ["one in three", "33.3%"],
  ["1 out of 4", "25%"],
  ["one in ten to one in two", "10% to 50%"],
  ["One in two to one in ten", "10% to 50%"],
  ["a third", "33.3%"],
  ["two thirds", "66.7%"],
  ["a quarter to a half", "25% to 50%"],
  ["half", "50%"],
  ["fifty-fifty", "50%"],
  ["30 %", "30%"],
  ["30 per cent", "30%"],
  ["30 to 50 %", "30% to 50%"],
  ["30-50%", "30% to 50%"],
  ["30 \u2013 50", "30% to 50%"],
  ["between 30 and 50 percent", "30% to 50%"],
  ["0.3", "0.3"],
  ["0.3 to 0.5", "0.3 to 0.5"],
  ["Unlikely", "unlikely"],
])("the share %s is %s", (words, written) => expect(shareTyped(words)).toBe(written));

it.each(["often", "about 30", "3 in 1", "a third of it all", "", "-3", "1 in 0"])("%s is not a share", (words) =>
  expect(shareTyped(words)).toBeNull(),
);

it.each([
  ["two to four", "2 to 4"],
  ["2-4", "2 to 4"],
  ["between 0.5 and 6", "0.5 to 6"],
  ["three", "3"],
])("the number %s is %s", (words, written) => expect(numberTyped(words)).toBe(written));

describe("in the interview", () => {
  const begun = [
    ["parties", "Alba; Benn"],
    ["issues", "The border"],
    ["options.border", "As it is; A treaty"],
  ].reduce((now, [id, words]) => {
    const next = withStep(now, id!, words!);
    if ("problem" in next) throw new Error(next.problem);
    return next;
  }, blankProposals("2023-12-12"));
  it("writes what was said in the form of the case language", () => {
    const next = withStep(begun, "pace", "1: two to four; 2: one in ten to 1 in 2 because the last was so");
    if ("problem" in next) throw new Error(next.problem);
    expect(caseOf(next)).toContain("10% to 50%");
    expect(caseOf(next)).toContain("2 to 4");
    expect(withStep(begun, "signs.alba", "1: one in four")).toMatchObject({ would_sign: { alba: expect.anything() } });
  });
  it.each(["0.3", "0.3 to 0.5", "1", "0 to 1", ".5"])("asks back what is %s without a percent sign", (words) => {
    for (const [step, n] of [
      ["pace", 2],
      ["signs.alba", 1],
    ] as const) {
      const { problem } = withStep(begun, step, `${n}: ${words}`) as { problem: string };
      expect(problem).toMatch(/can mean \S+%.* or \S+%.*; write which/);
    }
    const shape = stepsOf(begun).find(({ id }) => id === "signs.alba")!.shape;
    const typed = wordsOf(shape, [{ name: "", value: words, chosen: true }]);
    expect(withStep(begun, "signs.alba", typed)).toHaveProperty("problem");
  });
  it.each(["0", "2", "0.3%", "1 in 3", "30"])("takes %s for a share", (words) => {
    const shape = stepsOf(begun).find(({ id }) => id === "signs.alba")!.shape;
    const typed = wordsOf(shape, [{ name: "", value: words, chosen: true }]);
    expect(withStep(begun, "signs.alba", typed)).not.toHaveProperty("problem");
    expect(withStep(begun, "pace", `2: ${words} to 60%`)).not.toHaveProperty("problem");
  });
  it("keeps the forms of the case language", () => {
    expect(withStep(begun, "pace", "1: lognormal(2 to 8); 2: beta(2 5)")).not.toHaveProperty("problem");
  });
  it("says all faults of an answer at once, each of its own field, in the shapes that the field takes", () => {
    const { fields, problem } = withStep(begun, "pace", "1: every now and then; 2: now and then; 3: soon, 2023-01") as {
      problem: string;
      fields: { field: number; problem: string }[];
    };
    expect(fields.map(({ field }) => field)).toEqual([0, 1, 2, 2]);
    expect(fields[0]!.problem).toContain("a range, such as 0.5 to 6");
    expect(fields[1]!.problem).toContain("1 in 3, or a word such as unlikely");
    expect(problem).not.toMatch(/lognormal|beta/);
    for (const one of fields) expect(problem).toContain(one.problem);
  });
});
