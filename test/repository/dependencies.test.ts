import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../scripts/build.mjs";

const { devDependencies, optionalDependencies, scripts } = JSON.parse(
  readFileSync(join(root, "package.json"), "utf8"),
) as { [kind: string]: { [name: string]: string } };
const asked = { ...devDependencies, ...optionalDependencies };
/** First cells of the page's tables: packages with the first two numbers of their version. */
const listed = readFileSync(join(root, "docs/develop/dependencies.md"), "utf8")
  .split("\n")
  .map((line) => /^\| ([^|]+) \|/.exec(line)?.[1])
  .filter((cell) => cell !== undefined && cell !== "package" && !/^-+$/.test(cell))
  .flatMap((cell) => cell!.split(", "))
  .map((entry) => entry.split(" ") as [string, string?]);
const sources = ["src", "test", "bench", "scripts"]
  .flatMap((folder) => readdirSync(join(root, folder), { withFileTypes: true, recursive: true }))
  .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));

describe("docs/develop/dependencies.md", () => {
  it("has a line for every package that is asked for, one each, and for no other", () => {
    expect(listed.map(([name]) => name).sort()).toEqual(Object.keys(asked).sort());
  });
  it("names the versions that are asked for", () => {
    for (const [name, version] of listed)
      expect(`${asked[name]}.`.startsWith(`${version}.`), `${name} is ${asked[name]}, the page says ${version}`).toBe(
        true,
      );
  });
});

it("every package that is asked for is imported, run or read by something here", () => {
  const commands = Object.values(scripts!).join("\n");
  const used = (name: string): boolean =>
    name === "@types/node" ||
    name === "@typescript/typescript6" || // loaded by rollup-plugin-dts
    commands.includes(name) ||
    sources.some(
      (text) =>
        text.includes(`node_modules/${name}/`) ||
        ["from ", "import ", "import(", "resolve("].some(
          (word) => text.includes(`${word}"${name}"`) || text.includes(`${word}"${name}/`),
        ),
    );
  expect(Object.keys(asked).filter((name) => !used(name))).toEqual([]);
  expect(["left-pad", "world"].filter(used)).toEqual([]);
});
