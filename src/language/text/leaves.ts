/** The values of a tree, each with its path. */
import type { Scalar, Tree } from "./tree.ts";

export interface Leaf {
  /** Keys and places in lists, joined by dots: `actors.japan.because.0.paper`. */
  path: string;
  keys: string[];
  text: string;
  node: Scalar;
}

/** Every scalar of a tree in the order of the file; those behind an alias stand at each place where it is used. */
export function leavesOf(tree: Tree, keys: readonly string[] = []): Leaf[] {
  switch (tree.kind) {
    case "scalar":
      return [{ path: keys.join("."), keys: [...keys], text: tree.text, node: tree }];
    case "list":
      return tree.items.flatMap((item, at) => leavesOf(item, [...keys, String(at)]));
    case "mapping":
      return tree.entries.flatMap(({ key, value }) => leavesOf(value, [...keys, key]));
  }
}
