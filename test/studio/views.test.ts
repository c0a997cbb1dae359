import { beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { describeBrowser } from "../browser/chromium.ts";
import { few, find, focused, saved, settled, violations, workshop } from "./browser.ts";
import { hostile, large } from "./server/hostile.ts";

// What runs in the page is evaluated there.
declare const document: any, innerWidth: number;

describeBrowser("the studio, looked at", () => {
  const { open } = workshop({ hostile, large });

  it("keeps hostile strings text", async () => {
    const { page, wrong } = await open("hostile", few);
    await settled(page);
    await page.locator(".question summary").first().click();
    for (const summary of await page.locator(".model summary").all()) await summary.click();
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll(".model .block, .why")].length > 1 &&
        [...document.querySelectorAll(".model details.block")].every((one) => one.querySelector(".inside")) &&
        document.querySelector(".why h4"),
    );
    await page.getByRole("button", { name: /^Text/ }).click();
    await page.waitForSelector(".cm-content");
    expect(await page.evaluate(() => (globalThis as { __hit?: number }).__hit)).toBeUndefined();
    expect(await page.locator("h1 img, h3 img, .text img, .text svg, a[href^=javascript]").count()).toBe(0);
    expect(await page.locator("h1").textContent()).toContain("<img src=x");
    expect(wrong).toEqual([]);
  });

  it("stays usable with sixty actors and an article of two megabytes", async () => {
    expect(large.article.length).toBeGreaterThan(2e6);
    const { page } = await open("large", few);
    await page.waitForSelector(".actor");
    expect(await page.locator(".actor").count()).toBe(60);
    expect(await page.locator(".text [data-at]").count()).toBeLessThan(2000);
    await find(page, "a59 weight stake");
    await page.locator(".number button.source").first().click();
    await focused(page, ".quoted");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Paragraph 5900.");
  });

  it("can be worked by keyboard alone: from the head to a handle, and to the odds", async () => {
    const { page } = await open("velna", few);
    await page.waitForSelector(".question");
    const at = (): Promise<string> =>
      page.evaluate(() => {
        const e = document.activeElement!;
        return `${e.tagName} ${e.getAttribute("class") ?? ""} ${e.getAttribute("role") ?? ""} ${e.textContent?.slice(0, 40)}`;
      });
    await page.keyboard.press("Tab");
    expect(await at()).toMatch(/Skip to the odds/);
    let steps = 0;
    while (steps++ < 120 && !/summary/i.test(await at())) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".model .block[open] .handle");
    while (steps++ < 160 && !/slider/.test(await at())) await page.keyboard.press("Tab");
    expect(await at()).toMatch(/slider/);
    await page.keyboard.press("ArrowRight");
    await saved(page, "1 number moved");
    await page.keyboard.press("Control+z");
    await saved(page, "as on disk");
  });

  describe("axe-core finds no fault in any view, and nothing is wider than the screen", () => {
    let page: Page;
    /** One page with everything open that can be, looked at in each way. */
    beforeAll(async () => {
      ({ page } = await open("velna", few));
      await settled(page);
      await page.locator(".question summary").first().click();
      await page.locator(".panels").first().scrollIntoViewIfNeeded();
      await page.waitForSelector(".panels svg", { state: "attached" });
      await page.locator(".actor summary").first().click();
      await page.locator(".handle").first().waitFor();
      await page.locator(".quoted").first().click();
      await page.locator(".leans").waitFor();
    });

    it.each([
      ["light, wide", 1280, "light"],
      ["dark, wide", 1280, "dark"],
      ["a phone", 390, "light"],
    ] as const)("%s", async (_, width, colorScheme) => {
      await page.setViewportSize({ width, height: width < 1000 ? 844 : 900 });
      await page.emulateMedia({ colorScheme });
      for (const column of width < 1000 ? ["argument", "model", "odds"] : ["all"]) {
        if (column !== "all") await page.locator(".tabs button", { hasText: column }).click();
        expect(await violations(page), column).toEqual([]);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
          column,
        ).toBeLessThanOrEqual(0);
      }
      await page.getByRole("button", { name: "Run\u2026" }).click();
      await page.waitForSelector("dialog[open]");
      expect(await violations(page, "dialog"), "the run's settings").toEqual([]);
      await page.keyboard.press("Escape");
      await page.waitForSelector("dialog", { state: "detached" });
      await page.getByRole("button", { name: /^Text/ }).click();
      await page.waitForSelector(".cm-content");
      expect(await violations(page, ".yaml"), "the text").toEqual([]);
      await page.locator(".yaml").getByRole("button", { name: "Close" }).click();
      await page.waitForSelector(".yaml", { state: "detached" });
    });
  });
});
