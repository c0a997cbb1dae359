import { expect, test } from "vitest";
import { apart, clip, isolated, shareTop, ticks, widthOf, wrap } from "../../src/pictures/paper.ts";

test("labels are moved apart no further than needed, and stay inside", () => {
  expect(apart([10, 50], 13, 0, 100)).toEqual([10, 50]);
  expect(apart([10, 11, 12], 13, 0, 100)).toEqual([10, 23, 36]);
  expect(apart([98, 99], 13, 0, 100)).toEqual([87, 100]);
});

test("scales end at round values that hold the data", () => {
  expect([shareTop(0), shareTop(0.021), shareTop(0.5), shareTop(0.97)]).toEqual([0.01, 0.05, 0.5, 1]);
  expect(ticks(0, 100, 4)).toEqual([0, 50, 100]);
  expect(ticks(0, 0.3, 3)).toEqual([0, 0.1, 0.2, 0.3]);
  expect(ticks(5, 5, 3)).toEqual([5]);
});

test("a long name is cut to the room there is, a word that runs from the right is isolated", () => {
  const long = "x".repeat(200);
  expect(widthOf(clip(long, 100, 11), 11)).toBeLessThanOrEqual(100);
  expect(wrap(`${long} ${long} a b`, 100, 11, 2)).toHaveLength(2);
  expect(clip("short", 100, 11)).toBe("short");
  expect(isolated("\u202e\u05e9")).toBe("\u2068\u05e9\u2069");
});
