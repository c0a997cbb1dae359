import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { report } from "../../src/report/index.ts";
import { describeBrowser, launch, type Tabs } from "../browser/chromium.ts";
import { complete, degenerate, hostile } from "./fixture.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Milliseconds that a page may take on the slowest machine. */
const PATIENCE = 45_000;
const pages = { complete, degenerate, hostile };

describeBrowser("the report in a browser", () => {
  let browser: Tabs;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  it.each(Object.entries(pages))(
    "%s, light and narrow, dark and wide: axe-core finds nothing at WCAG 2.2 A and AA, nothing is wider than the page, nothing is asked of a network",
    async (_, make) => {
      const page = await browser.newPage({ bypassCSP: true });
      page.setDefaultTimeout(PATIENCE);
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      await page.setContent(report(make()), { waitUntil: "load" });
      await page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })");
      await page.addScriptTag({ content: axe });
      for (const [colorScheme, width] of [
        ["light", 390],
        ["dark", 1280],
      ] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        const found = await page.evaluate(
          "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')}`))",
        );
        expect(found, `${colorScheme}, ${width} px wide`).toEqual([]);
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
      }
      expect(asked).toEqual([]);
      await page.close();
    },
  );

  it("on paper stands open what is folded on a screen, on A4 and on Letter", async () => {
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.setContent(report(complete()), { waitUntil: "load" });
    await page.emulateMedia({ media: "print" });
    const hidden = await page.evaluate(
      "[...document.querySelectorAll('details.fold')].filter((fold) => { const inside = fold.querySelector('summary ~ *'); return inside && inside.getBoundingClientRect().height === 0; }).length",
    );
    expect(hidden).toBe(0);
    for (const format of ["A4", "Letter"]) expect((await page.pdf({ format })).length).toBeGreaterThan(20_000);
    await page.close();
  });
});
