import { describe } from "vitest";
import { chromium, type Browser, type BrowserContext } from "playwright-core";
import { chromiumCommand, findChromium } from "../../src/cli/chromium.ts";

const executable = findChromium();

/** A chromium of this machine. */
export function launch(): Promise<Browser> {
  if (!executable) throw new Error(`there is no chromium here; to install it: ${chromiumCommand()}`);
  return chromium.launch({
    executablePath: executable,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** Pages of the context play worlds on one thread: each more compiles the engine anew, which costs more than the few worlds of a test. */
export function onOneThread(context: BrowserContext): Promise<unknown> {
  return context.addInitScript("Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { value: 1 })");
}

/** A suite that needs chromium: skipped with a word where there is none, run (and failing) in CI. */
export function describeBrowser(name: string, suite: () => void): void {
  if (executable || process.env["CI"]) describe(name, suite);
  else describe.skip(`${name} (needs chromium)`, suite);
}
