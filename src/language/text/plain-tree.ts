/**
 * The fast way to the tree of a case: the part of YAML in which almost every case is written, read line by line. Whatever is
 * not surely of that part (anchors, block scalars, text over several lines, tabs, empty values, every mistake) is left to the
 * YAML library, which alone decides what a text means: this way gives the library's tree to the last offset, or none.
 *
 * The part: blocks of `key: value` and `- item`, each begun on a line of its own; text on one line, plain or in double
 * quotes; `{ }` and `[ ]` closed on their line; comments behind an entry, or at the indentation of the line they stand above.
 */
import type { Entry, Mapping, Tree } from "./tree.ts";

/** Far below the limit of the tree, so that what is too deep is refused there. */
const MAX_DEPTH = 50;

/** A key, up to its colon. */
const KEY = /-?[A-Za-z0-9_](?:[\w.-]{0,200}[A-Za-z0-9_])?(?=:(?:[ \n]|$))/y;
/** The beginning of plain text: no sign of YAML's. */
const BEGINS_TEXT = /[^\s\-?:,[\]{}#&*!|>'"%@`\ufeff]|-[A-Za-z0-9_.]/y;
/** What ends plain text in a block and inside brackets, or makes it something else. */
const ENDS_TEXT = { block: / #|:(?=[ \n]|$)|\n|$/g, flow: / #|:(?=[ \n,[\]{}]|$)|[,[\]{}\n]|$/g };
/** Text in double quotes, without escapes but those of a quote and of a backslash. */
const QUOTED = /"(?:[^"\\\n]|\\["\\])*"/y;
/** Plain text that stands for no value. */
const NOTHING = /^(?:~|[Nn]ull|NULL)$/;

const [NEWLINE, BLANK, QUOTE, HASH, COMMA, DASH, OPEN_LIST, CLOSE_LIST, OPEN_MAPPING, CLOSE_MAPPING] = [
  10, 32, 34, 35, 44, 45, 91, 93, 123, 125,
] as const;

/** Thrown where a text goes beyond the part that is read here. */
class Beyond extends Error {}

/** The block of a whole text as the library gives it; null where the text goes beyond the part that is read here. */
export function plainTree(text: string): Mapping | null {
  if (/[\t\r]/.test(text)) return null;
  try {
    return new PlainText(text).whole();
  } catch (error) {
    if (error instanceof Beyond) return null;
    throw error;
  }
}

class PlainText {
  private readonly text: string;
  /** Of the line at hand: where its content begins, and how far it is indented; -1 at the end of the text. */
  private at = 0;
  private indent = 0;
  /** Start of the line after the one at hand, and of the line after the last value. */
  private next = 0;
  private ended = 0;

  constructor(text: string) {
    this.text = text;
  }

  whole(): Mapping {
    this.advance();
    if (this.indent !== 0 || this.isItem()) throw new Beyond();
    const tree = this.mapping(this.at, 0, 0);
    if (this.indent >= 0) throw new Beyond();
    return tree;
  }

  /** Goes to the next line that holds more than a comment. */
  private advance(): void {
    const { text } = this;
    this.ended = this.next;
    let comment = -1;
    while (this.next < text.length) {
      const from = this.next;
      const at = this.pastBlanks(from);
      const newline = text.indexOf("\n", at);
      this.next = newline < 0 ? text.length : newline + 1;
      const isEmpty = at === newline || at === text.length;
      if (isEmpty ? at > from : comment >= 0 && comment !== at - from) throw new Beyond();
      if (isEmpty) continue;
      if (text.charCodeAt(at) === HASH) comment = at - from;
      else {
        this.at = at;
        this.indent = at - from;
        return;
      }
    }
    if (comment > 0) throw new Beyond();
    this.indent = -1;
  }

  private pastBlanks(at: number): number {
    while (this.text.charCodeAt(at) === BLANK) at++;
    return at;
  }

  /** Whether a line holds nothing more from here on, but for a comment. */
  private isLineEnd(at: number): boolean {
    const code = this.text.charCodeAt(at);
    return code === NEWLINE || at === this.text.length || (code === HASH && this.text.charCodeAt(at - 1) === BLANK);
  }

  /** Whether the line at hand begins an entry of a list. */
  private isItem(): boolean {
    return this.text.charCodeAt(this.at) === DASH && this.text.charCodeAt(this.at + 1) === BLANK;
  }

  /** The keys that stand in a column, the first of them at `start` on the line at hand. */
  private mapping(start: number, column: number, depth: number): Mapping {
    const entries: Entry[] = [];
    const seen = new Set<string>();
    let from = start;
    do {
      const key = this.key(from, seen);
      const end = from + key.length;
      const at = this.pastBlanks(end + 1);
      const value = this.isLineEnd(at) ? this.below(column, depth + 1) : this.inLine(at, depth + 1);
      entries.push({ key, keySpan: { start: from, end }, value });
      from = this.at;
    } while (this.indent === column && !this.isItem());
    if (this.indent > column) throw new Beyond();
    return { kind: "mapping", span: { start, end: this.ended }, shared: null, flow: false, entries };
  }

  /** The entries of a list whose dashes stand in a column, the first of them on the line at hand. */
  private list(column: number, depth: number): Tree {
    const start = this.at;
    const items: Tree[] = [];
    do {
      const at = this.pastBlanks(this.at + 1);
      items.push(this.entry(at, column + at - this.at, depth + 1));
    } while (this.indent === column && this.isItem());
    if (this.indent > column) throw new Beyond();
    return { kind: "list", span: { start, end: this.ended }, shared: null, flow: false, items };
  }

  /** What stands on the lines below a key of this column. */
  private below(column: number, depth: number): Tree {
    this.advance();
    if (depth > MAX_DEPTH || this.indent < column) throw new Beyond();
    if (this.isItem()) return this.list(this.indent, depth);
    if (this.indent === column) throw new Beyond();
    return this.entry(this.at, this.indent, depth);
  }

  /** A block of keys that stand in a column, or one value. */
  private entry(at: number, column: number, depth: number): Tree {
    KEY.lastIndex = at;
    return KEY.test(this.text) ? this.mapping(at, column, depth) : this.inLine(at, depth);
  }

  /** The value at `at`, with which the line ends. */
  private inLine(at: number, depth: number): Tree {
    const value = this.value(at, "block", depth);
    if (!this.isLineEnd(this.pastBlanks(value.span.end))) throw new Beyond();
    this.advance();
    return value;
  }

  private key(at: number, seen: Set<string>): string {
    KEY.lastIndex = at;
    const key = KEY.exec(this.text)?.[0];
    if (key === undefined || seen.has(key)) throw new Beyond();
    seen.add(key);
    return key;
  }

  private value(at: number, within: "block" | "flow", depth: number): Tree {
    const code = this.text.charCodeAt(at);
    if (code === OPEN_LIST || code === OPEN_MAPPING) return this.bracketed(at, within, depth);
    return code === QUOTE ? this.quoted(at, within) : this.plain(at, within);
  }

  private plain(at: number, within: "block" | "flow"): Tree {
    BEGINS_TEXT.lastIndex = at;
    if (!BEGINS_TEXT.test(this.text)) throw new Beyond();
    const ends = ENDS_TEXT[within];
    ends.lastIndex = at;
    let end = ends.exec(this.text)!.index;
    if (this.text[end] === ":") throw new Beyond();
    while (this.text.charCodeAt(end - 1) === BLANK) end--;
    const text = this.text.slice(at, end);
    return {
      kind: "scalar",
      span: { start: at, end },
      shared: null,
      flow: within === "flow",
      text,
      plain: true,
      empty: NOTHING.test(text),
    };
  }

  private quoted(at: number, within: "block" | "flow"): Tree {
    QUOTED.lastIndex = at;
    const found = QUOTED.exec(this.text)?.[0];
    if (found === undefined) throw new Beyond();
    const text = found.slice(1, -1).replace(/\\(["\\])/g, "$1");
    const span = { start: at, end: at + found.length };
    return { kind: "scalar", span, shared: null, flow: within === "flow", text, plain: false, empty: false };
  }

  /** `{ }` or `[ ]` on one line. */
  private bracketed(start: number, within: "block" | "flow", depth: number): Tree {
    if (depth > MAX_DEPTH) throw new Beyond();
    const { text } = this;
    const isMapping = text.charCodeAt(start) === OPEN_MAPPING;
    const close = isMapping ? CLOSE_MAPPING : CLOSE_LIST;
    const entries: Entry[] = [];
    const items: Tree[] = [];
    const seen = new Set<string>();
    let at = this.pastBlanks(start + 1);
    while (text.charCodeAt(at) !== close || entries.length + items.length > 0) {
      let value: Tree;
      if (isMapping) {
        const key = this.key(at, seen);
        const end = at + key.length;
        value = this.value(this.pastBlanks(end + 1), "flow", depth + 1);
        entries.push({ key, keySpan: { start: at, end }, value });
      } else items.push((value = this.value(at, "flow", depth + 1)));
      at = this.pastBlanks(value.span.end);
      if (text.charCodeAt(at) === close) break;
      if (text.charCodeAt(at) !== COMMA) throw new Beyond();
      at = this.pastBlanks(at + 1);
    }
    const place = { span: { start, end: at + 1 }, shared: null, flow: within === "flow" };
    return isMapping ? { kind: "mapping", ...place, entries } : { kind: "list", ...place, items };
  }
}
