/** The demonstration from a plain static server, under a path below its root, with the strict policy. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { demoFiles } from "../../src/studio/demo/files.ts";
import { CONTENT_POLICY } from "../../src/studio/server/guard.ts";
import { examplesBeside, FLAGSHIP } from "../../src/studio/server/index.ts";
import { describeBrowser, launch, type Tabs } from "../browser/chromium.ts";
import { answers, built, find, ORE, number, questions, saved, settings, settled, velna } from "./browser.ts";

// What runs in the page is evaluated there.
declare const localStorage: any;

const PLACE = "/some/where/";
const TYPES: { [ending: string]: string } = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};

describeBrowser("the demonstration", () => {
  const files = demoFiles(examplesBeside(built), FLAGSHIP, join(built, "studio"));
  const asked: string[] = [];
  let server: Server;
  let browser: Tabs;
  let link: string;
  beforeAll(async () => {
    server = createServer((request, answer) => {
      asked.push(`${request.method} ${request.url}`);
      const name = (request.url ?? "").split("?")[0]!.slice(PLACE.length) || "index.html";
      const content = request.url?.startsWith(PLACE) ? files.get(name) : undefined;
      answer.writeHead(content === undefined ? 404 : 200, {
        "content-type": TYPES[extname(name)] ?? "text/plain",
        "content-security-policy": CONTENT_POLICY,
        "x-content-type-options": "nosniff",
      });
      answer.end(content);
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    link = `http://127.0.0.1:${(server.address() as AddressInfo).port}${PLACE}`;
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  it("runs the engine in the browser, as the command line has it to the byte, and writes nothing", async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(45_000);
    const wrong: string[] = [];
    page.on("pageerror", (error) => wrong.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") wrong.push(message.text());
    });
    await page.addInitScript((run) => localStorage.setItem("entente run", run), JSON.stringify(settings));
    await page.goto(`${link}#velna-water`);
    await settled(page);
    expect(await questions(page)).toBe(await answers(velna));
    expect(await page.getByRole("button", { name: "Save" }).count()).toBe(0);
    await saved(page, "an example to try out: changes stay in this browser");
    await find(page, ORE);
    await number(page, ORE).getByRole("textbox").fill("30 to 45");
    await page.keyboard.press("Enter");
    await saved(page, "1 number moved");
    await page.keyboard.press("Control+s");
    await settled(page);
    await page.getByRole("button", { name: /^Text/ }).click();
    await page.locator(".cm-content", { hasText: "30 to 45" }).waitFor();
    expect(await page.getByRole("button", { name: "Save" }).count()).toBe(0);
    await page.getByRole("button", { name: "Close" }).click();
    await page.getByLabel("Case").selectOption(FLAGSHIP);
    await page.getByRole("heading", { level: 1, name: "Russia and Japan under Chinese pressure, 2012" }).waitFor();
    expect(wrong).toEqual([]);
    expect(asked.filter((one) => !one.startsWith(`GET ${PLACE}`))).toEqual([]);
    await page.close();
  });

  it("names only files that it has, and its page states the policy where a server does not", () => {
    const html = String(files.get("index.html"));
    expect(html).toContain(`<meta http-equiv="content-security-policy" content="${CONTENT_POLICY}">`);
    const named = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, name]) => name!);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => !files.has(name))).toEqual([]);
    const { cases } = JSON.parse(String(files.get("api/cases.json"))) as { cases: { id: string }[] };
    expect(cases.map(({ id }) => id)).toContain(FLAGSHIP);
    expect(cases.filter(({ id }) => !files.has(`api/cases/${id}.json`))).toEqual([]);
  });
});
