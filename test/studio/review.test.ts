import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeEach, expect, it } from "vitest";
import { describeBrowser } from "../browser/chromium.ts";
import { ORE, caseOf, few, find, focused, number, saved, velna, violations, workshop } from "./browser.ts";

// What runs in the page is evaluated there.
declare const document: any, innerWidth: number, localStorage: any, getSelection: any;

describeBrowser("a review in the studio", () => {
  const { open, root } = workshop();
  const file = join(root, "velna/comments.yaml");
  let page: Page;
  beforeEach(async () => {
    rmSync(file, { force: true });
    rmSync(join(root, "velna/.entente"), { recursive: true, force: true });
    ({ page } = await open("velna", few));
    await page.locator(".question").first().waitFor();
  });
  const panel = () => page.locator(".review");
  const button = (name: string | RegExp) => panel().getByRole("button", { name, exact: true });
  const thread = () => page.locator("[data-thread]");
  const looksRight = async (of: string): Promise<void> => {
    for (const [width, colorScheme] of [
      [390, "light"],
      [1280, "dark"],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      expect(await violations(page, ".review"), `${of} at ${width}`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), of).toBeLessThanOrEqual(0);
    }
  };

  it("keeps comments on a number and on selected words beside the case, asks the name once, and resolves them", async () => {
    await find(page, ORE);
    await number(page, ORE).locator("button.comment").click();
    await focused(page, ".review textarea");
    await page.keyboard.type("Why so wide?");
    await panel().getByLabel("Your name, asked for once").fill("Ann Lee");
    await button("Comment").click();
    await thread().waitFor();
    expect(await number(page, ORE).locator("button.comment").textContent()).toBe("1");
    await page.evaluate(() => {
      const words = document.querySelector(".text [data-at]").firstChild;
      getSelection().setBaseAndExtent(words, 0, words, 12);
    });
    await page.locator(".argument").getByRole("button", { name: "Comment", exact: true }).click();
    await focused(page, ".review textarea");
    await page.keyboard.type("And this?");
    expect(await panel().getByLabel("Your name, asked for once").count()).toBe(0);
    await button("Comment").click();
    await page.waitForFunction(() => document.querySelectorAll("[data-thread]").length === 2);
    const own = thread().filter({ hasText: "Why so wide?" });
    await own.getByRole("button", { name: /^Reply/ }).click();
    await focused(page, ".review textarea");
    await page.keyboard.type("Two sources differ.");
    await button("Reply").click();
    await own.locator(".said").nth(1).waitFor();
    await looksRight("comments");
    const text = readFileSync(file, "utf8");
    expect(text).toMatch(new RegExp(`number: ${ORE.replaceAll(".", "\\.")}\\n +was: \\S`));
    expect(text).toMatch(/by: Ann Lee/);
    await own.getByRole("button", { name: /^Resolve/ }).click();
    await page.getByText("Resolved (1)").waitFor();
    expect(await number(page, ORE).locator("button.comment").textContent()).toBe("");
    await page.keyboard.press("Escape");
    await focused(page, ".model");
    await page.reload();
    await page
      .getByRole("button", { name: /^Review/, exact: false })
      .filter({ hasText: "(1)" })
      .waitFor();
  });

  it("lets a thread follow its number where the part is renamed, and shows it where the number went", async () => {
    await find(page, ORE);
    await number(page, ORE).locator("button.comment").click();
    await focused(page, ".review textarea");
    await page.keyboard.type("Why?");
    await panel().getByLabel("Your name, asked for once").fill("Ann");
    await button("Comment").click();
    await thread().waitFor();
    await button("Close").click();
    await page.getByRole("button", { name: "Change parts" }).click();
    const part = page.locator('[data-part="actors.arland.needs.ore"]');
    await part.getByRole("button", { name: /^Rename/ }).click();
    await part.locator("input").fill("Iron");
    await part.getByRole("button", { name: "Rename it" }).click();
    await page.locator('[data-part="actors.arland.needs.iron"]').waitFor();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await saved(page, "as on disk");
    await expect.poll(() => readFileSync(file, "utf8")).toContain("number: actors.arland.needs.iron.weight");
    await page
      .locator('[data-part="actors.arland.needs.iron"]')
      .getByRole("button", { name: /^Remove/ })
      .click();
    await page.getByRole("button", { name: /^Remove it/ }).click();
    await page.locator('[data-part="actors.arland.needs.iron"]').waitFor({ state: "detached" });
    await page.getByRole("button", { name: /^Review/ }).click();
    expect(await thread().textContent()).toContain("it is no longer in the case");
  });

  it("says who saved what, and lists all numbers, which are all that is printed", async () => {
    await page.evaluate(() => localStorage.setItem("entente name", "Ann Lee"));
    await find(page, ORE);
    await number(page, ORE).locator("input").fill("30 to 45");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await saved(page, "as on disk");
    expect(existsSync(join(root, "velna/.entente/saves.jsonl"))).toBe(true);
    await page.getByRole("button", { name: /^Review/ }).click();
    await button("Changes").click();
    await page.locator(".versions li").first().waitFor();
    expect(await page.locator(".versions > li").allTextContents()).toEqual([
      expect.stringMatching(/^Ann Lee, .*1 change.*\u2192 30 to 45$/),
    ]);
    await looksRight("changes");
    await button("Numbers").click();
    await page.locator(".all-numbers").first().waitFor();
    const c = caseOf(velna);
    const points = c.parameters.filter(({ path, idle }) => !idle && !/\.(history|points)\./.test(path)).length;
    await expect.poll(() => page.locator(".all-numbers tbody tr").count()).toBeGreaterThanOrEqual(points);
    await looksRight("numbers");
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("main").isVisible()).toBe(false);
    expect(await page.locator(".all-numbers").first().isVisible()).toBe(true);
    await page.emulateMedia({ media: "screen" });
  });
});
