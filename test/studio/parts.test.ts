import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { describeBrowser } from "../browser/chromium.ts";
import { few, saved, settled, velna, violations, workshop } from "./browser.ts";

// What runs in the page is evaluated there.
declare const document: any, innerWidth: number;

describeBrowser("the parts of a case in the studio", () => {
  const { open, file } = workshop();

  it("are added, renamed, moved and removed, with undo, and saved with their comments", async () => {
    const { page, wrong } = await open("velna", few);
    await settled(page);
    const text = (): Promise<string> => page.evaluate(() => (globalThis as any).entente.state.doc.text);
    const part = (path: string) => page.locator(`[data-part="${path}"]`);
    await page.getByRole("button", { name: "Change parts" }).click();
    const actors = page.locator('.parts [data-part^="actors."]');
    await actors.first().waitFor();
    const path = (await actors.first().getAttribute("data-part"))!;

    await page.locator(".add-part select").first().selectOption("drivers");
    await page.getByLabel("Name", { exact: true }).fill("Price of steel");
    await page.getByLabel("How it moves").selectOption("regimes");
    await page.getByLabel(/^Levels in their order/).fill("low, high");
    await page.getByRole("button", { name: "Add it" }).click();
    await part("drivers.price_of_steel").waitFor();
    expect(await page.locator(".unfilled h3").textContent()).toBe("4 numbers to fill in");
    await page.getByRole("button", { name: "Rename Price of steel" }).click();
    await page.getByLabel("New name of Price of steel").fill("Price of ships");
    await page.getByRole("button", { name: "Rename it" }).click();
    await part("drivers.price_of_ships").waitFor();
    await page.getByRole("button", { name: "Remove Price of ships" }).click();
    await page.getByText("Nothing depends on it.").waitFor();
    for (const [width, colorScheme] of [
      [1280, "light"],
      [768, "dark"],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      if (width < 1000) await page.locator(".tabs button", { hasText: "model" }).click();
      await page.emulateMedia({ colorScheme });
      expect(await violations(page, ".parts"), String(width)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole("button", { name: "Remove it" }).click();
    await part("drivers.price_of_ships").waitFor({ state: "detached" });
    expect(await text()).toBe(velna);

    await part(path).getByRole("button", { name: /down$/ }).click();
    await page.waitForFunction((first) => document.querySelector("[data-part]").dataset.part !== first, path);
    await page.locator("h1").click();
    for (let n = 0; n < 4; n++) await page.getByRole("button", { name: "Undo" }).click();
    await page.waitForFunction((first) => document.querySelector("[data-part]").dataset.part === first, path);
    await saved(page, "as on disk");

    const cross = part(path)
      .getByRole("button", { name: /^Remove/ })
      .first();
    await cross.scrollIntoViewIfNeeded();
    const before = await cross.boundingBox();
    await cross.click();
    await part(path).locator(".sure button, .wrong").first().waitFor();
    expect(await cross.boundingBox()).toEqual(before); // what is under the pointer is still its own
    expect(await part(path).locator(".sure, .wrong").textContent()).toMatch(/depends on it|cannot go|These stay/);

    const question = page.locator('[data-part^="questions."]').last();
    const asked = (await question.getAttribute("data-part"))!;
    await question.getByRole("button", { name: /^Remove/ }).click();
    await question.getByRole("button", { name: /^Remove it/ }).click();
    await part(asked).waitFor({ state: "detached" });
    await settled(page);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await saved(page, "as on disk");
    const kept = readFileSync(file("velna"), "utf8");
    expect(velna.startsWith(kept.slice(0, 2000))).toBe(true);
    expect(kept).not.toContain(`  ${asked.split(".")[1]!}:\n`);
    expect(wrong).toEqual([]);
  });

  it("an issue that goes or comes leaves the odds drawn once; deals of the other text are not drawn for it", async () => {
    const { page, wrong } = await open("velna", few);
    await settled(page);
    await page.locator(".deals .scatter").waitFor();
    const drawnOfOtherText = (): Promise<string | null> =>
      page.evaluate(async () => {
        const { entente: store, requestAnimationFrame: frame } = globalThis as any;
        const [other] = store.state.case.issues;
        const without = (p: any): object => ({ ...p, options: { ...p.options, [other.id]: undefined } });
        const tables = store.state.deals.tables.map((t: any) => ({ ...t, packages: t.packages.map(without) }));
        store.set({ deals: { ...store.state.deals, tables } });
        await new Promise((resolve) => frame(() => frame(resolve)));
        return document.querySelector(".deals")!.textContent;
      });
    // An answer about the text as it stands may still come in and be drawn, rightly.
    await expect.poll(drawnOfOtherText).toContain("Being worked out.");
    await page.getByRole("button", { name: "Change parts" }).click();
    const issue = page.locator('.parts [data-part^="issues."]').last();
    const gone = (await issue.getAttribute("data-part"))!;
    await issue.getByRole("button", { name: /^Remove/ }).click();
    await issue.getByRole("button", { name: /^Remove it/ }).click();
    await page.locator(`[data-part="${gone}"]`).waitFor({ state: "detached" });
    await settled(page);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.locator(`[data-part="${gone}"]`).waitFor();
    await settled(page);
    await page.locator(".deals .scatter").waitFor();
    expect(await page.locator(".headline").count()).toBe(1);
    expect(wrong).toEqual([]);
  });
});
