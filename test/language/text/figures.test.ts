import { describe, expect, it } from "vitest";
import { figuresOf } from "../../../src/language/text/figures.ts";

const found = (quote: string): [number, number, string][] =>
  figuresOf(quote).map(({ value, multiplier, kind }) => [value, multiplier, kind]);

describe("figures of a quote", () => {
  it.each<[string, [number, number, string][]]>([
    ["around US$ 2,400 per kilogram", [[2400, 1, "number"]]],
    ["some 1 800 kilometres of pipe", [[1800, 1, "number"]]],
    [
      "purchased 83.18 million metric tons, up 18 percent",
      [
        [83.18, 1e6, "number"],
        [18, 1, "percent"],
      ],
    ],
    ["the 4.3-million-tpy first train", [[4.3, 1e6, "number"]]],
    [
      "between $7bn and $9 billion",
      [
        [7, 1e9, "number"],
        [9, 1e9, "number"],
      ],
    ],
    ["a record high of 77.8 pct", [[77.8, 1, "percent"]]],
    [
      "twenty-two ships and three hundred men",
      [
        [22, 1, "number"],
        [300, 1, "number"],
      ],
    ],
    ["a dozen ships", [[12, 1, "number"]]],
    ["six Chinese ships", [[6, 1, "number"]]],
  ])("are found with their multiplier: %s", (quote, figures) => {
    expect(found(quote)).toEqual(figures);
  });
  it.each([
    ["a third of the islands", 1 / 3],
    ["two thirds of voters", 2 / 3],
    ["nearly half of it", 0.5],
    ["one-fifth of its gas", 0.2],
  ])("are found as fractions: %s", (quote, value) => {
    expect(found(quote)).toContainEqual([value, 1, "fraction"]);
  });
  it("are found as shares of a count", () => {
    expect(found("two in five Japanese")).toContainEqual([0.4, 1, "fraction"]);
    expect(found("9 out of 10 firms")).toContainEqual([0.9, 1, "fraction"]);
  });
  it.each([
    "in November 2012 and on 8 September",
    "on September 8th, the 18th congress, October 19, 2012",
    "since 2010, 1816-2001, 2012-09-30",
    "the G8 and Sakhalin-2",
    "the fifth time, a third party, one of them",
  ])("are not dates, ordinals or parts of names: %s", (quote) => {
    expect(found(quote).filter(([, , kind]) => kind !== "fraction")).toEqual([]);
  });
  it("of a line of a table are the value without its month", () => {
    expect(found("2012-09,112.86")).toEqual([[112.86, 1, "number"]]);
    expect(found("2012-09,13 2012-10,19")).toEqual([
      [13, 1, "number"],
      [19, 1, "number"],
    ]);
  });
});
