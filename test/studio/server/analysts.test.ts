/** Files of analysts by way of the studio: read beside a case, and one more written where that is asked for. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { root } from "../../../scripts/build.mjs";
import { analystTexts, keepAnalyst } from "../../../src/studio/server/analysts.ts";
import type { Folder } from "../../../src/studio/server/folders.ts";

const folder = mkdtempSync(join(tmpdir(), "entente-kept-"));
const at: Folder = { id: "one", folder, file: join(folder, "case.yaml"), title: "One" };
const text = (number: string): string =>
  `entente_analyst: 1\nname: Me\nnumbers:\n  actors.arland.needs.ore.weight: {value: ${number}, because: [{suggested: to hold 40 %}]}\n`;

beforeAll(() => {
  for (const name of ["case.yaml", "article.txt"]) cpSync(join(root, "cases/velna-water", name), join(folder, name));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("keeps a sound file once, and lists it", () => {
  expect(analystTexts(at)).toEqual([]);
  expect(keepAnalyst(at, { id: "me", text: text("10 to 20") })).toEqual([{ id: "me", text: text("10 to 20") }]);
  expect(readFileSync(join(folder, "analysts/me.yaml"), "utf8")).toBe(text("10 to 20"));
  expect(keepAnalyst(at, { id: "me", text: text("30 to 40") })).toMatchObject({ status: 409 });
  expect(analystTexts(at)).toEqual([{ id: "me", text: text("10 to 20") }]);
});

it.each([
  ["../me", text("10 to 20"), /small letter/],
  ["Me", text("10 to 20"), /small letter/],
  ["", text("10 to 20"), /small letter/],
  ["other", text("20 to 10"), /backwards/],
  ["other", "[", /./],
  ["other", text("10 to 20").replace("ore", "oar"), /no number/],
  ["other", `${text("10 to 20")}# ${"x".repeat(200_000)}`, /more than/],
])("refuses %j, and writes nothing", (id, written, says) => {
  const refused = keepAnalyst(at, { id, text: written });
  expect(refused).toMatchObject({ status: 422, problem: expect.stringMatching(says) });
  expect(existsSync(join(folder, "analysts/other.yaml"))).toBe(false);
});

it("refuses a case that is not sound on the disk", () => {
  const broken = join(folder, "broken");
  mkdirSync(broken);
  writeFileSync(join(broken, "case.yaml"), "entente: 1\n");
  const there = { ...at, folder: broken, file: join(broken, "case.yaml") };
  expect(keepAnalyst(there, { id: "me", text: text("10 to 20") })).toMatchObject({ status: 409 });
  expect(existsSync(join(broken, "analysts"))).toBe(false);
});
