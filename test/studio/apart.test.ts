import { spawn } from "node:child_process";
import { cpSync, existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { outputOf } from "../child.ts";
import { casesAt, start } from "../../src/studio/server/index.ts";
import { describeBrowser } from "../browser/chromium.ts";
import {
  ORE,
  answers,
  find,
  preview,
  notice,
  number,
  built,
  questions,
  repository,
  saved,
  settings,
  settled,
  velna,
  workshop,
} from "./browser.ts";

// What runs in the page is evaluated there.
declare const localStorage: any;

describeBrowser("the studio when something goes wrong, and without its server", () => {
  const { root, open, browser, watch } = workshop();

  it("starts a crashed worker again, says so, and answers", async () => {
    const { page } = await open("velna");
    await expect.poll(() => page.workers().length).toBeGreaterThan(2); // the desk, the conductor and one of the crew at least
    await page.workers()[1].evaluate(() => {
      setTimeout(() => {
        throw new Error("boom");
      });
    });
    await notice(page, /crashed .*boom/).waitFor();
    await settled(page);
    expect(await questions(page)).toBe(await answers(velna));
    await page.workers()[0].evaluate(() => {
      void Promise.reject(new Error("nobody waits"));
    });
    await notice(page, /crashed .*nobody waits/).waitFor();
  });

  it("says plainly that the file went, that another studio is open, and that the studio is gone, and keeps what was moved", async () => {
    const place = join(root, "apart");
    cpSync(join(repository, "cases/velna-water"), place, { recursive: true });
    const other = spawn(
      process.execPath,
      [join(repository, "dist/cli.js"), "studio", place, "--no-open", "--port", "0"],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    const own = await start(casesAt(place), { port: 0, built });
    try {
      await new Promise<void>((said, fail) => {
        other.stdout.once("data", () => said());
        other.once("exit", (code) => fail(new Error(`the other studio ended with ${code}`)));
      });
      const context = await browser().newContext();
      await context.addInitScript((s) => {
        localStorage.setItem("entente run", s);
        delete (globalThis as { SharedArrayBuffer?: unknown }).SharedArrayBuffer;
      }, JSON.stringify(settings));
      const { page } = watch(await context.newPage());
      await page.goto(own.link);
      await notice(page, "Another studio is open on this case").waitFor();
      other.kill();
      await settled(page);
      expect(await questions(page), "without shared memory").toBe(await answers(velna));
      rmSync(join(place, "case.yaml"));
      await notice(page, "What you see is kept here").getByRole("button", { name: "Write the file again" }).click();
      await expect
        .poll(() => existsSync(join(place, "case.yaml")) && readFileSync(join(place, "case.yaml"), "utf8"))
        .toBe(velna);
      await own.close();
      await saved(page, "connection lost; changes are kept here");
      await find(page, ORE);
      await number(page, ORE).getByRole("textbox").fill("30 to 45");
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Save" }).click();
      await notice(page, "Not saved").waitFor();
      expect(
        await page.evaluate(() =>
          Object.entries(localStorage)
            .map(([key, value]) => `${key} ${value}`)
            .join("\n"),
        ),
      ).toContain("30 to 45");
      await settled(page);
    } finally {
      other.kill();
      await own.close();
    }
  });

  it("goes along in a report: from disk the handles move and answer as the run did; without scripts it is the plain report", async () => {
    const out = join(root, "live");
    outputOf(process.execPath, [
      join(repository, "dist/cli.js"),
      "run",
      join(root, "velna"),
      "--draws",
      String(settings.draws),
      "--paths",
      String(settings.paths),
      "--workers",
      "1",
      "--live",
      "-o",
      out,
    ]);
    const report = join(out, "report.html");
    expect(statSync(report).size).toBeLessThan(2.5e6);
    const { page, wrong } = watch(await (await browser().newContext()).newPage());
    page.on("request", (asked) => {
      if (/^https?:/.test(asked.url())) wrong.push(asked.url());
    });
    await page.goto(pathToFileURL(report).href);
    await page.getByRole("button", { name: "Start the engine" }).click();
    await settled(page);
    expect(await questions(page)).toBe(
      JSON.stringify(JSON.parse(readFileSync(join(out, "result.json"), "utf8")).questions),
    );
    await find(page, ORE);
    await number(page, ORE).getByRole("slider").focus();
    const previewed = await preview(page, "#live-place");
    await page.keyboard.press("PageUp");
    await previewed();
    expect(wrong).toEqual([]);
    const { page: still } = watch(await (await browser().newContext({ javaScriptEnabled: false })).newPage());
    await still.goto(pathToFileURL(report).href);
    expect(await still.locator("#live").isVisible()).toBe(false);
    expect(await still.locator("#argument").isVisible()).toBe(true);
  });
});
