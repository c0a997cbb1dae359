import { describe, expect, it } from "vitest";
import { summary } from "../../src/cli/summary.ts";
import type { Result } from "../../src/result/index.ts";
import { rejectedText } from "../../src/wording/few-worlds.ts";
import { trustText } from "../../src/wording/trust.ts";
import { realistic } from "../report/fixture.ts";

/** The realistic result with these odds of its first headline question, with and without the record. */
function withOdds(p: number, before: number | null): Result {
  const result = structuredClone(realistic());
  Object.assign(result.questions[result.headline[0]!]!, { p, without_record: before });
  return result;
}

describe("what the record did to the odds", () => {
  it.each([
    [0.3, 0.42, "which moved the odds from 42\u00a0% to 30\u00a0%."],
    [0.151, 0.149, "which left the odds at 15\u00a0%."],
  ])("odds of %d beside %d without it", (p, before, said) => {
    expect(trustText(withOdds(p, before))).toContain(said);
  });
  it("is not said where the odds without it are not known", () => {
    expect(trustText(withOdds(0.3, null))).not.toContain("the odds from");
  });
});

describe("whose numbers the record rejects", () => {
  const rejecting = (fit: number, kept: number): Result => {
    const result = structuredClone(realistic());
    const [issue] = Object.entries(result.issues)[0]!;
    const move = (mover: string) => ({
      mover,
      changes: { [issue]: Object.keys(result.issues[issue].options)[0]! },
      worlds: 300,
      accepted: 0.05,
      actors: { [Object.keys(result.actors)[0]!]: { accepts: 0.05, refuses_alone: 0.6, accepts_alone: 0 } },
    });
    Object.assign(result.run, { fit, kept });
    result.record!.happened = [move("tables.one"), move("tables.two")];
    return result;
  };
  it.each([
    [0.005, 400, true],
    [0.5, 31, true],
    [0.5, 400, false],
  ])("with a fit of %d and %d kept worlds, named beside the odds: %s", (fit, kept, named) => {
    const result = rejecting(fit, kept);
    expect(rejectedText(result)).toContain("alone refuses what happened");
    expect(trustText(result).includes(rejectedText(result))).toBe(named);
  });
  it("is said once where several tables could have made the same move", () => {
    expect(rejectedText(rejecting(0.005, 400)).match(/alone refuses/g)).toHaveLength(1);
  });
});

describe("the summary of a run", () => {
  it("names the question that its key lines are about where there are several, before them", () => {
    const result = realistic();
    expect(Object.keys(result.questions).length).toBeGreaterThan(1);
    const text = summary(result).replace(/\s+/g, " ");
    const at = text.indexOf(`On the question: ${result.questions[result.headline[0]!]!.ask}`);
    expect(at).toBeGreaterThan(-1);
    expect(text.indexOf("What moves it most:")).toBeGreaterThan(at);
  });
  it("says that there are no odds where the case asks nothing", () => {
    const nothing = { ...realistic(), questions: {}, headline: [] };
    const text = summary(nothing).replace(/\s+/g, " ");
    expect(text).toContain("asks no question that can be answered, so there are no odds");
    expect(text).not.toContain("On the question");
  });
});
