/** Rows of the studio, in a real browser on the flagship case: weight of the page, first view, first preview, full answer beside the command line, long tasks. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { casesAt, start } from "../src/studio/server/index.ts";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const NUMBER = "drivers.pressure.start";
const ROUNDS = 3;
const middle = (numbers: number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

export async function studioRows(): Promise<void> {
  const built = join(process.cwd(), "dist");
  weight(join(built, "studio"));
  const executablePath = PLACES.find((place) => existsSync(place));
  if (!executablePath) {
    console.log("  there is no chromium here: the rest needs one\n");
    return;
  }
  const studio = await start(casesAt("cases/kurils-2012"), { port: 0, built });
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    page.setDefaultTimeout(600_000);
    await page.addInitScript(`window.long=[];new PerformanceObserver((l)=>{for(const e of l.getEntries())window.long.push([Math.round(e.startTime),Math.round(e.duration)])}).observe({type:"longtask",buffered:true});
      new MutationObserver((_,o)=>{if(!window.text&&document.querySelector(".text p"))window.text=performance.now();if(document.querySelector(".question")){window.view=performance.now();o.disconnect()}}).observe(document,{childList:true,subtree:true})`);
    await page.goto(studio.link);
    await page.waitForSelector(".question");
    const [text, view] = (await page.evaluate(
      "[window.text, window.view].map((at) => at - performance.getEntriesByType('navigation')[0].responseStart)",
    )) as [number, number];
    console.log(
      `  first view: the text ${text.toFixed(0)} ms after the server's first byte, quotes, model and questions ${view.toFixed(0)} ms`,
    );
    await page.waitForSelector('[data-current="true"][data-phase="settled"]');
    await page.getByLabel("Find a number").fill(NUMBER);
    await page.waitForTimeout(1500); // the worlds of the next preview are prepared meanwhile
    const previews: number[] = [],
      tried: number[] = [],
      answers: number[] = [],
      line: number[] = [];
    await page.evaluate("void (window.long.length = 0)");
    for (let round = 0; round < ROUNDS; round++) {
      const started = performance.now();
      execFileSync(process.execPath, ["dist/cli.js", "run", "cases/kurils-2012", "--json"], {
        stdio: ["ignore", "pipe", "ignore"],
        maxBuffer: 2 ** 28,
      });
      line.push(performance.now() - started);
      await page.locator(`[data-path="${NUMBER}"] .handle`).focus();
      await page.evaluate(
        `window.seen=null;window.moved=performance.now();new MutationObserver((_,o)=>{if(document.querySelector(".question.preview")){window.seen=performance.now();o.disconnect()}}).observe(document,{attributes:true,subtree:true})`,
      );
      await page.evaluate("window.moved=performance.now()");
      await page.keyboard.press(round % 2 === 0 ? "PageDown" : "PageUp");
      await page.waitForSelector(".question.preview");
      previews.push((await page.evaluate("window.seen-window.moved")) as number);
      tried.push(Number(await page.locator("[data-phase]").getAttribute("data-preview")));
      await page.waitForSelector('[data-current="true"][data-phase="settled"]');
      answers.push((await page.evaluate("performance.now()-window.moved")) as number);
      await page.waitForTimeout(2500);
    }
    const ratios = answers.map((a, j) => a / line[j]);
    const long = (await page.evaluate("window.long.map(([, d]) => d)")) as number[];
    console.log(
      `  moved handle to first preview ${middle(previews).toFixed(0)} ms (${previews.map((n) => n.toFixed(0)).join(" ")}), on ${middle(tried)} worlds of the last run`,
    );
    console.log(
      `  moved handle to full answer ${(middle(answers) / 1000).toFixed(1)} s; entente run --json ${(middle(line) / 1000).toFixed(1)} s: ${middle(ratios).toFixed(2)} (rounds ${ratios.map((ratio) => ratio.toFixed(2)).join(" ")})`,
    );
    console.log(
      `  tasks over 50 ms on the page's thread meanwhile: ${long.length}${long.length > 0 ? `, longest ${Math.max(...long)} ms` : ""}\n`,
    );
  } finally {
    await browser.close();
    await studio.close();
  }
}

function weight(pages: string): void {
  const size = (name: string): number => gzipSync(readFileSync(join(pages, name)), { level: 9 }).length;
  const names = readdirSync(pages).filter((name) => /\.(js|css|html|svg)$/.test(name));
  const apart = (name: string): boolean =>
    /^((editor|authoring|parts|points|cases|review)-.*|report|live)\.js$/.test(name);
  const kb = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;
  const whole = names.filter((name) => !apart(name)).reduce((sum, name) => sum + size(name), 0);
  console.log(
    `the studio: page, workers and figures ${kb(whole)} under gzip; editor ${kb(size(names.find((name) => name.startsWith("editor-"))!))} when it is opened, maker of reports ${kb(size("report.js"))} when one is asked for`,
  );
}
