import { expect, it } from "vitest";
import { defaults } from "../../src/engine/index.ts";
import { csvFiles, markdown, report } from "../../src/report/index.ts";
import { resultOf } from "../engine/collect.ts";
import { randomCase } from "../engine/random-case.ts";
import { readText } from "../engine/read-text.ts";

it("12 random cases, with one world, a few, and one future each, make a page, Markdown and tables without a NaN", () => {
  let made = 0;
  for (let seed = 0; seed < 12; seed++) {
    const result = resultOf(readText(randomCase(seed)), {
      ...defaults,
      draws: seed % 3 === 0 ? 1 : 12,
      paths: 1 + (seed % 3),
      limit: 400,
    });
    if (!result) continue;
    made++;
    const text = [report(result), markdown(result), ...csvFiles(result).map(([, file]) => file)].join("\n");
    expect(text, `case ${seed}`).not.toMatch(/NaN|undefined|Infinity|\[object/);
    for (const [, share] of text.matchAll(/(-?[\d.]+)\u00a0%/g))
      expect(Number(share), `case ${seed}`).toBeLessThanOrEqual(100);
  }
  expect(made).toBeGreaterThan(8);
});
