/** One text as every later step looks at it: its words, clauses, names and hedges, and what has been read in it so far. */
import { Cast, findMentions, type Mention } from "./actors/index.ts";
import type { AsOf } from "./dates.ts";
import type { Folded } from "./fold.ts";
import { Grammar, type Clause, type Range } from "./grammar/index.ts";
import { findHedges, type FoundHedge } from "./hedges.ts";
import type { Item, Kind, Quoted } from "./reading.ts";
import { tokenise, type Page, type Token } from "./tokens.ts";

export class Items {
  readonly page: Page;
  readonly grammar: Grammar;
  readonly cast = new Cast();
  /** Whoever is named, in the order of the text. */
  readonly named: readonly Mention[];
  readonly hedges: FoundHedge[];
  readonly items: Item[] = [];
  /** Index of the mention at a token, or -1. */
  private readonly mentionAt: Int32Array;
  private readonly inQuote: Uint8Array;
  private readonly byKind = new Map<Kind, Item[]>();
  private readonly bySentence = new Map<string, Item[]>();
  private readonly taken = new Set<string>();

  constructor(readonly text: string, readonly folded: Folded, readonly now: AsOf | null) {
    this.page = tokenise(folded.text);
    this.named = findMentions(this);
    this.grammar = new Grammar(this.page);
    this.hedges = findHedges(this.page);
    this.mentionAt = new Int32Array(this.page.tokens.length).fill(-1);
    this.named.forEach((m, at) => { for (let i = m.first; i < m.last; i++) this.mentionAt[i] = at; });
    this.inQuote = new Uint8Array(this.page.tokens.length);
    let [open, paragraph] = [0, -1];
    for (const s of this.page.sentences) {
      if (s.paragraph !== paragraph) [open, paragraph] = [0, s.paragraph];
      for (let i = s.first; i < s.last; i++) { this.inQuote[i] = open; if (this.page.tokens[i]!.text === '"') open = 1 - open; }
    }
  }

  token(i: number): Token { return this.page.tokens[i]!; }

  lower(i: number): string { return this.page.tokens[i]?.lower ?? ""; }

  words([first, last]: Range): string { return this.grammar.text([Math.max(0, first), Math.min(last, this.page.tokens.length)]); }

  /** The original's words for a range of tokens. */
  quoted([first, last]: Range): Quoted {
    const at = this.folded.back(this.token(first).start, this.token(last - 1).end);
    return { text: this.text.slice(at.start, at.end), ...at };
  }

  /** Adds an item with its quote; two items of one kind never share a span. */
  add(kind: Kind, range: Range, rest: Partial<Item>): Item | null {
    const [first, last] = kind === "attribution" ? range : this.trimmed(range);
    if (last <= first) return null;
    const { text: quote, start, end } = this.quoted([first, last]);
    const key = `${kind} ${start} ${end}`;
    if (this.taken.has(key)) return null;
    this.taken.add(key);
    const list = this.byKind.get(kind) ?? this.byKind.set(kind, []).get(kind)!;
    const item: Item = { id: `${LETTER[kind]}-${list.length + 1}`, kind, quote, start, end, by: "rules", speaker: ["AUTHOR"], ...rest };
    this.items.push(item);
    list.push(item);
    const here = `${kind} ${this.sentenceAt(first)}`;
    (this.bySentence.get(here) ?? this.bySentence.set(here, []).get(here)!).push(item);
    return item;
  }

  /** Items of a kind that start in a sentence. */
  here(kind: Kind, sentence: number): readonly Item[] { return this.bySentence.get(`${kind} ${sentence}`) ?? []; }

  /** Items of a kind in the order in which they were found. */
  of(kind: Kind): readonly Item[] { return this.byKind.get(kind) ?? []; }

  /** Without commas, dashes and lone quote marks at its ends. */
  protected trimmed([first, last]: Range): Range {
    while (last > first && /^[,;:\u2014-]$/.test(this.token(last - 1).text) || (last > first && this.token(last - 1).text === '"' && this.odd(first, last))) last--;
    while (first < last && (/^[,;:\u2014\].-]$/.test(this.token(first).text) || (this.token(first).text === '"' && this.odd(first, last)))) first++;
    return [first, last];
  }

  protected odd(first: number, last: number): boolean {
    let marks = 0;
    for (let i = first; i < last; i++) if (this.token(i).text === '"') marks++;
    return marks % 2 === 1;
  }

  mentions([first, last]: Range): Mention[] {
    const seen = new Set<number>();
    for (let i = first; i < last; i++) if (this.mentionAt[i]! >= 0) seen.add(this.mentionAt[i]!);
    return [...seen].map((at) => this.named[at]!).filter((m) => m.first >= first - 1);
  }

  mentionOf(i: number): Mention | null { return this.mentionAt[i]! >= 0 ? this.named[this.mentionAt[i]!]! : null; }

  /** Whether a token stands inside quote marks of its paragraph. */
  quotedAt(i: number): boolean { return this.inQuote[i] === 1; }

  /** The end of a range that began inside quote marks: where they close, if that comes first. */
  withinQuote(first: number, from: number, last: number): number {
    if (this.quotedAt(first)) for (let i = from; i < last; i++) if (this.token(i).text === '"') return i;
    return last;
  }

  /** The first token that starts at or after a place of the original. */
  tokenAt(place: number): number {
    const { tokens } = this.page;
    let low = 0;
    for (let high = tokens.length; low < high;) { const mid = (low + high) >> 1; const t = tokens[mid]!; if (this.folded.back(t.start, t.end).start < place) low = mid + 1; else high = mid; }
    return low;
  }

  /** Index of the sentence that a token stands in. */
  sentenceAt(token: number): number {
    const { sentences } = this.page;
    let low = 0;
    for (let high = sentences.length - 1; low < high;) { const mid = (low + high + 1) >> 1; if (sentences[mid]!.first <= token) low = mid; else high = mid - 1; }
    return low;
  }

  clausesOf(sentence: number): readonly Clause[] { return this.grammar.ofSentence[sentence] ?? []; }

  /** The innermost clause of a token. */
  clauseOf(i: number): Clause | null {
    const at = this.grammar.at[i]!;
    return at >= 0 ? this.grammar.clauses[at]! : null;
  }

  /** Hedges within a range of tokens, as quotes. */
  hedgesIn([first, last]: Range): FoundHedge[] {
    let low = 0;
    for (let high = this.hedges.length; low < high;) { const mid = (low + high) >> 1; if (this.hedges[mid]!.first < first) low = mid + 1; else high = mid; }
    const out: FoundHedge[] = [];
    for (; low < this.hedges.length && this.hedges[low]!.last <= last; low++) out.push(this.hedges[low]!);
    return out;
  }
}

const LETTER: { [kind in Kind]: string } = { actor: "a", attribution: "t", claim: "c", driver: "d", need: "n", belief: "b", stake: "s", event: "e", accord: "k", question: "q" };
