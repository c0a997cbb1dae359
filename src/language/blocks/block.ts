/**
 * One mapping of the file while it is read: its keys against its shape, its values by kind, and the citations that
 * cover it.
 */
import type * as z from "zod";
import type { Month, Owner, Span } from "../case.ts";
import { COMMA_IN_FLOW, readBecause } from "../text/citations.ts";
import type { Written } from "./dates.ts";
import { readCorrelations } from "./factors.ts";
import type { Field } from "./fields.ts";
import { nearest, suggestion } from "../text/nearest.ts";
import { shorten } from "../text/visible.ts";
import { needName, needSentence } from "./sentence.ts";
import type { Names, Reading, Scope } from "./reading.ts";
import { ID, ONE_OF, WRITTEN, keysOf } from "./shapes.ts";
import type { Entry, Mapping, Tree } from "../text/tree.ts";
import { checkId, dateOf, listOf, monthOf, wordOf } from "./values.ts";

export class Block implements Scope {
  readonly reading: Reading;
  readonly path: string;
  /** Span for messages about the block as a whole. */
  readonly span: Span;
  /** Citations that cover the numbers here: the block's own, else those of the block around it. */
  readonly cover: number[] | null;
  readonly owner: Owner;
  readonly entries: ReadonlyMap<string, Entry>;

  private constructor(reading: Reading, path: string, span: Span, { cover, owner }: Scope, entries: Entry[]) {
    this.reading = reading;
    this.path = path;
    this.span = span;
    this.cover = cover;
    this.owner = owner;
    this.entries = new Map(entries.map((entry) => [entry.key, entry]));
  }

  /** A block of fixed keys; null with a message where the value is not a mapping. */
  static of(
    reading: Reading,
    tree: Tree,
    span: Span,
    path: string,
    shape: z.ZodObject,
    scope: Scope,
    what = "a block",
  ): Block | null {
    if (!isBlock(reading, tree, path, span, what)) return null;
    const { known, needed } = keysOf(shape);
    for (const { key, keySpan } of tree.entries) {
      if (known.includes(key)) continue;
      const near = nearest(key, known);
      reading.error(
        "unknown-key",
        `unknown key '${shorten(key)}'${commaHint(key, tree) ?? (near ? suggestion(near) : `; known here: ${known.join(", ")}`)}`,
        join(path, key),
        keySpan,
        near,
      );
    }
    const present = new Set(tree.entries.map(({ key }) => key));
    for (const key of needed) {
      if (!present.has(key)) reading.error("missing-key", `'${key}' is missing`, path, span, null);
    }
    const because = tree.entries.find(({ key }) => key === "because");
    const own = because && known.includes("because") ? readBecause(reading, because, path) : null;
    return new Block(reading, path, span, own ? { ...scope, cover: own } : scope, tree.entries);
  }

  /** A block whose keys are names or months: `stakes`, `options`, `history`. */
  static named(reading: Reading, tree: Tree, span: Span, path: string, scope: Scope, what: string): Block | null {
    return isBlock(reading, tree, path, span, what) ? new Block(reading, path, span, scope, tree.entries) : null;
  }

  has(key: string): boolean {
    return this.entries.has(key);
  }

  /** The nested block under a key; null where there is none. */
  block(key: string, shape: z.ZodObject, owner = this.owner): Block | null {
    const entry = this.entries.get(key);
    const scope = ownedBy(this, owner);
    return entry ? Block.of(this.reading, entry.value, entry.keySpan, join(this.path, key), shape, scope) : null;
  }

  /** Entries of the named block under a key, with their paths; none where the key is absent or not a mapping. */
  members(key: string, what: string): Member[] {
    const entry = this.entries.get(key);
    if (!entry) return [];
    const path = join(this.path, key);
    const inner = Block.named(this.reading, entry.value, entry.keySpan, path, this, what);
    return inner
      ? [...inner.entries.values()].map((member) => ({
          ...member,
          path: join(path, member.key),
          cover: this.cover,
          owner: this.owner,
        }))
      : [];
  }

  /** The same where the keys are ids, each of which must be lower_snake_case. */
  ids(key: string, what: string): Member[] {
    const members = this.members(key, what);
    for (const member of members) checkId(this.reading, member, member.path);
    return members;
  }

  text(key: string): string | null {
    const entry = this.entries.get(key);
    const word = entry ? wordOf(this.reading, entry.value, join(this.path, key)) : null;
    if (entry && word !== null && (key === "name" || key === "title"))
      needName(this.reading, word, join(this.path, key), entry.value.span);
    return word;
  }

  /** A text that says something: a question, a judgment. */
  sentence(key: string): string | null {
    const word = this.text(key);
    if (word !== null) needSentence(this.reading, word, join(this.path, key), this.entries.get(key)!.value.span);
    return word;
  }

  flag(key: string, fallback: boolean): boolean {
    const entry = this.entries.get(key);
    if (!entry) return fallback;
    const { value } = entry;
    if (value.kind === "scalar" && value.plain && /^(true|false)$/i.test(value.text))
      return value.text.toLowerCase() === "true";
    const offer =
      value.kind === "scalar" && /^(yes|no|on|off)$/i.test(value.text)
        ? /^(yes|on)$/i.test(value.text)
          ? "true"
          : "false"
        : null;
    this.reading.error(
      "wrong-type",
      `true or false is expected here${offer ? `; write ${offer}` : ""}`,
      join(this.path, key),
      value.span,
      offer,
    );
    return fallback;
  }

  /** A word from a fixed list. */
  choice<T extends string>(
    key: string,
    choices: readonly T[],
    what: string,
    renamed: ReadonlyMap<string, T> = new Map(),
  ): T | null {
    const entry = this.entries.get(key);
    const word = this.text(key);
    if (!entry || word === null) return null;
    const found = choices.find((choice) => choice === word);
    if (found !== undefined) return found;
    const near = renamed.get(word.toUpperCase()) ?? (nearest(word, choices) as T | null);
    this.reading.error(
      "unknown-name",
      `unknown ${what} '${shorten(word)}'${near ? suggestion(near) : `; known: ${choices.join(", ")}`}`,
      join(this.path, key),
      entry.value.span,
      near,
    );
    return null;
  }

  date(key: string): Written | null {
    const entry = this.entries.get(key);
    return entry ? dateOf(this.reading, entry.value, join(this.path, key)) : null;
  }

  /** A month; of a day, its month. */
  month(key: string): Month | null {
    const entry = this.entries.get(key);
    return entry ? monthOf(this.reading, entry.value, join(this.path, key)) : null;
  }

  /**
   * Index of the parameter under a key; the default's where the key is absent, -1 where there is none or the number is
   * wrong.
   */
  number(key: string, field: Field, fallback?: number): number {
    const path = join(this.path, key);
    const entry = this.entries.get(key);
    if (!entry) return fallback === undefined ? -1 : this.reading.standard(path, fallback, field, this.owner);
    return numberAt(this.reading, entry, path, field, this);
  }

  numberIfGiven(key: string, field: Field): number | null {
    return this.has(key) ? this.number(key, field) : null;
  }

  /** Index of the entity that a key names; null where the key is absent or the name unknown. */
  name(key: string, kind: string, names: Names): number | null {
    const entry = this.entries.get(key);
    const word = this.text(key);
    if (!entry || word === null) return null;
    const index = this.reading.resolve(kind, word, names, join(this.path, key), entry.value.span);
    return index < 0 ? null : index;
  }

  /** Indices of a list of names, each once. */
  list(key: string, kind: string, names: Names): { index: number; word: string; span: Span }[] {
    const entry = this.entries.get(key);
    return entry ? listOf(this.reading, entry.value, join(this.path, key), kind, names) : [];
  }
}

export interface Member extends Entry, Scope {
  path: string;
}

/** The same with an owner of its own, for a block that numbers belong to. */
export const ownedBy = ({ cover }: Scope, owner: Owner): Scope => ({ cover, owner });

/** Longest key in a path: a belief is about a number whose path is its key. */
const MAX_KEY_CHARACTERS = 300;

export function join(path: string, key: string): string {
  const line = shorten(key, MAX_KEY_CHARACTERS);
  return path === "" ? line : `${path}.${line}`;
}

function isBlock(reading: Reading, tree: Tree, path: string, span: Span, what: string): tree is Mapping {
  if (tree.kind === "mapping") return true;
  if (tree.kind === "scalar" && tree.empty)
    reading.error(
      "wrong-type",
      `${what} is expected here, and there is nothing; fill it in or leave the key out`,
      path,
      span,
    );
  else
    reading.error(
      "wrong-type",
      `${what} is expected here, not ${tree.kind === "list" ? "a list" : `'${shorten(tree.text)}'`}`,
      path,
      tree.span,
    );
  return false;
}

/** Inside { } a comma ends a value: `pert(15, 20, 40)` is split there, and so is a sentence. */
function commaHint(key: string, tree: Mapping): string | null {
  const value = tree.entries.find((entry) => entry.key === key)?.value;
  if (!value?.flow) return null;
  if (/^[-+]?[\d.]+%?\)?$/.test(key))
    return "; inside { } the arguments of a distribution are separated by blanks: pert(15 20 40)";
  return value.kind === "scalar" && value.empty && !ID.test(key) ? `; ${COMMA_IN_FLOW}` : null;
}

/** A whole number of at least 1 under a key; null where it is absent, and with a message where it is none. */
export function countAt(block: Block, key: string): number | null {
  const text = block.text(key);
  if (text === null) return null;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  block.reading.error(
    "wrong-type",
    `a whole number of at least 1 is expected here, not '${shorten(text)}'`,
    join(block.path, key),
    block.entries.get(key)!.value.span,
  );
  return null;
}

/** A number, plain or written out as `{value: ..., with: ..., judgment: ..., because: ...}`. */
export function numberAt(reading: Reading, entry: Entry, path: string, field: Field, scope: Scope): number {
  const { value, keySpan } = entry;
  if (value.kind !== "mapping") return reading.number(value, path, field, scope);
  const shape = value.entries.some(({ key }) => key === "one_of") ? ONE_OF : WRITTEN;
  const block = Block.of(reading, value, keySpan, path, shape, scope)!;
  const index = writtenOut(block, value, field, shape === ONE_OF);
  readCorrelations(block, index);
  return index;
}

function writtenOut(block: Block, mapping: Mapping, field: Field, listed: boolean): number {
  const { reading, path } = block;
  const inner = block.entries.get("value");
  const judged = judgedBeside(reading, block);
  if (listed) return reading.number(only(mapping, "one_of"), path, field, judged, mapping.entries.length === 1);
  if (inner && inner.value.kind !== "mapping") return reading.number(inner.value, path, field, judged, true, mapping);
  if (inner?.value.kind === "mapping") {
    const nested = Block.of(reading, inner.value, inner.keySpan, path, ONE_OF, judged)!;
    if (nested.has("one_of"))
      return reading.number(
        only(inner.value, "one_of"),
        path,
        field,
        judgedBeside(reading, nested),
        inner.value.entries.length === 1,
      );
  }
  reading.byPath.set(path, [-1]);
  return -1;
}

/** Citations that cover the block, with the sentence inside it about this number alone: a judgement or a suggestion. */
export function judgedBeside(reading: Reading, block: Block): Scope {
  const own = (["suggested", "judgment"] as const).flatMap((key) => {
    const sentence = block.sentence(key);
    if (sentence === null) return [];
    const kind = key === "judgment" ? "judged" : key;
    const quote = sentence.trim();
    return [reading.citations.push({ path: block.path, kind, source: null, quote, start: null, end: null }) - 1];
  });
  return own.length === 0 ? block : { cover: [...(block.cover ?? []), ...own], owner: block.owner };
}

/** The mapping reduced to one of its entries. */
function only(mapping: Mapping, key: string): Mapping {
  const entries = mapping.entries.filter((entry) => entry.key === key);
  return entries.length === mapping.entries.length
    ? mapping
    : { ...mapping, entries, span: { start: entries[0].keySpan.start, end: entries[0].value.span.end } };
}
