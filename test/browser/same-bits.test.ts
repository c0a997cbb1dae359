import { readFileSync } from "node:fs";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { root } from "../../scripts/build.mjs";
import { yamlValues } from "../../scripts/yaml-values.mjs";
import { randomCase2 } from "../engine/random-case-full.ts";
import { describeBrowser, launch } from "./chromium.ts";
import { hashes } from "./same-bits.ts";

const files = Object.fromEntries(
  ["article.txt", "evidence.yaml", "series/brent.csv", "series/senkaku-ships.csv"].map((path) => [
    path,
    readFileSync(`${root}cases/kurils-2012/${path}`, "utf8"),
  ]),
);
/** The flagship case, and random ones that together have every word of the second model. */
const texts = [readFileSync(`${root}cases/kurils-2012/case.yaml`, "utf8"), ...[31, 6].map(randomCase2)];

it("the cases have every word of the second model", () => {
  const all = texts.slice(1).join("\n");
  for (const word of [
    "turnover",
    "governments",
    "past",
    "persistence",
    "procedure",
    "otherwise",
    "opened",
    "stays",
    "expected",
    "factors",
    "with",
    "opens",
    "meets_on",
    "while",
    "moved_by",
    "met",
    "failed",
    "over",
    "above",
    "not",
    "any",
    "given",
  ])
    expect(all, word).toMatch(new RegExp(`\\b${word}:`));
});

describeBrowser("the engine in chromium", () => {
  it("gives the bits that it gives in Node: elementary functions, quantiles, draws, and whole runs of the flagship case and of cases with every word of the second model", async () => {
    const { outputFiles } = await build({
      absWorkingDir: root,
      entryPoints: ["test/browser/same-bits.ts"],
      bundle: true,
      write: false,
      format: "iife",
      globalName: "same",
      platform: "browser",
      target: "es2022",
      plugins: [yamlValues],
      logLevel: "error",
    });
    const browser = await launch();
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ content: outputFiles[0].text });
      for (const text of texts) {
        const there = await page.evaluate(
          ([a, b]: [string, { [path: string]: string }]) =>
            (globalThis as unknown as { same: { hashes: typeof hashes } }).same.hashes(a, b),
          [text, files] as [string, { [path: string]: string }],
        );
        expect(there).toEqual(hashes(text, files));
      }
    } finally {
      await browser.close();
    }
  });
});
