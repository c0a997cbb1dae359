/** Declarations of the libraries, bundled: they name no package and no type of Node or a page that a program which uses them may not have. */
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rollup } from "rollup";
import { dts } from "rollup-plugin-dts";
import { declarations, resultSchemas } from "./result-shapes.mjs";

/** Entries of the libraries by the name of their bundle. */
const ENTRIES = { index: "index", engine: "engine/index", language: "language/index" };

/** Types of Node and of pages that our own mention: empty where neither is there, else merged with what is. */
const GLOBALS = "declare global {\n  interface AbortSignal {}\n  interface URL {}\n}";

/** Writes dist/types. @throws Error where a source does not compile or a declaration is missing */
export async function writeDeclarations(root) {
  const emitted = join(root, "dist/declarations");
  const types = join(root, "dist/types");
  for (const folder of [emitted, types]) rmSync(folder, { recursive: true, force: true });
  const tsc = spawnSync(
    process.execPath,
    [
      join(root, "node_modules/typescript/bin/tsc"),
      "-p",
      "scripts/types.json",
      "--singleThreaded",
      "--outDir",
      emitted,
    ],
    { cwd: root, stdio: "inherit" },
  );
  if (tsc.status !== 0) throw new Error("the declarations cannot be emitted");
  await writeResult(join(emitted, "result"));
  const bundle = await rollup({
    input: Object.fromEntries(Object.entries(ENTRIES).map(([name, path]) => [name, join(emitted, `${path}.d.ts`)])),
    plugins: [dts()],
    onLog: (_, { code, message }) => {
      if (code !== "PLUGIN_WARNING") throw new Error(message);
    },
  });
  await bundle.write({
    dir: types,
    entryFileNames: "[name].d.ts",
    chunkFileNames: ({ name }) => `shared-${name.replace(/\.d$/, "")}.d.ts`,
    banner: ({ name }) => (name === "index" ? GLOBALS : ""),
  });
  rmSync(emitted, { recursive: true });
}

/** The result's types are written out of its schemas, since inferred ones would name zod. */
async function writeResult(folder) {
  const { result, plainStability } = await resultSchemas();
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  writeFileSync(
    join(folder, "index.d.ts"),
    `${declarations({ Result: result, PlainStability: plainStability })}
/** A result from the text of a result.json or from what was parsed of it; \`problem\` says in one sentence what is wrong and where. */
export declare function readResult(source: unknown): { result: Result } | { problem: string };
`,
  );
}
