#!/usr/bin/env node
/** The command from a clone: `node entente.mjs ...`. dist is built first where a source is newer. */
import "./scripts/node-version.mjs";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const command = join(here, "dist/cli.js");

/** Whether a file, or one in a folder, was changed after a moment. */
const isNewer = (path, since) => {
  const info = statSync(path);
  if (!info.isDirectory()) return info.mtimeMs > since;
  return info.mtimeMs > since || readdirSync(path).some((name) => isNewer(join(path, name), since));
};

const built = existsSync(command) ? statSync(command).mtimeMs : 0;
if (["src", "scripts/build.mjs", "package-lock.json"].some((path) => isNewer(join(here, path), built))) {
  if (!existsSync(join(here, "node_modules/esbuild"))) {
    console.error(`entente: nothing is installed yet; 'npm ci' in ${here} does it ('npm start' does it too).`);
    process.exit(3);
  }
  const { status } = spawnSync(process.execPath, [join(here, "scripts/build.mjs"), "--fast"], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (status !== 0) process.exit(3);
}
await import(pathToFileURL(command).href);
