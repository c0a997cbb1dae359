import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roundedLevels } from "../../src/numbers/rounded-levels.ts";
import { levelTexts } from "../../src/wording/format.ts";

describe("levels of a number", () => {
  it.each([
    [
      [0, 33.3333333333, 66.6666666667, 100],
      [0, 33.3, 66.7, 100],
    ],
    [
      [12.5, 25, 37.5, 50],
      [12.5, 25, 37.5, 50],
    ],
    [
      [1.001, 1.002],
      [1.001, 1.002],
    ],
    [
      [-90, -63.3333333333, -36.6666666667],
      [-90, -63.3, -36.7],
    ],
    [
      [2010, 2012.33333333],
      [2010, 2012.3],
    ],
    [[1234567], [1234567]],
    [[1 / 3], [0.333]],
  ])("%j are shown as %j", (levels, rounded) => expect(roundedLevels(levels)).toEqual(rounded));

  it("stay apart and in their order, and keep what is before the decimal point", () =>
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e5, noNaN: true }),
        fc.integer({ min: 1, max: 40 }),
        (from, wide, steps) => {
          const levels = Array.from({ length: steps }, (_, n) => from + (wide * n) / steps);
          const rounded = roundedLevels(levels);
          expect(rounded).toEqual([...rounded].sort((a, b) => a - b));
          expect(new Set(rounded).size).toBe(new Set(levels).size);
          rounded.forEach((level, n) => expect(Math.abs(level - levels[n])).toBeLessThanOrEqual(0.5));
        },
      ),
    ));

  it("have words with a true minus and thousands in groups; another value has three figures", () => {
    const text = levelTexts([-63.3333333333, 20000]);
    expect([-63.3333333333, 20000, 2 / 3].map(text)).toEqual(["\u221263.3", "20\u202f000", "0.667"]);
  });
});
