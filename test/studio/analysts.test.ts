/** Analysts in the studio: marks on handles, the crux between two, and own odds kept as a file. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { describeBrowser } from "../browser/chromium.ts";
import { ORE, find, number, settled, violations, workshop } from "./browser.ts";

const file = (name: string, range: string): string =>
  `entente_analyst: 1\nname: ${name}\nnumbers:\n  ${ORE}: {value: ${range}, because: [{judgment: As ${name} sees it.}]}\n`;

describeBrowser("analysts of a case", () => {
  const shop = workshop();
  const folder = (): string => join(dirname(shop.file("velna")), "analysts");
  beforeAll(() => {
    mkdirSync(folder(), { recursive: true });
    writeFileSync(join(folder(), "ines.yaml"), file("Ines", "10 to 20"));
    writeFileSync(join(folder(), "lea.yaml"), file("Lea", "45 to 60"));
  });

  it("mark the numbers that they state, have their crux found, and get one more from own odds on a click alone", async () => {
    const { page, wrong } = await shop.open("velna", { seed: 1, draws: 600, paths: 4 });
    await settled(page);
    await find(page, ORE);
    const row = number(page, ORE);
    expect(await row.locator(".views").textContent()).toBe("Ines: 10 to 20; Lea: 45 to 60 (apart)");
    expect(await row.locator(".view").count()).toBe(2);

    await page.getByRole("button", { name: "Analysts" }).click();
    await page.getByRole("button", { name: "Find the crux" }).click();
    const found = page.locator(".analysts .found");
    await found.waitFor();
    const text = (await found.textContent())!;
    for (const said of ["Talk about this one", "Ines: As Ines sees it.", "Lea: As Lea sees it."])
      expect(text).toContain(said);
    expect(await violations(page, ".analysts")).toEqual([]);

    const question = page.locator('[data-question="dam_built"]');
    const field = question.getByRole("textbox", { name: "Your own odds" });
    await field.fill("60%");
    await field.press("Enter");
    await question.getByRole("button", { name: /Keep as an analyst/ }).click();
    const kept = join(folder(), "my_view.yaml");
    expect(existsSync(kept)).toBe(false);
    await question.getByRole("textbox", { name: "Name" }).fill("My view");
    await question.getByRole("button", { name: "Write the file" }).click();
    const said = question.locator(".kept");
    await said.filter({ hasText: "With these numbers alone" }).waitFor();
    expect(await said.textContent()).toMatch(
      /Kept as analysts\/my_view\.yaml: .*\d\s% ± \d.* for dam_built, not 60\s%/,
    );
    expect(readFileSync(kept, "utf8")).toMatch(/suggested: "to hold 60\s% on dam_built"/);
    expect(await row.locator(".view").count()).toBeGreaterThanOrEqual(2);
    expect(wrong).toEqual([]);
  });
});
