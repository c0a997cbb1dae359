import { describe, expect, it } from "vitest";
import { changesSince } from "../../src/analyses/index.ts";
import type { Case } from "../../src/language/index.ts";
import type { SinceFinding } from "../../src/result/index.ts";
import { settingsOf } from "../../src/analyses/index.ts";
import { few, play, resultOf, smallCase } from "./small-case.ts";

/** What changed in the results of two cases. */
const changes = (now: Case, earlier: Case): Promise<SinceFinding> =>
  changesSince(now, few, resultOf(now), resultOf(earlier), play);

function withNumbers(set: { [path: string]: string }): Case {
  const done = settingsOf(smallCase(), { set });
  if ("problem" in done) throw new Error(done.problem);
  return done.case;
}

describe("changes since an earlier result", () => {
  it("owe nothing to anything where nothing changed", async () => {
    const since = await changes(smallCase(), smallCase());
    expect(since).toMatchObject({
      case: false,
      engine: false,
      record: false,
      settings: [],
      numbers: [],
      asked: [],
      dropped: [],
    });
    for (const { before, now, steps } of Object.values(since.questions)) {
      expect(now).toBe(before);
      expect(steps).toEqual([{ why: "elsewhere", difference: 0, se: 0, paired: true }]);
    }
  });
  it("give changed numbers all of the change, exactly and by common random numbers", async () => {
    const since = await changes(
      smallCase(),
      withNumbers({ "tables.commission.meetings_per_year": "0.2", learning: "0.5" }),
    );
    expect(since.numbers.map(({ path }) => path).sort()).toEqual(["learning", "tables.commission.meetings_per_year"]);
    let moved = 0;
    for (const { before, now, steps, alone } of Object.values(since.questions)) {
      expect(steps.map(({ why }) => why)).toEqual(["elsewhere", "numbers"]);
      expect(steps[0]).toMatchObject({ difference: 0, se: 0 });
      expect(steps[1].difference).toBeCloseTo(now - before, 12);
      expect(alone.map(({ path }) => path).sort()).toEqual(["learning", "tables.commission.meetings_per_year"]);
      if (now !== before) moved++;
    }
    expect(moved).toBeGreaterThan(0);
  });
  it("tell the record from the numbers and both from the rest, and the steps add up", async () => {
    const since = await changes(
      smallCase((text) =>
        text
          .replace("known: {2024-08: {water: none}}", "known: {2019-08: {water: none}}")
          .replace("meetings_per_year: 1 to 3", "meetings_per_year: 2 to 4"),
      ),
      smallCase(),
    );
    expect([since.case, since.record, since.engine]).toEqual([true, true, false]);
    expect(since.numbers).toEqual([{ path: "tables.commission.meetings_per_year", before: "1 to 3", now: "2 to 4" }]);
    for (const { before, now, steps } of Object.values(since.questions)) {
      expect(steps.map(({ why }) => why)).toEqual(["elsewhere", "record", "numbers"]);
      expect(steps[0].difference).toBe(0);
      expect(steps.reduce((sum, { difference }) => sum + difference, 0)).toBeCloseTo(now - before, 12);
    }
  });
  it("name the questions that came and went", async () => {
    const since = await changes(
      smallCase((text) => text.replace("  dam_built:", "  a_dam:")),
      smallCase(),
    );
    expect([since.asked, since.dropped]).toEqual([["a_dam"], ["dam_built"]]);
  });
  it("name the settings that differ", async () => {
    const c = smallCase();
    const since = await changesSince(c, few, resultOf(c), resultOf(c, { ...few, draws: 50, seed: 2 }), play);
    expect(since.settings).toEqual(["seed", "draws"]);
  });
});
