import { describe, expect, it } from "vitest";
import { type Case } from "../../../src/language/index.ts";
import { at, kept, number } from "../treaty.ts";

const month = (text: string): number => 12 * Number(text.slice(0, 4)) + Number(text.slice(5)) - 1;
const issue = (c: Case, id: string) => c.issues.find((one) => one.id === id)!;
const c = kept();
const k = (id: string): number => c.issues.findIndex((one) => one.id === id);

describe("a procedure", () => {
  it("has a condition, chances, the rest, and months that are drawn afresh", () => {
    const { procedure, reviewsPerYear, movedBy } = issue(c, "vote");
    expect(procedure).toEqual({
      when: {
        kind: "all",
        of: [
          { kind: "issue", issue: k("treaty"), options: [1, 2] },
          { kind: "driver", driver: 0, above: null, below: 70 },
        ],
      },
      outcomes: [{ option: 1, chance: at(c, "issues.vote.procedure.outcome.ratified") }],
      otherwise: 2,
      months: at(c, "issues.vote.procedure.months"),
      opened: null,
      stays: false,
    });
    expect(movedBy).toBeNull();
    expect(number(c, "issues.vote.procedure.months").field).toEqual({
      min: 1,
      max: Infinity,
      above: false,
      share: false,
      afresh: true,
    });
    expect(c.parameters[reviewsPerYear.steps[0].value].idle).toBe(true);
  });
  it("may have opened before as_of, may stay, and needs no rest where its chances sum to 1", () => {
    const text = "outcome: {ratified: 60%, rejected: 0.4}\n      opened: 2018-05\n      stays: true";
    const found = issue(kept(/outcome: \{ratified: 0.5 to 0.85\}\n      otherwise: rejected/, text), "vote").procedure!;
    expect(found).toMatchObject({ otherwise: 0, opened: month("2018-05"), stays: true });
    expect(found.outcomes.map(({ option }) => option)).toEqual([1, 2]);
  });
});

describe("an expectation", () => {
  it("has a condition and chances of options, and the issue is somebody's to move", () => {
    expect(issue(c, "club")).toMatchObject({
      movedBy: 2,
      procedure: null,
      expected: {
        when: { kind: "all", of: [{ kind: "issue", issue: k("vote"), options: [1] }] },
        chances: [{ option: 1, chance: at(c, "issues.club.expected.chance.invited") }],
      },
    });
  });
});

describe("exits", () => {
  it("are a list to the first option, or actors with an option each, in order", () => {
    expect(issue(c, "treaty").exit).toEqual([
      { actor: 0, option: 0 },
      { actor: 1, option: 1 },
    ]);
    expect(issue(kept("exit: {norland: none, varda: narrow}", "exit: [varda, norland]"), "treaty").exit).toEqual([
      { actor: 1, option: 0 },
      { actor: 0, option: 0 },
    ]);
  });
});
