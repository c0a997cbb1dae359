import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { settableNumbers } from "../../src/studio/page/state/layout.ts";
import { describeBrowser } from "../browser/chromium.ts";
import { AGREEMENTS } from "../engine/agreements-text.ts";
import { randomCase2 } from "../engine/random-case-full.ts";
import { readText } from "../engine/read-text.ts";
import { answers, find, number, questions, saved, settled, violations, workshop } from "./browser.ts";

// What runs in the page is evaluated there.
declare const document: any, innerWidth: number;

const BOREA = "actors.borea.stakes.name.values.agreed";
const words = randomCase2(31);

describeBrowser("the studio on cases of the second model", () => {
  const { file, open } = workshop({
    agreements: { text: AGREEMENTS, article: "" },
    words: { text: words, article: "" },
  });

  it("says who would accept what today, and says it again with each number that is moved", async () => {
    const { page, wrong } = await open("agreements");
    await settled(page);
    expect(await questions(page)).toBe(await answers(AGREEMENTS, {}, readText(AGREEMENTS)));
    const today = page.locator(".today");
    await today.locator("summary").click();
    await today.locator("li li", { hasText: "Borea" }).waitFor();
    expect(await today.locator(".gist").textContent()).toMatch(
      /^All would gain in \d+.* of worlds, whenever they meet, by the likeliest deal: agreed\.$/,
    );
    await find(page, BOREA);
    await number(page, BOREA).getByRole("textbox").fill("-60 to -30");
    await page.keyboard.press("Enter");
    await today.getByText("At the medians no deal suits all.").waitFor();
    expect(await today.locator(".gist").textContent()).toContain("Borea \u221222.5 by the nearest: agreed.");
    expect(await page.locator(".question .change.down").first().textContent()).toMatch(
      /^\u2212\d.* since opening, from \d+/,
    );
    expect(await today.locator("li li.refuses").textContent()).toMatch(/Borea \u221222\.5, refuses; accepts in/);
    await page.getByRole("button", { name: "Undo" }).click();
    await today.getByText("by the likeliest deal: agreed").waitFor();
    await page.waitForSelector(".question .change", { state: "detached" });
    expect(wrong).toEqual([]);
  });

  it("shows under each question what the record removed, the odds given another, and one move; and what signers expect", async () => {
    const { page } = await open("agreements");
    await settled(page);
    const ratified = await page.locator("[data-question=ratified]").textContent();
    expect(ratified).toContain("of the yes answers with them");
    expect(ratified).toContain("Given a yes to \u2018Will the name be agreed?\u2019");
    expect(ratified).toContain("Today a first move towards it is acceptable to all who decide it in");
    const expected = await page.getByLabel("What signers expect of others").textContent();
    expect(expected).toContain("The club: invited once The vote: ratified");
  });

  it("shows no odds of a run that kept fewer than 50 worlds, and says why", async () => {
    const { page } = await open("agreements", { seed: 1, draws: 49, paths: 1 });
    await settled(page);
    const asked = page.locator(".question");
    expect(await asked.count()).toBe(4);
    for (const text of await asked.allTextContents()) {
      expect(text).toContain("no odds: 49 worlds are too few, at least 50 are needed");
      expect(text).not.toContain("%");
    }
    expect(await page.locator(".question svg").count()).toBe(0);
  });

  it("a number that stands for all actors moves for all of them, and is saved where the case has it", async () => {
    const { page } = await open("agreements");
    await settled(page);
    await find(page, "turnover.per_year");
    await number(page, "turnover.per_year").getByRole("textbox").fill("1 to 2");
    await page.keyboard.press("Enter");
    await saved(page, "1 number moved");
    await page.getByRole("button", { name: "Save" }).click();
    await saved(page, "as on disk");
    expect(readFileSync(file("agreements"), "utf8")).toContain("turnover: {per_year: 1 to 2, persistence: 0.5}");
    await expect.poll(() => number(page, "turnover.per_year").getByRole("textbox").first().inputValue()).toBe("1 to 2");
  });

  it("has one handle for every number of a case with all new words, whichever it is, and axe finds no fault with them", async () => {
    const { page, wrong } = await open("words", { seed: 1, draws: 50, paths: 1 });
    await page.waitForSelector(".actor");
    await page.evaluate(() => {
      for (const block of document.querySelectorAll(".model details.block")) block.open = true;
    });
    const paths = settableNumbers(readText(words)).map(({ path }) => path);
    await page.waitForFunction(
      (n) =>
        document.querySelectorAll(".model [data-path]").length >= n || document.querySelector(".series:not([open])"),
      paths.length,
    );
    await page.evaluate(() => {
      for (const series of document.querySelectorAll(".model details.series")) series.open = true;
    });
    await page.waitForFunction((n) => document.querySelectorAll(".model [data-path]").length >= n, paths.length);
    const shown: string[] = await page.evaluate(() =>
      [...document.querySelectorAll(".model [data-path]")].map((row: any) => row.dataset.path),
    );
    expect(shown.toSorted()).toEqual(paths.toSorted());
    expect(await violations(page, ".model")).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.locator(".tabs button", { hasText: "model" }).click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(wrong).toEqual([]);
  });
});
