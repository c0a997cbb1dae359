import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, expectTypeOf, it } from "vitest";
import { runToEnd } from "../child.ts";
import { root } from "../../scripts/build.mjs";
import { declarations, resultSchemas } from "../../scripts/result-shapes.mjs";
import type { ProcessName } from "../../src/evidence/fit/index.ts";
import type { Citation, Cited as CaseCited } from "../../src/language/case.ts";
import type { Concept } from "../../src/lenses/stability/index.ts";
import type { CitationFinding, Cited, FitFinding, PlainState, QuestionFinding } from "../../src/result/index.ts";

const folder = mkdtempSync(join(tmpdir(), "entente-types-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the types of a result", () => {
  it("are those of the parts that make it, where each states its own (checked by tsc)", () => {
    expectTypeOf<Cited>().toEqualTypeOf<CaseCited>();
    expectTypeOf<CitationFinding["kind"]>().toEqualTypeOf<Citation["kind"]>();
    expectTypeOf<keyof PlainState["stable"]>().toEqualTypeOf<Concept>();
    expectTypeOf<FitFinding["candidates"][number]["process"]>().toEqualTypeOf<ProcessName>();
  });

  it("leave a key out where there is nothing to say, and never set it to undefined (checked by tsc)", () => {
    expectTypeOf<{ boxes: undefined }>().not.toExtend<Pick<QuestionFinding, "boxes">>();
    expectTypeOf<object>().toExtend<Pick<QuestionFinding, "boxes">>();
  });

  it("are the same in the package, where they are written out without zod", async () => {
    const { result, plainStability } = await resultSchemas();
    writeFileSync(join(folder, "printed.mts"), declarations({ Result: result, PlainStability: plainStability }));
    writeFileSync(
      join(folder, "same.mts"),
      `import type * as Shapes from "${root}src/result/index.ts";
import type * as Printed from "./printed.mts";
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
export const result: Same<Shapes.Result, Printed.Result> = true;
export const plain: Same<Shapes.PlainStability, Printed.PlainStability> = true;
export const different: Same<Shapes.Result, Shapes.PlainStability> = false;
`,
    );
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({
        extends: `${root}tsconfig.json`,
        compilerOptions: { types: [] },
        include: ["*.mts"],
        exclude: [],
      }),
    );
    const { status, stdout } = runToEnd(
      process.execPath,
      [join(root, "node_modules/typescript/bin/tsc"), "-p", folder],
      { encoding: "utf8" },
    );
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });
});
