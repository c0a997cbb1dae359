import { expect, it } from "vitest";
import type { Quantity } from "../../../src/numbers/quantity.ts";
import { agrees, answerOf, rangeFrom, ratioOf, sideOf } from "../../../src/studio/page/points/trade-off.ts";
import { worthWords } from "../../../src/studio/page/points/worth-words.ts";

const exact = (value: number): Quantity => ({ kind: "exact", value });
const uniform = (low: number, high: number): Quantity => ({ kind: "uniform", low, high });

it("two exact numbers have one ratio, and answers on either side of it disagree", () => {
  const ratio = ratioOf(exact(60), exact(20));
  expect(ratio).toEqual({ p5: 3, p50: 3, p95: 3 });
  expect(["2", "2 to 4", "at least 3", "at least 4"].map((said) => agrees(ratio, answerOf(said)!))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

it("a ratio of two ranges lies within their ends", () => {
  const { p5, p50, p95 } = ratioOf(uniform(20, 40), uniform(10, 20));
  expect(1 < p5 && p5 < p50 && p50 < p95 && p95 < 4).toBe(true);
});

it("a range from an answer is worth so many of the other, within the scale", () => {
  for (const said of ["2", "2 to 3", "at least 2"]) {
    const [low, high] = rangeFrom(exact(20), answerOf(said)!)!.split(" to ").map(Number) as [number, number];
    expect(agrees(ratioOf(uniform(low, high), exact(20)), answerOf(said)!), said).toBe(true);
  }
  expect(rangeFrom(exact(80), answerOf("2")!)).toBeNull();
});

it("weighs two losses as it weighs two gains, each in per cent of its own matter", () => {
  const [half, whole] = [uniform(-60, -40), uniform(-100, -80)];
  expect(ratioOf(half, whole)).toEqual(ratioOf(uniform(40, 60), uniform(80, 100)));
  expect(ratioOf(exact(-50), exact(-100), 0.5)).toEqual({ p5: 1, p50: 1, p95: 1 });
  expect([sideOf(half), sideOf(uniform(40, 60)), sideOf(uniform(-10, 60))]).toEqual([-1, 1, 0]);
  for (const said of ["2", "0.5", "at least 0.2"]) {
    const range = rangeFrom(exact(-40), answerOf(said)!, 0.5)!;
    const [low, high] = range.split(" to ").map(Number) as [number, number];
    expect(low < high && high < 0, range).toBe(true);
    expect(agrees(ratioOf(uniform(low, high), exact(-40), 0.5), answerOf(said)!), said).toBe(true);
  }
});

it("words for a worth lie on the side on which it is known to lie", () => {
  for (const side of [-1, 1] as const)
    for (const { word, range } of worthWords(side)) {
      expect(
        range.split(" to ").every((end) => Math.sign(Number(end)) === side),
        range,
      ).toBe(true);
      expect(word).toContain(side < 0 ? "worse" : "better");
    }
  expect(worthWords(0).map(({ word }) => word)).toEqual(["worse than today", "about as today", "better than today"]);
});

it.each(["", "many", "0", "3 to 2", "-1"])("'%s' is not an answer", (said) => {
  expect(answerOf(said)).toBeNull();
});
