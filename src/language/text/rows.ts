/** A case text as rows: the entries of its blocks and the items of its lists with the lines on which they stand. */
import { isFlow } from "./put.ts";
import type { Entry, Mapping, Tree } from "./tree.ts";

/** A value with the text in which it stands. */
export interface Node {
  text: string;
  tree: Tree;
}
/** An entry of a block on lines of its own, each with its line end. */
export interface Row {
  key: string;
  /** Blank lines and comments above it. */
  lead: string;
  body: string;
  entry: Entry;
  text: string;
}
/** Lines of a text that hold the entries of one block. */
export interface Block {
  rows: Row[];
  /** What follows the last entry. */
  tail: string;
  indent: string;
}
export const NO_BLOCK: Block = { rows: [], tail: "", indent: "" };

export const nodeOf = ({ text, entry }: Row): Node => ({ text, tree: entry.value });

/** The entries of a block between two places of its text; null where they do not stand on lines of their own. */
export function blockOf(text: string, tree: Mapping, from: number, to: number): Block | null {
  if (isFlow(text, tree) || tree.entries.length === 0) return null;
  const rows: Row[] = [];
  let at = from;
  let indent: string | null = null;
  for (const entry of tree.entries) {
    const start = text.lastIndexOf("\n", entry.keySpan.start - 1) + 1;
    const blank = text.slice(start, entry.keySpan.start);
    indent ??= blank;
    if (start < at || blank !== indent || !/^ *$/.test(blank)) return null;
    const end = lineEnd(
      text,
      entry.value.span.start > entry.keySpan.start ? entry.value.span.end : entry.keySpan.end + 1,
    );
    rows.push({ key: entry.key, lead: text.slice(at, start), body: ended(text.slice(start, end)), entry, text });
    at = end;
  }
  return { rows, tail: text.slice(at, to), indent: indent ?? "" };
}

const ended = (lines: string): string => (lines.endsWith("\n") ? lines : `${lines}\n`);

/** End of the line on which what comes before a place ends, line end included. */
function lineEnd(text: string, place: number): number {
  const last = text.slice(0, place).trimEnd().length;
  const newline = text.indexOf("\n", last);
  return newline < 0 ? text.length : newline + 1;
}

/** Place behind the line of an entry's key. */
const below = ({ text, entry }: Row): number => lineEnd(text, entry.keySpan.end + 1);

/** The block that is the value of an entry; null where it is none, or stands on the line of the key. */
export function blockBelow(row: Row): Block | null {
  const { text, entry } = row;
  const { value } = entry;
  if (value.kind !== "mapping" || value.shared || value.span.start < below(row)) return null;
  return blockOf(text, value, below(row), lineEnd(text, value.span.end));
}

/** Lines of each item of a list that is the value of an entry, with what it says; null as for a block. */
export function itemsBelow(row: Row): Item[] | null {
  const { text, entry } = row;
  const { value } = entry;
  if (value.kind !== "list" || value.shared || value.items.length === 0 || text[value.span.start] === "[") return null;
  if (value.span.start < below(row)) return null;
  let at = below(row);
  return value.items.map((item) => {
    const end = lineEnd(text, item.span.end);
    const lines = ended(text.slice(at, end));
    at = end;
    return { key: said(item), text: lines, ids: idsIn(item) };
  });
}

export interface Item {
  /** What it says. */
  key: string;
  /** Its text in a list in brackets, its lines in any other. */
  text: string;
  /** Every id in it. */
  ids: string[];
}

/** Items of a list in brackets. */
export const itemsIn = (node: Node | undefined): Item[] =>
  node?.tree.kind === "list"
    ? node.tree.items.map((tree) => ({
        key: said(tree),
        text: textOf({ text: node.text, tree }),
        ids: idsIn(tree),
      }))
    : [];

/** The line of an entry's key. */
export const headOf = (row: Row): string =>
  row.text.slice(row.text.lastIndexOf("\n", row.entry.keySpan.start - 1) + 1, below(row));

/** An entry with another value, and its comment at the end of the line. */
export function withValue(row: Row, value: string, a: Row, from: string, to: string): string {
  const { text, entry } = row;
  const start = text.lastIndexOf("\n", entry.keySpan.start - 1) + 1;
  if (value.includes("\n")) return reindented(a.body, from, to);
  if (entry.value.span.start >= below(row)) return `${text.slice(start, entry.keySpan.end)}: ${value}\n`;
  const end = entry.value.kind === "scalar" && entry.value.empty ? entry.keySpan.end + 1 : entry.value.span.end;
  return `${text.slice(start, entry.keySpan.end)}: ${value}${ended(text.slice(end, lineEnd(text, end)))}`;
}

export const textOf = ({ text, tree }: Node): string => text.slice(tree.span.start, tree.span.end).trim();
export const valueText = (row: Row): string => textOf(nodeOf(row));

export const bare = (lines: string, indent: string): string =>
  lines
    .split("\n")
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line).trimEnd())
    .join("\n");
export const reindented = (lines: string, from: string, to: string): string =>
  from === to
    ? lines
    : lines
        .split("\n")
        .map((line) => (line.startsWith(from) && line !== "" ? to + line.slice(from.length) : line))
        .join("\n");

/** What a value says, in the order in which it says it, without its marks and comments. */
export function said(tree: Tree): string {
  if (tree.kind === "scalar") return JSON.stringify(tree.text);
  if (tree.kind === "list") return `[${tree.items.map(said).join(",")}]`;
  return `{${tree.entries.map(({ key, value }) => `${JSON.stringify(key)}:${said(value)}`).join(",")}}`;
}

/** Every key and every word of a value that may be an id. */
export function idsIn(tree: Tree): string[] {
  if (tree.kind === "scalar") return tree.text.split(".");
  if (tree.kind === "list") return tree.items.flatMap(idsIn);
  return tree.entries.flatMap(({ key, value }) => [...key.split("."), ...idsIn(value)]);
}

/** Lines of every entry of a block and of the blocks in it, by its path. */
export function bodiesIn(block: Block, above = ""): Map<string, string> {
  return new Map(
    block.rows.flatMap((row): [string, string][] => {
      const path = above === "" ? row.key : `${above}.${row.key}`;
      const inside = blockBelow(row);
      return [[path, bare(row.body, block.indent)], ...(inside ? bodiesIn(inside, path) : [])];
    }),
  );
}
