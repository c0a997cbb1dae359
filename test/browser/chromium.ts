import { describe } from "vitest";
import { chromium, type Browser, type BrowserContext } from "playwright-core";
import { chromiumCommand, findChromium } from "../../src/cli/chromium.ts";
import { endings } from "../worker-endings.ts";

const executable = findChromium();

/** The browser as a file of tests sees it; `close` ends what the file has opened. */
export type Tabs = Pick<Browser, "newPage" | "newContext" | "close">;

/** One for all files of a worker, one after the other: to start and end a browser takes as long as to open the studio. */
let started: Promise<Browser> | null = null;

async function ofWorker(): Promise<Browser> {
  const running = await started?.catch(() => null);
  if (running?.isConnected()) return running;
  if (!executable) throw new Error(`there is no chromium here; to install it: ${chromiumCommand()}`);
  started = chromium.launch({
    executablePath: executable,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  const browser = await started;
  endings().push(() => browser.close());
  return browser;
}

/** A chromium of this machine. */
export async function launch(): Promise<Tabs> {
  const browser = await ofWorker();
  return {
    newPage: (options) => browser.newPage(options),
    newContext: (options) => browser.newContext(options),
    close: async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
  };
}

/** Pages of the context play worlds on one thread: each more compiles the engine again, which costs more than the few worlds of a test. */
export function onOneThread(context: BrowserContext): Promise<unknown> {
  return context.addInitScript("Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { value: 1 })");
}

/** A suite that needs chromium: skipped with a word where there is none, run (and failing) in CI. */
export function describeBrowser(name: string, suite: () => void): void {
  if (executable || process.env["CI"]) describe(name, suite);
  else describe.skip(`${name} (needs chromium)`, suite);
}
