import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../scripts/build.mjs";
import { summary } from "../../src/cli/summary.ts";
import { printingTo } from "../../src/cli/terminal.ts";
import type { ClaimFinding, Result } from "../../src/result/index.ts";

const { result } = JSON.parse(readFileSync(join(root, "test/repository/flagship.json"), "utf8")) as { result: Result };
const nowhere = { write: (): void => {} };
/** The summary on one line with plain spaces. */
const printed = (changes: Partial<Result>): string =>
  printingTo({ out: nowhere, err: nowhere }, () => summary({ ...result, ...changes })).replace(/\s+/g, " ");

const claim = (name: string, verdict: ClaimFinding["verdict"]): ClaimFinding => ({
  name,
  driver: Object.keys(result.drivers)[0],
  end: "high",
  question: result.headline[0],
  citations: [],
  holds: { at: 91, p: 0.34 },
  fails: { at: 42, p: 0.28 },
  p: 0.3,
  change: 0.06,
  se: 0.01,
  verdict,
  worlds: 400,
});

describe("the summary of a run", () => {
  const claims = { one: claim("Cold brings land", "helps"), two: claim("Gas brings peace", "hardly matters") };

  it("says what became of each claim, after the questions and before the rest", () => {
    const text = printed({ claims });
    const places = [
      Object.values(result.questions).at(-1)!.ask,
      "Cold brings land. It helps but is not enough",
      "Gas brings peace. It hardly matters",
      "How far to trust this",
    ].map((words) => text.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it("says nothing of claims where there are none, or too few worlds for odds", () => {
    const heading = /became of the argument.s claims/;
    expect(printed({ claims })).toMatch(heading);
    expect(printed({})).not.toMatch(heading);
    expect(printed({ claims, run: { ...result.run, kept: 31 } })).not.toMatch(heading);
  });
});
