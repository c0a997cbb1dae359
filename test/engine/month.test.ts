import { describe, expect, it } from "vitest";
import { compile, defaults, draw, simulate, type Settings } from "../../src/engine/index.ts";
import type { Case } from "../../src/language/case.ts";
import { differences } from "./differences.ts";
import { randomCase } from "./random-case.ts";
import { readText } from "./read-text.ts";
import { aboveInRun, seedsOfRun } from "../seeds.ts";

const DRAWS = 12;
const PATHS = 2;

describe("the month loop and its slow twin agree world by world", () => {
  const settingsFor = (c: Case, seed: number): Settings[] => {
    const base: Settings = { ...defaults, seed: seed * 7 + 1, draws: DRAWS, paths: PATHS, thresholds: false };
    const driver = c.drivers[0];
    const pin = driver
      ? {
          [driver.id]:
            Number.isFinite(driver.min) && Number.isFinite(driver.max)
              ? driver.min + 0.6 * (driver.max - driver.min)
              : 5,
        }
      : {};
    return [base, { ...base, pin }, ...c.scenarios.slice(0, 1).map((s) => ({ ...base, scenario: s.id }))];
  };

  it("on 20 random cases, with and without a record, under a scenario and with a driver pinned", () => {
    let kept = 0;
    let changes = 0;
    for (const seed of seedsOfRun(0, 20)) {
      const c = readText(randomCase(seed));
      for (const settings of settingsFor(c, seed)) {
        for (const kind of ["worlds", "prior"] as const) {
          const found = differences(c, settings, kind, DRAWS);
          expect(
            found.said,
            `case ${seed}, ${kind}, scenario ${settings.scenario}, pin ${JSON.stringify(settings.pin)}`,
          ).toEqual([]);
          kept += found.kept;
          changes += found.changes;
        }
      }
    }
    expect(kept).toBeGreaterThan(aboveInRun(1000));
    expect(changes).toBeGreaterThan(aboveInRun(1000));
  });
});

describe("blocks of worlds", () => {
  it("come out the same however the work is split", () => {
    for (const seed of [3, 8, 21]) {
      const c = readText(randomCase(seed));
      const settings: Settings = { ...defaults, draws: 30, paths: 3 };
      const whole = simulate(compile(c, settings), { kind: "worlds", from: 0, to: 30 });
      const parts = [
        [0, 7],
        [7, 8],
        [8, 30],
      ].map(([from, to]) => simulate(compile(c, settings), { kind: "worlds", from: from!, to: to! }));
      for (const field of ["worlds", "standing", "hits", "changeMonth", "changePackage", "pinned", "levels"] as const) {
        expect(
          parts.flatMap((p) => Array.from(p[field])),
          field,
        ).toEqual(Array.from(whole[field]));
      }
    }
  });

  it("keep every other number of every world when one number is changed", () => {
    const c = readText(randomCase(5));
    const changed = structuredClone(c);
    const p = compile(c, defaults).uncertain[0];
    changed.parameters[p].quantity = { kind: "exact", value: compile(c, defaults).medians[p] };
    const [a, b] = [compile(c, defaults), compile(changed, defaults)];
    const [x, y] = [new Float64Array(c.parameters.length), new Float64Array(c.parameters.length)];
    for (let s = 0; s < 20; s++) {
      draw(a, s, x);
      draw(b, s, y);
      x.forEach((value, j) => {
        if (j !== p) expect(y[j]).toBe(value);
      });
    }
  });
});
