/** A graph model from the text of a file: its errors have lines and columns, as those of a case. */
import type { Span } from "../../language/case.ts";
import { readTree, type Tree } from "../../language/text/tree.ts";
import { visible } from "../../language/text/visible.ts";
import { fromSaved, isSaved } from "./gmcr.ts";
import type { Block, Path } from "./parts.ts";
import { readModel, type PlainModel, type Problem } from "./read.ts";

/**
 * Reads a graph model in YAML or JSON, or a saved file of GMCR+ or gmcr-py.
 * @param file its name, for messages
 * @returns the model, or every error as `file:line:column: message`
 */
export function readModelFile(text: string, file: string): { model: PlainModel } | { problems: string[] } {
  const wrong: { message: string; span: Span }[] = [];
  const tree = readTree(text, (problem) => wrong.push(problem));
  const placed = (message: string, span: Span | null): string => {
    if (!span) return `${file}: ${visible(message)}`;
    const before = text.slice(0, span.start).split("\n");
    return `${file}:${before.length}:${before.at(-1)!.length + 1}: ${visible(message)}`;
  };
  if (tree === null || wrong.length > 0) return { problems: wrong.map(({ message, span }) => placed(message, span)) };
  const problems: Problem[] = [];
  let data = dataOf(tree);
  if (isSaved(data)) {
    const form = fromSaved(data, file.replace(/\.[^.]*$/, ""), (message, ...path) => problems.push({ message, path }));
    if (form === null || problems.length > 0)
      return { problems: problems.map(({ message, path }) => placed(message, spanAt(tree, path))) };
    data = form;
  }
  const read = readModel(data);
  if ("model" in read) return read;
  return { problems: read.problems.map(({ message, path }) => placed(message, spanAt(tree, path))) };
}

/** A tree as plain data: texts, lists, and blocks without inherited names. */
function dataOf(tree: Tree): unknown {
  if (tree.kind === "scalar") return tree.empty ? null : tree.text;
  if (tree.kind === "list") return tree.items.map(dataOf);
  return Object.fromEntries(tree.entries.map(({ key, value }) => [key, dataOf(value)])) satisfies Block;
}

/** The part of a tree at a path, or the last on the way to it that stands there. */
function spanAt(tree: Tree, path: Path): Span | null {
  let [at, span]: [Tree, Span | null] = [tree, null];
  for (const step of path) {
    if (at.kind === "list" && typeof step === "number" && at.items[step]) {
      at = at.items[step];
      span = at.span;
    } else if (at.kind === "mapping") {
      const entry = at.entries.find(({ key }) => key === String(step));
      if (!entry) return span;
      at = entry.value;
      span = entry.keySpan;
    } else return span;
  }
  return span;
}
