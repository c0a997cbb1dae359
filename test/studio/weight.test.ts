import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { built } from "./browser.ts";

const MAX_BYTES = 420_000;
/** Loaded when they are first wanted: what a text is edited, a case made, changed and listed with, and reports. */
const APART = /^((editor|authoring|parts|points|cases|review)-.*|report|live)\.js$/;

it("the page, its workers and figures weigh under 420 kB as they are sent", () => {
  const pages = join(built, "studio");
  const sent = readdirSync(pages).filter((name) => /\.(js|css|html|svg)$/.test(name) && !APART.test(name));
  expect(sent).toContain("worker.js");
  const bytes = sent.map((name) => gzipSync(readFileSync(join(pages, name)), { level: 9 }).length);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MAX_BYTES);
});

it("what a case is made and changed with is loaded when it is first wanted", () => {
  const pages = join(built, "studio");
  const apart = readdirSync(pages).filter((name) => /^(authoring|parts|points)-\w+\.js$/.test(name));
  expect(apart).toHaveLength(3);
  const started = new Set(["main.js"]);
  for (const name of started)
    for (const [, other] of readFileSync(join(pages, name), "utf8").matchAll(/(?:from|import)"\.\/([\w-]+\.js)"/g))
      started.add(other!);
  expect(started.size).toBeGreaterThan(3);
  expect(apart.filter((name) => started.has(name))).toEqual([]);
});
