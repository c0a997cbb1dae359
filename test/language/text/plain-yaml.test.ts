/** The reader of plain YAML against the library, on every YAML file of the repository and on pieces of them with faults. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../../../scripts/build.mjs";
import { readPlainYaml } from "../../../src/language/text/plain-yaml.ts";
import { readAnyYaml, type Mapping } from "../../../src/language/text/tree.ts";
import { pick, uniforms } from "../../random.ts";

const texts = ["cases", "examples", "hindcasts", "library", "src/cli/template", "test/cases"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml") && !name.includes("node_modules"))
    .map((name) => ({ name: join(folder, name), text: readFileSync(join(root, folder, name), "utf8") })),
);

/** What the library reads; null where it finds a fault. */
function byLibrary(text: string): Mapping | null {
  let faults = 0;
  const tree = readAnyYaml(text, () => faults++);
  return faults > 0 ? null : tree;
}

it("gives every node of a file as the library does, and reads the flagship", () => {
  const read = texts.filter(({ name, text }) => {
    const tree = readPlainYaml(text);
    if (tree) expect(tree, name).toEqual(byLibrary(text));
    return tree !== null;
  });
  expect(read.map(({ name }) => name)).toContain(join("cases", "kurils-2012", "case.yaml"));
  expect(read.length).toBeGreaterThan(0.8 * texts.length);
});

const FAULTS = [
  " ",
  "\n",
  "\n\n",
  ":",
  ": ",
  "- ",
  "#",
  " #",
  "{",
  "}",
  "[",
  "]",
  ",",
  "'",
  '"',
  "''",
  "&a",
  "*a",
  "|",
  ">",
];
const MORE_FAULTS = [
  "?",
  "null",
  "~",
  "\\",
  "%",
  "@",
  "!x",
  "é",
  "a b",
  "\t",
  "\r",
  "- a: b\n",
  "\n  y",
  "\n#c\n",
  ":\n",
  "---\n",
];
const MUTANTS = 4000;

it("gives what the library does or nothing, whatever is wrong", () => {
  const u = uniforms(20121031);
  const below = (n: number): number => Math.floor(u() * n);
  let read = 0;
  for (let mutant = 0; mutant < MUTANTS; mutant++) {
    const lines = pick(u, texts).text.split("\n");
    let first = below(lines.length);
    while (first > 0 && !/^\w/.test(lines[first])) first--;
    let text = lines.slice(first, first + 1 + below(25)).join("\n");
    for (let change = 1 + below(3); change > 0; change--) {
      const at = below(text.length + 1);
      const from = below(text.length + 1);
      const put = pick(u, [pick(u, [...FAULTS, ...MORE_FAULTS]), "", text.slice(from, from + 5)]);
      text = text.slice(0, at) + put + text.slice(put === "" ? at + 1 + below(3) : at);
    }
    const tree = readPlainYaml(text);
    if (!tree) continue;
    read++;
    expect(tree, text).toEqual(byLibrary(text));
  }
  expect(read).toBeGreaterThan(MUTANTS / 10);
}, 60_000);
