/** Blocks and values put, removed and renamed by path; every other byte of the file stays. */
import { isCollection, isScalar, parseDocument, visit, type Document } from "yaml";
import { readCase } from "../check.ts";
import type { Edited } from "./edit.ts";
import { leavesOf } from "./leaves.ts";
import { literalPattern } from "./literal-pattern.ts";
import { readTree, type Entry, type Mapping, type Tree } from "./tree.ts";
import { shorten } from "./visible.ts";

/** Blocks whose keys are paths of numbers themselves, dots included. */
const KEYED_BY_PATH = new Set(["beliefs", "set"]);
/** Greatest number of references that a renaming mends. */
const MAX_REFERENCES = 500;

/** Where a path leads: the deepest mapping on it, its entry if there is one, and the keys that are missing. */
interface Place {
  parent: Mapping;
  entry: Entry | null;
  /** Keys below `parent`, or below `entry` where that has no value yet; empty where the path is there. */
  missing: string[];
}

/**
 * Puts a YAML value at a path: in place of what stands there, or as a new entry, with the keys that the path lacks.
 * @param yaml a scalar, a list or a mapping, without anchors, aliases and tags
 */
export function put(text: string, path: string, yaml: string): Edited {
  const tree = readTree(text, () => {});
  if (!tree) return { problem: "the file is not a YAML mapping" };
  const place = placeOf(tree, path);
  if ("problem" in place) return place;
  const value = valueOf(path, yaml);
  if ("problem" in value) return value;
  const { parent, entry, missing } = place;
  if (parent.shared || entry?.value.shared)
    return {
      problem: `${path} stands behind ${parent.shared ?? entry!.value.shared}: writing there would change other places too`,
    };
  const nested = missing.slice(entry ? 0 : 1).reduceRight<Document>((inner, key) => wrapped(key, inner), value);
  const edited = entry ? replaced(text, parent, entry, nested) : added(text, parent, missing[0]!, nested);
  if (edited === null || !onlyThere(tree, edited, path, missing.length > 0 ? newAt(path, missing) : null))
    return { problem: `${path} cannot be written in place: write the block around it a key a line` };
  return { text: edited };
}

/** Removes the entry at a path. */
export function remove(text: string, path: string): Edited {
  const tree = readTree(text, () => {});
  const place = tree && placeOf(tree, path);
  if (!tree || !place || "problem" in place || !place.entry || place.missing.length > 0)
    return { problem: `there is nothing at '${shorten(path)}'` };
  const { parent, entry } = place;
  if (parent.shared)
    return { problem: `${path} stands behind ${parent.shared}: removing it would change other places too` };
  const edited = without(text, parent, entry);
  return edited !== null && onlyThere(tree, edited, path, null)
    ? { text: edited }
    : { problem: `${path} cannot be removed in place: write the block around it a key a line` };
}

/** Gives the entry at a path another id, and corrects every reference to it that the check then misses. */
export function rename(text: string, path: string, id: string): Edited {
  const tree = readTree(text, () => {});
  const place = tree && placeOf(tree, path);
  if (!place || "problem" in place || !place.entry || place.missing.length > 0)
    return { problem: `there is nothing at '${shorten(path)}'` };
  const { key: old, keySpan } = place.entry;
  if (place.parent.entries.some(({ key }) => key === id)) return { problem: `there is a '${id}' beside it already` };
  const known = new Set(errorsOf(text).map(({ message }) => message));
  let edited = spliced(text, keySpan, id);
  const word = new RegExp(`(?<![\\w])${literalPattern(old)}(?![\\w])`);
  for (let n = 0; n < MAX_REFERENCES; n++) {
    const missed = errorsOf(edited).find(
      ({ message, span }) => !known.has(message) && span !== null && word.test(edited.slice(span.start, span.end)),
    );
    if (!missed) return { text: edited };
    const { start, end } = missed.span!;
    edited = spliced(edited, missed.span!, edited.slice(start, end).replace(word, id));
  }
  return { problem: `more than ${MAX_REFERENCES} places name ${path}: rename it in an editor` };
}

const spliced = (text: string, { start, end }: { start: number; end: number }, words: string): string =>
  text.slice(0, start) + words + text.slice(end);

const errorsOf = (text: string): ReturnType<typeof readCase>["reading"]["messages"] =>
  readCase({ id: "", file: "", text }, () => ({ problem: "absent" }))
    .reading.sorted()
    .filter(({ severity, code }) => severity === "error" && code !== "unreadable-text");

function placeOf(tree: Mapping, path: string): Place | { problem: string } {
  let parent = tree;
  let rest = path;
  for (;;) {
    const entry = parent.entries
      .filter(({ key }) => rest === key || rest.startsWith(`${key}.`))
      .reduce<Entry | null>((longest, one) => (longest && longest.key.length >= one.key.length ? longest : one), null);
    if (!entry) return { parent, entry: null, missing: keysIn(rest, path.slice(0, path.length - rest.length)) };
    if (rest === entry.key) return { parent, entry, missing: [] };
    rest = rest.slice(entry.key.length + 1);
    if (entry.value.kind === "mapping") {
      parent = entry.value;
      continue;
    }
    const above = path.slice(0, path.length - rest.length);
    if (entry.value.kind === "scalar" && entry.value.empty) return { parent, entry, missing: keysIn(rest, above) };
    return { problem: `'${shorten(above.slice(0, -1))}' is a value and no block: put the whole of it` };
  }
}

/** Keys of the part of a path that the file lacks; below `beliefs` and `set` the rest is one key. */
function keysIn(rest: string, above: string): string[] {
  const keys: string[] = [];
  let last = above.replace(/\.$/, "").split(".").at(-1)!;
  let left = rest;
  while (left !== "") {
    const dot = KEYED_BY_PATH.has(last) ? -1 : left.indexOf(".");
    last = dot < 0 ? left : left.slice(0, dot);
    keys.push(last);
    left = dot < 0 ? "" : left.slice(dot + 1);
  }
  return keys;
}

/** Path of the first key that is missing: all below it is new. */
function newAt(path: string, missing: readonly string[]): string {
  const below = missing.slice(1).join(".");
  return below === "" ? path : path.slice(0, path.length - below.length - 1);
}

function valueOf(path: string, yaml: string): Document | { problem: string } {
  const parsed = parseDocument(yaml, { version: "1.2", schema: "core", uniqueKeys: true, logLevel: "error" });
  const [error] = parsed.errors;
  if (error) return { problem: `the yaml for ${path} cannot be read: ${error.message.split("\n")[0]}` };
  if (parsed.contents === null) return { problem: `the yaml for ${path} is empty` };
  let foreign = false;
  visit(parsed, {
    Alias: () => void (foreign = true),
    Node: (_, node) => {
      if ("anchor" in node && node.anchor) foreign = true;
      if (node.tag !== undefined) foreign = true;
    },
  });
  return foreign ? { problem: `the yaml for ${path} has an anchor, an alias or a tag: write the values out` } : parsed;
}

/** A mapping of one key around a value. */
function wrapped(key: string, inner: Document): Document {
  const outer = parseDocument("{}");
  const map = outer.createNode({}) as { flow?: boolean; items: unknown[] };
  map.items.push(outer.createPair(key, inner.contents));
  outer.contents = map as never;
  return outer;
}

/** Text of a value: on one line inside braces, for a scalar and where it was written in braces; else lines. */
function printed(parsed: Document, inFlow: boolean): { line: string } | { lines: string[] } {
  const { contents } = parsed;
  if (inFlow)
    visit(parsed, {
      Collection: (_, node) => {
        node.flow = true;
        node.commentBefore = null;
        node.comment = null;
      },
      Scalar: (_, node) => {
        if (node.type === "BLOCK_FOLDED" || node.type === "BLOCK_LITERAL") node.type = "QUOTE_DOUBLE";
      },
    });
  else if (isScalar(contents) && (contents.type === "BLOCK_FOLDED" || contents.type === "BLOCK_LITERAL"))
    contents.type = "QUOTE_DOUBLE";
  const text = parsed.toString({ lineWidth: 0, flowCollectionPadding: false, directives: false }).trimEnd();
  return inFlow || !isCollection(contents) || contents.flow
    ? { line: text.replace(/\s*\n\s*/g, " ") }
    : { lines: text.split("\n") };
}

export const isFlow = (text: string, mapping: Mapping): boolean => mapping.flow || text[mapping.span.start] === "{";

/** Blanks before the keys of a block mapping; null where other text stands there. */
function indentOf(text: string, mapping: Mapping): string | null {
  const [first] = mapping.entries;
  if (!first) return null;
  const indent = text.slice(text.lastIndexOf("\n", first.keySpan.start - 1) + 1, first.keySpan.start);
  return /^ *$/.test(indent) ? indent : null;
}

function replaced(text: string, parent: Mapping, entry: Entry, parsed: Document): string | null {
  const inFlow = isFlow(text, parent);
  const words = printed(parsed, inFlow);
  const colon = text.indexOf(":", entry.keySpan.end);
  if (colon < 0) return null;
  const empty = entry.value.kind === "scalar" && entry.value.empty;
  const end = empty ? colon + 1 : text.slice(0, entry.value.span.end).trimEnd().length;
  if ("line" in words) return `${text.slice(0, colon + 1)} ${words.line}${text.slice(end)}`;
  const indent = indentOf(text, parent);
  if (indent === null) return null;
  return `${text.slice(0, colon + 1)}\n${indented(words.lines, `${indent}  `)}${text.slice(end)}`;
}

function added(text: string, parent: Mapping, key: string, parsed: Document): string | null {
  const shownKey = /^[\w-]+$/.test(key) ? key : JSON.stringify(key);
  const last = parent.entries.at(-1);
  if (isFlow(text, parent)) {
    const words = printed(parsed, true);
    const close = text.lastIndexOf("}", parent.span.end - 1);
    if (close < parent.span.start || !("line" in words)) return null;
    const before = text.slice(0, close).trimEnd();
    const comma = last === undefined || before.endsWith(",") ? "" : ",";
    return `${before}${comma}${last === undefined ? "" : " "}${shownKey}: ${words.line}${text.slice(close)}`;
  }
  const indent = indentOf(text, parent);
  if (indent === null || !last) return null;
  const words = printed(parsed, false);
  const lines =
    "line" in words
      ? `${indent}${shownKey}: ${words.line}`
      : `${indent}${shownKey}:\n${indented(words.lines, `${indent}  `)}`;
  const place = text.slice(0, Math.max(last.value.span.end, last.keySpan.end + 1)).trimEnd().length;
  const newline = text.indexOf("\n", place);
  return newline < 0 ? `${text}\n${lines}\n` : `${text.slice(0, newline)}\n${lines}${text.slice(newline)}`;
}

const indented = (lines: readonly string[], indent: string): string =>
  lines.map((line) => (line === "" ? "" : indent + line)).join("\n");

/** The text without an entry of a mapping; null where it cannot be taken out in place. */
export function without(text: string, parent: Mapping, entry: Entry): string | null {
  const { keySpan, value } = entry;
  const end = Math.max(keySpan.end + 1, text.slice(0, Math.max(value.span.end, keySpan.end + 1)).trimEnd().length);
  if (parent.entries.length === 1 && !isFlow(text, parent)) {
    const from = text.slice(0, keySpan.start).trimEnd().length;
    return text[from - 1] === ":" ? `${text.slice(0, from)} {}${text.slice(end)}` : null;
  }
  if (isFlow(text, parent)) {
    const before = text.slice(0, keySpan.start).trimEnd();
    const after = text.slice(end);
    return before.endsWith(",") ? before.slice(0, -1) + after : before + after.replace(/^\s*,\s*/, "");
  }
  const from = text.lastIndexOf("\n", keySpan.start - 1) + 1;
  if (!/^ *$/.test(text.slice(from, keySpan.start))) return null;
  const newline = text.indexOf("\n", end);
  return text.slice(0, from) + (newline < 0 ? "" : text.slice(newline + 1));
}

/** Whether two texts have the same values everywhere but at a path, and below it. */
function onlyThere(before: Tree, edited: string, path: string, created: string | null): boolean {
  let broken = false;
  const after = readTree(edited, () => (broken = true));
  if (!after || broken) return false;
  const top = created ?? path;
  const parent = top.includes(".") ? top.slice(0, top.lastIndexOf(".")) : null;
  const others = (tree: Tree): string =>
    leavesOf(tree)
      .filter(
        (leaf) => leaf.path !== top && !leaf.path.startsWith(`${top}.`) && !(leaf.path === parent && leaf.text === ""),
      )
      .map((leaf) => `${leaf.path}\0${leaf.text}`)
      .join("\n");
  return others(before) === others(after);
}
