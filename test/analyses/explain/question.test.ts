import { describe, expect, it } from "vitest";
import { explainQuestion } from "../../../src/analyses/index.ts";
import { resultOf, smallCase } from "../small-case.ts";

const c = smallCase();

describe("a question", () => {
  it("names what makes a yes, who can bring it about, and its quotes", () => {
    const explained = explainQuestion(c, "dam_built", null);
    expect(explained).toMatchObject({ question: "dam_built", found: null });
    if ("problem" in explained) throw new Error(explained.problem);
    expect(explained.by).toMatch(/^\d{4}-\d{2}$/);
    expect(explained.when).toMatchObject({ kind: "all", of: [{ kind: "issue", issue: "dam" }] });
    expect(explained.way[0]).toMatchObject({ kind: "table" });
    expect(new Set(explained.way.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(explained.way.length);
  });
  it("holds what a run found", () => {
    const result = resultOf(c);
    const explained = explainQuestion(c, "dam_built", result);
    expect("found" in explained && explained.found).toEqual(result.questions["dam_built"]);
  });
  it("is refused where the case does not ask it", () => {
    expect(explainQuestion(c, "dam_buil", null)).toEqual({
      problem: "unknown question 'dam_buil' (did you mean 'dam_built'?)",
    });
  });
});
