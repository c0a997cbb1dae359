import { describe, expect, it } from "vitest";
import { amend, edit, helpFor } from "../../../src/language/index.ts";
import { TREATY, kept, number } from "../treaty.ts";

const c = kept();

describe("numbers of the new words", () => {
  const PATHS = [
    "actors.norland.governments.persistence",
    "actors.norland.governments.lines.right.set.stakes.treaty.weight",
    "actors.norland.governments.changes.election.to.right",
    "actors.norland.governments.changes.collapse.per_year",
    "actors.norland.stakes.treaty.friction.wide",
    "actors.varda.turnover.persistence",
    "issues.vote.procedure.outcome.ratified",
    "issues.vote.procedure.months",
    "issues.club.expected.chance.invited",
    "issues.treaty.reviews_per_year.2018-01",
    "issues.treaty.reviews_per_year.moved_by.war.times",
    "tables.summit.meetings_per_year.2018-01",
    "tables.summit.concludes",
    "tables.summit.concludes.moved_by.war.from",
    "tables.summit.meets_on.2019-06",
    "turnover.per_year",
  ];
  const other = (path: string): string => (/months|from|times|meetings|reviews/.test(path) ? "2 to 4" : "0.1 to 0.2");
  it.each(PATHS)("%s is edited in place, and every other byte stays", (path) => {
    const done = edit(TREATY, { [path]: other(path) });
    if ("problem" in done) throw new Error(done.problem);
    const changed = [...TREATY.split("\n")].filter((line, n) => line !== done.text.split("\n")[n]);
    expect(changed).toHaveLength(1);
    const now = kept(TREATY, done.text);
    const found = now.parameters.filter((p) => p.path === path || p.shared === path);
    expect(found.map(({ text }) => text)).toEqual([other(path)]);
  });
  it.each(PATHS)("%s is set by --set, and told in words", (path) => {
    const done = amend(c, path, other(path));
    if ("problem" in done) throw new Error(done.problem);
    expect(
      done.case.parameters.filter(({ text }, p) => text === other(path) && text !== c.parameters[p].text),
    ).toHaveLength(1);
    expect(helpFor(path)).toMatch(/[a-z]/);
  });
  it("stay together: chances that would sum to more than 1 are not set, nor is the last that needs a rest", () => {
    const path = "actors.norland.governments.changes.election.to";
    const two = kept("to: {right: 0.5 to 0.8}}", "to: {right: 0.5, left: 0.4}}");
    const done = amend(two, `${path}.left`, "0.6");
    expect(done).toEqual({
      problem: `${path}.left: ${path}: these chances add up to 1.1 at their medians; at most 1 is left to share`,
    });
    const text = TREATY.replace("to: {right: 0.5 to 0.8}}", "to: {right: 0.5, left: 0.4}}");
    expect(edit(text, { [`${path}.left`]: "0.6" })).toEqual(done);
  });
  it("of a factor stay ranges in the file; set on the way in, an exact one shares nothing", () => {
    const path = "actors.norland.friction";
    expect(edit(TREATY, { [path]: "1" })).toEqual({
      problem: expect.stringMatching(/^actors\.norland\.friction: this number shares factors/),
    });
    const done = amend(c, path, "1");
    expect("case" in done && number(done.case, path).factors).toBeUndefined();
    expect("case" in done && number(c, path).factors).toHaveLength(1);
  });
  it("may all be set by a scenario", () => {
    expect(c.scenarios[0].set.map(({ parameter }) => c.parameters[parameter].path)).toEqual([
      "tables.summit.meetings_per_year.2018-01",
      "issues.vote.procedure.outcome.ratified",
      "actors.club.turnover.per_year",
    ]);
  });
});
