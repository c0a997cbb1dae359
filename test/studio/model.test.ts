import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { start, type Studio } from "../../src/studio/server/index.ts";
import { EXAMPLE_DRAFT } from "../../src/reader/model/example-draft.ts";
import { EXAMPLE_ANSWER, EXAMPLE_TEXT } from "../../src/reader/model/guideline.ts";
import { describeBrowser, launch, type Tabs } from "../browser/chromium.ts";
import { entente } from "../cli/command.ts";
import { replies, standIn, type Server } from "../reader/model/stand-in.ts";
import { built, violations } from "./browser.ts";

const KEY = "sk-secret-of-the-studio";
const ANSWERS = [EXAMPLE_ANSWER, EXAMPLE_DRAFT, { edits: [] }];

describeBrowser("a language model that reads the article of a new case", () => {
  const root = mkdtempSync(join(tmpdir(), "entente-model-"));
  let server: Server;
  let studio: Studio;
  let browser: Tabs;
  beforeAll(async () => {
    server = await standIn(...ANSWERS.map((answer) => replies.plain(JSON.stringify(answer))));
    const settings = join(root, "settings.yaml");
    writeFileSync(settings, `url: ${server.url}\nmodel: stand-in\nprices: 2/8\n`);
    Object.assign(process.env, { ENTENTE_MODEL_SETTINGS: settings, ENTENTE_MODEL_KEY: KEY });
    studio = await start([], { port: 0, built, within: root });
    browser = await launch();
  });
  afterAll(async () => {
    delete process.env["ENTENTE_MODEL_SETTINGS"];
    delete process.env["ENTENTE_MODEL_KEY"];
    await browser?.close();
    await studio?.close();
    await server?.close();
    rmSync(root, { recursive: true, force: true });
  });

  it("says the cost before it asks and after, and its proposals are cards like any other", async () => {
    const page = await browser.newPage();
    await page.goto(studio.link);
    await page.getByLabel("Name of the case").fill("The strait");
    await page.getByLabel("Paste its text").fill(EXAMPLE_TEXT);
    await page.getByLabel("From which day").fill("2027-04");
    await page.getByLabel(/The language model stand-in at 127/).check();
    await page.getByRole("button", { name: "Estimate what it takes" }).click();
    const estimate = page.locator(".note", { hasText: "The text goes to stand-in at 127.0.0.1" });
    await estimate.waitFor();
    expect(await estimate.textContent()).toMatch(/tokens in and .* about 0\.\d+ at the prices given/);
    expect(await violations(page)).toEqual([]);
    expect(server.seen).toEqual([]);
    await page.getByRole("button", { name: "Ask the model" }).click();
    await page.locator(".card", { hasText: "read by a language model" }).first().waitFor();
    expect(await page.locator(".note").first().textContent()).toMatch(/3 calls.*cost 0\.\d+ at the prices given/);
    expect(server.seen.every(({ headers }) => headers.authorization === `Bearer ${KEY}`)).toBe(true);
    expect(await page.content()).not.toContain(KEY);

    const folder = join(root, "the-strait");
    expect((await entente("check", folder)).status).toBe(0);
    expect(readdirSync(join(folder, "model"))).toContain("draft.answer.json");
    const kept = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((name) => join(folder, name))
      .filter((name) => statSync(name).isFile());
    for (const name of kept) expect(readFileSync(name, "utf8")).not.toContain(KEY);
  });
});
