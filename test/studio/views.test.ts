import { beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { describeBrowser } from "../browser/chromium.ts";
import { few, find, focused, saved, settled, violations, workshop } from "./browser.ts";
import { hostile, large } from "./server/hostile.ts";

// What runs in the page is evaluated there.
declare const document: any, innerWidth: number, innerHeight: number, getComputedStyle: any;

/** Presses Tab from the top until the focus leaves the page. @returns each stop, with its place in the document and whether its focus is seen */
async function walked(page: Page): Promise<{ again: boolean; inSight: boolean; what: string }[]> {
  await page.evaluate(() => {
    (globalThis as any).stops = new Set();
    document.activeElement.blur();
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
  });
  const stops = [];
  for (let n = 0; n < 400; n++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const e = document.activeElement;
      if (e === null || e === document.body) return null;
      const box = e.getClientRects()[0];
      const { stops } = globalThis as any;
      const again = stops.has(e);
      stops.add(e);
      const at = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 8));
      const style = getComputedStyle(e);
      const marked = style.outlineStyle !== "none" || e.querySelector("circle") !== null;
      return {
        again,
        inSight: Boolean(
          marked &&
          box.bottom > 0 &&
          box.top < innerHeight &&
          (at === null || e.contains(at) || at.contains(e) || at.closest(".peek")),
        ), // a tooltip goes a moment after the focus
        what: e.outerHTML.slice(0, 120),
      };
    });
    if (stop === null) return stops;
    stops.push(stop);
  }
  throw new Error("the focus did not leave the page");
}

describeBrowser("the studio, looked at", () => {
  const { open } = workshop({ hostile, large });

  it("keeps hostile strings text", async () => {
    const { page, wrong } = await open("hostile", few);
    await settled(page);
    await page.locator(".question summary").first().click();
    const closed = page.locator(".model details:not([open]) > summary");
    while ((await closed.count()) > 0) await closed.first().click();
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
      ["light, wide", 1280, 900, "light"],
      ["dark, wide", 1280, 900, "dark"],
      ["a tablet", 768, 900, "dark"],
      ["enlarged to 200 % on a screen of 1280 by 800", 640, 400, "light"],
      ["a phone", 390, 844, "light"],
    ] as const)("%s", async (_, width, height, colorScheme) => {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      for (const column of width < 1000 ? ["argument", "model", "odds"] : ["all"]) {
        if (column !== "all") await page.locator(".tabs button", { hasText: column }).click();
        await page.evaluate(() => {
          for (const part of document.querySelectorAll("html, main, .column, .scrolled"))
            part.scrollTop = part.scrollHeight / 2; // where something may lie half behind what stays
        });
        expect(await violations(page), column).toEqual([]);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
          column,
        ).toBeLessThanOrEqual(0);
      }
      if (width < 768) await page.getByRole("button", { name: "Menu" }).click();
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
      if (width < 768) await page.getByRole("button", { name: "Menu" }).click();
    });

    it("says on a phone that cases are made on a wider screen, and lets numbers be moved there", async () => {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.locator(".tabs button", { hasText: "model" }).click();
      await page.getByRole("button", { name: "Change parts" }).click();
      await page.locator(".parts .narrow-only").waitFor();
      expect(await page.locator(".parts .part").first().isVisible()).toBe(false);
      await page.locator(".model .handle").first().waitFor();
      await page.setViewportSize({ width: 640, height: 400 });
      await page.locator(".parts .part").first().waitFor();
      await page.getByRole("button", { name: "Change parts" }).click();
    });

    it("by keyboard reaches every control once and leaves the page again, with the focus in sight", async () => {
      await page.setViewportSize({ width: 1280, height: 900 });
      const seen = await walked(page);
      const wanted = await page.evaluate(
        () =>
          [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter(
            (one: any) => !one.disabled && one.checkVisibility(),
          ).length,
      );
      expect(wanted).toBeGreaterThan(30);
      expect(seen.filter(({ inSight }) => !inSight)).toEqual([]);
      expect(seen.filter(({ again }) => again)).toEqual([]);
      expect(seen.length).toBeGreaterThanOrEqual(wanted);
    });

    it("names every control for a screen reader, and tells it of what changes by itself", async () => {
      const session = await page.context().newCDPSession(page);
      const { nodes } = await session.send("Accessibility.getFullAXTree");
      const controls =
        /^(button|link|textbox|searchbox|combobox|checkbox|switch|slider|radio|progressbar|meter|dialog)$/;
      const shown = nodes.filter(({ ignored, role }) => !ignored && controls.test(String(role?.value)));
      expect(shown.length).toBeGreaterThan(30);
      expect(
        shown.filter(({ name }) => String(name?.value ?? "").trim() === "").map(({ role }) => role?.value),
      ).toEqual([]);
      const live = nodes.filter(({ role }) => /^(status|log)$/.test(String(role?.value)));
      expect(live.length).toBeGreaterThanOrEqual(3); // the notices, whether it is saved, and the run
      await session.detach();
    });
  });
});
