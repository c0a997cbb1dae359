import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { casesAt, start, type Studio } from "../../src/studio/server/index.ts";
import { describeBrowser, launch, onOneThread, type Tabs } from "../browser/chromium.ts";
import { compareVariants, type ComparedQuestion } from "../../src/analyses/index.ts";
import { play } from "../../src/runners/node/index.ts";
import { number, percent } from "../../src/wording/format.ts";
import { built, caseOf, few, repository, violations } from "./browser.ts";

// What runs in the page is evaluated there.
declare const document: any, innerWidth: number, localStorage: any;

describeBrowser("several cases in one studio", () => {
  const root = mkdtempSync(join(tmpdir(), "entente-several-"));
  const example = join(repository, "cases/two-thirds");
  let studio: Studio;
  let browser: Tabs;
  let page: Page;
  const wrong: string[] = [];
  beforeAll(async () => {
    cpSync(join(repository, "cases/velna-water"), join(root, "velna"), { recursive: true });
    studio = await start(casesAt(root), {
      port: 0,
      built,
      within: root,
      examples: [{ id: "two-thirds", folder: example, file: join(example, "case.yaml"), title: "x", readOnly: true }],
    });
    browser = await launch();
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    await onOneThread(context);
    page = await context.newPage();
    page.on("pageerror", (error) => wrong.push(error.message));
    await page.addInitScript((run) => localStorage.setItem("entente run", run), JSON.stringify(few));
    await page.goto(studio.link);
    await page.waitForSelector('[data-current="true"][data-phase="settled"]', { state: "attached" });
    await page.getByRole("button", { name: "Cases", exact: true }).click();
    await row("velna").waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await studio?.close();
    rmSync(root, { recursive: true, force: true });
  });
  /** The first question of two texts of velna-water, compared by the library. */
  const compared = async (a: string, b: string): Promise<ComparedQuestion> => {
    const asItIs = { scenario: null, set: {} };
    const cases = [caseOf(a), caseOf(b)] as const;
    const found = await compareVariants(
      cases[0],
      few,
      [asItIs, asItIs],
      (c, settings) => play(c, settings, { workers: 1 }),
      cases,
    );
    if ("problem" in found) throw new Error(found.problem);
    return Object.values(found.questions)[0]!;
  };
  const row = (id: string) => page.locator(`[data-case="${id}"]`);
  const looksRight = async (of: string): Promise<void> => {
    for (const [width, colorScheme] of [
      [1280, "dark"],
      [390, "light"],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      expect(await violations(page), `${of} at ${width}`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), of).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  };

  it("lists them with their odds, and the examples beside them", async () => {
    expect(await row("velna").locator(".odds-list strong").first().textContent()).toMatch(/^(under |over )?\d+\s%$/);
    expect(await row("two-thirds").textContent()).toContain("Not run.");
    await looksRight("the list");
  });

  /** What Tab stops at, from what has the focus on, until a stop that the words name. */
  const tabTo = async (words: string): Promise<string[]> => {
    const stops: string[] = [];
    while (stops.at(-1)?.includes(words) !== true && stops.length < 60) {
      await page.keyboard.press("Tab");
      stops.push(
        await page.evaluate(() => {
          const at = document.activeElement;
          const named = at.getAttribute("aria-label") ?? at.labels?.[0]?.textContent ?? at.textContent;
          return named?.trim() || at.title || "";
        }),
      );
    }
    return stops;
  };

  it("is walked by keyboard alone: each stop has a name, and a new case begins without a mouse", async () => {
    await page.getByRole("heading", { name: "Your cases" }).focus();
    const round = await tabTo("a stop that is not there");
    expect(round.filter((name) => name === "")).toEqual([]);
    expect(round.some((name) => name.startsWith("Copy"))).toBe(true);
    await page.getByRole("heading", { name: "Your cases" }).focus();
    await tabTo("New case");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.labels?.[0]?.textContent.includes("Name of the case"));
    await page.keyboard.type("By keyboard");
    await looksRight("a new case");
    const fields = await tabTo("From which day");
    expect(fields.filter((name) => name === "")).toEqual([]);
    await page.keyboard.type("2025-06");
    await tabTo("Begin");
    await page.keyboard.press("Enter");
    await page.locator(".making h2", { hasText: "Parties" }).waitFor();
    await page.locator(".making input").first().focus();
    await page.keyboard.type("Alba");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Benn");
    expect(
      await page.locator(".making .sortable input").evaluateAll((all: any[]) => all.map(({ value }) => value)),
    ).toEqual(["Alba", "Benn"]);
    await tabTo("Continue");
    await page.keyboard.press("Enter");
    await page.locator(".making h2", { hasText: "What is open" }).waitFor();
    await page.getByRole("button", { name: "Leave it for now" }).click();
    await page.getByRole("button", { name: /^Go on with / }).waitFor();
    await row("velna").waitFor();
  });

  it("copies an example, exports the copy and takes it back; a zip with anything else in it is refused", async () => {
    await row("two-thirds").getByRole("button", { name: /^Copy/ }).click();
    await page.getByLabel("Name of the copy").fill("A vote of mine");
    await page.getByRole("button", { name: "Make the copy" }).click();
    await row("a-vote-of-mine").waitFor();
    expect(readFileSync(join(root, "a-vote-of-mine/case.yaml"), "utf8")).toContain('title: "A vote of mine"');
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      row("a-vote-of-mine")
        .getByRole("link", { name: /^Export/ })
        .click(),
    ]);
    const zip = readFileSync(await file.path());
    const input = page.locator("input[type=file]");
    const send = (name: string, bytes: Uint8Array): Promise<void> =>
      input.setInputFiles({ name, mimeType: "application/zip", buffer: Buffer.from(bytes) });
    await send("Taken.zip", zip);
    await row("taken").waitFor();
    expect(readFileSync(join(root, "taken/case.yaml"))).toEqual(readFileSync(join(root, "a-vote-of-mine/case.yaml")));
    await send("evil.zip", zipSync({ "case.yaml": strToU8("title: x"), "../evil.txt": strToU8("x") }));
    expect(await page.getByRole("alert").textContent()).toMatch(/outside itself, '\.\.\/evil\.txt'/);
    expect(readdirSync(root).sort()).toEqual(["a-vote-of-mine", "taken", "velna"]);
  });

  it("names a case and deletes it after asking; what was deleted comes back", async () => {
    await row("taken")
      .getByRole("button", { name: /^Rename/ })
      .click();
    await page.getByLabel("Name of the case").fill("Another name");
    await page.getByRole("button", { name: "Rename it" }).click();
    await row("taken").locator("h4", { hasText: "Another name" }).waitFor();
    await row("taken")
      .getByRole("button", { name: /^Delete/ })
      .click();
    expect(await page.evaluate(() => document.activeElement.textContent)).toBe("Keep it");
    await looksRight("a case to be deleted");
    await page.getByRole("button", { name: "Delete it" }).click();
    await row("taken").waitFor({ state: "detached" });
    expect(readdirSync(join(root, ".deleted"))).toEqual(["taken"]);
    await page.getByRole("button", { name: "Put it back" }).click();
    await row("taken").waitFor();
    expect(readFileSync(join(root, "taken/case.yaml"), "utf8")).toContain('title: "Another name"');
    const deletes = row("velna").getByRole("button", { name: /^Delete/ });
    expect([await deletes.isDisabled(), await deletes.getAttribute("title")]).toEqual([
      true,
      expect.stringMatching(/open another case/),
    ]);
  });

  it("compares two: the numbers that differ, and odds on the same worlds, as the library has them", async () => {
    const text = readFileSync(join(root, "velna/case.yaml"), "utf8");
    cpSync(join(root, "velna"), join(root, "a-vote-of-mine"), { recursive: true });
    const other = text.replace(/(ore:\s*\n(?:.*\n)*?\s*weight: )(.*)/, "$10 to 4");
    expect(other).not.toBe(text);
    writeFileSync(join(root, "a-vote-of-mine/case.yaml"), other);
    for (const id of ["velna", "a-vote-of-mine"]) await row(id).getByRole("checkbox").check();
    await page.getByRole("button", { name: "Compare the two chosen" }).click();
    await page.getByRole("heading", { name: "1 number in which they differ" }).waitFor();
    await page.getByRole("button", { name: "Play both on the same worlds" }).click();
    await page.getByText(/worlds that both kept/).waitFor();
    const cells = await page.locator("section").first().locator("tbody tr").first().locator("td").allTextContents();
    const here = await compared(text, other);
    const points = (share: number): string => number(share * 100, 1);
    expect(cells).toEqual([
      percent(here.a),
      percent(here.b),
      `${here.difference > 0 ? "+" : ""}${points(here.difference)} \u00b1 ${points(here.se)}`,
    ]);
    await looksRight("two cases");
    await page.getByRole("button", { name: "Back to the cases" }).click();
  });

  it("opens an example, which is not written, and stays on it after a reload", async () => {
    await row("two-thirds").locator("h4 button").click();
    await page.locator(".saved", { hasText: "an example to try out" }).waitFor();
    expect(await page.getByRole("button", { name: "Save", exact: true }).count()).toBe(0);
    await page.reload();
    await page.locator(".saved", { hasText: "an example to try out" }).waitFor();
    expect(wrong).toEqual([]);
  });
});
