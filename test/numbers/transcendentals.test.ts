import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { root } from "../../scripts/build.mjs";

/** What IEEE 754 fixes to the last bit, and constants. */
const ALLOWED = new Set([
  "sqrt",
  "floor",
  "ceil",
  "round",
  "abs",
  "min",
  "max",
  "sign",
  "trunc",
  "fround",
  "imul",
  "clz32",
  "PI",
  "E",
  "LN2",
  "LN10",
  "SQRT2",
  "SQRT1_2",
  "LOG2E",
  "LOG10E",
]);

/** Uses of Math that another JavaScript engine may answer with other bits. */
function unsafe(code: string): string[] {
  const bare = code
    .replace(/\/\*[\s\S]*?\*\//g, " ")
    .replace(/\/\/.*$/gm, " ")
    .replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '""');
  const uses = [...bare.matchAll(/\bMath\b\s*(\.\s*(\w+)|.?)/g)]
    .filter(([, , name]) => name === undefined || !ALLOWED.has(name))
    .map(([use]) => use.trim());
  return [...uses, ...(bare.match(/\*\*=?/g) ?? [])];
}

describe("numbers, the engine, the lenses and the ledger", () => {
  it("use none of Math's functions whose last bit differs between engines", () => {
    for (const folder of ["src/numbers", "src/engine", "src/lenses", "src/ledger"]) {
      const files = readdirSync(root + folder, { recursive: true, encoding: "utf8" }).filter((name) =>
        name.endsWith(".ts"),
      );
      expect(files.length).toBeGreaterThan(1);
      for (const file of files)
        expect(unsafe(readFileSync(`${root}${folder}/${file}`, "utf8")), `${folder}/${file}`).toEqual([]);
    }
  });
  it("would be caught at it, however it is written", () => {
    for (const code of [
      "Math.exp(x)",
      "Math . log(x)",
      "Math.pow(a, b)",
      "a ** b",
      "a **= 2",
      "const { exp } = Math;",
      "Math['exp'](x)",
      "const m = Math;",
      "f(Math)",
      "Math.hypot(a, b)",
      "Math.cbrt(x)",
      "Math.random()",
      "Math?.sin(x)",
      "Math.log1p(x)",
    ]) {
      expect(unsafe(code), code).not.toEqual([]);
    }
    for (const code of [
      "Math.sqrt(x) + Math.floor(y)",
      "/** e^x as Math.exp has it, **bold** */ x",
      "// Math.exp",
      'const said = "Math.exp";',
      "Math.imul(a, b)",
    ])
      expect(unsafe(code), code).toEqual([]);
  });
});
