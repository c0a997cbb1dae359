import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaults } from "../../src/engine/index.ts";
import { amend, check, type Case } from "../../src/language/index.ts";
import { run } from "../../src/runners/index.ts";
import { casesAt, start, type Studio } from "../../src/studio/server/index.ts";
import { describeBrowser, launch } from "../browser/chromium.ts";
import { hostile, large } from "./hostile.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const root = mkdtempSync(join(tmpdir(), "entente-page-"));
const file = (id: string): string => join(root, id, "case.yaml");
const velna = readFileSync(join(repository, "cases/velna-water/case.yaml"), "utf8");
const settings = { seed: 1, draws: 60, paths: 2 };
// What runs in the page is evaluated there.
declare const document: any, localStorage: any, getSelection: any, innerWidth: number;
let studio: Studio;
let browser: Browser;

function put(id: string, text: string, article: string): void {
  mkdirSync(join(root, id), { recursive: true });
  writeFileSync(file(id), text);
  writeFileSync(join(root, id, "article.txt"), article);
}
const caseOf = (text: string): Case => {
  const { case: c, messages } = check({ id: "velna", file: "case.yaml", text }, () => ({ text: readFileSync(join(root, "velna/article.txt"), "utf8") }));
  if (!c) throw new Error(JSON.stringify(messages));
  return c;
};
const answers = async (c: Case, more: object = {}): Promise<string> => JSON.stringify((await run(c, { ...defaults, ...settings, ...more }, { workers: 1 })).questions);

beforeAll(async () => {
  cpSync(join(repository, "cases/velna-water"), join(root, "velna"), { recursive: true });
  cpSync(join(repository, "cases/selva-link"), join(root, "selva"), { recursive: true });
  put("hostile", hostile.text, hostile.article);
  put("large", large.text, large.article);
  put("draft", velna.replace("friction: 0.5 to 1.5", 'friction: "? 0.5 to 2: the paper does not say"'), readFileSync(join(root, "velna/article.txt"), "utf8"));
  studio = await start(casesAt(root), { port: 0, pages: join(repository, "dist/studio") });
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await studio?.close();
  rmSync(root, { recursive: true, force: true });
});

interface Opened { page: Page; context: BrowserContext; wrong: string[] }
async function open(id: string, { width = 1280, height = 900, dark = false }: { width?: number; height?: number; dark?: boolean } = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? "dark" : "light", reducedMotion: "reduce" });
  await context.addInitScript((s) => localStorage.setItem("entente run", s), JSON.stringify(settings));
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const wrong: string[] = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("console", (message) => { if (message.type() === "error") wrong.push(message.text()); });
  await page.goto(`${studio.link}#${id}`);
  return { page, context, wrong };
}
const settled = (page: Page) => page.waitForSelector('[data-current="true"][data-phase="settled"]', { state: "attached" });
/** The page's own result, to the byte. */
const whole = async (page: Page): Promise<{ questions: unknown; lenses: { market?: unknown } }> => JSON.parse(await page.evaluate(() => new TextDecoder().decode((globalThis as unknown as { entente: { running: { whole: Uint8Array } } }).entente.running.whole))) as never;
const questions = async (page: Page): Promise<string> => JSON.stringify((await whole(page)).questions);
const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe);
  const found = await page.evaluate(() => (globalThis as unknown as { axe: { run(o: object): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> } }).axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }));
  return found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 2).map((n) => `${n.html.slice(0, 160)} ${n.failureSummary.slice(0, 200)}`).join(" | ")}`);
};
const number = (page: Page, path: string) => page.locator(`[data-path="${path}"]`);
const find = (page: Page, words: string) => page.getByLabel("Find a number").fill(words);
const ORE = "actors.arland.needs.ore.weight";

describeBrowser("the studio in a browser", () => {
  it("opens a case and gives the answers of the command line, to the byte; a moved handle shows a first look, then the full answer", async () => {
    const { page, context, wrong } = await open("velna");
    await settled(page);
    expect(await questions(page)).toBe(await answers(caseOf(velna)));
    await find(page, ORE);
    await number(page, ORE).getByRole("slider").focus();
    for (let n = 0; n < 3; n++) await page.keyboard.press("PageUp");
    await page.waitForSelector(".question.look");
    expect(await page.locator("[data-phase]").getAttribute("data-look")).toMatch(/^\d+$/);
    await settled(page);
    const text = await number(page, ORE).getByRole("textbox").inputValue();
    expect(text).not.toBe("25 to 40");
    const done = amend(caseOf(velna), ORE, text);
    if ("problem" in done) throw new Error(done.problem);
    expect(await questions(page)).toBe(await answers(done.case, { set: { [ORE]: text } }));
    expect(await page.locator(".change").first().textContent()).toMatch(/since opening/);
    expect(wrong).toEqual([]);
    await context.close();
  });

  it("takes a drag, a typed range, a wrong one with its message, undo and redo", async () => {
    const { page, context } = await open("velna");
    await settled(page);
    await find(page, ORE);
    const row = number(page, ORE);
    const box = (await row.locator(".handle .hit").boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    for (let n = 1; n <= 5; n++) await page.mouse.move(box.x + box.width / 2 + 6 * n, box.y + box.height / 2);
    await page.mouse.up();
    const dragged = await row.getByRole("textbox").inputValue();
    const [low, high] = dragged.split(" to ").map(Number) as [number, number];
    expect(low).toBeGreaterThan(25);
    expect(high - low).toBeCloseTo(15, 5);
    await row.getByRole("textbox").fill("12 to 18");
    await page.keyboard.press("Enter");
    await row.getByRole("textbox").fill("40-60");
    await page.keyboard.press("Enter");
    expect(await row.getByRole("alert").textContent()).toContain("write 40 to 60");
    await page.keyboard.press("Escape");
    expect(await row.getByRole("textbox").inputValue()).toBe("12 to 18");
    await page.getByRole("button", { name: "Undo" }).click();
    expect(await row.getByRole("textbox").inputValue()).toBe(dragged);
    await page.getByRole("button", { name: "Undo" }).click();
    expect(await row.getByRole("textbox").inputValue()).toBe("25 to 40");
    await page.getByRole("button", { name: "Redo" }).click();
    expect(await row.getByRole("textbox").inputValue()).toBe(dragged);
    await page.reload();
    await find(page, ORE);
    expect(await row.getByRole("textbox").inputValue(), "unsaved moves survive a reload").toBe(dragged);
    expect(await page.locator(".notices").textContent()).toMatch(/1 moved number that was not saved is back/);
    await context.close();
  });

  it("follows a quote to its numbers and a number to its quote, and puts a new quote in place", async () => {
    const { page, context } = await open("velna");
    await page.waitForSelector(".quoted");
    await page.getByRole("button", { name: "the ore would go for a third of the money" }).hover();
    expect(await page.getByRole("tooltip").textContent()).toContain("weight 25 to 40");
    await page.mouse.move(0, 0);
    await page.waitForSelector(".peek", { state: "detached" });
    await page.getByRole("button", { name: "the ore would go for a third of the money" }).focus();
    await page.getByRole("tooltip").waitFor();
    await page.getByRole("button", { name: "the ore would go for a third of the money" }).press("Enter");
    await page.locator(".leans button", { hasText: "weight" }).first().click();
    expect(await page.evaluate(() => document.activeElement?.closest("[data-path]")?.getAttribute("data-path"))).toBe(ORE);
    await number(page, ORE).locator("button.source").click();
    await page.waitForFunction(() => document.activeElement?.classList.contains("quoted"));
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("the ore would go");
    await page.evaluate(() => { const node = document.querySelector(".text p [data-at]")!.firstChild!; const range = document.createRange(); range.setStart(node, 0); range.setEnd(node, 15); getSelection()!.removeAllRanges(); getSelection()!.addRange(range); });
    const quote = await page.evaluate(() => getSelection()!.toString());
    await page.getByRole("button", { name: "Quote" }).first().click();
    expect(await page.getByLabel("Passage, word for word").inputValue()).toBe(quote.trim());
    await page.getByPlaceholder("find an actor").fill("besk dam");
    await page.getByRole("radio").first().check();
    await page.getByRole("dialog").getByRole("button", { name: "Quote", exact: true }).click();
    await page.waitForFunction(() => document.querySelector(".saved")?.textContent === "text changed");
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForFunction(() => document.querySelector(".saved")?.textContent === "as on disk");
    const [a, b] = [velna, readFileSync(file("velna"), "utf8")];
    expect(b.length - a.length).toBeLessThan(quote.length + 40);
    expect(caseOf(b).citations.length).toBe(caseOf(a).citations.length + 1);
    writeFileSync(file("velna"), velna);
    await context.close();
  });

  it("saves one number as one changed line, reads the file again when it changes, and asks where both changed", async () => {
    const { page, context } = await open("velna");
    await page.waitForSelector(".question");
    await find(page, ORE);
    const input = number(page, ORE).getByRole("textbox");
    await input.fill("30 to 45");
    await input.press("Enter");
    await page.keyboard.press("Control+s");
    await page.waitForFunction(() => document.querySelector(".saved")?.textContent === "as on disk");
    const [a, b] = [velna.split("\n"), readFileSync(file("velna"), "utf8").split("\n")];
    expect(b.filter((line, n) => line !== a[n]).map((line) => line.trim())).toEqual(["weight: 30 to 45"]);
    await page.getByRole("button", { name: "Undo" }).click();
    expect(await input.inputValue()).toBe("25 to 40");
    writeFileSync(file("velna"), velna.replace("weight: 25 to 40\n        friction", "weight: 26 to 41\n        friction"));
    await page.waitForFunction(() => /was read again/.test(document.querySelector(".notices")?.textContent ?? ""));
    expect(await page.locator(".saved").textContent()).not.toBe("as on disk");
    await context.setOffline(true);
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForFunction(() => /Not saved/.test(document.querySelector(".notices")?.textContent ?? ""));
    await context.setOffline(false);
    writeFileSync(file("velna"), velna);
    await context.close();
  });

  it("shows a broken text with its messages in place, and goes on when it is mended", async () => {
    const { page, context, wrong } = await open("velna");
    await settled(page);
    await page.getByRole("button", { name: /^Text/ }).click();
    const editor = page.getByLabel("case.yaml", { exact: true });
    await editor.click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("\nnonsense: 1\n");
    await page.waitForSelector(".messages .error");
    expect(await page.locator(".messages").textContent()).toMatch(/unknown key 'nonsense'/);
    await page.waitForSelector(".cm-lintRange-error, .cm-lint-marker-error");
    for (let n = 0; n < 13; n++) await page.keyboard.press("Backspace");
    await page.waitForFunction(() => document.querySelector(".messages .error") === null);
    await page.keyboard.press("Escape");
    await settled(page);
    expect(wrong).toEqual([]);
    await context.close();
  });

  it("runs a scenario as the command line does, and exports the report", async () => {
    const { page, context } = await open("velna");
    await settled(page);
    await page.getByRole("switch").first().check();
    await page.waitForSelector('[data-current="false"]', { state: "attached" });
    await settled(page);
    expect(await questions(page)).toBe(await answers(caseOf(velna), { scenario: caseOf(velna).scenarios[0]!.id }));
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Report" }).click()]);
    const report = readFileSync((await download.path())!, "utf8");
    expect(report).toMatch(/^<!doctype html>/);
    expect(report).toContain("under the scenario");
    await context.close();
  });

  it("shows what the deals of a market are worth, as the command line has them to the byte, with handles on its numbers", async () => {
    const { page, context, wrong } = await open("selva");
    await settled(page);
    const path = join(root, "selva/case.yaml");
    const { case: c } = check({ id: "selva", file: "case.yaml", text: readFileSync(path, "utf8") }, (name) => ({ text: readFileSync(join(root, "selva", name), "utf8") }));
    const { lenses } = await run(c!, { ...defaults, ...settings }, { workers: 1 });
    expect(Object.keys(lenses.market!.assets!).length).toBeGreaterThan(0);
    expect(JSON.stringify((await whole(page)).lenses.market)).toBe(JSON.stringify(lenses.market));
    const panel = page.getByRole("region", { name: "What a deal is worth, and to whom" });
    for (const { name } of Object.values(lenses.market!.assets!)) expect(await panel.textContent()).toContain(name);
    const supplier = c!.market!.suppliers[0]!;
    await page.locator(".model summary").filter({ hasText: `seller \u2018${supplier.name}\u2019` }).click();
    expect(await number(page, c!.parameters[supplier.capacity]!.path).getByRole("textbox").inputValue()).toBe(c!.parameters[supplier.capacity]!.text);
    expect(wrong).toEqual([]);
    await context.close();
  });

  it("says plainly that the file went, that another studio is open, and that the studio is gone, and keeps what was moved", async () => {
    const place = join(root, "apart");
    cpSync(join(repository, "cases/velna-water"), place, { recursive: true });
    const other = spawn(process.execPath, [join(repository, "dist/cli.js"), "studio", place, "--no-open", "--port", "0"], { stdio: ["ignore", "pipe", "ignore"] });
    await new Promise((said) => { other.stdout.once("data", said); });
    const own = await start(casesAt(place), { port: 0, pages: join(repository, "dist/studio") });
    const context = await browser.newContext();
    await context.addInitScript((s) => { localStorage.setItem("entente run", s); delete (globalThis as { SharedArrayBuffer?: unknown }).SharedArrayBuffer; }, JSON.stringify(settings));
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    const notice = (words: string) => page.locator(".notices p", { hasText: words });
    await page.goto(own.link);
    await notice("Another studio is open on this case").waitFor();
    other.kill();
    await settled(page);
    expect(await questions(page), "without shared memory").toBe(await answers(caseOf(velna)));
    rmSync(join(place, "case.yaml"));
    await notice("What you see is kept here").getByRole("button", { name: "Write the file again" }).click();
    await expect.poll(() => existsSync(join(place, "case.yaml")) && readFileSync(join(place, "case.yaml"), "utf8")).toBe(velna);
    await own.close();
    await page.waitForFunction(() => document.querySelector(".saved")?.textContent === "connection lost; changes are kept here");
    await find(page, ORE);
    await number(page, ORE).getByRole("textbox").fill("30 to 45");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Save" }).click();
    await notice("Not saved").waitFor();
    expect(await page.evaluate(() => Object.entries(localStorage).map(([key, value]) => `${key} ${value}`).join("\n"))).toContain("30 to 45");
    await settled(page);
    await context.close();
  });

  it("starts a crashed worker again, says so, and answers", async () => {
    const { page, context } = await open("velna");
    await expect.poll(() => page.workers().length, { timeout: 60_000 }).toBeGreaterThan(2); // the desk, the conductor and one of the crew at least
    await page.workers()[1]!.evaluate(() => { setTimeout(() => { throw new Error("boom"); }); });
    await page.locator(".notices p", { hasText: /crashed .*boom/ }).waitFor();
    await settled(page);
    expect(await questions(page)).toBe(await answers(caseOf(velna)));
    await context.close();
  });

  it("walks through a draft's open numbers and runs when the last is filled in", async () => {
    const { page, context } = await open("draft");
    const form = page.locator(".unfilled");
    await form.waitFor();
    expect(await form.textContent()).toMatch(/1 number to fill in/);
    expect(await form.textContent()).toContain("the paper does not say");
    expect(await page.locator("[data-phase]").textContent()).toMatch(/draft/);
    expect(await violations(page)).toEqual([]);
    await form.getByLabel("Number or range").fill("1 to 2");
    await form.getByLabel("Why, in a sentence").fill("Coalitions of four pay little.");
    await page.getByRole("button", { name: "Fill in" }).click();
    await settled(page);
    expect(await form.count()).toBe(0);
    await context.close();
  });

  it("keeps hostile strings text", async () => {
    const { page, context, wrong } = await open("hostile");
    await settled(page);
    await page.locator(".question summary").first().click();
    for (const summary of await page.locator(".model summary").all()) await summary.click();
    await page.waitForTimeout(300);
    await page.getByRole("button", { name: /^Text/ }).click();
    await page.waitForSelector(".cm-content");
    expect(await page.evaluate(() => (globalThis as { __hit?: number }).__hit)).toBeUndefined();
    expect(await page.locator("h1 img, h3 img, .text img, .text svg, a[href^=javascript]").count()).toBe(0);
    expect(await page.locator("h1").textContent()).toContain("<img src=x");
    expect(wrong).toEqual([]);
    await context.close();
  });

  it("stays usable with sixty actors and an article of two megabytes", async () => {
    expect(large.article.length).toBeGreaterThan(2e6);
    const { page, context } = await open("large");
    await page.waitForSelector(".actor");
    expect(await page.locator(".actor").count()).toBe(60);
    expect(await page.locator(".text [data-at]").count()).toBeLessThan(2000);
    await find(page, "a59 weight stake");
    await page.locator(".number button.source").first().click();
    await page.waitForFunction(() => document.activeElement?.classList.contains("quoted"));
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Paragraph 5900.");
    await context.close();
  });

  describe.each([["light, wide", {}], ["dark, wide", { dark: true }], ["a phone", { width: 390, height: 844 }]])("%s", (_, how) => {
    it("has no fault that axe-core knows, in any view, and nothing wider than the screen", async () => {
      const { page, context } = await open("velna", how);
      await settled(page);
      const narrow = "width" in how;
      const tab = async (name: string): Promise<void> => { if (narrow) await page.locator(".tabs button", { hasText: name }).click(); };
      await tab("odds");
      await page.locator(".question summary").first().click();
      await page.waitForSelector(".panels svg", { state: "attached" });
      expect(await violations(page)).toEqual([]);
      await tab("model");
      await page.locator(".actor summary").first().click();
      await page.locator(".handle").first().waitFor();
      await tab("argument");
      await page.locator(".quoted").first().click();
      expect(await violations(page)).toEqual([]);
      await tab("model");
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await page.getByRole("button", { name: "Run…" }).click();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: /^Text/ }).click();
      await page.waitForSelector(".cm-content");
      expect(await violations(page)).toEqual([]);
      await context.close();
    });
  });

  it("can be worked by keyboard alone: from the head to a handle, and to the odds", async () => {
    const { page, context } = await open("velna");
    await settled(page);
    const focused = (): Promise<string> => page.evaluate(() => { const e = document.activeElement!; return `${e.tagName} ${e.getAttribute("class") ?? ""} ${e.getAttribute("role") ?? ""} ${e.textContent?.slice(0, 40)}`; });
    await page.keyboard.press("Tab");
    expect(await focused()).toMatch(/Skip to the odds/);
    let steps = 0;
    while (steps++ < 120 && !/summary/i.test(await focused())) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    while (steps++ < 160 && !/slider/.test(await focused())) await page.keyboard.press("Tab");
    expect(await focused()).toMatch(/slider/);
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => document.querySelector(".saved")?.textContent === "1 number moved");
    await page.keyboard.press("Control+z");
    await page.waitForFunction(() => document.querySelector(".saved")?.textContent === "as on disk");
    await context.close();
  });

  it("goes along in a report: from disk the handles move and answer as the run did; without scripts it is the plain report", async () => {
    const out = join(root, "live");
    execFileSync(process.execPath, [join(repository, "dist/cli.js"), "run", join(root, "velna"), "--draws", String(settings.draws), "--paths", String(settings.paths), "--workers", "1", "--live", "-o", out]);
    const report = join(out, "report.html");
    expect(statSync(report).size).toBeLessThan(2.5e6);
    const context = await browser.newContext();
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    const wrong: string[] = [];
    page.on("pageerror", (error) => wrong.push(error.message));
    page.on("console", (message) => { if (message.type() === "error") wrong.push(message.text()); });
    page.on("request", (asked) => { if (/^https?:/.test(asked.url())) wrong.push(asked.url()); });
    await page.goto(pathToFileURL(report).href);
    await page.getByRole("button", { name: "Start the engine" }).click();
    await settled(page);
    expect(await questions(page)).toBe(JSON.stringify(JSON.parse(readFileSync(join(out, "result.json"), "utf8")).questions));
    await page.getByLabel("Find a number").fill(ORE);
    await number(page, ORE).getByRole("slider").focus();
    await page.keyboard.press("PageUp");
    await page.locator(".question.look").first().waitFor();
    expect(wrong).toEqual([]);
    await context.close();
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const still = await plain.newPage();
    await still.goto(pathToFileURL(report).href);
    expect(await still.locator("#live").isVisible()).toBe(false);
    expect(await still.locator("#argument").isVisible()).toBe(true);
    await plain.close();
  });
});
