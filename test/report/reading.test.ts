import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { root } from "../../scripts/build.mjs";
import { readingPage } from "../../src/report/reading/index.ts";
import { draftCase, read } from "../../src/reader/index.ts";
import { plainDocument } from "../reader/plain-document.ts";
import { describeBrowser, launch, type Tabs } from "../browser/chromium.ts";

const text = readFileSync(join(root, "cases/kurils-2012/article.txt"), "utf8");
const drafted = draftCase(
  read(text, { asOf: "2012-10" }),
  plainDocument(text),
  { title: null, asOf: "2012-10", basis: null },
  ["Read from article.txt."],
);
if ("problem" in drafted) throw new Error(drafted.problem);
const page = readingPage(drafted.shown);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

it("the page holds every word of the text in order, and every reading's note", () => {
  const said = [...page.matchAll(/<p dir="auto" class="said">(.*?)<\/p>/gs)]
    .map(([, inner]) => inner!.replace(/<[^>]+>/g, ""))
    .join("");
  const plain = said
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
  expect(plain).toBe(text);
  const ids = new Set([...page.matchAll(/ id="(n\d+)"/g)].map(([, id]) => id));
  expect(ids.size).toBeGreaterThan(20);
  for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(page, target).toContain(` id="${target}"`);
});

describeBrowser("the page in a browser", () => {
  let browser: Tabs;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
  });
  it.each([
    ["light", 1280, false],
    ["dark", 390, true],
  ] as const)(
    "%s, %d wide: nothing runs over, nothing is fetched, axe finds nothing (%s)",
    async (colorScheme, width, looked) => {
      const asked: string[] = [];
      const tab = await browser.newPage({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
      tab.setDefaultTimeout(45_000);
      tab.on("request", (request) => asked.push(request.url()));
      await tab.setContent(page);
      expect(await tab.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
      expect(asked).toEqual([]);
      if (looked) {
        await tab.addScriptTag({ content: axe });
        const { violations } = (await tab.evaluate("axe.run({ resultTypes: ['violations'] })")) as {
          violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
        };
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)} ${nodes[0].failureSummary}`),
        ).toEqual([]);
      }
      await tab.close();
    },
  );
});
