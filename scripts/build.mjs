/**
 * Builds dist: the command (cli.js), the worker, the page of the studio, the three libraries with their types, the template of a new case and the JSON Schemas.
 * Dependencies are bundled: the command then starts in a fraction of the time. `--fast` leaves out the types.
 */
import "./node-version.mjs";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { pages } from "./pages.mjs";
import { forgetContents, noteContents } from "./remove-strays.mjs";
import { yamlValues } from "./yaml-values.mjs";

export const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
const HOUR = 3_600_000;
const { peerDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** The program of `entente check` is a file of its own, made by `checkAlone`. */
const apart = {
  name: "check-alone",
  setup({ onResolve }) {
    onResolve({ filter: /\/check-alone\.ts$/ }, ({ kind }) =>
      kind === "dynamic-import" ? { path: "./check.js", external: true } : null,
    );
  },
};

/** What esbuild is asked for; the test of the import graph reads the same. */
export const options = {
  absWorkingDir: root,
  entryPoints: {
    cli: "src/cli/entry.ts",
    worker: "src/runners/node/worker.ts",
    mcp: "src/mcp/index.ts",
    "mcp-run": "src/mcp/runs/worker.ts",
    "document-worker": "src/reader/input/document-worker.ts",
    "case-worker": "src/studio/server/case-worker.ts",
    index: "src/index.ts",
    engine: "src/engine/index.ts",
    language: "src/language/index.ts",
  },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  supported: { "regexp-unicode-property-escapes": true }, // else such an expression is made again at each use
  chunkNames: "[name]-[hash]",
  metafile: true,
  write: false,
  legalComments: "none",
  logLevel: "error",
  minify: true,
  external: ["canvas", ...Object.keys(peerDependencies)], // linkedom asks for canvas and does without; optional parts are installed by who needs them
  plugins: [yamlValues, apart],
  banner: {
    js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
  },
};

/** The program of `entente check` in one file. The code of other commands is not in it: their names lead to the whole program. */
export const checkAlone = {
  ...options,
  entryPoints: { check: "src/cli/check-alone.ts" },
  splitting: false,
  plugins: [
    yamlValues,
    {
      name: "other-commands",
      setup({ onResolve }) {
        onResolve({ filter: /\.ts$/ }, ({ kind, path, importer }) =>
          kind === "dynamic-import" && /[\\/]commands\.ts$/.test(importer) && path !== "./check.ts"
            ? { path: "./cli.js", external: true }
            : null,
        );
      },
    },
  ],
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  await all(process.argv.includes("--fast"));

async function all(fast) {
  const started = new Date();
  const [{ outputFiles: parts, metafile }, { outputFiles: alone }] = await Promise.all([
    build(options),
    build(checkAlone),
  ]);
  const outputFiles = [...parts, ...alone];
  mkdirSync(dist, { recursive: true });
  forgetContents(dist);
  const chunk = /-[A-Z0-9]{8}\.js$/;
  // Parts first and entries last, each put in place whole: a command that starts meanwhile finds either build complete.
  for (const file of [...outputFiles].sort((a, b) => Number(chunk.test(b.path)) - Number(chunk.test(a.path))))
    put(file.path, file.contents);
  const made = new Set(outputFiles.map((file) => basename(file.path)));
  for (const name of readdirSync(dist)) {
    // Commands that are still running may yet load parts of the build before this one.
    if (chunk.test(name) && !made.has(name) && Date.now() - statSync(join(dist, name)).mtimeMs > HOUR)
      rmSync(join(dist, name), { force: true });
  }
  rmSync(join(dist, "template"), { recursive: true, force: true });
  cpSync(join(root, "src/cli/template"), join(dist, "template"), { recursive: true });
  const page = await pages(root);
  const served = join(dist, "studio");
  mkdirSync(served, { recursive: true });
  for (const [name, contents] of page.files) put(join(served, name), contents);
  for (const name of readdirSync(served)) if (!page.files.has(name)) rmSync(join(served, name), { force: true });
  put(join(dist, "licences.txt"), licences([metafile, ...page.metafiles]));
  const { analystSchema, evidenceSchema, schema } = await import(pathToFileURL(join(dist, "language.js")).href);
  for (const [name, made] of [
    ["case", schema()],
    ["evidence", evidenceSchema()],
    ["analyst", analystSchema()],
  ])
    put(join(dist, `${name}.schema.json`), `${JSON.stringify(made, null, 2)}\n`);
  utimesSync(join(dist, "cli.js"), started, started); // what entente.mjs compares the sources with
  if (fast) return;
  const others = [
    "studio",
    "template",
    "types",
    "licences.txt",
    "case.schema.json",
    "evidence.schema.json",
    "analyst.schema.json",
  ];
  for (const name of readdirSync(dist))
    if (!others.includes(name) && !made.has(name)) rmSync(join(dist, name), { recursive: true, force: true });
  const { writeDeclarations } = await import("./declarations.mjs");
  await writeDeclarations(root);
  noteContents(dist);
}

function put(path, contents) {
  if (existsSync(path) && readFileSync(path).equals(Buffer.from(contents))) return;
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, contents);
  renameSync(temporary, path);
}

/** The licences of everything that is bundled, as their authors ask. */
function licences(metafiles) {
  const packages = new Map();
  for (const input of metafiles.flatMap(({ inputs }) => Object.keys(inputs))) {
    const found = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(input);
    if (found) packages.set(found[2], join(root, found[1]));
  }
  return [...packages]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, folder]) => {
      const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      const text = readdirSync(folder)
        .filter((file) => /^licen[cs]e/i.test(file))
        .map((file) => readFileSync(join(folder, file), "utf8").trim())
        .join("\n\n");
      return `${name} ${version} (${license})\n\n${text || "No licence file in the package."}\n`;
    })
    .join(`\n${"-".repeat(78)}\n\n`);
}
