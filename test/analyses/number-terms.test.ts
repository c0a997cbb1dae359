import { expect, it } from "vitest";
import { exampleOf, termOf } from "../../src/analyses/number-terms.ts";

it.each([
  ["tables.talks.concludes", 1],
  ["actors.alba.needs.gas.met_by.pipes", 1],
  ["procedures.assembly.outcomes.consents.outcome", 1],
  ["actors.alba.turnover.persistence", 1],
  ["actors.alba.stakes.border.weight", 100],
  ["actors.alba.stakes.border.values.treaty", 100],
  ["drivers.oil.start", Infinity],
])("a range that is shown for %s could be written there", (path, most) => {
  const [low, high] = exampleOf(path).split(" to ").map(Number) as [number, number];
  expect(low).toBeLessThan(high);
  expect(high).toBeLessThanOrEqual(most);
  expect(termOf(path)).toContain(exampleOf(path));
});
