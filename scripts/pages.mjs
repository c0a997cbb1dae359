/** The studio's page and its workers, for the browser: what is served is built here, and nothing else. */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { yamlValues } from "./yaml-values.mjs";

/** Parts of zod that write a JSON Schema, which no page does. */
const JSON_SCHEMA_OF_ZOD =
  /[\\/]zod[\\/]v4[\\/]core[\\/](?:json-schema-processors|json-schema-generator|to-json-schema)\.js$/;

/** The words of zod's complaints: what a page reads with it is a file of the program, which has no fault. */
const WORDS_OF_ZOD = /[\\/]zod[\\/]v4[\\/]locales[\\/]en\.js$/;

/** Plot's colour schemes: figures name the colour of each mark. */
const COLOUR_SCHEMES = /[\\/]d3-scale-chromatic[\\/].*\.m?js$/;

/** Projections of maps: no figure of Plot is one, and only reports draw a map. */
const MAPS = /[\\/]d3-geo[\\/].*\.m?js$/;

/** linkedom asks for these and does without; zod needs the others for what is not done here. */
const without = {
  name: "without",
  setup({ onResolve, onLoad }) {
    onLoad({ filter: JSON_SCHEMA_OF_ZOD }, () => ({
      contents: `const none = () => ({});
        export { none as aggregateChecks, none as toJSONSchema };
        export { none as createToJSONSchemaMethod, none as createStandardJSONSchemaMethod };
        export class JSONSchemaGenerator {}`,
      loader: "js",
    }));
    onLoad({ filter: COLOUR_SCHEMES }, ({ path }) => {
      const names = [...readFileSync(path, "utf8").matchAll(/\b(?:interpolate|scheme)[A-Z]\w*/g)].map(([name]) => name);
      const exported = [...new Set(names)].map((name) => `none as ${name}`);
      return { contents: `const none = () => "gray"; export { ${exported.join(", ")} };`, loader: "js" };
    });
    onLoad({ filter: WORDS_OF_ZOD }, () => ({ contents: "export default () => ({});", loader: "js" }));
    onResolve({ filter: /^(canvas|perf_hooks|node:perf_hooks)$/ }, ({ path }) => ({ path, namespace: "without" }));
    onLoad({ filter: /.*/, namespace: "without" }, () => ({
      contents:
        "export default null; export const performance = globalThis.performance; export const createCanvas = null;",
      loader: "js",
    }));
  },
};

const withoutMaps = {
  name: "without-maps",
  setup({ onLoad }) {
    onLoad({ filter: MAPS }, ({ path }) => {
      const names = [...readFileSync(path, "utf8").matchAll(/\bgeo[A-Z]\w*/g)].map(([name]) => name);
      const exported = [...new Set(names)].map((name) => `none as ${name}`);
      return { contents: `const none = () => null; export { ${exported.join(", ")} };`, loader: "js" };
    });
  },
};

const common = (root) => ({
  absWorkingDir: root,
  bundle: true,
  minify: true,
  platform: "browser",
  target: "es2022",
  metafile: true,
  write: false,
  legalComments: "none",
  logLevel: "error",
  plugins: [without, yamlValues],
  outdir: "dist/studio",
});

/** Files by name, and the licences' metafiles. */
export async function pages(root) {
  const page = await build({
    ...common(root),
    plugins: [without, withoutMaps, yamlValues],
    entryPoints: { main: "src/studio/page/main.tsx", style: "src/studio/page/style.css" },
    splitting: true,
    format: "esm",
    chunkNames: "[name]-[hash]",
    jsx: "automatic",
    jsxImportSource: "preact",
  });
  const workers = await build({
    ...common(root),
    entryPoints: { worker: "src/studio/workers/worker.ts", report: "src/studio/workers/report.ts" },
    format: "iife",
  });
  const live = await build({
    ...common(root),
    plugins: [without, withoutMaps, yamlValues],
    entryPoints: { live: "src/studio/page/live.tsx" },
    format: "iife",
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".css": "text" },
  });
  const files = new Map(
    [...page.outputFiles, ...workers.outputFiles, ...live.outputFiles].map(({ path, contents }) => [
      basename(path),
      contents,
    ]),
  );
  files.set("icon.svg", readFileSync(join(root, "src/studio/page/icon.svg")));
  // What the page starts with is asked for at once, not when the first file of it has been read.
  const parts = page.metafile.outputs["dist/studio/main.js"].imports
    .filter(({ kind }) => kind === "import-statement")
    .map(({ path }) => `<link rel="modulepreload" href="${basename(path)}">\n`);
  files.set(
    "index.html",
    Buffer.from(
      readFileSync(join(root, "src/studio/page/index.html"), "utf8").replace(
        '<script type="module"',
        `${parts.join("")}$&`,
      ),
    ),
  );
  return { files, metafiles: [page.metafile, workers.metafile, live.metafile] };
}
