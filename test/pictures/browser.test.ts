import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import * as pictures from "../../src/pictures/index.ts";
import { describeBrowser, launch } from "../browser/chromium.ts";
import { realistic } from "../report/fixture.ts";

describeBrowser("figures in a browser", () => {
  test("are the same bytes as in Node", async () => {
    const entry = fileURLToPath(new URL("../../src/pictures/index.ts", import.meta.url));
    const bundle = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      format: "iife",
      globalName: "pictures",
      platform: "browser",
    });
    const browser = await launch();
    try {
      // Plot shifts lines by half a pixel where a point is one device pixel, for sharpness; on a finer screen, and in Node, it does not.
      const page = await browser.newPage({ deviceScaleFactor: 2 });
      await page.addScriptTag({ content: bundle.outputFiles[0].text });
      const inBrowser = await page.evaluate(`((result) => [
        pictures.firstPassage(result, "energy_deal"), pictures.threshold(result, "energy_deal", "pressure"),
        pictures.gain(result, 2, "norland", { document }), pictures.taught(result, { document }), pictures.driver(result, "pressure", { document }),
      ])(${JSON.stringify(realistic())})`);
      const paper = { document: parseHTML("<!doctype html><html><body></body></html>").document };
      const result = realistic();
      expect(inBrowser).toEqual([
        pictures.firstPassage(result, "energy_deal"),
        pictures.threshold(result, "energy_deal", "pressure"),
        pictures.gain(result, 2, "norland", paper),
        pictures.taught(result, paper),
        pictures.driver(result, "pressure", paper),
      ]);
    } finally {
      await browser.close();
    }
  });
});
