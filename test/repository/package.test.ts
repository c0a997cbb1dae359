import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../../scripts/build.mjs";

const folder = mkdtempSync(join(tmpdir(), "entente-pack-"));
const npm = (args: string[], cwd: string): string =>
  execFileSync("npm", [...args, "--loglevel=error"], { cwd, encoding: "utf8" });

describe("the package, packed and installed in an empty folder", () => {
  beforeAll(() => {
    const [{ filename }] = JSON.parse(npm(["pack", "--json", "--pack-destination", folder], root)) as [
      { filename: string },
    ];
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "stranger", private: true, type: "module" }));
    npm(["install", "--offline", "--no-audit", "--no-fund", join(folder, filename)], folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("needs nothing else to run: everything is bundled, with the licences", () => {
    expect(existsSync(join(folder, "node_modules/yaml"))).toBe(false);
    expect(readFileSync(join(folder, "node_modules/entente/dist/licences.txt"), "utf8")).toContain("yaml ");
  });
  it("has three libraries, each with its types", () => {
    const code = `import * as whole from "entente"; import * as engine from "entente/engine"; import * as language from "entente/language";
      console.log(JSON.stringify([typeof whole.run, typeof whole.report, typeof engine.compile, typeof language.check, typeof language.edit]));`;
    const said = execFileSync(process.execPath, ["--input-type=module", "-e", code], { cwd: folder, encoding: "utf8" });
    expect(JSON.parse(said)).toEqual(Array(5).fill("function"));
    const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      exports: { [name: string]: { types?: string } };
    };
    for (const { types } of Object.values(exports))
      if (types) expect(existsSync(join(folder, "node_modules/entente", types)), types).toBe(true);
  });
  it("types a program that uses it", () => {
    writeFileSync(
      join(folder, "use.ts"),
      `import { check, defaults, run, type Result } from "entente";\nimport { compile } from "entente/engine";\nimport { format } from "entente/language";\nconst { case: c, messages } = check({ id: "x", file: "case.yaml", text: "" }, () => ({ problem: "absent" }));\nmessages.map(format);\nexport const result: Promise<Result> | null = c && run(c, { ...defaults, draws: 10 });\nexport const model = c && compile(c, defaults);\nexport const odds = ({ questions }: Result): number => Object.values(questions)[0]!.p;\n// @ts-expect-error a share is a number\nexport const text = ({ questions }: Result): string => Object.values(questions)[0]!.p;\n`,
    );
    const { status, stdout } = spawnSync(
      process.execPath,
      [
        join(root, "node_modules/typescript/bin/tsc"),
        "--noEmit",
        "--strict",
        "--module",
        "nodenext",
        "--target",
        "es2023",
        "--lib",
        "es2023,dom",
        "--types",
        "",
        "--skipLibCheck",
        "use.ts",
      ],
      { cwd: folder, encoding: "utf8" },
    );
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });
  it("has the command, which checks a case there and runs one on threads", () => {
    const entente = join(folder, "node_modules/.bin/entente");
    mkdirSync(join(folder, "case"));
    cpSync(join(root, "cases/velna-water"), join(folder, "case/velna-water"), {
      recursive: true,
      filter: (path) => !path.endsWith("/out"),
    });
    expect(execFileSync(entente, ["check", "case/velna-water"], { cwd: folder, encoding: "utf8" })).toMatch(
      /^velna-water: nothing to report\./,
    );
    const result = JSON.parse(
      execFileSync(entente, ["run", "case/velna-water", "--draws", "60", "--workers", "2", "--json"], {
        cwd: folder,
        encoding: "utf8",
      }),
    );
    expect(result.run.kept).toBe(60);
    execFileSync(entente, ["new", "mine"], { cwd: folder });
    expect(execFileSync(entente, ["check", "mine", "--strict"], { cwd: folder, encoding: "utf8" })).toMatch(
      /nothing to report/,
    );
    execFileSync(entente, ["run", "mine", "--draws", "40", "--workers", "1"], { cwd: folder });
    expect(readFileSync(join(folder, "mine/out/report.html"), "utf8")).toMatch(/^<!doctype html>/);
  });
});
