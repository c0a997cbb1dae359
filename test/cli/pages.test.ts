/** Cases and recipes that the pages of docs/use show, as a reader would copy them. */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../../scripts/build.mjs";
import { inFolder } from "./command.ts";

const { folder, entente, file } = inFolder("pages");
const yamlOf = (page: string): string[] =>
  [...readFileSync(join(root, "docs/use", page), "utf8").matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, text]) => text);

it("the short case of the language checks without a word and gives odds", async () => {
  const whole = yamlOf("language.md").filter((text) => /^entente: 1$/m.test(text));
  expect(whole.length).toBeGreaterThan(0);
  for (const [i, text] of whole.entries()) {
    mkdirSync(join(folder, `case-of-page-${i}`));
    const path = file(`case-of-page-${i}/case.yaml`, text);
    expect(await entente("check", path, "--strict")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("nothing to report"),
    });
    const ran = await entente(
      "run",
      path,
      "--draws",
      "60",
      "--paths",
      "2",
      "--workers",
      "1",
      "--lens",
      "none",
      "--json",
    );
    const odds = Object.values(JSON.parse(ran.stdout).questions as { [id: string]: { p: number } });
    expect(odds.every(({ p }) => p > 0.02 && p < 0.98)).toBe(true);
  }
});

it("the recipe of the page on evidence makes a series that a driver reads", async () => {
  const [recipe] = yamlOf("evidence.md");
  const [whole] = yamlOf("language.md").filter((text) => /^entente: 1$/m.test(text));
  const place = join(folder, "with-evidence");
  mkdirSync(place);
  file("with-evidence/case.yaml", whole.replace(/^( +)unit: index/m, "$1history: {series: damage}\n$&"));
  file("with-evidence/evidence.yaml", recipe);
  const months = Array.from(
    { length: 30 },
    (_, i) => `20${20 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")},${40 + (i % 7)}`,
  );
  const table = file("damage.csv", ["period,value", ...months].join("\n"));
  const loaded = await entente("evidence", "load", table, "--known", "+30", "--db", join(place, "evidence.duckdb"));
  expect(loaded, loaded.stderr).toMatchObject({ status: 0 });
  const series = await entente("evidence", "series", place);
  expect(series, series.stderr).toMatchObject({ status: 0, stdout: expect.stringContaining("damage: 30 months") });
  expect(await entente("check", place)).toMatchObject({ status: 0, stderr: "" });
});
