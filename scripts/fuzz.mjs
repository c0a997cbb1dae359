/** `npm run fuzz`: bundles test/fuzz/main.ts with the worker and runs it; arguments go to it. */
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { install, node, root } from "./install.mjs";

install();
node("scripts/build.mjs", "--fast");
const { build } = await import("esbuild");
const { options } = await import("./build.mjs");
const folder = mkdtempSync(join(root, "node_modules/.fuzz-"));
try {
  await build({
    ...options,
    entryPoints: { main: "test/fuzz/main.ts", worker: "src/runners/node/worker.ts" },
    outdir: folder,
    write: true,
    external: [...options.external, "esbuild"],
  });
  const { status } = spawnSync(process.execPath, [join(folder, "main.js"), ...process.argv.slice(2)], {
    cwd: root,
    stdio: "inherit",
  });
  process.exitCode = status ?? 3;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
