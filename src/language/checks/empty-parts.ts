/** Warnings about parts that are written and empty: `values: {}`, `set: {}`, `parties: []`. */
import { join } from "../blocks/block.ts";
import type { Reading } from "../blocks/reading.ts";
import type { Tree } from "../text/tree.ts";

/** Blocks whose members may say nothing but their ids: actors, factors, sources and lines of governments. */
const NAMED = /^(actors|factors|sources)\.[^.]+$|\.lines\.[^.]+$/;

/** Reports them; a stake that is there for its friction may have values of nothing. */
export function emptyParts(reading: Reading, tree: Tree, path = ""): void {
  if (tree.kind === "scalar") return;
  const parts = tree.kind === "list" ? tree.items : tree.entries;
  if (parts.length === 0 && !NAMED.test(path))
    reading.warn("empty-part", "this is empty and says nothing; fill it in or leave it out", path, tree.span);
  if (tree.kind === "list") tree.items.forEach((item) => emptyParts(reading, item, path));
  else
    for (const { key, value } of tree.entries)
      if (key !== "values" || !tree.entries.some((other) => other.key === "friction"))
        emptyParts(reading, value, join(path, key));
}
