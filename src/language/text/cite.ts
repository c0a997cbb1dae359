/** Adds a quote to a block's `because`; every other byte of the file stays. */
import { readCase } from "../check.ts";
import type { Edited } from "./edit.ts";
import { readTree, type Mapping, type Tree } from "./tree.ts";

const elsewhere = () => ({ problem: "absent" }) as const;

/**
 * Adds `- source: quote` to the `because` of the block at a path, or adds a `because` where there is none. Refuses a
 * block that the file does not have, one behind an alias or a merge key, and an edit that would change anything else.
 */
export function cite(text: string, path: string, source: string, quote: string): Edited {
  const tree = readTree(text, () => {});
  const block = tree && blockAt(tree, path);
  if (!block) return { problem: `there is no block '${path}' in the file` };
  if (block.shared) return { problem: `${path} stands behind ${block.shared}: a quote here would stand elsewhere too` };
  const because = block.entries.find(({ key }) => key === "because");
  const words = JSON.stringify(quote.replace(/\s+/g, " ").trim());
  const edited = because
    ? appended(text, because.value, `${source}: ${words}`)
    : begun(text, block, `${source}: ${words}`);
  if (edited === null || !onlyThat(text, edited))
    return { problem: `a quote cannot be put under ${path} in place: write its because as a list, an entry a line` };
  return { text: edited };
}

/** The mapping at a path; a key may contain dots (beliefs are named by paths). */
function blockAt(tree: Tree, path: string): Mapping | null {
  if (tree.kind !== "mapping") return null;
  if (path === "") return tree;
  for (const { key, value } of tree.entries) {
    if (key === path) return value.kind === "mapping" ? value : null;
    if (!path.startsWith(`${key}.`)) continue;
    const found = blockAt(value, path.slice(key.length + 1));
    if (found) return found;
  }
  return null;
}

function appended(text: string, list: Tree, entry: string): string | null {
  if (list.kind !== "list" || list.shared) return null;
  const last = list.items.at(-1);
  if (list.flow || text[list.span.start] === "[") {
    const close = text.lastIndexOf("]", list.span.end - 1);
    return close < list.span.start
      ? null
      : `${text.slice(0, close).trimEnd()}${last ? ", " : ""}{${entry}}${text.slice(close)}`;
  }
  if (!last) return null;
  const from = text.lastIndexOf("\n", last.span.start - 1) + 1;
  const dash = /^(\s*)-\s/.exec(text.slice(from, last.span.start + 1));
  return dash ? after(text, last.span.end, `${dash[1]}- ${entry}`) : null;
}

function begun(text: string, block: Mapping, entry: string): string | null {
  const first = block.entries[0];
  const last = block.entries.at(-1);
  if (!first || !last) return null;
  if (text[block.span.start] === "{") {
    const close = text.lastIndexOf("}", block.span.end - 1);
    return close < block.span.start
      ? null
      : `${text.slice(0, close).trimEnd()}, because: [{${entry}}]${text.slice(close)}`;
  }
  const from = text.lastIndexOf("\n", first.keySpan.start - 1) + 1;
  const indent = text.slice(from, first.keySpan.start);
  return /^ *$/.test(indent)
    ? after(text, Math.max(last.value.span.end, last.keySpan.end + 1), `${indent}because:\n${indent}  - ${entry}`)
    : null;
}

/** Lines inserted below the line that holds the text before `end`, including its trailing comment. */
function after(text: string, end: number, lines: string): string {
  const place = text.slice(0, end).trimEnd().length;
  const newline = text.indexOf("\n", place);
  const at = newline < 0 ? text.length : newline;
  const ending = text[at - 1] === "\r" ? "\r\n" : "\n";
  const before = ending === "\r\n" ? at - 1 : at;
  return `${text.slice(0, before)}${ending}${lines.replaceAll("\n", ending)}${text.slice(before)}`;
}

/** Whether the second text has one citation more, the same numbers, and the same errors. */
function onlyThat(before: string, now: string): boolean {
  const [a, b] = [before, now].map((text) => {
    const { reading } = readCase({ id: "", file: "", text }, elsewhere);
    return {
      citations: reading.citations.length,
      numbers: reading.parameters.map((p) => `${p.path} ${p.text}`).join("\n"),
      errors: reading.messages
        .filter((m) => m.severity === "error")
        .map((m) => `${m.code} ${m.path} ${m.message}`)
        .join("\n"),
    };
  }) as [
    { citations: number; numbers: string; errors: string },
    { citations: number; numbers: string; errors: string },
  ];
  return b.citations === a.citations + 1 && a.numbers === b.numbers && a.errors === b.errors;
}
