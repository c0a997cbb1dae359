/** Odds of the reader's own in the studio: what one would have to believe, to the digits of the command. */
import { expect, it } from "vitest";
import { entente } from "../cli/command.ts";
import { describeBrowser } from "../browser/chromium.ts";
import { find, number, repository, settings, settled, violations, workshop } from "./browser.ts";

describeBrowser("odds of the reader's own", () => {
  const { open } = workshop();

  it("are typed under a question, and answered as the command answers", async () => {
    const { page, wrong } = await open("velna");
    await settled(page);
    const question = page.locator('[data-question="dam_built"]');
    const field = question.getByRole("textbox", { name: "Your own odds" });
    await field.fill("0%");
    await field.press("Enter");
    expect(await question.getByRole("alert").textContent()).toContain("above 0%");
    await field.fill("40%");
    await field.press("Enter");
    const verdict = question.locator(".believed");
    await verdict.waitFor();
    const { stdout, status, stderr } = await entente(
      "believe",
      `${repository}/cases/velna-water`,
      "--question",
      "dam_built=40%",
      ...["--draws", String(settings.draws), "--paths", String(settings.paths), "--workers", "1", "--json"],
    );
    expect(status, stderr).toBe(0);
    const found = JSON.parse(stdout);
    expect(Number(await verdict.getAttribute("data-nats"))).toBe(found.nats);
    expect(await verdict.getAttribute("data-verdict")).toBe(found.verdict);
    const then = page.locator('[data-question="pact_holds"] .then');
    expect(Number(await then.getAttribute("data-after"))).toBe(found.then.pact_holds.after);
    const { path } = found.shifts.find(
      (one: { shift: number; value?: number; path: string }) =>
        Math.abs(one.shift) >= 0.1 && one.value === undefined && one.path.includes(".needs."),
    );
    await find(page, path);
    expect(await number(page, path).locator("path.own").count()).toBe(1);
    expect(await violations(page, '[data-question="dam_built"]')).toEqual([]);

    await field.fill("");
    await field.press("Enter");
    await question.locator(".believed").waitFor({ state: "detached" });
    expect(await number(page, path).locator("path.own").count()).toBe(0);
    expect(wrong).toEqual([]);
  });
});
