import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../../scripts/build.mjs";
import { put, remove, rename } from "../../../src/language/index.ts";
import { leavesOf } from "../../../src/language/text/leaves.ts";
import { readTree, type Tree } from "../../../src/language/text/tree.ts";
import { pick, uniforms } from "../../random.ts";

const text = `# A head.
title: A   # a remark
actors:
  japan: {name: Japan, friction: 1 to 2}
  russia:
    name: "Russia"   # kept
    needs:
    stakes:
      gas:
        weight: 3   # three
        values: {none: 0, pipe: 4}
    beliefs:
      actors.japan.friction: {value: 2}
issues: {}
`;
const done = (edited: { text: string } | { problem: string }): string => {
  if ("problem" in edited) throw new Error(edited.problem);
  return edited.text;
};

describe("put", () => {
  it.each([
    ["title", "B", [["title: A ", "title: B "]]],
    ["actors.russia.stakes.gas.weight", "4 to 6", [["weight: 3 ", "weight: 4 to 6 "]]],
    [
      "actors.japan.friction",
      '{value: 3, judgment: "a, b"}',
      [["friction: 1 to 2", 'friction: {value: 3, judgment: "a, b"}']],
    ],
    ["actors.japan.code", "JPN", [["1 to 2}", "1 to 2, code: JPN}"]]],
    [
      "actors.russia.needs.gas",
      "name: Gas\nweight: 4",
      [["needs:\n", "needs:\n      gas:\n        name: Gas\n        weight: 4\n"]],
    ],
    ["actors.russia.needs.gas", "{name: Gas}", [["needs:\n", "needs:\n      gas: {name: Gas}\n"]]],
    [
      "actors.japan.stakes.gas",
      "weight: 4\nvalues:\n  pipe: 5",
      [["1 to 2}", "1 to 2, stakes: {gas: {weight: 4, values: {pipe: 5}}}}"]],
    ],
    ["actors.russia.beliefs.actors.japan.friction", "{value: 9}", [["{value: 2}", "{value: 9}"]]],
    [
      "actors.japan.beliefs.actors.russia.stakes.gas.weight",
      "{value: 9}",
      [["1 to 2}", "1 to 2, beliefs: {actors.russia.stakes.gas.weight: {value: 9}}}"]],
    ],
    [
      "issues.gas",
      "name: G\noptions: {a: A, b: B}",
      [["issues: {}", "issues: {gas: {name: G, options: {a: A, b: B}}}"]],
    ],
    ["drivers.oil.unit", "USD", [["issues: {}\n", "issues: {}\ndrivers:\n  oil:\n    unit: USD\n"]]],
    [
      "actors.china",
      "name: China\nneeds: {a: {weight: 1}}",
      [["{value: 2}\n", "{value: 2}\n  china:\n    name: China\n    needs: {a: {weight: 1}}\n"]],
    ],
  ] as const)("writes %s and leaves every other byte", (path, yaml, changes) => {
    const wanted = changes.reduce((all, [from, to]) => all.replace(from, to), text);
    expect(done(put(text, path, yaml))).toBe(wanted);
  });
  it.each([
    ["title.more", "x", /'title' is a value and no block/],
    ["actors.a", "{", /cannot be read/],
    ["actors.a", "", /is empty/],
    ["actors.a", "&a {x: 1}", /anchor/],
    ["actors.a", "!!binary aaa", /anchor, an alias or a tag/],
  ])("refuses %s: %s", (path, yaml, problem) => {
    expect(put(text, path, yaml)).toMatchObject({ problem: expect.stringMatching(problem) });
  });
});

describe("remove", () => {
  it.each([
    ["actors.russia.stakes.gas.weight", [["        weight: 3   # three\n", ""]]],
    [
      "actors.russia.stakes.gas",
      [["stakes:\n      gas:\n        weight: 3   # three\n        values: {none: 0, pipe: 4}\n", "stakes: {}\n"]],
    ],
    ["actors.japan.name", [["{name: Japan, ", "{"]]],
    ["actors.japan.friction", [[", friction: 1 to 2", ""]]],
    ["actors.japan", [["  japan: {name: Japan, friction: 1 to 2}\n", ""]]],
    [
      "actors.russia.beliefs.actors.japan.friction",
      [["beliefs:\n      actors.japan.friction: {value: 2}", "beliefs: {}"]],
    ],
  ] as const)("takes out %s and leaves every other byte", (path, changes) => {
    const wanted = changes.reduce((all, [from, to]) => all.replace(from, to), text);
    expect(done(remove(text, path))).toBe(wanted);
  });
  it("says where there is nothing", () => {
    expect(remove(text, "actors.china")).toMatchObject({
      problem: expect.stringContaining("nothing at 'actors.china'"),
    });
  });
});

const cases = readdirSync(join(root, "cases")).filter((name) => existsSync(join(root, "cases", name, "case.yaml")));
const yamlOf = (name: string): string => readFileSync(join(root, "cases", name, "case.yaml"), "utf8");

describe("rename", () => {
  it("corrects every reference, in conditions, lists and paths", () => {
    const yaml = yamlOf("calder-harbour");
    const renamed = ["actors.ostrea", "issues.yard", "drivers.fuel"].reduce(
      (all, path) => done(rename(all, path, `${path.split(".")[1]!}_x`)),
      yaml,
    );
    expect(renamed).not.toMatch(
      /\b(?:parties: \[ostrea\b(?!_)|actors\.ostrea\.|drivers\.fuel\.|issues: \[yard\b(?!_))/,
    );
    expect(renamed).toContain("actors.ostrea_x.needs.yard.weight:");
    expect(renamed).toContain("drivers.fuel_x.mean: 180 to 240");
  });
  it("says what is there already", () => {
    expect(rename(yamlOf("calder-harbour"), "actors.ostrea", "calder")).toMatchObject({
      problem: expect.stringContaining("there is a 'calder' beside it already"),
    });
  });
});

/** Paths of all mappings and scalars in mappings, not in lists. */
const paths = (tree: Tree, path = ""): string[] =>
  tree.kind !== "mapping"
    ? []
    : tree.entries.flatMap(({ key, value }) => {
        const own = path === "" ? key : `${path}.${key}`;
        return [own, ...paths(value, own)];
      });

it("what is put in place of itself changes no value, and what is removed and put back neither", () => {
  const random = uniforms(7);
  for (const name of cases.filter((name) => name !== "kurils-2012")) {
    const yaml = yamlOf(name);
    const tree = readTree(yaml, () => {})!;
    const leaves = (edited: string): string[] =>
      leavesOf(readTree(edited, () => {})!)
        .map(({ path, text }) => `${path} ${text}`)
        .sort();
    const all = leaves(yaml);
    for (let n = 0; n < 12; n++) {
      const path = pick(random, paths(tree));
      const value = valueAt(yaml, tree, path);
      if (value === null) continue;
      const edited = put(yaml, path, value);
      if ("problem" in edited) throw new Error(`${name} ${path}: ${edited.problem}`);
      expect(leaves(edited.text), `${name} ${path}`).toEqual(all);
      const gone = remove(yaml, path);
      if ("problem" in gone) throw new Error(`${name} ${path}: ${gone.problem}`);
      expect(leaves(done(put(gone.text, path, value))), `${name} ${path}`).toEqual(all);
    }
  }
});

/** YAML of the value at a path, its lines moved to the left. */
function valueAt(text: string, tree: Tree, path: string): string | null {
  let at: Tree = tree;
  let rest = path;
  let column = 0;
  while (rest !== "") {
    if (at.kind !== "mapping") return null;
    const entry =
      at.entries.find(({ key }) => rest === key) ?? at.entries.find(({ key }) => rest.startsWith(`${key}.`))!;
    column = entry.value.span.start - text.lastIndexOf("\n", entry.value.span.start - 1) - 1;
    at = entry.value;
    rest = rest.slice(entry.key.length + 1);
  }
  const value = text.slice(at.span.start, at.span.end).trimEnd();
  return value === "" ? null : value.replaceAll(`\n${" ".repeat(column)}`, "\n");
}
