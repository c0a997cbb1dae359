/** Bundles a program of this repository with the worker and runs it; the arguments of this process go to it. */
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { install, node, root } from "./install.mjs";

/** @param entry source of the program. @param external packages that it loads from node_modules. @param args given to it */
export async function runBundled(entry, external = [], args = process.argv.slice(2)) {
  install();
  node("scripts/build.mjs", "--fast");
  const { build } = await import("esbuild");
  const { options } = await import("./build.mjs");
  const folder = mkdtempSync(join(root, "node_modules/.bundled-"));
  try {
    await build({
      ...options,
      entryPoints: { main: entry, worker: "src/runners/node/worker.ts" },
      outdir: folder,
      write: true,
      minify: false,
      external: [...options.external, ...external],
    });
    const { status } = spawnSync(process.execPath, [join(folder, "main.js"), ...args], {
      cwd: root,
      stdio: "inherit",
    });
    process.exitCode = status ?? 3;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
