import { readFileSync } from "node:fs";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { root } from "../../scripts/build.mjs";
import { describeBrowser, launch } from "./chromium.ts";
import { hashes } from "./same-bits.ts";

const article = readFileSync(`${root}cases/kurils-2012/article.txt`, "utf8");
const text = readFileSync(`${root}cases/kurils-2012/case.yaml`, "utf8");

describeBrowser("the engine in chromium", () => {
  it("gives the bits that it gives in Node: elementary functions, quantiles, draws, and a whole run of the flagship case", async () => {
    const { outputFiles } = await build({ absWorkingDir: root, entryPoints: ["test/browser/same-bits.ts"], bundle: true, write: false, format: "iife", globalName: "same", platform: "browser", target: "es2022", logLevel: "error" });
    const browser = await launch();
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ content: outputFiles[0]!.text });
      const there = await page.evaluate(([a, b]) => (globalThis as unknown as { same: { hashes: typeof hashes } }).same.hashes(a!, b!), [text, article]);
      expect(there).toEqual(hashes(text, article));
    } finally {
      await browser.close();
    }
  });
});
