/** The studio's page and its workers, for the browser: what is served is built here, and nothing else. */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";

/** linkedom asks for these and does without. */
const without = {
  name: "without",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(canvas|perf_hooks|node:perf_hooks)$/ }, ({ path }) => ({ path, namespace: "without" }));
    onLoad({ filter: /.*/, namespace: "without" }, () => ({ contents: "export default null; export const performance = globalThis.performance; export const createCanvas = null;", loader: "js" }));
  },
};

const common = (root) => ({ absWorkingDir: root, bundle: true, minify: true, platform: "browser", target: "es2022", metafile: true, write: false, legalComments: "none", logLevel: "error", plugins: [without], outdir: "dist/studio" });

/** Files by name, and the licences' metafiles. */
export async function pages(root) {
  const page = await build({ ...common(root), entryPoints: { main: "src/studio/page/main.tsx", style: "src/studio/page/style.css" }, splitting: true, format: "esm", chunkNames: "[name]-[hash]", jsx: "automatic", jsxImportSource: "preact" });
  const workers = await build({ ...common(root), entryPoints: { worker: "src/studio/work/worker.ts", report: "src/studio/work/report.ts" }, format: "iife" });
  const live = await build({ ...common(root), entryPoints: { live: "src/studio/page/live.tsx" }, format: "iife", jsx: "automatic", jsxImportSource: "preact", loader: { ".css": "text" } });
  const files = new Map([...page.outputFiles, ...workers.outputFiles, ...live.outputFiles].map(({ path, contents }) => [basename(path), contents]));
  for (const name of ["index.html", "icon.svg"]) files.set(name, readFileSync(join(root, "src/studio/page", name)));
  return { files, metafiles: [page.metafile, workers.metafile, live.metafile] };
}
