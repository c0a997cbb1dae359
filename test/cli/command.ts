/** Commands as they are typed: in this process, which is quick, or as the process that is built. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { runToEnd } from "../child.ts";
import { root } from "../../scripts/build.mjs";
import { main } from "../../src/cli/main.ts";

export const cli = join(root, "dist/cli.js");

export interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a command in this process. It works in this process's folder, so paths are absolute; runs take `--workers 1`. */
export async function entente(...args: string[]): Promise<Ended> {
  const printed = { stdout: "", stderr: "" };
  const status = await main(args, {
    out: { write: (text) => (printed.stdout += text) },
    err: { write: (text) => (printed.stderr += text) },
  });
  return { status, ...printed };
}

/** A folder that is removed when the tests of a file are done, with what runs in it. */
export function inFolder(name: string) {
  const folder = mkdtempSync(join(tmpdir(), `entente-${name}-`));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let made = 0;
  return {
    folder,
    entente,
    /** Runs the built command as a process of its own in the folder. */
    spawned: (args: readonly string[], input = ""): Ended =>
      runToEnd(process.execPath, [cli, ...args], {
        cwd: folder,
        encoding: "utf8",
        input,
        maxBuffer: 2 ** 26,
        env: { ...process.env, NO_COLOR: "1" },
      }),
    /** Writes a file into the folder and returns its path. */
    file: (name: string, content: string | Uint8Array): string => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    /** A small case in a folder of its own, perhaps changed; the path of that folder. */
    small: (change: (text: string) => string = (text) => text): string => {
      const place = join(folder, `case-${++made}`);
      cpSync(join(root, "cases/velna-water"), place, {
        recursive: true,
        filter: (path) => !path.endsWith("/out"),
      });
      const file = join(place, "case.yaml");
      writeFileSync(file, change(readFileSync(file, "utf8")));
      return place;
    },
  };
}
