import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { amend } from "../../src/language/index.ts";
import { describeBrowser } from "../browser/chromium.ts";
import {
  ORE,
  answers,
  article,
  caseOf,
  few,
  find,
  focused,
  preview,
  notice,
  number,
  questions,
  ran,
  saved,
  settled,
  velna,
  violations,
  whole,
  workshop,
} from "./browser.ts";

// What runs in the page is evaluated there.
declare const document: any, getSelection: any, MutationObserver: any;

describeBrowser("the studio in a browser", () => {
  const { root, file, open } = workshop({
    selva: "selva-link",
    guessed: {
      text: velna.replace(
        /( ore:\n(?:.*\n)*? +weight: )25 to 40\n/,
        '$1{value: 25 to 40, suggested: "the paper does not say"}\n',
      ),
      article,
    },
    draft: { text: velna.replace("friction: 0.5 to 1.5", 'friction: "? 0.5 to 2: the paper does not say"'), article },
  });

  it("opens a case and gives the answers of the command line, to the byte; a moved handle shows a first preview, then the full answer", async () => {
    const { page, wrong } = await open("velna");
    await settled(page);
    expect(await questions(page)).toBe(await answers(velna));
    await find(page, ORE);
    await number(page, ORE).getByRole("slider").focus();
    const previewed = await preview(page);
    for (let n = 0; n < 3; n++) await page.keyboard.press("PageUp");
    expect(await previewed()).toMatch(/^\d+$/);
    await settled(page);
    const text = await number(page, ORE).getByRole("textbox").first().inputValue();
    expect(text).not.toBe("25 to 40");
    const done = amend(caseOf(velna), ORE, text);
    if ("problem" in done) throw new Error(done.problem);
    expect(await questions(page)).toBe(await answers(velna, { set: { [ORE]: text } }, done.case));
    expect(wrong).toEqual([]);
  });

  it("takes a drag, a typed range, a wrong one with its message, undo and redo", async () => {
    const { page } = await open("velna", few);
    await find(page, ORE);
    const row = number(page, ORE);
    const box = (await row.locator(".handle .hit").boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    for (let n = 1; n <= 5; n++) await page.mouse.move(box.x + box.width / 2 + 6 * n, box.y + box.height / 2);
    await page.mouse.up();
    await saved(page, "1 number moved");
    const dragged = await row.getByRole("textbox").first().inputValue();
    const [low, high] = dragged.split(" to ").map(Number) as [number, number];
    expect(low).toBeGreaterThan(25);
    expect(high - low).toBeCloseTo(15, 5);
    await row.getByRole("textbox").first().fill("12 to 18");
    await page.keyboard.press("Enter");
    await row.getByRole("textbox").first().fill("40-60");
    await page.keyboard.press("Enter");
    expect(await row.getByRole("alert").textContent()).toContain("write 40 to 60");
    await page.keyboard.press("Escape");
    const stands = (text: string) => expect.poll(() => row.getByRole("textbox").first().inputValue()).toBe(text);
    await stands("12 to 18");
    await page.getByRole("button", { name: "Undo" }).click();
    await stands(dragged);
    await page.getByRole("button", { name: "Undo" }).click();
    await stands("25 to 40");
    await page.getByRole("button", { name: "Redo" }).click();
    await stands(dragged);
    await page.reload();
    await notice(page, /1 moved number that was not saved is back/).waitFor();
    await find(page, ORE);
    await stands(dragged);
  });

  it("follows a quote to its numbers and a number to its quote, and puts a new quote in place", async () => {
    const { page } = await open("velna", few);
    const passage = page.getByRole("button", { name: "the ore would go for a third of the money" });
    await passage.hover();
    expect(await page.getByRole("tooltip").textContent()).toContain("weight 25 to 40");
    await page.locator(".peek .carries", { hasText: "If it were not so from now on" }).waitFor();
    await page.mouse.move(0, 0);
    await page.waitForSelector(".peek", { state: "detached" });
    await passage.focus();
    await page.getByRole("tooltip").waitFor();
    await passage.press("Enter");
    await page.locator(".leans button", { hasText: "weight" }).first().click();
    await focused(page, `[data-path="${ORE}"]`);
    await number(page, ORE).locator("button.source").click();
    await focused(page, ".quoted");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("the ore would go");
    await page.evaluate(() => {
      const node = document.querySelector(".text p [data-at]")!.firstChild!;
      const range = document.createRange();
      range.setStart(node, 0);
      range.setEnd(node, 15);
      getSelection()!.removeAllRanges();
      getSelection()!.addRange(range);
    });
    const quote = await page.evaluate(() => getSelection()!.toString());
    await page.getByRole("button", { name: "Quote" }).first().click();
    expect(await page.getByLabel("Passage, word for word").inputValue()).toBe(quote.trim());
    await page.getByPlaceholder("find an actor").fill("besk dam");
    await page.getByRole("radio").first().check();
    await page.getByRole("dialog").getByRole("button", { name: "Quote", exact: true }).click();
    await saved(page, "changes not saved");
    await page.getByRole("button", { name: "Save" }).click();
    await saved(page, "as on disk");
    const [a, b] = [velna, readFileSync(file("velna"), "utf8")];
    expect(b.length - a.length).toBeLessThan(quote.length + 40);
    expect(caseOf(b).citations.length).toBe(caseOf(a).citations.length + 1);
  });

  it("saves one number as one changed line, reads the file again when it changes, and asks where both changed", async () => {
    const { page } = await open("velna", few);
    await find(page, ORE);
    const input = number(page, ORE).getByRole("textbox").first();
    await input.fill("30 to 45");
    await input.press("Enter");
    await saved(page, "1 number moved");
    await page.keyboard.press("Control+s");
    await saved(page, "as on disk");
    const [a, b] = [velna.split("\n"), readFileSync(file("velna"), "utf8").split("\n")];
    expect(b.filter((line, n) => line !== a[n]).map((line) => line.trim())).toEqual(["weight: 30 to 45"]);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => input.inputValue()).toBe("25 to 40");
    writeFileSync(
      file("velna"),
      velna.replace("weight: 25 to 40\n        friction", "weight: 26 to 41\n        friction"),
    );
    await notice(page, "was read again").waitFor();
    expect(await page.locator(".saved").textContent()).not.toBe("as on disk");
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Save" }).click();
    await notice(page, "Not saved").waitFor();
  });

  it("asks for the reason of a number that is moved, says beside the odds what they stand on, and takes both back after a save", async () => {
    const { page } = await open("guessed", few);
    await settled(page);
    const trust = page.locator(".odds .basis");
    expect(await trust.textContent()).toMatch(/stand on suggestions.* 1 suggested/);
    await find(page, ORE);
    const row = number(page, ORE);
    const input = row.getByRole("textbox").first();
    await input.fill("about 20");
    await input.press("Enter");
    expect(await row.getByRole("alert").textContent()).toContain("Write 15 to 25");
    await input.fill("30 to 45");
    await input.press("Enter");
    await expect.poll(() => trust.textContent()).not.toContain("suggested");
    expect(await trust.textContent()).toContain("73 are argued"); // a quote covers it
    await settled(page);
    await row.getByLabel(/^Why /).fill("The port was closed for a year.");
    await row.getByLabel(/^Why /).press("Enter");
    const phases = page.evaluate(() => {
      const seen: string[] = [];
      new MutationObserver(() => seen.push(document.querySelector("[data-phase]").dataset.phase)).observe(
        document.querySelector("[data-phase]"),
        { attributes: true },
      );
      return new Promise<string[]>((done) => {
        setTimeout(() => done(seen), 3000);
      });
    });
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await saved(page, "as on disk");
    expect(await phases).not.toContain("running");
    expect(readFileSync(file("guessed"), "utf8")).toContain(
      'weight: {value: 30 to 45, judgment: "The port was closed for a year."}',
    );
    await page.locator("h1").click();
    for (let n = 0; n < 2; n++) await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => input.inputValue()).toBe("25 to 40");
  });

  it("shows a broken text with its messages in place, and goes on when it is corrected", async () => {
    const { page, wrong } = await open("velna", few);
    await page.waitForSelector(".question");
    await page.getByRole("button", { name: /^Text/ }).click();
    const editor = page.getByLabel("case.yaml", { exact: true });
    await editor.click();
    await page.keyboard.press("Control+End");
    await page.keyboard.insertText("\nnonsense: 1\n");
    await page.locator(".messages .error", { hasText: "unknown key 'nonsense'" }).waitFor();
    await page.waitForSelector(".cm-lintRange-error, .cm-lint-marker-error");
    await page.keyboard.press("Control+z");
    await page.waitForSelector(".messages .error", { state: "detached" });
    await page.keyboard.press("Escape");
    await saved(page, "as on disk");
    await settled(page);
    expect(wrong).toEqual([]);
  });

  it("runs a scenario as the command line does, and exports the report", async () => {
    const { page } = await open("velna");
    await page.getByRole("switch").first().check();
    await page.waitForSelector('[data-current="false"]', { state: "attached" });
    await settled(page);
    expect(await questions(page)).toBe(await answers(velna, { scenario: caseOf(velna).scenarios[0].id }));
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Report" }).click(),
    ]);
    const report = readFileSync((await download.path())!, "utf8");
    expect(report).toMatch(/^<!doctype html>/);
    expect(report).toContain("under the scenario");
  });

  it("shows what the deals of a market are worth, as the command line has them to the byte, with handles on its numbers", async () => {
    const { page, wrong } = await open("selva");
    const text = readFileSync(file("selva"), "utf8");
    const c = caseOf(text, (name) => readFileSync(join(root, "selva", name), "utf8"));
    const { lenses } = await ran(text, c);
    await settled(page);
    expect(Object.keys(lenses.market!.assets!).length).toBeGreaterThan(0);
    expect(JSON.stringify((await whole(page)).lenses.market)).toBe(JSON.stringify(lenses.market));
    const panel = page.getByRole("region", { name: "What a deal is worth, and to whom" });
    for (const { name } of Object.values(lenses.market!.assets!))
      await panel.getByText(name).first().waitFor({ state: "attached" });
    // What is brought into sight moves the questions, and neither the answer above them nor the line below.
    await panel
      .locator("h4")
      .last()
      .evaluate((title: any) => title.scrollIntoView({ block: "start" }));
    expect(await page.locator(".column.odds").evaluate((column: any) => column.scrollTop)).toBe(0);
    const supplier = c.market!.suppliers[0];
    await page
      .locator(".model summary")
      .filter({ hasText: new RegExp(`^seller \u2018${supplier.name}\u2019`) })
      .click();
    expect(await number(page, c.parameters[supplier.capacity].path).getByRole("textbox").first().inputValue()).toBe(
      c.parameters[supplier.capacity].text,
    );
    expect(wrong).toEqual([]);
  });

  it("runs a draft on its suggestions, marked as such until its last open number is filled in", async () => {
    const { page } = await open("draft", few);
    const form = page.locator(".unfilled");
    await form.waitFor();
    expect(await form.textContent()).toMatch(/1 number to fill in/);
    expect(await form.textContent()).toContain("the paper does not say");
    await page
      .getByText(/from suggestions/)
      .first()
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await form.getByLabel("Number or range").fill("1 to 2");
    await form.getByLabel("Why, in a sentence").fill("Coalitions of four pay little.");
    await page.getByRole("button", { name: "Fill in" }).click();
    await form.waitFor({ state: "detached" });
    await settled(page);
    expect(await page.getByText(/from suggestions/).count()).toBe(0);
  });
});
