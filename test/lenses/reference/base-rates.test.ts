import { expect, it } from "vitest";
import { baseRatesOf } from "../../../src/lenses/reference/base-rates.ts";
import { parseQuantity } from "../../../src/language/index.ts";

const SHARE = { min: 0, max: 1, above: false, share: true };
const PATHS = [
  "issues.vote.procedure.outcome.ratified",
  "tables.talks.concludes",
  "issues.club.expected.chance.invited",
  "reactions.riots.probability",
  "tables.talks.meetings_per_year",
  "actors.borea.turnover.per_year",
];

it.each(PATHS)("%s has base rates with their source, each a range that the language reads", (path) => {
  const rates = baseRatesOf(path, "2026-10");
  expect(rates.length).toBeGreaterThan(0);
  for (const { range, source, counts } of rates) {
    expect(parseQuantity(range, SHARE), range).toHaveProperty("quantity");
    expect(source.length * counts.length).toBeGreaterThan(0);
  }
});

it("a class that could be known only later is not offered, and a weight has none", () => {
  expect(baseRatesOf(PATHS[0]!, "1990")).toEqual([]);
  expect(baseRatesOf("actors.a.needs.gas.weight", "2026")).toEqual([]);
});

it("a share that has refusals in it is shown and not offered as the chance that a meeting concludes", () => {
  expect(baseRatesOf("tables.talks.concludes", "2026").every(({ beside }) => beside !== null)).toBe(true);
});
