import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runToEnd } from "../child.ts";
import { options, root } from "../../scripts/build.mjs";
import { check } from "../../src/language/index.ts";
import { LENSES, LENS_IDS, lensOf } from "../../src/lenses/index.ts";
import { sections } from "../../src/report/sections.ts";
import { besideCase } from "../beside.ts";
import type { Ended } from "../cli/command.ts";
import type { main as Program } from "../../src/cli/main.ts";

type Main = typeof Program;

const caseOf = (id: string) =>
  check({ id, file: "case.yaml", text: readFileSync(`${root}cases/${id}/case.yaml`, "utf8") }, besideCase(id)).case!;

describe("the registry of lenses", () => {
  it("has an id for every lens, each once, and none for a name that it does not have", () => {
    expect(new Set(LENS_IDS).size).toBe(LENSES.length);
    for (const id of LENS_IDS) expect(lensOf(id).id).toBe(id);
    expect(() => lensOf("spyglass")).toThrow(`there are ${LENS_IDS.join(", ")}`);
  });
  it("knows the owner of every number that a lens alone reads, in every case", () => {
    for (const id of readdirSync(`${root}cases`).filter((name) => existsSync(`${root}cases/${name}/case.yaml`)))
      for (const { path, owner } of caseOf(id).parameters)
        if (owner.kind === "lens") expect(LENS_IDS, path).toContain(owner.lens);
  });
  it("knows the lens of every section of the report that has one", () => {
    const named = sections.flatMap(({ lens }) => lens ?? []);
    expect(named.length).toBeGreaterThan(0);
    for (const lens of named) expect(LENS_IDS).toContain(lens);
  });
});

describe("a lens that is added by one folder and one line", () => {
  const folder = mkdtempSync(join(tmpdir(), "entente-lens-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let main: Main;
  const words = (id: string, args: string[]): string[] => [
    "run",
    `${root}cases/${id}`,
    ...["--draws", "40", "--paths", "2", "--json"],
    ...args,
  ];
  /** A run in this process, in which the engine is warm. */
  const run = async (id: string, ...args: string[]): Promise<Ended> => {
    const printed = { stdout: "", stderr: "" };
    const status = await main(words(id, args), {
      out: { write: (text) => (printed.stdout += text) },
      err: { write: (text) => (printed.stderr += text) },
    });
    return { status, ...printed };
  };
  const resultOf = ({ status, stdout, stderr }: Ended) => {
    expect(status, stderr).toBe(0);
    const result = JSON.parse(stdout);
    return { ...result, run: { ...result.run, seconds: 0 } };
  };
  const found = async (id: string, ...args: string[]) => resultOf(await run(id, ...args, "--workers", "1"));
  const onThreads = (id: string) =>
    resultOf(
      runToEnd(process.execPath, [join(folder, "cli.js"), ...words(id, ["--workers", "2"])], {
        cwd: folder,
        encoding: "utf8",
      }),
    );

  beforeAll(async () => {
    const { outputFiles } = await build({
      ...options,
      entryPoints: { ...options.entryPoints, program: "src/cli/program.ts" },
      outdir: folder,
      plugins: [
        ...options.plugins!,
        {
          name: "toy",
          setup: ({ onLoad }) =>
            onLoad({ filter: /\/src\/lenses\/index\.ts$/ }, ({ path }) => ({
              loader: "ts",
              contents: `import { toy } from ${JSON.stringify(`${root}test/lenses/toy/lens.ts`)};\n${readFileSync(
                path,
                "utf8",
              ).replace("fits];", "fits, toy];")}`,
            })),
        },
      ],
    });
    for (const { path, contents } of outputFiles!) writeFileSync(join(folder, basename(path)), contents);
    ({ main } = (await import(pathToFileURL(join(folder, "program.js")).href)) as { main: Main });
  });

  it("runs on threads and in process with equal bytes, and changes nothing else", async () => {
    const threads = onThreads("calder-harbour");
    const alone = await found("calder-harbour");
    const signers = caseOf("calder-harbour").accords.flatMap(({ parties }) => parties);
    expect(threads.lenses.toy.worlds).toBe(40);
    for (const id of signers) expect(threads.lenses.toy.signed[id]).toBeGreaterThan(0);
    expect(Object.keys(threads.lenses).at(-1)).toBe("toy");
    expect(JSON.stringify(threads)).toBe(JSON.stringify(alone));
    const before = LENSES.filter(({ needs }) => needs(caseOf("calder-harbour")) === null).map(({ id }) => id);
    const without = await found("calder-harbour", "--lens", before.join(","));
    const { toy: _, ...lenses } = alone.lenses;
    expect(JSON.stringify({ ...alone, lenses })).toBe(JSON.stringify(without));
  });
  it("is offered by name where a name is wrong", async () => {
    const { status, stderr } = await run("calder-harbour", "--lens", "spyglass");
    expect(status).toBe(2);
    expect(stderr).toContain(`there are ${[...LENS_IDS, "toy"].join(", ")}, and none`);
    expect((await run("calder-harbour", "--lens", "tooy")).stderr).toContain("did you mean 'toy'");
  });
  it("says what a case lacks where it is asked for, and nothing where it is not", async () => {
    const asked = await found("velna-water", "--lens", "toy");
    expect(asked.lenses).toEqual({});
    expect(asked.messages).toContainEqual({
      code: "toy-left-out",
      severity: "warning",
      path: "",
      message: "The toy lens was left out: this case has no accords: block.",
    });
    const silent = await found("velna-water");
    expect(silent.messages.filter(({ code }: { code: string }) => code === "toy-left-out")).toEqual([]);
  });
});
