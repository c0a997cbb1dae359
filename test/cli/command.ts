/** The command itself, as it is typed, in a folder that goes when the tests of a file are done. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { root } from "../../scripts/build.mjs";

export const cli = join(root, "dist/cli.js");

export function inFolder(name: string) {
  const folder = mkdtempSync(join(tmpdir(), `entente-${name}-`));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let made = 0;
  return {
    folder,
    entente: (...args: string[]) =>
      spawnSync(process.execPath, [cli, ...args], {
        cwd: folder,
        encoding: "utf8",
        maxBuffer: 2 ** 26,
        env: { ...process.env, NO_COLOR: "1" },
      }),
    /** A small case in a folder of its own, perhaps changed; the name of that folder. */
    small: (change: (text: string) => string = (text) => text): string => {
      const place = `case-${++made}`;
      cpSync(join(root, "cases/velna-water"), join(folder, place), {
        recursive: true,
        filter: (path) => !path.endsWith("/out"),
      });
      const file = join(folder, place, "case.yaml");
      writeFileSync(file, change(readFileSync(file, "utf8")));
      return place;
    },
  };
}
