/**
 * State of a check while it reads a file: messages with their positions, parameters, citations, and the site of each
 * number.
 */
import type { Citation, Cited, Field, Month, Owner, Parameter, Quantity, Source, Span } from "../case.ts";
import { groundOf, isRelayed } from "../grounds.ts";
import type { EvidenceFile } from "./evidence.ts";
import type { Message, MessageCode } from "../text/message.ts";
import { shorten, visible } from "../text/visible.ts";
import { nearest, suggestion } from "../text/nearest.ts";
import { isZeroWidth, parseQuantity, readQuantity, type Parsed } from "./quantity.ts";
import type { Mapping, Tree } from "../text/tree.ts";
import { parseUnfilled, unfilledWords, type Unfilled } from "../text/unfilled.ts";

/** Site of a number in the text, for edits; of dates, only those not filled in. */
export interface Site {
  path: string;
  tree: Tree;
  field: Field | "date" | "month";
  /** A mapping with `one_of` and a `because` beside it. */
  whole: boolean;
  /** The `{value: ...}` around it, null where there is none. */
  around: Mapping | null;
}

/** Shared by all numbers of a block: the citations that cover it (null: none), and its owner. */
export interface Scope {
  cover: number[] | null;
  owner: Owner;
}

/** Of a whole file, before any of its blocks. */
export const WHOLE: Scope = { cover: null, owner: { kind: "case" } };

/** Index by id; names of broken blocks included, so that one error does not cause others. */
export type Names = Map<string, number>;

/** Longest message; lists of names that are longer end in dots. */
const MAX_MESSAGE_CHARACTERS = 1000;

export class Reading {
  readonly file: string;
  readonly text: string;
  readonly messages: Message[] = [];
  readonly parameters: Parameter[];
  /** Parameters by path; several for `residual`, none (-1) for a number that could not be read. */
  readonly byPath: Map<string, number[]>;
  readonly sites = new Map<string, Site>();
  /** Numbers and dates not filled in, by path, in file order. */
  readonly unfilled: Map<string, Unfilled>;
  readonly citations: Citation[];
  readonly sources: Source[];
  readonly names: { [kind in "sources" | "factors" | "actors" | "drivers" | "issues" | "tables"]: Names };
  /** Option ids of each issue; null where they could not be read. */
  readonly options: (Names | null)[] = [];
  readonly partOf: (number | null)[] = [];
  asOf: { month: Month; last: string; text: string } | null = null;
  until: Month | null = null;
  /** evidence.yaml beside the case, where a driver refers to it. */
  evidence: EvidenceFile | { problem: string } | null = null;
  /** Readings of other files of the same case, in the order of opening. */
  private readonly others: Reading[] = [];
  /** Whether this is a file beside case.yaml: its numbers have no site in it. */
  private readonly beside: boolean;
  private readonly lineStarts: number[] = [0];

  constructor(file: string, text: string, within: Reading | null = null) {
    this.file = file;
    this.text = text;
    this.beside = within !== null;
    this.parameters = within?.parameters ?? [];
    this.byPath = within?.byPath ?? new Map();
    this.unfilled = within?.unfilled ?? new Map();
    this.citations = within?.citations ?? [];
    this.sources = within?.sources ?? [];
    this.names = within?.names ?? {
      sources: new Map(),
      factors: new Map(),
      actors: new Map(),
      drivers: new Map(),
      issues: new Map(),
      tables: new Map(),
    };
    this.asOf = within?.asOf ?? null;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.lineStarts.push(at + 1);
  }

  /** A reading of another file of the same case: numbers, names and citations are the case's, messages have their own file. */
  another(file: string, text: string): Reading {
    const other = new Reading(file, text, this);
    this.others.push(other);
    return other;
  }

  say(
    severity: Message["severity"],
    code: MessageCode,
    message: string,
    path: string,
    where: Span | null,
    hint: string | null = null,
  ): void {
    const most = this.text.length;
    const span = where && { start: Math.min(where.start, most), end: Math.min(where.end, most) };
    const place = span ? this.place(span.start) : { line: 0, column: 0 };
    const line = message.replace(/[\t\n\r]+/g, " ");
    const said = visible(line.length > MAX_MESSAGE_CHARACTERS ? `${line.slice(0, MAX_MESSAGE_CHARACTERS)}...` : line);
    this.messages.push({ code, severity, message: said, path, file: this.file, span, ...place, hint });
  }
  error(code: MessageCode, message: string, path: string, span: Span | null, hint: string | null = null): void {
    this.say("error", code, message, path, span, hint);
  }
  warn(code: MessageCode, message: string, path: string, span: Span | null, hint: string | null = null): void {
    this.say("warning", code, message, path, span, hint);
  }

  place(offset: number): { line: number; column: number } {
    let low = 0;
    let high = this.lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineStarts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - this.lineStarts[low] + 1 };
  }

  /** Index of a name, or -1 with a message that offers the nearest one. */
  resolve(kind: string, name: string, names: Names, path: string, span: Span): number {
    const found = names.get(name);
    if (found !== undefined) return found;
    const known = [...names.keys()];
    const near = nearest(name, known);
    const offer =
      near !== null
        ? suggestion(near)
        : known.length === 0
          ? `; the case has no ${kind}s`
          : known.length <= 8
            ? `; known: ${known.join(", ")}`
            : "";
    this.error("unknown-name", `unknown ${kind} '${shorten(name)}'${offer}`, path, span, near);
    return -1;
  }

  /** Reads the number of an entry into a parameter; -1 with a message where it is none. */
  number(
    tree: Tree,
    path: string,
    field: Field,
    { cover, owner }: Scope,
    whole = true,
    around: Mapping | null = null,
  ): number {
    this.sites.set(path, { path, tree, field, whole, around });
    const open = this.open(tree, path);
    const read: Parsed = !open
      ? readQuantity(tree, field)
      : open.suggestion === null
        ? { quantity: { kind: "exact", value: NaN } }
        : parseQuantity(open.suggestion, field);
    if ("wrong" in read) {
      this.error(read.wrong.code, read.wrong.message, path, tree.span, read.wrong.hint);
      this.byPath.set(path, [-1]);
      return -1;
    }
    const text = tree.kind === "scalar" ? tree.text.trim() : this.text.slice(tree.span.start, tree.span.end).trim();
    if (isZeroWidth(text, read.quantity))
      this.warn(
        "zero-width",
        `${text} is a range of zero width; write ${(read.quantity as { value: number }).value}, or the range that you mean`,
        path,
        tree.span,
      );
    if (cover === null && !open)
      this.warn(
        "bare-number",
        `no 'because' covers this number; add one to its block: a quote, or judgment: and a sentence`,
        path,
        tree.span,
      );
    const cited = this.cited(cover, { path, owner, field, quantity: read.quantity });
    const isFromChat = isRelayed(
      cited,
      (cover ?? []).map((index) => this.citations[index]),
    );
    return this.add({
      path,
      owner,
      field,
      quantity: read.quantity,
      text,
      default: false,
      cited,
      citations: cover ?? [],
      ...(isFromChat ? { relayed: true } : {}),
      span: this.beside ? null : tree.span,
      ...(open ? { unfilled: open } : {}),
    });
  }

  /** Records an unfilled number or date; null where it is filled in. */
  open(tree: Tree, path: string): Unfilled | null {
    const open = tree.kind === "scalar" ? parseUnfilled(tree.text) : null;
    if (!open) return null;
    this.unfilled.set(path, open);
    this.warn("unfilled", unfilledWords(open), path, tree.span);
    return open;
  }

  /** A default of the language as a parameter. */
  standard(path: string, value: number, field: Field, owner: Owner): number {
    return this.add({
      path,
      owner,
      field,
      quantity: { kind: "exact", value },
      text: String(value),
      default: true,
      cited: "bare",
      citations: [],
      span: null,
    });
  }

  /**
   * A number stated by another file of the case; `stated` where the file, which is kept, holds the number itself, and not
   * one from which it was made.
   */
  written(path: string, value: number, field: Field, { cover, owner }: Scope, stated: boolean): number {
    const quantity: Quantity = { kind: "exact", value };
    const isQuoted = cover?.some((at) => this.citations[at].source !== null) ?? false;
    return this.add({
      path,
      owner,
      field,
      quantity,
      text: String(Number(value.toPrecision(12))),
      default: false,
      cited:
        stated && isQuoted
          ? "figure"
          : this.cited(cover, { path, owner, field: { ...field, ownScale: true }, quantity }),
      citations: cover ?? [],
      span: null,
    });
  }

  /** Marks defaults that nothing reads; a number stated in the file is left as it is. */
  idle(...indices: number[]): void {
    for (const index of indices) if (this.parameters[index]?.default) this.parameters[index].idle = true;
  }

  add(parameter: Parameter): number {
    const index = this.parameters.push(parameter) - 1;
    this.byPath.set(parameter.path, [index]);
    return index;
  }

  private cited(cover: number[] | null, number: Parameters<typeof groundOf>[0]): Cited {
    return groundOf(
      number,
      (cover ?? []).map((index) => this.citations[index]),
    );
  }

  hasErrors(): boolean {
    return this.messages.some(({ severity }) => severity === "error") || this.others.some((other) => other.hasErrors());
  }

  /** Messages in file order, those without a position last, without repetitions; then those of the other files. */
  sorted(): Message[] {
    const seen = new Set<string>();
    const at = (message: Message): number => message.span?.start ?? Infinity;
    return this.messages
      .filter((message) => {
        const key = `${at(message)} ${message.code} ${message.message}`;
        return !seen.has(key) && seen.add(key);
      })
      .map((message, order) => ({ message, order }))
      .sort((a, b) => (at(a.message) === at(b.message) ? a.order - b.order : at(a.message) - at(b.message)))
      .map(({ message }) => message)
      .concat(this.others.flatMap((other) => other.sorted()));
  }
}

/** Whether a quantity is 0 in some draw. Of a distribution with a density no draw is. */
export function canBeZero(quantity: Quantity | undefined): boolean {
  return quantity?.kind === "exact"
    ? quantity.value === 0
    : quantity?.kind === "one_of" && quantity.values.some((value, n) => value === 0 && quantity.probabilities[n] > 0);
}
