/**
 * The YAML that cases are written in, read in one pass: blocks of keys and lists by indentation, `{ }` and `[ ]`, words,
 * numbers and texts in quotes on one line each, comments. Whatever else YAML has (anchors, tags, escapes, folded and literal
 * text, several documents) and whatever is wrong is left to the library `yaml`, which reads any YAML at many times the
 * cost: `readPlainYaml` then gives null. What it gives is what the library gives, node by node with the same positions.
 */
import type { Entry, Mapping, Scalar, Tree } from "./tree.ts";

/** Deeper nesting is left to the library, which limits it. */
const MAX_PLAIN_DEPTH = 50;

/** A word before a colon, such as gas, 2012-10, stakes.gas.weight or -0.5; in sticky mode, as the patterns below. */
const KEY = /-?[A-Za-z0-9_][A-Za-z0-9_.-]{0,200}(?=:(?:[ \n]|$))/y;
/** First character of a word, and of a word after a minus sign. */
const WORD_START = /[A-Za-z0-9_(.+$/<=^;€£\u00a1-\ud7ff]|-[A-Za-z0-9.]/y;
/** A word in a block ends with its line or before a comment; in brackets also at , ] }. */
const IN_BLOCK = /(?:[^ \n:]| +(?![ #\n]|$)|:(?![ \n]|$))*/y;
const IN_BRACKETS = /(?:[^ \n:,[\]{}]| +(?![ #\n,[\]{}]|$)|:(?![ \n,[\]{}]|$))*/y;
const SINGLE_QUOTED = /'((?:[^'\n]|'')*)'/y;
const DOUBLE_QUOTED = /"([^"\\\n]*)"/y;
/** The rest of a line after a value: blanks, and perhaps a comment. */
const LINE_END = / *(?: #[^\n]*)?(?:\n|$)/y;
/** Lines without content. */
const EMPTY_LINES = /(?: *(?:#[^\n]*)?\n)*/y;
const NULL_WORD = /^(?:~|[Nn]ull|NULL)$/;

/** The text is not of this kind, or it is wrong. */
const OTHER = Symbol("other");

/** @returns the block of a whole file; null where the library is to read it */
export function readPlainYaml(text: string): Mapping | null {
  if (/[\t\r\ufeff]/.test(text)) return null;
  try {
    return new Reader(text).whole();
  } catch (thrown) {
    if (thrown === OTHER) return null;
    throw thrown;
  }
}

class Reader {
  private readonly text: string;
  private at = 0;
  /** End of the last line that was read. */
  private end = 0;
  private depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  whole(): Mapping {
    if (this.nextLine() !== 0) throw OTHER;
    const tree = this.mapping(0);
    if (this.at < this.text.length) throw OTHER;
    return tree;
  }

  /** What a sticky pattern matches here, stepped over; null where it does not match. */
  private take(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found) return null;
    this.at = pattern.lastIndex;
    return found[0];
  }

  /** Steps to the next line with content. @returns its indentation; -1 at the end of the text */
  private nextLine(): number {
    this.take(EMPTY_LINES);
    let column = 0;
    while (this.text[this.at + column] === " ") column++;
    const first = this.text[this.at + column];
    if (first === undefined || first === "#") {
      this.at = this.text.length;
      return -1;
    }
    return column;
  }

  private skipBlanks(): void {
    while (this.text[this.at] === " ") this.at++;
  }

  /** A block of keys that stand at a column; the reader is at the first of them. */
  private mapping(column: number): Mapping {
    if (++this.depth > MAX_PLAIN_DEPTH) throw OTHER;
    const start = this.at;
    const entries: Entry[] = [];
    const seen = new Set<string>();
    for (;;) {
      const from = this.at;
      const key = this.take(KEY);
      if (key === null || seen.has(key)) throw OTHER;
      seen.add(key);
      const keySpan = { start: from, end: this.at };
      this.at++;
      entries.push({ key, keySpan, value: this.valueOf(column) });
      const line = this.nextLine();
      if (line > column) throw OTHER;
      if (line < column || this.isItem(column)) {
        this.depth--;
        return { kind: "mapping", span: { start, end: this.end }, shared: null, flow: false, entries };
      }
      this.at += column;
    }
  }

  /** A block of items, each behind a dash at this column; the reader is at the first dash. */
  private list(column: number): Tree {
    if (++this.depth > MAX_PLAIN_DEPTH) throw OTHER;
    const start = this.at;
    const items: Tree[] = [];
    for (;;) {
      const dash = this.at;
      this.at++;
      this.skipBlanks();
      KEY.lastIndex = this.at;
      items.push(KEY.test(this.text) ? this.mapping(column + this.at - dash) : this.onLine());
      const line = this.nextLine();
      if (line > column) throw OTHER;
      if (line < column || !this.isItem(column)) {
        this.depth--;
        return { kind: "list", span: { start, end: this.end }, shared: null, flow: false, items };
      }
      this.at += column;
    }
  }

  /** Whether the line that begins here has a dash at a column. */
  private isItem(column: number): boolean {
    return this.text.startsWith("- ", this.at + column);
  }

  /** What stands behind the colon of a key at a column: on its line, or as a block below it. */
  private valueOf(column: number): Tree {
    if (this.take(LINE_END) === null) {
      if (this.text[this.at] !== " ") throw OTHER;
      this.skipBlanks();
      return this.onLine();
    }
    const line = this.nextLine();
    const isList = line >= column && this.isItem(line);
    if (line < column || (line === column && !isList)) throw OTHER;
    this.at += line;
    const first = this.text[this.at];
    return isList ? this.list(line) : first === "{" || first === "[" ? this.onLine() : this.mapping(line);
  }

  /** A value and the rest of its line. */
  private onLine(): Tree {
    const value = this.value(false);
    if (this.take(LINE_END) === null) throw OTHER;
    this.end = this.at;
    return value;
  }

  private value(flow: boolean): Tree {
    const first = this.text[this.at];
    if (first === "{" || first === "[") return this.brackets(first, flow);
    const start = this.at;
    const quoted = this.take(first === "'" ? SINGLE_QUOTED : DOUBLE_QUOTED);
    if (quoted !== null) {
      const text = quoted.slice(1, -1);
      return this.scalar(start, first === "'" ? text.replaceAll("''", "'") : text, false, flow);
    }
    WORD_START.lastIndex = start;
    if (!WORD_START.test(this.text)) throw OTHER;
    return this.scalar(start, this.take(flow ? IN_BRACKETS : IN_BLOCK)!, true, flow);
  }

  private scalar(start: number, text: string, plain: boolean, flow: boolean): Scalar {
    const span = { start, end: this.at };
    return { kind: "scalar", span, shared: null, flow, text, plain, empty: plain && NULL_WORD.test(text) };
  }

  /** A mapping or list in brackets on one line. */
  private brackets(open: "{" | "[", flow: boolean): Tree {
    if (++this.depth > MAX_PLAIN_DEPTH) throw OTHER;
    const start = this.at++;
    const close = open === "{" ? "}" : "]";
    const entries: Entry[] = [];
    const items: Tree[] = [];
    const seen = new Set<string>();
    this.skipBlanks();
    while (this.text[this.at] !== close) {
      if (open === "{") {
        const from = this.at;
        const key = this.take(KEY);
        if (key === null || seen.has(key)) throw OTHER;
        seen.add(key);
        const keySpan = { start: from, end: this.at };
        this.at++;
        this.skipBlanks();
        entries.push({ key, keySpan, value: this.value(true) });
      } else items.push(this.value(true));
      this.skipBlanks();
      if (this.text[this.at] === close) break;
      if (this.text[this.at] !== ",") throw OTHER;
      this.at++;
      this.skipBlanks();
      if (this.text[this.at] === close) throw OTHER;
    }
    this.at++;
    this.depth--;
    const span = { start, end: this.at };
    return open === "{"
      ? { kind: "mapping", span, shared: null, flow, entries }
      : { kind: "list", span, shared: null, flow, items };
  }
}
