import { expect, it } from "vitest";
import { defaults } from "../../src/engine/index.ts";
import { csvFiles, markdown, report } from "../../src/report/index.ts";
import { resultOf } from "../engine/collect.ts";
import { randomCase2 } from "../engine/random-case-full.ts";
import { randomCase } from "../engine/random-case.ts";
import { readText } from "../engine/read-text.ts";
import { aboveInRun, seedsOfRun } from "../seeds.ts";

it("16 random cases, with one world, too few for odds, and enough, and one future each, make a page, Markdown and tables without a NaN", () => {
  let made = 0;
  let withOdds = 0;
  for (const seed of seedsOfRun(0, 16)) {
    const result = resultOf(readText(seed < 8 ? randomCase(seed) : randomCase2(seed)), {
      ...defaults,
      draws: [1, 50, 50, 12][seed % 4],
      paths: 1 + (seed % 3),
      limit: 1000,
    });
    if (!result) continue;
    made++;
    if (result.run.kept >= 50) withOdds++;
    const text = [report(result), markdown(result), ...csvFiles(result).map(([, file]) => file)].join("\n");
    expect(text, `case ${seed}`).not.toMatch(/NaN|undefined|Infinity|\[object/);
    for (const [, share] of text.matchAll(/(-?[\d.]+)\u00a0%/g))
      expect(Number(share), `case ${seed}`).toBeLessThanOrEqual(100);
  }
  expect(made).toBeGreaterThan(aboveInRun(11));
  expect(withOdds).toBeGreaterThan(aboveInRun(4));
});
