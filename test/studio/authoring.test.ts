import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { start, type Studio } from "../../src/studio/server/index.ts";
import { describeBrowser, launch, onOneThread, type Tabs } from "../browser/chromium.ts";
import { entente } from "../cli/command.ts";
import { built, few, violations } from "./browser.ts";
import { WALK_ARTICLE } from "./walk-article.ts";

// What runs in the page is evaluated there.
declare const document: any, innerWidth: number, localStorage: any, DataTransfer: any, File: any, DragEvent: any;

/** Milliseconds that anything on the page may take on the slowest machine; nothing waits so long where it comes. */
const PATIENCE = 45_000;

describeBrowser("a case made in the studio", () => {
  const root = mkdtempSync(join(tmpdir(), "entente-making-"));
  const file = join(root, "narrow-sea", "case.yaml");
  let studio: Studio;
  let browser: Tabs;
  let page: Page;
  const wrong: string[] = [];
  beforeAll(async () => {
    studio = await start([], { port: 0, built, within: root });
    browser = await launch();
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
    await onOneThread(context);
    page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.on("pageerror", (error) => wrong.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") wrong.push(message.text());
    });
    await page.addInitScript((run) => localStorage.setItem("entente run", run), JSON.stringify(few));
  });
  afterAll(async () => {
    await browser?.close();
    await studio?.close();
    rmSync(root, { recursive: true, force: true });
  });

  const on = (title: string): Promise<void> =>
    page.locator(".making h2", { hasText: new RegExp(`^${title}$`) }).waitFor();
  const next = async (title: string): Promise<void> => {
    await page.getByRole("button", { name: "Continue" }).click();
    await on(title);
  };
  const step = (ask: string) => page.locator(".step", { has: page.locator("h3", { hasText: ask }) });
  const field = (name: string, within = page.locator(".page")) => within.getByRole("textbox", { name, exact: true });
  /** No fault of axe, and nothing wider than the screen, on a wide screen, a tablet and a phone, in light and dark. */
  const looksRight = async (of: string): Promise<void> => {
    for (const [width, colorScheme] of [
      [1280, "light"],
      [768, "dark"],
      [390, "light"],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      expect(await violations(page), `${of} at ${width}`).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        `${of} at ${width}`,
      ).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  };
  const valid = async (): Promise<void> => {
    const { status, stdout } = await entente("check", join(root, "narrow-sea"));
    expect([status, stdout.includes("error")]).toEqual([0, false]);
  };

  it("begins where there is no case, with an article that is pasted", async () => {
    await page.goto(studio.link);
    await field("Name of the case").fill("Narrow Sea");
    await field("Paste its text").fill(WALK_ARTICLE);
    await looksRight("a new case");
    await page.getByRole("button", { name: "Read the article" }).click();
    await on("Proposals");
    expect(existsSync(file)).toBe(true);
    await looksRight("the proposals");
  });

  it("shows what was read as cards, with their passage beside them", async () => {
    const need = page.locator('[data-card="needs.gas"]');
    await need.hover();
    expect(await page.locator("aside mark.led").textContent()).toBe("Velland needs gas");
    await need.getByRole("button", { name: /^Accept/ }).click();
    await page.locator('[data-card="needs.gas"].accepted').waitFor();
    await need.getByRole("button", { name: /^Change/ }).click();
    await need.getByLabel("how much it weighs").selectOption("high");
    await need.getByRole("button", { name: "Save the change" }).click();
    await page.locator('[data-card="needs.gas"].changed').waitFor();
    await page.evaluate(() => document.querySelectorAll("details.left-out").forEach((one: any) => (one.open = true)));
    for (const card of await page.locator('[data-card^="questions."]').all()) {
      await card.getByRole("button", { name: /^Drop/ }).click();
      await card.getByRole("button", { name: /^Take back/ }).waitFor();
    }
    await page.locator('[data-card="parties.velland"]').getByRole("button", { name: /^Drop/ }).click();
    expect(await page.locator('[data-card="parties.velland"] .sure li').allTextContents()).toContain(
      "Velland needs gas.",
    );
    await page.getByRole("button", { name: "Keep it" }).click();
    await valid();
  });

  it("asks for parties, matters and outcomes, which are moved by keyboard", async () => {
    await next("Parties");
    await next("What is open");
    await field("matter 1").fill("The maritime border");
    await field("matter 2").fill("The Tern gas field");
    await page.getByRole("button", { name: "Add a matter" }).click();
    await field("matter 3").fill("Fishing in the strait");
    await next("Outcomes");
    for (const [matter, today, other] of [
      ["Fishing in the strait", "Closed to Orsk's boats", "Shared grounds"],
      ["The maritime border", "Disputed", "A border treaty"],
      ["The Tern gas field", "Untouched", "A gas contract"],
    ] as const) {
      await field("outcome 1, what stands today", step(matter)).fill(today);
      await field("outcome 2", step(matter)).fill(other);
    }
    const gas = step("The Tern gas field");
    await gas.getByRole("button", { name: "Add an outcome" }).click();
    await field("outcome 3", gas).fill("A joint zone");
    const grip = gas.getByRole("button", { name: /^Move A joint zone/ });
    await grip.press("ArrowUp");
    expect(await field("outcome 2", gas).inputValue()).toBe("A joint zone");
    expect(await gas.getByRole("status").textContent()).toBe("A joint zone: 2 of 3");
    expect(await grip.evaluate((e) => e === document.activeElement)).toBe(true);
    await next("What goes together");
    await next("Who prefers what");
    await valid();
    expect(readFileSync(file, "utf8")).toMatch(/ \w+: "Untouched"\n {6}\w+: "A joint zone"\n {6}\w+: "A gas contract"/);
  });

  it("asks who prefers what, by dragging; an order that nobody touched stays open", async () => {
    const all = await page.locator(".step").all();
    expect(all.length).toBe(6);
    for (const one of all) {
      const ask = await one.locator("h3").textContent();
      if (!/border.*Velland/.test(ask!)) {
        if (!/gas.*Orsk/.test(ask!)) await one.getByRole("button", { name: "This order is right" }).click();
        continue;
      }
      await one.scrollIntoViewIfNeeded();
      const from = (await one.getByRole("button", { name: /^Move A border treaty/ }).boundingBox())!;
      const to = (await one.locator("li").first().boundingBox())!;
      await page.mouse.move(from.x + 5, from.y + 5);
      await page.mouse.down();
      await page.mouse.move(from.x + 5, to.y + 2, { steps: 4 });
      await page.mouse.up();
      expect(await one.locator(".fixed").allTextContents()).toEqual(["A border treaty", "Disputed"]);
    }
    await looksRight("the orders");
    await next("Who else must agree");
    expect(await page.locator(".outlook .signs .sign").first().textContent()).toMatch(/^(Orsk|Velland) /);
    const yaml = readFileSync(file, "utf8");
    expect(yaml).toMatch(/border_treaty: "\? -80 to -20: /);
    expect(yaml).toMatch(/joint_zone: "\? -60 to 60: no text says what this option is worth/);
  });

  it("shows an answer that is contested where the person is, on a page of any length", async () => {
    await page.getByRole("button", { name: /^Who prefers what/ }).click();
    await on("Who prefers what");
    const own = "**/api/cases/*/authoring";
    await page.route(own, (route) =>
      route.request().method() === "PUT"
        ? route.fulfill({ status: 422, json: { problem: "It was changed.", clashes: ["A gas contract was changed."] } })
        : route.continue(),
    );
    await step("Orsk").last().getByRole("button", { name: "Turn the order round" }).click();
    const go = page.getByRole("button", { name: "Continue" });
    await go.scrollIntoViewIfNeeded();
    await go.click();
    const alert = page.getByRole("alert");
    await alert.waitFor();
    const { top, bottom, focused, tall } = await alert.evaluate((e) => ({
      top: e.getBoundingClientRect().top,
      bottom: e.getBoundingClientRect().bottom,
      focused: e === document.activeElement,
      tall: document.querySelector(".page .foot")!.getBoundingClientRect().top,
    }));
    expect(focused).toBe(true);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(bottom).toBeLessThanOrEqual(900);
    expect(tall, "the page is longer than the screen").toBeGreaterThan(900);
    await alert.getByRole("button", { name: "Neither yet" }).click();
    await page.unroute(own);
    await page.getByRole("button", { name: /^Who else must agree/ }).click();
    await on("Who else must agree");
  });

  it("asks who else must agree and what counts as yes; a month that is past is refused where it stands, and is not a trap", async () => {
    await page.getByRole("button", { name: "Add one" }).click();
    await field("Who").fill("The parliament of Orsk");
    await page.getByLabel("The maritime border: A border treaty").check();
    await looksRight("who else must agree");
    await next("Questions");
    const treaty =
      "By which month: The maritime border: A border treaty, signed, and approved by the parliament of Orsk";
    await field(treaty).fill("2019-12");
    await field("By which month: The Tern gas field: A gas contract").fill("2027-12");
    await page.getByRole("button", { name: "Continue" }).click();
    expect(await page.getByRole("alert").textContent()).toContain("2019-12 is not after");
    await page.getByRole("button", { name: /^Parties/ }).click();
    await page.getByRole("button", { name: "go to Parties without it" }).click();
    await on("Parties");
    await page.getByRole("button", { name: /^Questions/ }).click();
    await field("By which month: The Tern gas field: A gas contract").fill("2027-12");
    await field(treaty).fill("2029-12");
    await looksRight("the questions");
    await next("Whom it hurts");
    await page
      .locator(".outlook .first-odds", { hasText: /from suggestions/ })
      .first()
      .waitFor();
    await next("What each side lacks");
    expect(await page.locator("aside mark").allTextContents()).toContain("Velland needs gas");
    await page.getByLabel("What makes it felt more").last().fill("price of gas");
    await next("What meets it");
    await step("need: gas").getByLabel("The Tern gas field: A gas contract").selectOption("most");
    await next("What was tried");
    await field("Since").fill("2016-06");
    await next("How fast it goes");
    await field("How many months pass from the signature until the parliament of Orsk decides?").fill("2 to 6");
    await field("Why, in a sentence").fill("The last pact took four");
    await looksRight("how fast it goes");
    await next("Governments");
    await step("Who governs Orsk").getByRole("button", { name: "Add one" }).click();
    await field("Who governs").fill("The coalition");
    await field("Until when").fill("2026-10");
    await looksRight("the governments");
    await next("The next government");
    await page.getByLabel("The maritime border: A border treaty").selectOption("worse than today");
    await looksRight("the next government");
    await next("Would sign today");
    await next("Numbers");
    await looksRight("the numbers");
    await valid();
  });

  it("is undone answer by answer, and goes on after a reload where it was left", async () => {
    const before = readFileSync(file, "utf8");
    expect(before).toContain("on: 2026-10");
    expect(before).toMatch(/months: \{value: 2 to 6, judgment: "The last pact took four"\}/);
    expect(before).toMatch(/stakes\.\w+\.values\.border_treaty: "\? -80 to -20: /);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.locator(".pages .done", { hasText: "Would sign today" }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Undo" }).click();
    await page.locator(".pages .done", { hasText: "The next government" }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Undo" }).click();
    await page.locator(".pages .done", { hasText: "Governments" }).waitFor({ state: "detached" });
    expect(readFileSync(file, "utf8")).not.toContain("on: 2026-10");
    await page.reload();
    await page.getByRole("button", { name: "Interview" }).click();
    await on("Governments");
    await step("Who governs Orsk").getByRole("button", { name: "Add one" }).click();
    await field("Who governs").fill("The coalition");
    await field("Until when").fill("2026-10");
    await next("The next government");
    await page.getByLabel("The maritime border: A border treaty").selectOption("worse than today");
    await next("Would sign today");
    await next("Numbers");
    expect(readFileSync(file, "utf8")).toBe(before);
  });

  it("asks first for the numbers that move the answers most, with what to hold each against", async () => {
    await page.locator(".outlook .first-odds[data-kind=full]").first().waitFor();
    const weight = page.locator('.open-number[data-path$=".weight"], .open-number[data-path$=".concludes"]').first();
    const path = (await weight.getAttribute("data-path"))!;
    const count = await page.locator(":not(.left-out) > .open-number").count();
    await weight.getByRole("button", { name: "What to hold it against" }).click();
    await weight.locator(".guide").waitFor();
    await looksRight("a number and what it is held against");
    await weight.getByLabel("Number, range or word").fill("medium");
    await weight.getByLabel("Why, in a sentence").fill("It was so in the spring.");
    await weight.getByRole("button", { name: "Keep it" }).click();
    await page.locator(`.left-out .open-number[data-path="${path}"]`).waitFor({ state: "attached" });
    expect(count).toBeLessThanOrEqual(10);
    expect(readFileSync(file, "utf8")).toMatch(/value: [\d.]+ to [\d.]+, judgment: "It was so in the spring\."/);
  });

  it("gives odds, the same as the command line, passes the strict check, and is listed among the cases", async () => {
    await page.getByRole("button", { name: "Take the suggestions and see odds" }).click();
    await page.waitForSelector('[data-current="true"][data-phase="settled"]', { state: "attached" });
    expect(await page.locator("#odds .question").count()).toBe(2);
    const text = readFileSync(file, "utf8");
    expect(text).not.toMatch(/: "\?/);
    expect((await entente("check", join(root, "narrow-sea"), "--strict")).status).toBe(0);
    const { stdout } = await entente(
      ...["run", join(root, "narrow-sea"), "--json", "--workers", "1", "-o", join(root, "out")],
      ...["--draws", String(few.draws), "--paths", String(few.paths), "--seed", String(few.seed)],
    );
    const here = await page.evaluate(
      () => JSON.parse(new TextDecoder().decode((globalThis as any).entente.runs.whole)).questions,
    );
    expect(JSON.stringify(here)).toBe(JSON.stringify(JSON.parse(stdout).questions));
    await page.getByRole("button", { name: "New case" }).click();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.locator("h1", { hasText: "Narrow Sea" }).waitFor();
    expect(wrong.filter((one) => !/status of 422/.test(one))).toEqual([]);
  });

  it("that is not on disk yet is gone on with after a reload, is offered beside a new one, and asks before it is left", async () => {
    const empty = mkdtempSync(join(tmpdir(), "entente-begun-"));
    const other = await start([], { port: 0, built, within: empty });
    const asked: string[] = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    const leave = async (go: () => Promise<unknown>): Promise<void> => {
      asked.length = 0;
      await go();
      expect(asked).toEqual(["beforeunload"]);
    };
    const toParties = async (): Promise<void> => {
      await page.locator(".pages button", { hasText: "Parties" }).click();
      await on("Parties");
    };
    const isThere = async (): Promise<void> => {
      await toParties();
      expect(await field("party 2").inputValue()).toBe("Benn");
      expect(await page.locator("aside").textContent()).toContain("It rained in May 2025.");
    };
    await page.goto(other.link);
    await field("Name of the case").fill("A gap");
    await field("Paste its text").fill("It rained in May 2025.");
    await page.getByLabel(/^From which day/).fill("2025-06");
    await page.getByRole("button", { name: "Read the article" }).click();
    await toParties();
    await field("party 1").fill("Alba");
    await field("party 2").fill("Benn");
    await next("What is open");
    await leave(() => page.reload());
    await isThere();
    await leave(() => page.goto("about:blank"));
    await page.goBack();
    await isThere();
    await leave(() => page.goto("about:blank"));
    await page.goto(other.link);
    await page.getByRole("button", { name: "Go on with A gap" }).waitFor();
    await looksRight("a new case beside one that is begun");
    await page.getByRole("button", { name: "Go on with A gap" }).click();
    await isThere();
    await page.goto("about:blank");
    await page.goto(other.link);
    await page.getByRole("button", { name: "Let go of A gap" }).click();
    await page.getByRole("button", { name: "Go on with A gap" }).waitFor({ state: "detached" });
    page.removeAllListeners("dialog");
    await other.close();
    expect(readdirSync(empty)).toEqual([]);
    rmSync(empty, { recursive: true });
  });

  it("takes a file in its field, and opens none that is dropped beside it in place of the page", async () => {
    const dropped = (selector: string): Promise<boolean[]> =>
      page.evaluate((at) => {
        const data = new DataTransfer();
        data.items.add(new File(["Rain fell."], "rain.txt", { type: "text/plain" }));
        return ["dragover", "drop"].map((type) => {
          const event = new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true });
          document.querySelector(at).dispatchEvent(event);
          return event.defaultPrevented;
        });
      }, selector);
    await page.goto(studio.link);
    await page.getByRole("button", { name: "New case" }).click();
    await field("Name of the case").waitFor();
    expect(await dropped("header h1")).toEqual([true, true]);
    expect(await dropped("main")).toEqual([true, true]);
    expect(await field("Name of the case").inputValue()).toBe("");
    await dropped(".new-case .drop");
    expect(await field("Name of the case").inputValue()).toBe("rain");
  });
});
