import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { FRICTION_VALUES, RESIDUAL_VALUES, WORTH_VALUES, referenceValues } from "../../src/wording/points-scale.ts";

const page = readFileSync(new URL("../../docs/use/points.md", import.meta.url), "utf8");

it("the reference values are those of the page on points", () => {
  const rows = [...page.matchAll(/^\| (\d+ to \d+|under \d+) \|/gm)].map(([, range]) =>
    range!.replace("under", "0 to"),
  );
  expect([...WORTH_VALUES, ...FRICTION_VALUES].map(({ range }) => range)).toEqual(
    rows.map((range) => range.replace(/^0 to (\d+)$/, "0 to $1")),
  );
  for (const { range } of RESIDUAL_VALUES) expect(page).toContain(range);
});

it("a weight, a friction and a residual have reference values, and a chance has none", () => {
  const kinds = ["actors.a.needs.gas.weight", "actors.a.friction", "residual", "tables.talks.concludes"];
  expect(kinds.map((path) => referenceValues(path))).toEqual([WORTH_VALUES, FRICTION_VALUES, RESIDUAL_VALUES, []]);
});
