/** What differs between two texts of a case, by path. */
import { leavesOf } from "./leaves.ts";
import { readTree, type Tree } from "./tree.ts";

/** A value or block that is written otherwise, came (`from` null), or went (`to` null). A block is counted in entries. */
export interface TextChange {
  path: string;
  from: string | null;
  to: string | null;
}

/** Changes in the order of the later text, then what went; none where either is not a YAML mapping. */
export function textChanges(before: string, after: string): TextChange[] {
  const [a, b] = [valuesOf(before), valuesOf(after)];
  if (!a || !b) return [];
  const changes: TextChange[] = [];
  for (const [path, { text }] of b) {
    const old = a.get(path);
    if (old && old.text !== text) changes.push({ path, from: old.text, to: text });
  }
  const came = blocksWithout(b, a).map(({ path, said }): TextChange => ({ path, from: null, to: said }));
  const went = blocksWithout(a, b).map(({ path, said }): TextChange => ({ path, from: said, to: null }));
  return [...changes, ...came, ...went];
}

interface Value {
  keys: string[];
  text: string;
}

/** Scalars by path; a list is one value. */
function valuesOf(text: string): Map<string, Value> | null {
  const tree = readTree(text, () => {});
  if (!tree) return null;
  const values = new Map<string, Value>();
  const add = (node: Tree, keys: readonly string[]): void => {
    if (node.kind === "mapping") for (const { key, value } of node.entries) add(value, [...keys, key]);
    else
      values.set(keys.join("."), {
        keys: [...keys],
        text: leavesOf(node)
          .map((leaf) => leaf.text)
          .join("; "),
      });
  };
  add(tree, []);
  return values;
}

const prefixesOf = (values: ReadonlyMap<string, Value>): Set<string> =>
  new Set([...values.values()].flatMap(({ keys }) => keys.map((_, n) => keys.slice(0, n + 1).join("."))));

/** The shortest path to a value that another text does not have. */
function firstMissing(keys: readonly string[], known: ReadonlySet<string>): string {
  for (let n = 1; n < keys.length; n++) {
    const path = keys.slice(0, n).join(".");
    if (!known.has(path)) return path;
  }
  return keys.join(".");
}

/** Blocks of one text that another does not have at all, each with its value or the number of its values. */
function blocksWithout(
  some: ReadonlyMap<string, Value>,
  others: ReadonlyMap<string, Value>,
): { path: string; said: string }[] {
  const known = prefixesOf(others);
  const texts = new Map<string, string[]>();
  for (const [path, { keys, text }] of some) {
    if (others.has(path)) continue;
    const block = firstMissing(keys, known);
    texts.set(block, [...(texts.get(block) ?? []), text]);
  }
  return [...texts].map(([path, own]) => ({ path, said: own.length === 1 ? own[0]! : `${own.length} entries` }));
}
