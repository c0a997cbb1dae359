import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { checkAlone, options, root } from "../../scripts/build.mjs";
import { pages } from "../../scripts/pages.mjs";

const files = (folder: string): string[] =>
  readdirSync(`${root}${folder}`, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => `${entry.parentPath.slice(root.length)}/${entry.name}`.replaceAll("//", "/"));

/** Files of ours that a source names in an import or export, types included; esbuild's graph leaves types out. */
const named = (file: string): string[] =>
  [...readFileSync(root + file, "utf8").matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"(\.[^"]+\.tsx?)"/g)].map(([, target]) =>
    join(dirname(file), target),
  );

/** The import graph as esbuild sees it, every source an entry so that types-only files stand in it too; what two of them share is written once. */
const { metafile } = await build({
  ...options,
  entryPoints: files("src"),
  outdir: "graph",
  bundle: true,
  minify: false,
  packages: "external",
  metafile: true,
  write: false,
});
const imports = Object.entries(metafile!.inputs)
  .filter(([file]) => file.startsWith("src/"))
  .map(([file, { imports }]) => ({
    file,
    own: named(file),
    outside: imports.filter((i) => i.external).map((i) => i.path),
  }));
const stage = (file: string): string => /^src\/([^/]+)\//.exec(file)?.[1] ?? file;

/** Files beside the stages that every stage may import; they import nothing. */
const COMMON = ["src/version.ts", "src/errors.ts", "src/optional-parts.ts"];

/** Which stage may import which (besides itself), types included. */
const ARROWS: { [from: string]: string[] } = {
  numbers: [],
  language: ["numbers"],
  result: ["numbers"],
  files: ["numbers", "language", "result", "ledger"],
  wording: ["numbers", "language", "result", "ledger"],
  engine: ["numbers", "language", "result"],
  lenses: ["numbers", "language", "result", "engine", "evidence"],
  runners: ["numbers", "language", "result", "engine", "lenses"],
  reader: ["numbers", "language", "files", "wording"],
  evidence: ["numbers", "language", "files"],
  analyses: ["numbers", "language", "result", "ledger", "engine", "lenses", "runners"],
  ledger: ["numbers", "result"],
  pictures: ["numbers", "result", "ledger", "wording"],
  report: ["numbers", "language", "result", "ledger", "wording", "pictures", "reader"],
};
const PURE = ["numbers", "language", "result", "wording", "engine", "lenses", "analyses", "ledger", "pictures"];
const exists = (folder: string): boolean => existsSync(`${root}src/${folder}`);
const FACES = ["cli", "studio", "mcp"];

describe("data goes one way through the house", () => {
  it("over all imports, those of types too", () => {
    expect(imports.length).toBeGreaterThan(80);
    for (const { file, own } of imports) if (COMMON.includes(file)) expect(own, file).toEqual([]);
    for (const { file, own } of imports)
      for (const target of own) {
        const [from, to] = [stage(file), stage(target)];
        if (from === to || !(from in ARROWS) || COMMON.includes(target)) continue;
        expect([...ARROWS[from], from], `${file} imports ${target}`).toContain(to);
      }
  });
  it("and CONTRIBUTING states it, one row for each folder", () => {
    const rows = [
      ...readFileSync(`${root}CONTRIBUTING.md`, "utf8").matchAll(/^\| `([a-z]+)` \| [^|]+ \| ([^|]+) \|$/gm),
    ];
    const stated = Object.fromEntries(rows.map(([, folder, may]) => [folder, may]));
    const folders = readdirSync(`${root}src`, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(Object.keys(stated).sort()).toEqual(folders.map(({ name }) => name).sort());
    for (const [folder, may] of Object.entries(stated))
      expect(may, folder).toBe(
        FACES.includes(folder) ? "all of the above" : ARROWS[folder].filter(exists).join(", ") || "nothing",
      );
  });
  it("and the engine takes nothing but types from the language", () => {
    for (const file of files("src/engine"))
      for (const statement of readFileSync(root + file, "utf8").match(/^import [^;]*\/language\/[^;]*;$/gm) ?? [])
        expect(statement, file).toMatch(/^import type /);
  });
  it("and results are taken from their index alone, since the declarations of the libraries have no other file of them", () => {
    for (const { file, own } of imports)
      for (const target of own)
        if (stage(target) === "result" && stage(file) !== "result" && file !== "src/index.ts")
          expect(target, file).toBe("src/result/index.ts");
  });
  it("and nothing imports a face, but for the commands that start the studio's server and the assistants'", () => {
    for (const { file, own } of imports)
      for (const target of own) {
        if (file === "src/cli/studio.ts" && target === "src/studio/server/index.ts") continue;
        if (file === "src/cli/mcp.ts" && target === "src/mcp/index.ts") continue;
        if (FACES.includes(stage(target))) expect(stage(file), `${file} imports ${target}`).toBe(stage(target));
      }
  });
});

describe("language, engine, lenses, runners and pictures run anywhere", () => {
  it("without a module of Node", () => {
    for (const { file, outside } of imports.filter(
      ({ file }) =>
        PURE.includes(stage(file)) ||
        file.startsWith("src/evidence/fit/") ||
        (stage(file) === "runners" && !/^src\/runners\/(node|queue)\//.test(file)),
    )) {
      for (const name of outside)
        expect(
          ["yaml", "zod", "@observablehq/plot", "d3-geo", "topojson-client", "world-atlas/countries-50m.json"],
          `${file} imports ${name}`,
        ).toContain(name);
    }
  });
  it("without a clock, a console, a page or chance of their own", () => {
    const forbidden =
      /\b(console|performance|window|globalThis|setTimeout|setInterval|fetch|crypto|navigator|localStorage|require)\s*[.(]|\bprocess\.(env|argv|exit|stdout|stderr|cwd|versions|platform|hrtime|memoryUsage|on)\b|\bDate\b\s*[.(]|new Date|Math\.random|(?<![.\w"'`] ?)\bdocument\.(?!documentElement)/;
    for (const file of PURE.filter(exists).flatMap((folder) => files(`src/${folder}`))) {
      const code = readFileSync(root + file, "utf8")
        .replace(/\/\*[\s\S]*?\*\//g, "")
        .replace(/\/\/.*$/gm, "");
      for (const line of code.split("\n"))
        if (forbidden.test(line) && !/document: Document|document\.(contents|errors)/.test(line))
          expect.soft(`${file}: ${line.trim()}`).toBe("");
    }
    expect(forbidden.test("const now = Date.now();")).toBe(true);
    expect(forbidden.test("console.log(1)")).toBe(true);
    expect(forbidden.test("Math.random()")).toBe(true);
  });
});

describe("what a browser loads", () => {
  it("holds the shapes of cases and results only in the worker that checks cases", async () => {
    const { metafiles } = await pages(root);
    const outputs = metafiles.flatMap(({ outputs }) => Object.entries(outputs));
    expect(outputs.map(([file]) => file)).toContain("dist/studio/main.js");
    const withShapes = outputs.filter(([, { inputs }]) => Object.keys(inputs).some((file) => /\bzod\//.test(file)));
    expect(withShapes.map(([file]) => file)).toEqual(["dist/studio/worker.js"]);
  });
});

describe("the program of check", () => {
  it("is one small file that holds no other command and no language of zod's but English", async () => {
    const { metafile: graph } = await build(checkAlone);
    const outputs = Object.values(graph.outputs);
    expect(outputs).toHaveLength(1);
    expect(outputs[0].bytes).toBeLessThan(700_000);
    const held = Object.keys(outputs[0].inputs);
    expect(held).toContain("src/cli/check.ts");
    expect(held.filter((file) => /^src\/cli\/(run|studio|mcp|sweep\/work)\.ts$/.test(file))).toEqual([]);
    expect(held.filter((file) => /zod.*locales\/(?!en\.js|index\.js)[a-z-]+\.js$/i.test(file))).toEqual([]);
    const outside = new Set(outputs[0].imports.map(({ path }) => path));
    expect([...outside].filter((path) => path.startsWith("."))).toEqual(["./cli.js"]);
  });
});
