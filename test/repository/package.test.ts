import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { outputOf, runToEnd } from "../child.ts";
import { root } from "../../scripts/build.mjs";
import { npmProgram } from "../../scripts/npm.mjs";
import { OPTIONAL_PARTS } from "../../src/optional-parts.ts";

const folder = mkdtempSync(join(tmpdir(), "entente-pack-"));
const npm = (args: string[], cwd: string): string =>
  outputOf(process.execPath, [npmProgram(), ...args, "--loglevel=error"], { cwd, encoding: "utf8" });

/** What the compiler says of files in the folder, with every declaration of the package checked too. */
function typeErrors(files: string[], options: { [name: string]: unknown }): string {
  const compilerOptions = {
    target: "ES2023",
    lib: ["ES2023"],
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    ...options,
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
  return runToEnd(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "."], {
    cwd: folder,
    encoding: "utf8",
  }).stdout;
}

const PAGES = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE"];
const PACKED = ["package.json", ...PAGES, "dist", "cases", "docs", "examples", "hindcasts", "hindcasts-2"];
const MAX_TARBALL_BYTES = 5e6;
const MAX_INSTALLED_BYTES = 60e6;
/** What may lie about where a package is packed. */
const STRAYS = [
  "cases/notes.txt",
  "cases/velna-water/draft.yaml",
  "cases/velna-water/out/report.html",
  "cases/mine/case.yaml",
  "dist/old.js",
  "dist/studio/old.js",
  "dist/types/old.d.ts",
  "dist/template/secret.txt",
  "dist/.entente-1-x.tmp",
  "secrets.env",
  "docs/notes.txt",
  "hindcasts/out/notes.md",
  "docs/use/report/draft.psd",
];
let contents: string[] = [];
let packedBytes = 0;
const installed = join(folder, "node_modules/entente");
const command = join(installed, "dist/cli.js");

/** Bytes of all files in a folder. */
const bytesIn = (path: string): number =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

/** Targets of a page's links and pictures. */
const linksOf = (page: string): string[] =>
  [...readFileSync(page, "utf8").matchAll(/\]\(([^)\s]+)[^)]*\)|(?:src|href)="([^"]+)"/g)].map(
    ([, link, other]) => link ?? other,
  );

describe("the package, packed and installed in an empty folder", () => {
  beforeAll(() => {
    const source = join(folder, "source");
    for (const part of [...PACKED, "scripts/remove-strays.mjs"])
      cpSync(join(root, part), join(source, part), { recursive: true });
    for (const stray of STRAYS) {
      mkdirSync(dirname(join(source, stray)), { recursive: true });
      writeFileSync(join(source, stray), "stray");
    }
    const [packed] = JSON.parse(npm(["pack", "--json", "--pack-destination", folder], source)) as [
      { filename: string; size: number; files: { path: string }[] },
    ];
    const { filename } = packed;
    contents = packed.files.map(({ path }) => path);
    packedBytes = packed.size;
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "stranger", private: true, type: "module" }));
    npm(["install", "--offline", "--no-audit", "--no-fund", join(folder, filename)], folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("holds every file of the cases of the repository and of the build, and nothing that lies about", () => {
    expect(contents.filter((path) => STRAYS.includes(path))).toEqual([]);
    const tracked = outputOf(
      "git",
      [
        "ls-files",
        "cases",
        "docs",
        "examples",
        ":(glob)hindcasts/*.md",
        "hindcasts/track-record.svg",
        ":(glob)hindcasts-2/*.md",
        "hindcasts-2/track-record.svg",
        ...PAGES,
      ],
      {
        cwd: root,
        encoding: "utf8",
      },
    )
      .trim()
      .split("\n");
    const others = contents.filter((path) => path !== "package.json" && !path.startsWith("dist/"));
    expect(others.sort()).toEqual(tracked.sort());
    const built = JSON.parse(readFileSync(join(root, "dist/contents.json"), "utf8")) as string[];
    expect(built.length).toBeGreaterThan(20);
    expect(contents).toEqual(expect.arrayContaining(built.map((path) => `dist/${path}`)));
    expect(contents.length).toBe(tracked.length + built.length + 2); // and dist/contents.json, package.json
  });
  it("needs nothing else to run: everything is bundled, with the licences", () => {
    expect(readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith("."))).toEqual(["entente"]);
    expect(readFileSync(join(installed, "dist/licences.txt"), "utf8")).toContain("yaml ");
  });
  it("is small to fetch and small on the disk", () => {
    expect(packedBytes).toBeLessThan(MAX_TARBALL_BYTES);
    expect(bytesIn(join(folder, "node_modules"))).toBeLessThan(MAX_INSTALLED_BYTES);
  });
  it("has pages whose links lead to files of the package", () => {
    const pages = contents.filter((path) => path.endsWith(".md"));
    expect(pages.length).toBeGreaterThan(20);
    for (const page of pages)
      for (const link of linksOf(join(installed, page)))
        if (!/^(https?:|mailto:|#)/.test(link))
          expect.soft(existsSync(join(installed, dirname(page), link.split("#")[0])), `${page}: ${link}`).toBe(true);
  });
  it.each([
    ["a PDF", ["read", "article.pdf"], "%PDF-1.4\n", "unpdf@"],
    ["event files", ["evidence", "load", "events.csv"], "a,b\n1,2\n", "@duckdb/node-api@"],
  ])("says what to type where the part that reads %s is missing", (_, args, content, part) => {
    writeFileSync(join(folder, args.at(-1)!), content);
    const { status, stderr } = runToEnd(process.execPath, [command, ...args], { cwd: folder, encoding: "utf8" });
    expect(stderr).toMatch(/which is not installed; to install it: npm install /);
    expect(stderr).toContain(`npm install ${part}`);
    expect(status).toBe(3);
  });
  it("has a doctor, who says what to type for each part that is absent", () => {
    const { status, stdout } = runToEnd(process.execPath, [command, "doctor"], { cwd: folder, encoding: "utf8" });
    for (const { name, version } of OPTIONAL_PARTS) {
      expect(stdout).toMatch(new RegExp(`^absent +${name} +not installed;`, "m"));
      expect(stdout).toContain(`\n  npm install ${name}@${version}\n`);
    }
    expect(status).toBe(0);
  });
  it.each([["alone"], ["studio"]])(
    "opens its examples, to be tried out, where there is no case: entente %s",
    async (word) => {
      const nowhere = mkdtempSync(join(folder, "nowhere-"));
      const child = spawn(process.execPath, [command, ...(word === "studio" ? ["studio"] : [])], { cwd: nowhere });
      let said = "";
      for await (const text of child.stdout) if (/http:\S+/.test((said += String(text)))) break;
      const link = /http:\S+/.exec(said)![0];
      const { opened } = (await (await fetch(`${link}api/cases.json`)).json()) as {
        opened: { id: string; readOnly: boolean };
      };
      expect(opened).toMatchObject({ id: "kurils-2012", readOnly: true });
      const refused = await fetch(`${link}api/cases/kurils-2012`, {
        method: "PUT",
        headers: { origin: new URL(link).origin },
        body: "{}",
      });
      expect(refused.status).toBe(403);
      const ended = new Promise((done) => child.once("exit", done));
      child.kill();
      await ended;
      expect(readdirSync(nowhere)).toEqual([]);
    },
  );
  it("has three libraries, each with its types", () => {
    const code = `import * as whole from "entente"; import * as engine from "entente/engine"; import * as language from "entente/language";
      console.log(JSON.stringify([typeof whole.run, typeof whole.report, typeof engine.compile, typeof language.check, typeof language.edit]));`;
    const said = outputOf(process.execPath, ["--input-type=module", "-e", code], { cwd: folder, encoding: "utf8" });
    expect(JSON.parse(said)).toEqual(Array(5).fill("function"));
    const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      exports: { [name: string]: { types?: string } };
    };
    for (const { types } of Object.values(exports))
      if (types) expect(existsSync(join(folder, "node_modules/entente", types)), types).toBe(true);
  });
  it("has a page that names every export of each library", () => {
    const page = readFileSync(join(root, "docs/use/library.md"), "utf8");
    const code = `console.log(JSON.stringify(Object.fromEntries(await Promise.all(["entente", "entente/language", "entente/engine"].map(async (name) => [name, Object.keys(await import(name))])))))`;
    const exported = JSON.parse(
      outputOf(process.execPath, ["--input-type=module", "-e", code], { cwd: folder, encoding: "utf8" }),
    ) as { [library: string]: string[] };
    for (const [library, names] of Object.entries(exported)) {
      const table = page.slice(page.indexOf(`| \`${library}\` |`)).split("\n\n")[0];
      const listed = [...table.matchAll(/`(\w+)`/g)].map(([, name]) => name).filter((name) => name !== library);
      expect(listed.sort(), library).toEqual([...names].sort());
    }
  });
  describe("types a program that uses it under strict, without other types", () => {
    const program = `
import { changesSince, check, compareVariants, defaults, explainNumber, explainPackage, explainQuestion, gainsToday, openQuestions, play, report, run, settingsOf, type Case, type GainsToday, type Play, type Result } from "entente";
import { compile, type Model } from "entente/engine";
import { format } from "entente/language";
const checked = check({ id: "x", file: "case.yaml", text: "" }, () => ({ problem: "absent" }));
export const lines: string[] = checked.messages.map(format);
export const open = checked.draft && openQuestions(checked.draft).map(({ path, suggestion }): [string, string | null] => [path, suggestion]);
const playing: Play = (c, settings) => play(c, settings, { workers: 1 });
export async function everything(c: Case, earlier: Result): Promise<{ html: string; numbers: number[] }> {
  const chosen = settingsOf(c, { draws: 10 });
  if ("problem" in chosen) throw new Error(chosen.problem);
  const result = await run(chosen.case, chosen.settings, { progress: ({ kept, of }) => { const share: number = kept / of; void share; } });
  const since = await changesSince(c, defaults, result, earlier, playing);
  const compared = await compareVariants(c, {}, [{ scenario: null, set: {} }, { scenario: "a", set: {} }], playing);
  const why = [explainPackage(c, {}, result), explainQuestion(c, "q", result), explainNumber(c, "n", null)];
  const today: GainsToday = gainsToday(c, defaults, 10);
  const model: Model = compile(c, defaults);
  const { sensitivity } = result.questions["q"]!;
  return {
    html: await report(result),
    numbers: [
      ...Object.values(since.questions).map(({ now }) => now),
      ..."problem" in compared ? [] : Object.values(compared.questions).map(({ se }) => se),
      ...why.map((one) => "problem" in one ? one.problem.length : 0),
      ...today.movers.flatMap(({ packages }) => packages.map(({ accepted }) => accepted)),
      ...(sensitivity ?? []).map(({ share }) => share),
      model.medians[0]!,
    ],
  };
}
// @ts-expect-error draws is a number
settingsOf({} as Case, { draws: "10" });
// @ts-expect-error a result has no such member
export const none = ({} as Result).nothing;
`;
    it.each([
      ["NodeNext", "NodeNext", true],
      ["NodeNext", "NodeNext", false],
      ["ESNext", "Bundler", true],
      ["ESNext", "Bundler", false],
    ])(
      "module %s, resolution %s, exactOptionalPropertyTypes %s",
      (module, moduleResolution, exactOptionalPropertyTypes) => {
        writeFileSync(join(folder, "use.ts"), program);
        expect(
          typeErrors(["use.ts"], {
            module,
            moduleResolution,
            exactOptionalPropertyTypes,
            noUncheckedIndexedAccess: true,
            declaration: true,
            types: [],
          }),
        ).toBe("");
      },
    );
  });
  describe("runs the examples of docs/use/library.md", () => {
    const page = readFileSync(join(root, "docs/use/library.md"), "utf8");
    const sections = page
      .split(/^## /m)
      .map((section): [string, string | undefined] => [
        section.slice(0, section.indexOf("\n")),
        /```js\n([\s\S]*?)```/.exec(section)?.[1],
      ]);
    const [[, load], ...examples] = sections.filter((section): section is [string, string] => section[1] !== undefined);
    /** As few worlds as odds are shown of. */
    const few = (code: string): string =>
      code.replace(/\bdraws: \d+/g, "draws: 50").replace(/\bpaths: \d+/g, "paths: 1");
    const fileOf = (title: string): string => `${title.toLowerCase().replace(/\W+/g, "-")}.mjs`;
    /** What each example printed and how it failed; one process runs them all, since each would warm up the engine again. */
    let said: { [file: string]: { printed: string; error: string | null } };
    beforeAll(() => {
      for (const [title, code] of examples) writeFileSync(join(folder, fileOf(title)), `${load}\n${few(code)}`);
      const code = `import { format } from "node:util";
        const said = {};
        const { log } = console;
        for (const file of ${JSON.stringify(examples.map(([title]) => fileOf(title)))}) {
          const lines = [];
          console.log = (...words) => lines.push(format(...words));
          const error = await import("./" + file).then(() => null, (thrown) => format(thrown));
          said[file] = { printed: lines.join("\\n"), error };
        }
        log(JSON.stringify(said));`;
      writeFileSync(join(folder, "examples.mjs"), code);
      said = JSON.parse(outputOf(process.execPath, ["examples.mjs"], { cwd: folder, encoding: "utf8" }));
    });
    it.each(examples)("%s", (title) => {
      const { printed, error } = said[fileOf(title)];
      expect(error).toBeNull();
      expect(printed).not.toMatch(/NaN|undefined/);
      expect(printed).not.toBe("");
    });
    it("and types them", () => {
      const settings = { module: "NodeNext", allowJs: true, checkJs: true, noImplicitAny: false, types: ["node"] };
      const files = examples.map(([title]) => fileOf(title));
      expect(files.length).toBeGreaterThan(5);
      expect(typeErrors(files, { ...settings, typeRoots: [join(root, "node_modules/@types")] })).toBe("");
    });
  });
  it("serves an assistant, which opens an article, runs a case and asks why", async () => {
    const client = new Client({ name: "test", version: "1" }, { versionNegotiation: { mode: "auto" } });
    const args = [command, "mcp", "--root", join(installed, "cases"), "--read-only"];
    await client.connect(new StdioClientTransport({ command: process.execPath, args, cwd: folder, stderr: "ignore" }));
    const call = async (name: string, input: object): Promise<any> =>
      (await client.callTool({ name, arguments: { ...input } })).structuredContent;
    expect((await call("article_open", { path: "calder-harbour/article.txt" })).sentences).toBeGreaterThan(5);
    const { run, state } = await call("case_run", { case: "calder-harbour", draws: 100, paths: 1, wait_s: 50 });
    expect(state).toBe("done");
    expect((await call("result_ask", { run, about: "why_not", id: "lease" })).lines).toHaveLength(1);
    const { contents } = await client.readResource({ uri: "entente://doc/language" });
    expect((contents[0] as { text: string }).text).toMatch(/^# The case language/);
    await client.close();
  });
  it("has the command, which checks a case there and runs one on threads", () => {
    const entente = join(folder, "node_modules/.bin/entente");
    mkdirSync(join(folder, "case"));
    cpSync(join(root, "cases/velna-water"), join(folder, "case/velna-water"), {
      recursive: true,
      filter: (path) => !path.endsWith("/out"),
    });
    expect(outputOf(entente, ["check", "case/velna-water"], { cwd: folder, encoding: "utf8" })).toMatch(
      /^velna-water: 1 warning\./m,
    );
    const result = JSON.parse(
      outputOf(entente, ["run", "case/velna-water", "--draws", "8", "--paths", "1", "--workers", "2", "--json"], {
        cwd: folder,
        encoding: "utf8",
      }),
    );
    expect(result.run.kept).toBe(8);
    outputOf(entente, ["new", "mine"], { cwd: folder });
    expect(outputOf(entente, ["check", "mine", "--strict"], { cwd: folder, encoding: "utf8" })).toMatch(
      /nothing to report/,
    );
    outputOf(entente, ["run", "mine", "--draws", "8", "--paths", "1", "--workers", "1"], { cwd: folder });
    expect(readFileSync(join(folder, "mine/out/report.html"), "utf8")).toMatch(/^<!doctype html>/);
  });
});
