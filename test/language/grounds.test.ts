import { describe, expect, it } from "vitest";
import { countGrounds } from "../../src/engine/index.ts";
import { check, type Cited } from "../../src/language/index.ts";

const TEXT = `entente: 1
title: Two shores
as_of: 2012-10
until: 2014-12
residual: 0
sources:
  report: {title: A report, date: 2012, text: report.txt}
  other: {title: Another, date: 2012}
actors:
  a:
    stakes: {land: {weight: 48, values: {all: 48}}}
    because: [{report: 48 percent said no}]
  b:
    stakes: {land: {weight: 50 to 70, values: {all: -50}}}
    reliability: RELIABILITY
    because: [{judgment: Judged.}]
drivers:
  price:
    process: mean-reverting
    start: START
    mean: 10 to 20
    spread: 1
    half_life_months: MONTHS
    because: BECAUSE
issues:
  land: {options: {none: none, all: all}}
tables:
  talks: {parties: [a, b], issues: [land], meetings_per_year: RATE, because: [{other: they met three times a year}]}
questions:
  q: {ask: Will it?, when: {land: all}, by: 2014-12}
`;
const REPORT = `48 percent said no. It cost $2,400 a ton, or between 10 and 20 dollars a unit. A third of it came. Eighteen months passed.`;

function cited(path: string, parts: { [name: string]: string }): Cited {
  const filled = { RELIABILITY: "0.5", START: "5", MONTHS: "7", RATE: "2", BECAUSE: "[{judgment: Judged.}]", ...parts };
  const text = Object.entries(filled).reduce((out, [name, value]) => out.replace(name, value), TEXT);
  const { case: c, messages } = check({ id: "two", file: "case.yaml", text }, () => ({ text: REPORT }));
  expect(messages.filter(({ severity }) => severity === "error")).toEqual([]);
  return c!.parameters.find((p) => p.path === path)!.cited;
}
const because = (quote: string): string => `[{report: "${quote}"}]`;

describe("a number is a figure where a quote states it", () => {
  it.each<[string, string, string, string]>([
    ["an exact number", "drivers.price.start", "2400", "It cost $2,400 a ton"],
    ["both ends of a range", "drivers.price.mean", "", "between 10 and 20 dollars a unit"],
    ["months", "drivers.price.half_life_months", "18", "Eighteen months passed"],
  ])("%s", (_, path, value, quote) => {
    const key = path.endsWith("months") ? "MONTHS" : "START";
    expect(cited(path, { BECAUSE: because(quote), ...(value ? { [key]: value } : {}) })).toBe("figure");
  });
  it("a share by a percentage or a fraction", () => {
    expect(
      cited("actors.b.reliability", { RELIABILITY: `{value: 48%, because: ${because("48 percent said no")}}` }),
    ).toBe("figure");
  });
  it("a rate by its number a year, in a quote that cannot be looked up too", () => {
    expect(cited("tables.talks.meetings_per_year", { RATE: "3" })).toBe("figure");
  });
});

describe("a number is argued where a quote stands near it", () => {
  it.each<[string, string, { [name: string]: string }]>([
    ["another figure", "drivers.price.start", { START: "2300", BECAUSE: because("It cost $2,400 a ton") }],
    ["one end of the range", "drivers.price.mean", { BECAUSE: because("20 dollars a unit") }],
    [
      "months without their word",
      "drivers.price.half_life_months",
      { MONTHS: "48", BECAUSE: because("48 percent said no") },
    ],
    ["a rate of another number", "tables.talks.meetings_per_year", { RATE: "2 to 5" }],
    ["points, which no text states", "actors.a.stakes.land.weight", {}],
    ["a value in points", "actors.a.stakes.land.values.all", {}],
    [
      "a share without per cent",
      "actors.b.reliability",
      { RELIABILITY: `{value: 1, because: ${because("48 percent said no")}}` },
    ],
  ])("%s", (_, path, parts) => {
    expect(cited(path, parts)).toBe("argued");
  });
});

describe("a number without a quote", () => {
  it("is judged by a sentence, suggested where it was taken as offered, bare else", () => {
    expect(cited("drivers.price.start", {})).toBe("judged");
    expect(cited("drivers.price.start", { START: "{value: 5, suggested: offered with the draft}" })).toBe("suggested");
    expect(cited("drivers.price.start", { BECAUSE: "[{suggested: a template}]" })).toBe("suggested");
  });
  it("of a suggestion with a reason of one's own is judged", () => {
    expect(
      cited("drivers.price.start", { START: "{value: 5, judgment: Mine.}", BECAUSE: "[{suggested: a template}]" }),
    ).toBe("judged");
  });
  it("that was suggested is not argued by the quote of its block", () => {
    const START = "{value: 5, suggested: offered with the draft}";
    expect(cited("drivers.price.start", { START, BECAUSE: because("A third of it came") })).toBe("suggested");
  });
});

describe("the counts of a case", () => {
  it("add up to all its numbers", () => {
    const { case: c } = check(
      {
        id: "two",
        file: "case.yaml",
        text: TEXT.replace(/[A-Z]{4,}/g, "0.5").replace("because: 0.5", "because: [{judgment: Judged.}]"),
      },
      () => ({ text: REPORT }),
    );
    const { all, series, unchecked, ...classes } = countGrounds(c!);
    expect(Object.values(classes).reduce((sum, n) => sum + n, 0)).toBe(all);
    expect(all).toBe(c!.parameters.filter(({ idle }) => !idle).length);
    expect(series).toBe(0);
    expect(unchecked).toBe(c!.parameters.filter(({ path }) => path.startsWith("tables.talks.meetings")).length);
  });
});
