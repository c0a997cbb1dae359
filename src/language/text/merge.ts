/**
 * Three texts of one case merged: what a change makes of the text from which it was worked out, put into the text as it
 * stands by now. Entries are matched by their keys and items of lists by what they say; every other line of the standing
 * text stays as it is, with its comments and its order. Where both sides changed one place, it clashes.
 */
import { isFlow } from "./put.ts";
import {
  bare,
  type Block,
  blockBelow,
  blockOf,
  bodiesIn,
  headOf,
  idsIn,
  type Item,
  itemsBelow,
  itemsIn,
  NO_BLOCK,
  type Node,
  nodeOf,
  reindented,
  type Row,
  said,
  textOf,
  valueText,
  withValue,
} from "./rows.ts";
import { readTree, type Tree } from "./tree.ts";
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

/**
 * @param base text from which a change was worked out
 * @param after what the change makes of it
 * @param standing text as it stands, edited since
 * @param side which side is taken where both changed one place; null: the standing one stays and the place clashes
 * @param lenient what is left as it is, or brought back, against the rule
 * @returns `problem` where the standing text is not a YAML mapping of a key a line
 */
export function merge(
  base: string,
  after: string,
  standing: string,
  side: Side | null,
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
  const merging = new Merging(side, lenient, lenient.known === undefined ? null : bodiesIn(known));
  const text = merging.block("", b, a, s);
  readTree(text, ({ message }) => (broken ??= message));
  return broken === null ? { text, clashes: merging.clashes } : { problem: broken };
}

class Merging {
  readonly clashes: Clash[] = [];
  private readonly side: Side | null;
  private readonly lenient: Lenient;
  /** Lines of each entry that the change takes for granted, by its path; null: those of the base. */
  private readonly known: ReadonlyMap<string, string> | null;
  constructor(side: Side | null, lenient: Lenient, known: ReadonlyMap<string, string> | null) {
    this.side = side;
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
    // A suggestion that was only taken follows the change, and gives way to what somebody wrote in its place.
    if (b && isOffered(b.tree) && isOffered(s.tree) && offerOf(b.tree) === offerOf(s.tree)) return takenAs(a, b, s);
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
    if (this.side === null) this.clashes.push({ path, mine, theirs });
    return this.side;
  }
}

type Rows = Map<string, Row>;
const byKey = ({ rows }: Block): Rows => new Map(rows.map((row) => [row.key, row]));
const keysOf = ({ rows }: Block): string[] => rows.map(({ key }) => key);

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

/** Whether it is a number that the program offers, taken or not. */
const isOffered = (tree: Tree): boolean =>
  tree.kind === "scalar"
    ? parseUnfilled(tree.text) !== null
    : tree.kind === "mapping" && tree.entries.some(({ key }) => key === "suggested");

/** What the program offers in a number; null for none. */
function offerOf(tree: Tree): string | null {
  if (tree.kind === "scalar") return parseUnfilled(tree.text)?.suggestion ?? null;
  const value = tree.kind === "mapping" ? tree.entries.find(({ key }) => key === "value")?.value : undefined;
  return value ? (value.kind === "scalar" ? value.text : said(value)) : null;
}

/** A changed value in place of a suggestion: taken as that was, where it was open in the base and is in the change. */
function takenAs(a: Node, b: Node, s: Node): string {
  const open = a.tree.kind === "scalar" ? parseUnfilled(a.tree.text) : null;
  if (!open?.suggestion || b.tree.kind !== "scalar" || s.tree.kind !== "mapping") return textOf(a);
  return `{value: ${open.suggestion}, suggested: ${JSON.stringify(open.reason ?? "offered with the draft")}}`;
}

/** The same, with every number that the program offers alike. */
function marked(tree: Tree): string {
  if (isOffered(tree)) return "?";
  if (tree.kind === "scalar") return JSON.stringify(tree.text);
  if (tree.kind === "list") return `[${tree.items.map(marked).join(",")}]`;
  return `{${tree.entries.map(({ key, value }) => `${JSON.stringify(key)}:${marked(value)}`).join(",")}}`;
}
