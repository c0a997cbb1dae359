import { expect, it } from "vitest";
import type { Quantity } from "../../../src/numbers/quantity.ts";
import { agrees, answerOf, rangeFrom, ratioOf } from "../../../src/studio/page/points/trade-off.ts";

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

it.each(["", "many", "0", "3 to 2", "-1"])("'%s' is no answer", (said) => {
  expect(answerOf(said)).toBeNull();
});
