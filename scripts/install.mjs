/** Installs what is missing: packages by npm ci where node_modules is absent or older than the lock. Never changes the lock. */
import "./node-version.mjs";
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { npmProgram } from "./npm.mjs";

export const root = fileURLToPath(new URL("..", import.meta.url));

export function install() {
  const lock = join(root, "package-lock.json");
  const done = join(root, "node_modules/.package-lock.json");
  if (existsSync(done) && statSync(done).mtimeMs >= statSync(lock).mtimeMs) return;
  console.error("Installing packages (npm ci) ...");
  must(
    process.execPath,
    [npmProgram(), "ci", "--no-audit", "--no-fund", "--loglevel=error"],
    "npm could not install the packages; is the network there?",
  );
}

/** Runs a program in the project's folder and ends this one where it fails. */
export function must(program, args, complaint) {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: "inherit" });
  if (!error && status === 0) return;
  if (complaint) console.error(complaint);
  process.exit(status ?? 3);
}

/** Runs one of the project's scripts with this Node. */
export const node = (...args) => must(process.execPath, args);
