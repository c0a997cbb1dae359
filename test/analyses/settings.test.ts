import { describe, expect, it } from "vitest";
import { settingsOf, type RefusedOption, type RunOptions } from "../../src/analyses/index.ts";
import { defaults } from "../../src/engine/index.ts";
import { smallCase } from "./small-case.ts";

const c = smallCase();

describe("options of a run", () => {
  it("are the defaults where none are given, and the case is the same", () => {
    expect(settingsOf(c, {})).toEqual({ case: c, settings: defaults });
  });
  it("become settings, with the corrected numbers in the case", () => {
    const options: RunOptions = {
      draws: 10,
      paths: 3,
      seed: 0,
      limit: 50,
      scenario: "dry_decade",
      set: { learning: "0.3" },
      pin: { ore_price: 90 },
      at: { drought: 50 },
      full: true,
    };
    const done = settingsOf(c, options);
    if ("problem" in done) throw new Error(done.problem);
    const { full: _, ...kept } = options;
    expect(done.settings).toEqual({ ...defaults, ...kept, boxes: 3 });
    expect(done.case.parameters.find(({ path }) => path === "learning")!.text).toBe("0.3");
    expect(c.parameters.find(({ path }) => path === "learning")!.text).toBe("15%");
  });
  it.each<[RunOptions, RefusedOption["option"], RefusedOption["of"], RegExp]>([
    [{ draws: 0 }, "draws", "form", /^takes a whole number from 1 to 1,000,000$/],
    [{ paths: 1.5 }, "paths", "form", /whole number/],
    [{ seed: -1 }, "seed", "form", /from 0 to/],
    [{ limit: NaN }, "limit", "form", /whole number/],
    [{ set: { learnin: "0.1" } }, "set", "case", /unknown number 'learnin'/],
    [{ set: { learning: "much" } }, "set", "case", /learning/],
    [{ scenario: "dry_decad" }, "scenario", "case", /unknown scenario 'dry_decad' \(did you mean 'dry_decade'\?\)/],
    [{ pin: { draught: 3 } }, "pin", "case", /unknown driver 'draught' \(did you mean 'drought'\?\)/],
    [{ at: { drought: NaN } }, "at", "form", /is not a number/],
    [{ pin: { drought: 101 } }, "pin", "case", /lies between 0 and 100/],
  ])("are refused as data: %j", (options, option, of, problem) => {
    expect(settingsOf(c, options)).toMatchObject({ option, of, problem: expect.stringMatching(problem) });
  });
});
