import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { root } from "../../../scripts/build.mjs";
import { plainTree } from "../../../src/language/text/plain-tree.ts";
import { libraryTree, type Problem } from "../../../src/language/text/tree.ts";
import { pick, uniforms, type Random } from "../../random.ts";

const texts = ["cases", "hindcasts", "examples", "test/cases"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => /\.ya?ml$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8")),
);

/** Whether a text goes the fast way; fails where it does and the library reads another tree, or has something to say. */
function isPlain(text: string): boolean {
  const fast = plainTree(text);
  if (fast === null) return false;
  const problems: Problem[] = [];
  const slow = libraryTree(text, (problem) => problems.push(problem));
  if (problems.length > 0 || !isDeepStrictEqual(fast, slow))
    expect({ text, tree: fast, problems }).toEqual({ text, tree: slow, problems: [] });
  return true;
}

const SIGNS = [
  ..." \n#:-[]{},\"'\\&*!|>?%@`~\t.é\u00a0\ufeff\u2028\u0085",
  ...[
    ": ",
    " #",
    "# c\n",
    "- ",
    "&a ",
    "*a",
    "? ",
    "...\n",
    "---\n",
    "<<: ",
    "null",
    "-1",
    '"a"',
    "\r\n",
    "\n\n",
    "\n  ",
    "\n- ",
  ],
  ...[
    "{}",
    "[]",
    "[a, b]",
    "{a: b}",
    "[a: b]",
    "- - ",
    "k:\n",
    "k: v\n",
    "k:\n- x\n",
    "- k: v\n  l: w\n",
    "\n# x\n",
    "\n  # x\n",
    " \n",
  ],
];

/** A block of some text, moved to the margin, with up to three of its places changed. */
function mutated(u: Random): string {
  const below = (n: number): number => Math.floor(u() * n);
  const lines = pick(u, texts).split("\n");
  const from = below(lines.length);
  const indent = lines[from].search(/[^ ]|$/);
  let to = from + 1;
  while (to < lines.length && to - from < 40 && (lines[to] === "" || lines[to].search(/[^ ]/) >= indent)) to++;
  const block = lines.slice(from, to).map((line) => line.slice(indent));
  const margin = pick(u, ["", "  "]);
  const whole = block[0].startsWith("- ") ? ["key:", ...block.map((line) => margin + line)] : block;
  let text = whole.join("\n") + pick(u, ["", "\n", "\n\n"]);
  for (let change = below(4); change > 0; change--) {
    const at = below(text.length + 1);
    const start = text.lastIndexOf("\n", at - 1) + 1;
    const sign = pick(u, SIGNS);
    text = pick(u, [
      () => text.slice(0, at) + sign + text.slice(at),
      () => text.slice(0, at) + sign + text.slice(at + sign.length),
      () => text.slice(0, at) + text.slice(at + 1 + below(3)),
      () => text.slice(0, start) + sign + text.slice(start),
      () => text.slice(0, start) + " ".repeat(1 + below(3)) + text.slice(start),
      () => text.slice(0, start) + text.slice(start).replace(/^ {1,2}/, ""),
    ])();
  }
  return text;
}

describe("the fast way to a tree", () => {
  it("gives the library's tree of every text in the repository, and almost all go this way", () => {
    expect(texts.length).toBeGreaterThan(40);
    expect(texts.filter((text) => !isPlain(text)).length).toBeLessThan(texts.length / 20);
  });

  it("gives the library's tree, or none, of thousands of texts that somebody has changed", () => {
    const u = uniforms(1);
    let plain = 0;
    for (let n = 0; n < 6000; n++) plain += Number(isPlain(mutated(u)));
    expect(plain).toBeGreaterThan(2000);
    expect(plain).toBeLessThan(4000);
  });

  it.each([
    ["", "nothing"],
    ["# only a comment\n", "a comment"],
    ["a: &x 1\nb: *x\n", "an alias"],
    ["a: |\n  text\n", "a block scalar"],
    ["a: text\n  goes on\n", "text on two lines"],
    ["a:\nb: 1\n", "an empty value"],
    ["a: 1\na: 2\n", "a key twice"],
    ["a: 'text'\n", "single quotes"],
    ['a: "\\n"\n', "an escape"],
    ["a: [1,\n  2]\n", "a list on two lines"],
    ["<<: {a: 1}\n", "a merge key"],
    ["- a\n", "no block of keys"],
    ["a: 1\r\n", "carriage returns"],
    ["--- \na: 1\n", "a marker of documents"],
  ])("leaves %j to the library: %s", (text) => expect(plainTree(text)).toBeNull());
});
