/**
 * YAML text to a tree of plain nodes with their positions: aliases followed, merge keys folded in, no type coercion.
 */
import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Node, type Pair } from "yaml";
import type { Span } from "../case.ts";
import type { MessageCode } from "./message.ts";
import { plainTree } from "./plain-tree.ts";
import { yamlProblem } from "./yaml-problem.ts";

interface Place {
  span: Span;
  /** Why an edit here would change other places too; null where it would not. */
  shared: "an alias" | "a merge key" | "an anchor that is used elsewhere" | null;
  /** Inside `{ }` or `[ ]`. */
  flow: boolean;
}
export interface Scalar extends Place {
  kind: "scalar";
  /** As written, without quotes and escapes; line folds done. */ text: string;
  /** Unquoted: YAML may read it as a number, a boolean or null. */ plain: boolean;
  empty: boolean;
}
interface List extends Place {
  kind: "list";
  items: Tree[];
}
export interface Mapping extends Place {
  kind: "mapping";
  entries: Entry[];
}
export interface Entry {
  key: string;
  keySpan: Span;
  value: Tree;
}
export type Tree = Scalar | List | Mapping;

export interface Problem {
  code: MessageCode;
  message: string;
  span: Span;
}

const MAX_ALIASED_NODES = 10_000;
const MAX_DEPTH = 100;

const OPTIONS = {
  schema: "core",
  version: "1.2",
  uniqueKeys: false,
  prettyErrors: false,
  merge: false,
  logLevel: "error",
  stringKeys: false,
} as const;

/** @returns the tree, null where there is none; problems are reported */
function treeOf(document: Document.Parsed, text: string, report: (problem: Problem) => void): Tree | null {
  const anchors = new Map<string, Node>();
  const used = usedAnchors(document.contents);
  let expanded = 0;
  let overflown = false;
  const open = new Set<Node>();

  const spanOf = (node: { range?: [number, number, number] | null | undefined }, fallback: Span): Span =>
    node.range ? { start: node.range[0], end: Math.max(node.range[0], node.range[1]) } : fallback;
  const nothing = (span: Span, shared: Place["shared"], flow: boolean): Scalar => ({
    kind: "scalar",
    span,
    shared,
    flow,
    text: "",
    plain: true,
    empty: true,
  });

  const visit = (
    node: Node | null,
    at: Span,
    flow: boolean,
    shared: Place["shared"],
    depth: number,
    counted: boolean,
  ): Tree => {
    if (node === null) return nothing(at, shared, flow);
    const span = counted ? at : spanOf(node, at);
    if (counted && ++expanded > MAX_ALIASED_NODES) {
      if (!overflown)
        report({
          code: "aliases",
          message: `aliases bring in more than ${MAX_ALIASED_NODES.toLocaleString("en")} nodes; write the parts out, or name fewer of them`,
          span,
        });
      overflown = true;
      return nothing(span, shared, flow);
    }
    if (depth > MAX_DEPTH) {
      report({
        code: "too-deep",
        message: `nested more than ${MAX_DEPTH} levels deep; a case needs less than ten`,
        span,
      });
      return nothing(span, shared, flow);
    }
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (!target) {
        report({
          code: "aliases",
          message: `no anchor '&${node.source}' stands before this alias; text that begins with * needs quotes`,
          span,
        });
        return nothing(span, "an alias", flow);
      }
      if (open.has(target)) {
        report({ code: "aliases", message: `the alias '*${node.source}' stands inside its own anchor`, span });
        return nothing(span, "an alias", flow);
      }
      return visit(target, span, flow, "an alias", depth + 1, true);
    }
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    if (node.tag !== undefined)
      report({
        code: "tag",
        message: `tags such as ${text.slice(span.start, span.end).startsWith("!") ? node.tag : `'${node.tag}'`} are not used in a case; leave it out (text that begins with ! needs quotes)`,
        span,
      });
    const mine =
      shared ??
      (node.anchor !== undefined && used.has(node.anchor) ? ("an anchor that is used elsewhere" as const) : null);
    open.add(node);
    let tree: Tree;
    if (isScalar(node)) {
      const plain = node.type === "PLAIN" || node.type === undefined;
      const written = plain ? (node.source ?? "") : String(node.value);
      tree = { kind: "scalar", span, shared: mine, flow, text: written, plain, empty: plain && node.value === null };
    } else if (isSeq(node)) {
      tree = { kind: "list", span, shared: mine, flow, items: [] };
      for (const item of node.items)
        tree.items.push(visit(item as Node | null, span, flow || node.flow === true, mine, depth + 1, counted));
    } else if (isMap(node)) {
      tree = { kind: "mapping", span, shared: mine, flow, entries: [] };
      fill(tree, node.items as Pair<Node, Node | null>[], flow || node.flow === true, mine, depth, counted);
    } else {
      tree = nothing(span, mine, flow);
    }
    open.delete(node);
    return tree;
  };

  const fill = (
    into: Mapping,
    pairs: Pair<Node, Node | null>[],
    flow: boolean,
    shared: Place["shared"],
    depth: number,
    counted: boolean,
  ): void => {
    const seen = new Map<string, Span>();
    const merged: Entry[] = [];
    for (const { key, value } of pairs) {
      const keySpan = counted ? into.span : spanOf(key ?? {}, into.span);
      const at = { start: keySpan.end, end: keySpan.end };
      if (!isScalar(key) || (key.type === "PLAIN" && key.source === "")) {
        report({ code: "wrong-type", message: "a key must be a word", span: keySpan });
        continue;
      }
      const plain = key.type === "PLAIN" || key.type === undefined;
      const name = plain ? (key.source ?? "") : String(key.value);
      if (name === "<<" && plain) {
        merged.push(...merge(visit(value, at, flow, shared, depth + 1, counted)));
        continue;
      }
      const before = seen.get(name);
      if (before) {
        if (!counted)
          report({
            code: "duplicate-key",
            message: `the key '${name}' is given twice in this block; keep one of them`,
            span: keySpan,
          });
        continue;
      }
      seen.set(name, keySpan);
      into.entries.push({ key: name, keySpan, value: visit(value, at, flow, shared, depth + 1, counted) });
    }
    for (const entry of merged) {
      if (seen.has(entry.key)) continue;
      seen.set(entry.key, entry.keySpan);
      into.entries.push(entry);
    }
  };

  /** Entries of a merge key `<<`; of several mappings the first takes precedence. */
  const merge = (value: Tree): Entry[] => {
    const sources = value.kind === "list" ? value.items : [value];
    return sources.flatMap((source) => {
      if (source.kind === "mapping")
        return source.entries.map((entry) => ({ ...entry, value: behindMerge(entry.value) }));
      report({
        code: "wrong-type",
        message: "a merge key '<<' takes the alias of a block, or a list of such aliases",
        span: source.span,
      });
      return [];
    });
  };

  if (document.contents === null) return null;
  return visit(document.contents as Node, { start: 0, end: 0 }, false, null, 0, false);
}

function behindMerge(tree: Tree): Tree {
  const shared = "a merge key" as const;
  if (tree.kind === "list") return { ...tree, shared, items: tree.items.map(behindMerge) };
  if (tree.kind === "mapping")
    return { ...tree, shared, entries: tree.entries.map((entry) => ({ ...entry, value: behindMerge(entry.value) })) };
  return { ...tree, shared };
}

/** Names of the anchors that some alias uses. */
function usedAnchors(root: unknown): Set<string> {
  const used = new Set<string>();
  const stack: unknown[] = [root];
  while (stack.length > 0) {
    const node = stack.pop();
    if (isAlias(node)) used.add(node.source);
    else if (isSeq(node)) stack.push(...node.items);
    else if (isMap(node)) for (const pair of node.items) stack.push(pair.key, pair.value);
  }
  return used;
}

/** Parses without throwing, whatever the text. */
function parse(text: string): Document.Parsed | "too deep" {
  try {
    const document = parseDocument(text, OPTIONS);
    return document.errors.some((error) => error.code === "RESOURCE_EXHAUSTION")
      ? "too deep"
      : (document as Document.Parsed);
  } catch (error) {
    if (error instanceof RangeError) return "too deep";
    throw error;
  }
}

/**
 * The block of a whole file; null with one message where it is not YAML or not a block. A broken line gives one message
 * and none of its consequences.
 */
export function readTree(text: string, report: (problem: Problem) => void): Mapping | null {
  const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.exec(text);
  if (control) {
    report({
      code: "yaml",
      message: `the character U+${control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")} has no place in a case`,
      span: { start: control.index, end: control.index + 1 },
    });
    return null;
  }
  return plainTree(text) ?? libraryTree(text, report);
}

/** The same by the YAML library alone, which reads all of YAML. @param text without control characters */
export function libraryTree(text: string, report: (problem: Problem) => void): Mapping | null {
  const document = parse(text);
  if (document === "too deep") {
    report({
      code: "too-deep",
      message: `nested more than ${MAX_DEPTH} levels deep; a case needs less than ten`,
      span: { start: 0, end: 0 },
    });
    return null;
  }
  const problem = yamlProblem(document, text);
  if (problem) {
    report(problem);
    return null;
  }
  const tree = treeOf(document, text, report);
  if (tree?.kind === "mapping") return tree;
  report({
    code: "wrong-type",
    message:
      tree === null || (tree.kind === "scalar" && tree.empty)
        ? "this file is empty; `entente new` writes a case to start from"
        : "a file is a block of keys, such as `title: ...`",
    span: { start: 0, end: 0 },
  });
  return null;
}
