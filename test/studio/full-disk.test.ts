import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it, vi } from "vitest";
import { save } from "../../src/studio/server/save.ts";

const disk = vi.hoisted(() => ({ full: false }));
vi.mock("node:fs", async (actual) => {
  const fs = await actual<typeof import("node:fs")>();
  return { ...fs, writeFileSync: (...args: Parameters<typeof fs.writeFileSync>): void => {
    if (!disk.full) return fs.writeFileSync(...args);
    fs.writeFileSync(args[0], String(args[1]).slice(0, 10), args[2]); // what fitted
    throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
  } };
});

const root = mkdtempSync(join(tmpdir(), "entente-full-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

it("a save on a full disk is refused and said, with the old file whole and nothing beside it; the next one goes through", () => {
  const file = join(root, "case.yaml");
  writeFileSync(file, "entente: 1\n");
  const at = { id: "full", title: "Full", folder: root, file };
  disk.full = true;
  expect(save(at, { mark: null, text: "entente: 1\ntitle: new\n" })).toEqual({ status: 507, problem: "the disk is full; nothing was written" });
  expect(readFileSync(file, "utf8")).toBe("entente: 1\n");
  expect(readdirSync(root)).toEqual(["case.yaml"]);
  disk.full = false;
  expect(save(at, { mark: null, text: "entente: 1\ntitle: new\n" })).toMatchObject({ text: "entente: 1\ntitle: new\n" });
});
