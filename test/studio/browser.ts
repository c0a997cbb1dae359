/** A studio and one tab of chromium on it, for the tests of the page: each opens a case as if nobody had been there before. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { defaults } from "../../src/engine/index.ts";
import type { Result } from "../../src/result/index.ts";
import { check, type Case } from "../../src/language/index.ts";
import { run } from "../../src/runners/node/index.ts";
import { casesAt, start, type Studio } from "../../src/studio/server/index.ts";
import { launch, onOneThread, type Tabs } from "../browser/chromium.ts";

// What runs in the page is evaluated there.
declare const document: any, localStorage: any, sessionStorage: any, MutationObserver: any, entente: any;

export const repository = fileURLToPath(new URL("../..", import.meta.url));
export const built = join(repository, "dist");
export const settings = { seed: 1, draws: 60, paths: 2 };
/** For what is not about numbers: as few worlds as odds are shown of. */
export const few = { seed: 1, draws: 50, paths: 1 };
/** A number of velna-water that much hangs on. */
export const ORE = "actors.arland.needs.ore.weight";
export const velna = readFileSync(join(repository, "cases/velna-water/case.yaml"), "utf8");
export const article = readFileSync(join(repository, "cases/velna-water/article.txt"), "utf8");

/** Milliseconds that anything on the page may take on the slowest machine; nothing waits so long where it comes. */
const PATIENCE = 45_000;

export interface Tab {
  page: Page;
  /** Errors that the page threw or wrote to its console since the case was opened. */
  wrong: string[];
}
export interface Workshop {
  root: string;
  link(): string;
  browser(): Tabs;
  file(id: string): string;
  /** Opens a case at its full run's settings, with nothing kept in the browser and velna-water as it is in the repository. */
  open(id: string, run?: { seed: number; draws: number; paths: number }): Promise<Tab>;
  /** A page of another context, whose words are shown as well where the test fails. */
  watch(page: Page): Tab;
}

/** @param cases what stands in the folder beside velna-water: a folder of `cases`, or a text with its article. */
export function workshop(cases: { [id: string]: string | { text: string; article: string } } = {}): Workshop {
  const root = mkdtempSync(join(tmpdir(), "entente-page-"));
  const file = (id: string): string => join(root, id, "case.yaml");
  let studio: Studio;
  let browser: Tabs;
  let own: Tab;
  const tabs: Tab[] = [];

  const watch = (page: Page): Tab => {
    page.setDefaultTimeout(PATIENCE);
    const tab: Tab = { page, wrong: [] };
    page.on("pageerror", (error) => tab.wrong.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") tab.wrong.push(message.text());
    });
    tabs.push(tab);
    return tab;
  };

  beforeAll(async () => {
    cpSync(join(repository, "cases/velna-water"), join(root, "velna"), { recursive: true });
    for (const [id, from] of Object.entries(cases)) {
      if (typeof from === "string") {
        cpSync(join(repository, "cases", from), join(root, id), { recursive: true });
        continue;
      }
      mkdirSync(join(root, id));
      writeFileSync(file(id), from.text);
      writeFileSync(join(root, id, "article.txt"), from.article);
    }
    studio = await start(casesAt(root), { port: 0, built });
    browser = await launch();
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
    await onOneThread(context);
    own = watch(await context.newPage());
  });
  afterEach(async ({ task }) => {
    const errors = task.result?.errors ?? [];
    for (const { page, wrong } of tabs) {
      if (errors.length > 0 && !page.isClosed())
        errors[0].message += `\n\nThe page says:\n${await said(page)}${wrong.length > 0 ? `\nerrors: ${wrong.join(" | ")}` : ""}`;
      if (page !== own.page) await page.context().close();
    }
    tabs.splice(0, tabs.length, own);
  });
  afterAll(async () => {
    await browser?.close();
    await studio?.close();
    rmSync(root, { recursive: true, force: true });
  });

  const open = async (id: string, run = settings): Promise<Tab> => {
    const { page, wrong } = own;
    await page.context().setOffline(false);
    if (!page.url().startsWith(studio.link)) await page.goto(studio.link);
    await page.evaluate((s) => {
      localStorage.clear();
      sessionStorage.clear();
      localStorage.setItem("entente run", s);
    }, JSON.stringify(run));
    await page.goto("about:blank"); // another case would be a part of the same page
    if (readFileSync(file("velna"), "utf8") !== velna) writeFileSync(file("velna"), velna);
    wrong.length = 0;
    await page.goto(`${studio.link}#${id}`);
    return own;
  };
  return { root, link: () => studio.link, browser: () => browser, file, open, watch };
}

/** What a page says where a test waits for something else: how far its run is, its notices, what has the focus. */
function said(page: Page): Promise<string> {
  const words = page
    .evaluate(() =>
      [
        ...[...document.querySelectorAll("[data-phase], .notices p, .saved, dialog[open] h2, [role=alert]")].map(
          (e: any) =>
            `${e.className || e.tagName.toLowerCase()} ${JSON.stringify({ ...e.dataset })} ${e.textContent.slice(0, 300)}`,
        ),
        `focus: ${document.activeElement?.outerHTML.slice(0, 200)}`,
      ].join("\n"),
    )
    .catch((error: Error) => `nothing: ${error.message}`);
  const workers = `${page.workers().length} workers at ${page.url()}`;
  return Promise.race([
    words,
    new Promise<string>((late) => {
      setTimeout(() => late("nothing in ten seconds"), 10_000).unref();
    }),
  ]).then((all) => `${all}\n${workers}`);
}

export const settled = (page: Page) =>
  page.waitForSelector('[data-current="true"][data-phase="settled"]', { state: "attached" });
export const saved = (page: Page, words: string) =>
  page.locator(".saved", { hasText: new RegExp(`^${words}$`) }).waitFor();
export const notice = (page: Page, words: string | RegExp) => page.locator(".notices p", { hasText: words });
export const number = (page: Page, path: string) => page.locator(`[data-path="${path}"]`);
export const find = (page: Page, words: string) => page.getByLabel("Find a number").fill(words);
/** Waits until what has the focus lies in something. */
export const focused = (page: Page, selector: string) =>
  page.waitForFunction((s) => document.activeElement?.closest(s), selector);

/** Watches from now on for the first preview, however short it is seen. @param host of the shadow that it is in, in a report. @returns what waits for it, and gives the count of worlds that it was on. */
export async function preview(page: Page, host?: string): Promise<() => Promise<string>> {
  await page.evaluate((at) => {
    const root = at === undefined ? document.body : document.querySelector(at).shadowRoot;
    entente.previewed = null;
    const eye = new MutationObserver(() => {
      if (!root.querySelector(".question.preview")) return;
      entente.previewed = root.querySelector("[data-phase]").dataset.preview;
      eye.disconnect();
    });
    eye.observe(root, { subtree: true, childList: true, attributes: true });
  }, host);
  return async () => (await page.waitForFunction(() => entente.previewed)).jsonValue() as Promise<string>;
}

/** The page's own result, to the byte. */
export const whole = async (page: Page): Promise<Result> =>
  JSON.parse(await page.evaluate(() => new TextDecoder().decode(entente.runs.whole))) as Result;
export const questions = async (page: Page): Promise<string> => JSON.stringify((await whole(page)).questions);

export const caseOf = (text: string, beside: (name: string) => string = () => article): Case => {
  const { case: c, messages } = check({ id: "velna", file: "case.yaml", text }, (name) => ({ text: beside(name) }));
  if (!c) throw new Error(JSON.stringify(messages));
  return c;
};

/** A run as the command line has it, each once. */
const runs = new Map<string, Promise<Result>>();
export function ran(text: string, c: Case, more: object = {}): Promise<Result> {
  const key = JSON.stringify([text, more]);
  if (!runs.has(key)) runs.set(key, run(c, { ...defaults, ...settings, ...more }, { workers: 1 }));
  return runs.get(key)!;
}
export const answers = async (text: string, more: object = {}, c = caseOf(text)): Promise<string> =>
  JSON.stringify((await ran(text, c, more)).questions);

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** What axe-core finds at A and AA, in the page or in one part of it. */
export async function violations(page: Page, part = "html"): Promise<string[]> {
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe);
  const found = await page.evaluate(
    (within) =>
      (
        globalThis as unknown as {
          axe: {
            run(
              at: string,
              o: object,
            ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
          };
        }
      ).axe.run(within, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
        resultTypes: ["violations"],
      }),
    part,
  );
  return found.violations.map(
    (v) =>
      `${v.id}: ${v.nodes
        .slice(0, 2)
        .map((n) => `${n.html.slice(0, 160)} ${n.failureSummary.slice(0, 200)}`)
        .join(" | ")}`,
  );
}
