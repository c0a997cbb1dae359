/**
 * Three texts of one case merged: what a change makes of the text from which it was worked out, put into the text as it
 * stands by now. Entries are matched by their keys and items of lists by what they say; every other line of the standing
 * text stays as it is, with its comments and its order. Where both sides changed one place, it clashes.
 */
import { isFlow } from "./put.ts";
import { readTree, type Entry, type Mapping, type Tree } from "./tree.ts";
import { parseUnfilled } from "./unfilled.ts";

export type Side = "mine" | "theirs";

/** A place that both sides changed. */
export interface Clash {
  /** Path of the entry. */
  path: string;
  /** What stands there now; null where it was taken out. */
  mine: string | null;
  /** What the change would make of it; null where it takes it out. */
  theirs: string | null;
}

export interface Lenient {
  /** Whether what the change takes out stays: asked with every id in it. */
  keeps?: (ids: readonly string[]) => boolean;
  /** Whether an entry that the change has and somebody took out of the standing text comes back. */
  restores?: (path: string) => boolean;
  /** The text that the change takes for granted; what stands otherwise was edited, also where the base has it so. */
  known?: string;
}

/** Blocks of which each entry stands for itself, so that one of them is taken out without the others. */
const COLLECTIONS = new Set([
  "accords",
  "actors",
  "beliefs",
  "constraints",
  "drivers",
  "events",
  "issues",
  "met_by",
  "needs",
  "options",
  "questions",
  "sharpened_by",
  "stakes",
  "tables",
  "today",
  "values",
]);
/** Values that say one thing as a whole. */
const WHOLE = new Set(["when", "if", "then", "never", "package", "any", "all", "not"]);

/** A value with the text in which it stands. */
interface Node {
  text: string;
  tree: Tree;
}
/** An entry of a block on lines of its own, each with its line end. */
interface Row {
  key: string;
  /** Blank lines and comments above it. */
  lead: string;
  body: string;
  entry: Entry;
  text: string;
}
/** Lines of a text that hold the entries of one block. */
interface Block {
  rows: Row[];
  /** What follows the last entry. */
  tail: string;
  indent: string;
}
const NO_BLOCK: Block = { rows: [], tail: "", indent: "" };

/**
 * @param base text from which a change was worked out
 * @param after what the change makes of it
 * @param standing text as it stands, edited since
 * @param prefer which side is taken where both changed one place; without it the standing one stays and the place clashes
 * @param lenient what is left as it is, or brought back, against the rule
 * @returns `problem` where the standing text is no YAML mapping of a key a line
 */
export function merge(
  base: string,
  after: string,
  standing: string,
  prefer: (path: string) => Side | null = () => null,
  lenient: Lenient = {},
): { text: string; clashes: Clash[] } | { problem: string } {
  if (standing === base && (lenient.known ?? base) === base) return { text: after, clashes: [] };
  let broken: string | null = null;
  const [b, a, s, known] = [base, after, standing, lenient.known ?? base].map((text) => {
    const tree = readTree(text, ({ message }) => (broken ??= message));
    return tree && blockOf(text, tree, 0, text.length);
  });
  if (!b || !a || !s || !known || broken !== null)
    return { problem: broken ?? "it is not written a key a line, and cannot be changed in place" };
  const merging = new Merging(prefer, lenient, lenient.known === undefined ? null : bodiesIn(known));
  const text = merging.block("", b, a, s);
  readTree(text, ({ message }) => (broken ??= message));
  return broken === null ? { text, clashes: merging.clashes } : { problem: broken };
}

class Merging {
  readonly clashes: Clash[] = [];
  private readonly prefer: (path: string) => Side | null;
  private readonly lenient: Lenient;
  /** Lines of each entry that the change takes for granted, by its path; null: those of the base. */
  private readonly known: ReadonlyMap<string, string> | null;
  constructor(prefer: (path: string) => Side | null, lenient: Lenient, known: ReadonlyMap<string, string> | null) {
    this.prefer = prefer;
    this.lenient = lenient;
    this.known = known;
  }

  /** Text of a block that stands, with the change. */
  block(path: string, base: Block, after: Block, standing: Block): string {
    const [inBase, inAfter, inStanding] = [base, after, standing].map(byKey) as [Rows, Rows, Rows];
    let dangling = "";
    const kept = standing.rows.flatMap((row): Row[] => {
      const [b, a] = [inBase.get(row.key), inAfter.get(row.key)];
      const body = this.row(path === "" ? row.key : `${path}.${row.key}`, b, a, row, [base, after, standing]);
      const lead = b && a && row.lead === b.lead ? this.remarks(a.lead) : row.lead;
      if (body !== null) {
        const whole = { ...row, lead: dangling + lead, body };
        dangling = "";
        return [whole];
      }
      if (!b || row.lead.trim() !== b.lead.trim()) dangling += row.lead;
      return [];
    });
    const added = after.rows.flatMap((row): Row[] => {
      if (inStanding.has(row.key)) return [];
      const b = inBase.get(row.key);
      const moved = { ...row, body: reindented(row.body, after.indent, standing.indent) };
      if (!b) return [moved];
      const at = path === "" ? row.key : `${path}.${row.key}`;
      if (this.lenient.restores?.(at)) return [moved];
      const told = marked(b.entry.value) === marked(row.entry.value);
      return !told && this.clash(at, null, valueText(row)) === "theirs" ? [moved] : [];
    });
    const order = this.order(path, keysOf(base), keysOf(after), keysOf(standing));
    const rows = placed(kept, added, order ? keysOf(after) : null, keysOf(after), ({ key }) => key);
    const tail = this.tail(base.tail, this.remarks(after.tail), standing.tail);
    return rows.map(({ lead, body }) => lead + body).join("") + dangling + tail;
  }

  /** What follows the last entry, with the change of it. */
  private tail(base: string, after: string, standing: string): string {
    if (standing.includes(base)) return standing.replace(base, () => after);
    const [b, a, s] = [base, after, standing].map((text) =>
      text.split(/(?<=\n)/).map((key) => ({ key, text: key, ids: [] })),
    );
    return mergedItems(b!, a!, s!, () => false).join("");
  }

  /** Comments of the change but for those on what stays against it. */
  private remarks(lines: string): string {
    if (!this.lenient.keeps) return lines;
    return lines
      .split(/(?<=\n)/)
      .filter((line) => !/^ *#/.test(line) || !this.keeps(line.match(/\w+/g) ?? []))
      .join("");
  }

  private keeps(ids: readonly string[]): boolean {
    return this.lenient.keeps?.(ids) ?? false;
  }

  /** Whether an entry that stands was edited since what the change takes for granted. */
  private edited(path: string, b: Row, s: Row, blocks: [Block, Block, Block]): boolean {
    const body = bare(s.body, blocks[2].indent);
    return body !== (this.known ? this.known.get(path) : bare(b.body, blocks[0].indent));
  }

  /** Whether the entries of a block are brought into the order of the change. */
  private order(path: string, base: string[], after: string[], standing: string[]): boolean {
    const common = new Set(base.filter((key) => after.includes(key) && standing.includes(key)));
    const [b, a, s] = [base, after, standing].map((keys) => keys.filter((key) => common.has(key)).join("\n"));
    if (a === b || s === a) return false;
    return s === b || this.clash(`${path}.order`, s!.split("\n").join(", "), a!.split("\n").join(", ")) === "theirs";
  }

  /** Lines of an entry that stands, with the change; null where it goes. */
  private row(
    path: string,
    b: Row | undefined,
    a: Row | undefined,
    s: Row,
    blocks: [Block, Block, Block],
  ): string | null {
    const [base, after, standing] = blocks;
    const untouched = b !== undefined && !this.edited(path, b, s, blocks);
    const value = s.entry.value;
    if (!a) {
      if (!b || this.keeps([...path.split("."), ...idsIn(value)])) return s.body;
      if (untouched) return null;
      if (COLLECTIONS.has(s.key)) {
        const inner = this.inner(path, b, undefined, s, blocks);
        if (inner !== undefined) return inner;
      }
      return this.clash(path, valueText(s), null) === "theirs" ? null : s.body;
    }
    if (b && bare(b.body, base.indent) === bare(a.body, after.indent)) return s.body;
    if (untouched && !this.lenient.keeps) return reindented(a.body, after.indent, standing.indent);
    if (said(value) === said(a.entry.value)) return s.body;
    const inner = WHOLE.has(s.key) ? undefined : this.inner(path, b, a, s, blocks);
    if (inner !== undefined) return inner;
    const text = this.value(path, b && nodeOf(b), nodeOf(a), nodeOf(s), untouched);
    return text === null ? s.body : withValue(s, text, a, after.indent, standing.indent);
  }

  /** Lines of an entry whose value is a block or a list on all sides; null where nothing of it is left, undefined where it is none. */
  private inner(
    path: string,
    b: Row | undefined,
    a: Row | undefined,
    s: Row,
    blocks: [Block, Block, Block],
  ): string | null | undefined {
    const inside = blockBelow(s);
    const [base, after] = [b && blockBelow(b), a && blockBelow(a)];
    if (inside && (!b || base) && (!a || after)) {
      const text = this.block(path, base ?? NO_BLOCK, after ?? { ...NO_BLOCK, indent: inside.indent }, inside);
      return text.trim() === "" ? null : headOf(s) + text;
    }
    const lists = [b, a, s].map((row) => row && itemsBelow(row));
    if (!lists[2] || (b && !lists[0]) || (a && !lists[1])) return undefined;
    const theirs = (lists[1] ?? []).map((item) => ({
      ...item,
      text: reindented(item.text, blocks[1].indent, blocks[2].indent),
    }));
    const items = mergedItems(lists[0] ?? [], theirs, lists[2], (ids) => this.keeps(ids));
    return items.length === 0 ? null : headOf(s) + items.join("");
  }

  /**
   * Text of a value that the change changes; null where what stands stays.
   * @param untouched whether nobody edited what stands
   */
  private value(path: string, b: Node | undefined, a: Node, s: Node, untouched: boolean): string | null {
    if (said(a.tree) === said(s.tree)) return null;
    if (b && said(b.tree) === said(a.tree)) return null;
    // A suggestion gives way to what somebody wrote in its place.
    if (b && isOffered(b.tree) && isOffered(a.tree)) return null;
    const whole = WHOLE.has(path.split(".").at(-1)!);
    if (!whole && a.tree.kind === "list" && s.tree.kind === "list" && (!b || b.tree.kind === "list"))
      return `[${mergedItems(itemsIn(b), itemsIn(a), itemsIn(s), (ids) => this.keeps(ids)).join(", ")}]`;
    const braced = [b, a, s].every((one) => !one || (one.tree.kind === "mapping" && isFlow(one.text, one.tree)));
    if (!whole && braced) return this.flow(path, b, a, s, untouched);
    if (untouched) return textOf(a);
    return this.clash(path, textOf(s), textOf(a)) === "theirs" ? textOf(a) : null;
  }

  /** A mapping in braces, entry by entry. */
  private flow(path: string, b: Node | undefined, a: Node, s: Node, untouched: boolean): string {
    const entries = (node: Node | undefined): Map<string, Node> =>
      new Map(
        (node?.tree.kind === "mapping" ? node.tree.entries : []).map(({ key, value }) => [
          key,
          { text: node!.text, tree: value },
        ]),
      );
    const [base, after, standing] = [entries(b), entries(a), entries(s)];
    const out = new Map<string, string>();
    for (const [key, mine] of standing) {
      const [old, theirs] = [base.get(key), after.get(key)];
      const at = `${path}.${key}`;
      if (!theirs) {
        const goes = old && !this.keeps([...at.split("."), ...idsIn(mine.tree)]);
        if (goes && (untouched || this.clash(at, textOf(mine), null) === "theirs")) continue;
        out.set(key, textOf(mine));
      } else out.set(key, this.value(at, old, theirs, mine, untouched) ?? textOf(mine));
    }
    for (const [key, theirs] of after) {
      if (standing.has(key)) continue;
      const old = base.get(key);
      const same = old && marked(old.tree) === marked(theirs.tree);
      if (!old || (!same && this.clash(`${path}.${key}`, null, textOf(theirs)) === "theirs"))
        out.set(key, textOf(theirs));
    }
    return `{${[...out].map(([key, text]) => `${key}: ${text}`).join(", ")}}`;
  }

  private clash(path: string, mine: string | null, theirs: string | null): Side | null {
    const side = this.prefer(path);
    if (side === null) this.clashes.push({ path, mine, theirs });
    return side;
  }
}

type Rows = Map<string, Row>;
const byKey = ({ rows }: Block): Rows => new Map(rows.map((row) => [row.key, row]));
const keysOf = ({ rows }: Block): string[] => rows.map(({ key }) => key);
const nodeOf = ({ text, entry }: Row): Node => ({ text, tree: entry.value });

/**
 * What stands with what is added behind what goes before it there.
 * @param order keys in the order of the change, into which those that stand are brought; null: they keep theirs
 */
function placed<R>(
  kept: readonly R[],
  added: readonly R[],
  order: readonly string[] | null,
  after: readonly string[],
  keyOf: (one: R) => string,
): R[] {
  const movable =
    order &&
    kept.filter((one) => order.includes(keyOf(one))).sort((x, y) => order.indexOf(keyOf(x)) - order.indexOf(keyOf(y)));
  const out = movable ? kept.map((one) => (order.includes(keyOf(one)) ? movable.shift()! : one)) : [...kept];
  for (const one of added) {
    const at = after.indexOf(keyOf(one));
    const before = after.slice(0, at).findLast((key) => out.some((other) => keyOf(other) === key));
    const behind = after.slice(at + 1).find((key) => out.some((other) => keyOf(other) === key));
    const place = (key: string): number => out.findIndex((other) => keyOf(other) === key);
    out.splice(before !== undefined ? place(before) + 1 : behind !== undefined ? place(behind) : out.length, 0, one);
  }
  return out;
}

/** The entries of a block between two places of its text; null where they do not stand on lines of their own. */
function blockOf(text: string, tree: Mapping, from: number, to: number): Block | null {
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
function blockBelow(row: Row): Block | null {
  const { text, entry } = row;
  const { value } = entry;
  if (value.kind !== "mapping" || value.shared || value.span.start < below(row)) return null;
  return blockOf(text, value, below(row), lineEnd(text, value.span.end));
}

/** Lines of each item of a list that is the value of an entry, with what it says; null as for a block. */
function itemsBelow(row: Row): Item[] | null {
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

interface Item {
  /** What it says. */
  key: string;
  /** Its text in a list in brackets, its lines in any other. */
  text: string;
  /** Every id in it. */
  ids: string[];
}

/** The items of a list that stands, with those that the change adds and without those that it takes out. */
function mergedItems(
  base: readonly Item[],
  after: readonly Item[],
  standing: readonly Item[],
  keeps: (ids: readonly string[]) => boolean,
): string[] {
  const has = (items: readonly Item[], { key }: Item): boolean => items.some((one) => one.key === key);
  const kept = standing.filter((one) => has(after, one) || !has(base, one) || keeps(one.ids));
  const added = after.filter((one) => !has(base, one) && !has(standing, one));
  const order = after.map(({ key }) => key);
  return placed(kept, added, null, order, ({ key }) => key).map(({ text }) => text);
}

/** Items of a list in brackets. */
const itemsIn = (node: Node | undefined): Item[] =>
  node?.tree.kind === "list"
    ? node.tree.items.map((tree) => ({
        key: said(tree),
        text: textOf({ text: node.text, tree }),
        ids: idsIn(tree),
      }))
    : [];

/** The line of an entry's key. */
const headOf = (row: Row): string =>
  row.text.slice(row.text.lastIndexOf("\n", row.entry.keySpan.start - 1) + 1, below(row));

/** An entry with another value, and its comment at the end of the line. */
function withValue(row: Row, value: string, a: Row, from: string, to: string): string {
  const { text, entry } = row;
  const start = text.lastIndexOf("\n", entry.keySpan.start - 1) + 1;
  if (value.includes("\n")) return reindented(a.body, from, to);
  if (entry.value.span.start >= below(row)) return `${text.slice(start, entry.keySpan.end)}: ${value}\n`;
  const end = entry.value.kind === "scalar" && entry.value.empty ? entry.keySpan.end + 1 : entry.value.span.end;
  return `${text.slice(start, entry.keySpan.end)}: ${value}${ended(text.slice(end, lineEnd(text, end)))}`;
}

const textOf = ({ text, tree }: Node): string => text.slice(tree.span.start, tree.span.end).trim();
const valueText = (row: Row): string => textOf(nodeOf(row));

const bare = (lines: string, indent: string): string =>
  lines
    .split("\n")
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line).trimEnd())
    .join("\n");
const reindented = (lines: string, from: string, to: string): string =>
  from === to
    ? lines
    : lines
        .split("\n")
        .map((line) => (line.startsWith(from) && line !== "" ? to + line.slice(from.length) : line))
        .join("\n");

/** What a value says, in the order in which it says it, without its marks and comments. */
function said(tree: Tree): string {
  if (tree.kind === "scalar") return JSON.stringify(tree.text);
  if (tree.kind === "list") return `[${tree.items.map(said).join(",")}]`;
  return `{${tree.entries.map(({ key, value }) => `${JSON.stringify(key)}:${said(value)}`).join(",")}}`;
}

/** Every key and every word of a value that may be an id. */
function idsIn(tree: Tree): string[] {
  if (tree.kind === "scalar") return tree.text.split(".");
  if (tree.kind === "list") return tree.items.flatMap(idsIn);
  return tree.entries.flatMap(({ key, value }) => [...key.split("."), ...idsIn(value)]);
}

/** Lines of every entry of a block and of the blocks in it, by its path. */
function bodiesIn(block: Block, above = ""): Map<string, string> {
  return new Map(
    block.rows.flatMap((row): [string, string][] => {
      const path = above === "" ? row.key : `${above}.${row.key}`;
      const inside = blockBelow(row);
      return [[path, bare(row.body, block.indent)], ...(inside ? bodiesIn(inside, path) : [])];
    }),
  );
}

/** Whether it is a number that the program offers, taken or not. */
const isOffered = (tree: Tree): boolean =>
  tree.kind === "scalar"
    ? parseUnfilled(tree.text) !== null
    : tree.kind === "mapping" && tree.entries.some(({ key }) => key === "suggested");

/** The same, with every number that the program offers alike. */
function marked(tree: Tree): string {
  if (isOffered(tree)) return "?";
  if (tree.kind === "scalar") return JSON.stringify(tree.text);
  if (tree.kind === "list") return `[${tree.items.map(marked).join(",")}]`;
  return `{${tree.entries.map(({ key, value }) => `${JSON.stringify(key)}:${marked(value)}`).join(",")}}`;
}
