/** No text of a page is clipped, leaves its frame, lies over another or is broken inside a word of a heading. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { root } from "../../scripts/build.mjs";
import { findingsOf } from "../../src/cli/hindcast/findings.ts";
import { scoreSuite } from "../../src/ledger/suite/score.ts";
import type { HindcastFindings } from "../../src/ledger/suite/shape.ts";
import { report } from "../../src/report/index.ts";
import { trackRecord } from "../../src/report/track-record.ts";
import type { Result } from "../../src/result/index.ts";
import { inFolder } from "../cli/command.ts";
import { randomSuite } from "../ledger/suite/random-suite.ts";
import { complete } from "../report/fixture.ts";
import { stableFixture } from "../report/stability-fixture.ts";
import { describeBrowser, launch, type Tabs } from "./chromium.ts";

/** A suite with every picture of a track record. */
function findings(): HindcastFindings {
  const entries = randomSuite(4, 8);
  const titles = Object.fromEntries(entries.map(({ id }) => [id, `The long quarrel over the waters of ${id}`]));
  const scores = scoreSuite(entries, titles, { now: "2041-01-01T00:00:00Z", seed: 1, strata: {} });
  return findingsOf(scores, entries, null, { odds_sha256: "a".repeat(64), opened_at: "2041-01-01T00:00:00Z" })!;
}

/** Families that stand for the fonts of the style sheet; Liberation Sans has the widths of Arial. */
const FONTS = ["DejaVu Sans", "Liberation Sans", "Noto Sans", "Arial, sans-serif"];
const WIDTHS = [1440, 1024, 390];
const ZOOMS = [1, 1.25];

/** What is wrong with the texts of the page, one line each; runs in the page. */
const faults = readFileSync(join(root, "test/browser/text-faults.js"), "utf8");

describeBrowser("the texts of a report", () => {
  const { entente, folder } = inFolder("text-fit");
  let browser: Tabs;
  const results: { [name: string]: Result } = { complete: complete(), stable: stableFixture() };
  const pages: { [name: string]: () => string } = { "a track record": () => trackRecord(findings()) };
  beforeAll(async () => {
    browser = await launch();
    for (const name of ["calder-harbour", "velna-water"]) {
      await entente(
        ...["run", join(root, "cases", name), "--draws", "60", "--paths", "2", "--workers", "1", "--format", "csv"],
        ...["-o", join(folder, name)],
      );
      results[name] = JSON.parse(readFileSync(join(folder, name, "result.json"), "utf8")) as Result;
    }
  });
  afterAll(() => browser.close());

  it.each(["complete", "stable", "calder-harbour", "velna-water", "a track record"])(
    "of %s fit their places in four fonts, at three widths, at 100 and 125 %%",
    async (name) => {
      const page = await browser.newPage({ bypassCSP: true });
      await page.setContent(pages[name]?.() ?? report(results[name]!), { waitUntil: "load" });
      await page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })");
      for (const font of FONTS) {
        await page.evaluate(
          `document.documentElement.style.cssText = ${JSON.stringify(`--sans: ${font.includes(",") ? font : `"${font}"`}; --serif: ${font.includes(",") ? font : `"${font}"`}`)}`,
        );
        for (const width of WIDTHS)
          for (const zoom of ZOOMS) {
            await page.setViewportSize({ width: Math.round(width / zoom), height: 900 });
            expect.soft(await page.evaluate(faults), `${font}, ${width} px at ${100 * zoom} %`).toEqual([]);
          }
      }
      await page.close();
    },
  );
});
