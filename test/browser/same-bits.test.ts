import { readFileSync } from "node:fs";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { root } from "../../scripts/build.mjs";
import { describeBrowser, launch } from "./chromium.ts";
import { hashes } from "./same-bits.ts";

const files = Object.fromEntries(
  ["article.txt", "evidence.yaml", "series/brent.csv", "series/senkaku-ships.csv"].map((path) => [
    path,
    readFileSync(`${root}cases/kurils-2012/${path}`, "utf8"),
  ]),
);
const text = readFileSync(`${root}cases/kurils-2012/case.yaml`, "utf8");

describeBrowser("the engine in chromium", () => {
  it("gives the bits that it gives in Node: elementary functions, quantiles, draws, and a whole run of the flagship case", async () => {
    const { outputFiles } = await build({
      absWorkingDir: root,
      entryPoints: ["test/browser/same-bits.ts"],
      bundle: true,
      write: false,
      format: "iife",
      globalName: "same",
      platform: "browser",
      target: "es2022",
      logLevel: "error",
    });
    const browser = await launch();
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ content: outputFiles[0].text });
      const there = await page.evaluate(
        ([a, b]: [string, { [path: string]: string }]) =>
          (globalThis as unknown as { same: { hashes: typeof hashes } }).same.hashes(a, b),
        [text, files] as [string, { [path: string]: string }],
      );
      expect(there).toEqual(hashes(text, files));
    } finally {
      await browser.close();
    }
  });
});
