/** What every later step looks at: words, clauses, actors, hedges and dates of one text; and who a phrase refers to. */
import { Cast, type Mention } from "./actors/index.ts";
import { dates, later, type AsOf, type Dated } from "./dates.ts";
import type { Folded } from "./fold.ts";
import { Grammar, type Clause, type Range } from "./grammar/index.ts";
import { findHedges, type FoundHedge } from "./hedges.ts";
import { OFFICES } from "./lexicon/people.ts";
import type { Item, Kind, Quoted, Time } from "./reading.ts";
import { tokenise, type Page, type Token } from "./tokens.ts";

const BOTH = /^(both|either|neither|two|each|their|they|them|three|the)$/;
const SIDES = /^(sides?|countries|country|governments?|parties|party|capitals?|neighbours|neighbors|nations?|states?|powers?|rivals?|leaders|navies|armies|presidents?)$/;
/** After a city: what was signed there is no deed of its government. */
const ACCORD = /^(agreement|agreements|accord|accords|treaty|memorandum|declaration|protocol|protocols|convention|pact|principles|process|talks)$/;

export class Scene {
  readonly page: Page;
  readonly grammar: Grammar;
  readonly cast: Cast;
  readonly hedges: FoundHedge[];
  readonly items: Item[] = [];
  /** Index of the mention at a token, or -1. */
  private readonly mentionAt: Int32Array;
  private readonly inQuote: Uint8Array;
  private readonly dated: Dated[][];
  private readonly byKind = new Map<Kind, Item[]>();
  private readonly bySentence = new Map<string, Item[]>();
  private readonly taken = new Set<string>();

  constructor(readonly text: string, readonly folded: Folded, readonly now: AsOf | null) {
    this.page = tokenise(folded.text);
    this.cast = new Cast(this.page);
    this.grammar = new Grammar(this.page);
    this.hedges = findHedges(this.page);
    this.mentionAt = new Int32Array(this.page.tokens.length).fill(-1);
    this.cast.mentions.forEach((m, at) => { for (let i = m.first; i < m.last; i++) this.mentionAt[i] = at; });
    this.inQuote = new Uint8Array(this.page.tokens.length);
    let [open, paragraph] = [0, -1];
    for (const s of this.page.sentences) {
      if (s.paragraph !== paragraph) [open, paragraph] = [0, s.paragraph];
      for (let i = s.first; i < s.last; i++) { this.inQuote[i] = open; if (this.page.tokens[i]!.text === '"') open = 1 - open; }
    }
    let before: Dated | null = null;
    this.dated = this.page.sentences.map(({ start, end }) => {
      const found = dates(this.folded.text, start, end, now);
      const shift = later(this.folded.text.slice(start, end), before);
      if (shift) {
        const m = /\b\S+\s+(?:years?|months?|weeks?|days?)\s+later\b/i.exec(this.folded.text.slice(start, end))!;
        found.push({ text: m[0], start: start + m.index, end: start + m.index + m[0].length, from: shift[0], to: shift[1], basis: "counted from the date before" });
      }
      before = found.find((d) => d.basis !== "the time of writing" && d.basis !== "shortly before the text") ?? before;
      return found;
    });
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
  private trimmed([first, last]: Range): Range {
    while (last > first && /^[,;:\u2014-]$/.test(this.token(last - 1).text) || (last > first && this.token(last - 1).text === '"' && this.odd(first, last))) last--;
    while (first < last && (/^[,;:\u2014\].-]$/.test(this.token(first).text) || (this.token(first).text === '"' && this.odd(first, last)))) first++;
    return [first, last];
  }

  private odd(first: number, last: number): boolean {
    let marks = 0;
    for (let i = first; i < last; i++) if (this.token(i).text === '"') marks++;
    return marks % 2 === 1;
  }

  mentions([first, last]: Range): Mention[] {
    const seen = new Set<number>();
    for (let i = first; i < last; i++) if (this.mentionAt[i]! >= 0) seen.add(this.mentionAt[i]!);
    return [...seen].map((at) => this.cast.mentions[at]!).filter((m) => m.first >= first - 1);
  }

  mentionOf(i: number): Mention | null { return this.mentionAt[i]! >= 0 ? this.cast.mentions[this.mentionAt[i]!]! : null; }

  /** Codes of everybody named in a range, in order; regions are nobody. */
  codes(range: Range): string[] {
    return [...new Set(this.mentions(range).filter((m) => !(m.form === "place" && ACCORD.test(this.lower(m.last))) && this.cast.entities[m.ids[0]!]?.type !== "region").flatMap((m) => m.ids).map((id) => this.cast.code(id)))];
  }

  /** Whom a noun phrase names: its own names, those that its pronoun or `both sides` stand for, or nobody. Entity ids. */
  who(range: Range | null, sentence: number): string[] {
    if (!range || range[1] <= range[0]) return [];
    const [first, last] = range;
    // The head stands before the first preposition, unless that is `of` or `between`.
    let stop = last;
    for (let i = first + 1; i < last; i++) if (this.token(i).tag === "ADP" && !/^(of|between)$/.test(this.lower(i)) || this.token(i).text === "," && !this.list(i, last)) { stop = i; break; }
    const named = this.mentions([first, stop]).filter((m) => this.cast.entities[m.ids[0]!]?.type !== "region" && !(m.form === "place" && ACCORD.test(this.lower(m.last))));
    if (named.length > 0) {
      const organ = named.find((m) => m.last >= stop && m.form !== "adjective");
      const free = named.filter((m) => m.form !== "adjective" && m.form !== "place");
      const use = organ && free.length === 1 ? [organ] : free.length > 0 ? free : named;
      return [...new Set(use.flatMap((m) => m.ids))];
    }
    return this.refer([first, stop], sentence);
  }

  private list(comma: number, last: number): boolean {
    for (let i = comma + 1; i < Math.min(last, comma + 6); i++) if (/^(and|or)$/.test(this.lower(i))) return true;
    return false;
  }

  /** Limited coreference: pronouns, `the minister`, `both sides`, `the latter`. */
  private refer([first, last]: Range, sentence: number): string[] {
    const words = this.page.tokens.slice(first, last).map((t) => t.lower);
    const head = words[words.length - 1] ?? "";
    const before = this.before(first);
    const is = (m: Mention, ...types: string[]): boolean => types.includes(this.cast.entities[m.ids[0]!]?.type ?? "");
    const lastOf = (test: (m: Mention) => boolean): Mention | undefined => [...before].reverse().find(test);
    if (/^(he|she|him|his|her|hers|himself|herself)$/.test(words[0]!)) return this.called(before, words[0]!) ?? lastOf((m) => m.form === "group" && is(m, "faction"))?.ids ?? [];
    if (/^(we|our|us|i)$/.test(words[0]!)) return ["AUTHOR"];
    if (words.includes("former") || words.includes("latter")) {
      const two = [...new Set(before.filter((m) => is(m, "state", "organisation", "igo")).slice(-2).flatMap((m) => m.ids))];
      return two.length === 2 ? [words.includes("former") ? two[0]! : two[1]!] : [];
    }
    if ((/^(they|their|them|themselves)$/.test(words[0]!)) || (SIDES.test(head) && words.some((w) => BOTH.test(w)) && (words.length <= 3) && (words[0] !== "the" || head.endsWith("s")))) {
      if (/^(they|their|them)$/.test(words[0]!)) {
        const group = lastOf((m) => m.sentence >= sentence - 1 && (m.form === "group" || this.page.text.slice(m.start, m.end).endsWith("s")) && is(m, "faction", "group"));
        if (group) return group.ids;
      }
      return this.pair(first, words[0] === "three" || words[1] === "three" ? 3 : 2);
    }
    if (/^(it|its|itself)$/.test(words[0]!) || (words[0] === "the" && /^(country|government|kingdom|regime|state|republic|bloc|company|union|commission|agency|court)$/.test(head))) {
      const subject = [...this.clausesOf(sentence - 1), ...this.clausesOf(sentence)].filter((c) => c.group.first < first && c.subject !== null).reverse();
      for (const c of subject) {
        if (c.subject![0] === first) continue;
        const m = this.mentions(c.subject!).find((m) => m.form !== "adjective" && is(m, "state", "organisation", "igo", "faction"));
        if (m) return m.ids;
      }
      return lastOf((m) => is(m, "state", "organisation", "igo") && m.form !== "place" && m.sentence >= sentence - 2)?.ids ?? [];
    }
    if (words[0] === "the" && OFFICES.has(head) || words[0] === "this" && OFFICES.has(head)) return lastOf((m) => (m.form === "group" || m.form === "person") && this.page.text.slice(m.start, m.end).toLowerCase().includes(head))?.ids ?? lastOf((m) => is(m, "person") && (this.cast.entities[m.ids[0]!]!.role ?? head).toLowerCase().includes(head))?.ids ?? [];
    return [];
  }

  /** The person named last whom the pronoun fits; where only one has been named, the pronoun says how he or she is called. */
  private called(before: readonly Mention[], pronoun: string): string[] | null {
    const people = before.filter((m) => this.cast.entities[m.ids[0]!]?.type === "person");
    const fitting = people.filter((m) => this.cast.fits(m.ids[0]!, pronoun));
    const sure = fitting.filter((m) => this.cast.called(m.ids[0]!));
    const last = sure[sure.length - 1] ?? fitting[fitting.length - 1];
    if (!last) return null;
    if (new Set(people.map((m) => m.ids[0])).size === 1) this.cast.calls(last.ids[0]!, pronoun);
    return last.ids;
  }

  /** The mentions before a token, the last forty of them: what is further back is not referred to. */
  before(first: number): Mention[] {
    const { mentions } = this.cast;
    let low = 0;
    for (let high = mentions.length; low < high;) { const mid = (low + high) >> 1; if (mentions[mid]!.first < first) low = mid + 1; else high = mid; }
    return mentions.slice(Math.max(0, low - 40), low);
  }

  /** The last two states named before a token, in the order of the text. */
  lastStates(first: number): string[] {
    return this.pair(first, 2);
  }

  /** The states that `both sides` are: those last named together (`Japan and Russia`, `Russo-Japanese`), else the last ones named. */
  private pair(first: number, count: number): string[] {
    const states = this.before(first).filter((m) => m.form !== "place" && m.ids.every((id) => /^(state|igo)$/.test(this.cast.entities[id]?.type ?? "") && !/^(UN|UNSC|WTO|ICJ|IAEA)$/.test(id)));
    if (count === 2) for (let k = states.length - 1; k >= Math.max(1, states.length - 10); k--) {
      const [a, b] = [states[k - 1], states[k]!];
      if (b.form === "dyad") return b.ids;
      if (a && b.first - a.last <= 3 && this.page.tokens.slice(a.last, b.first).some((t) => t.lower === "and") && a.ids[0] !== b.ids[0] && a.sentence === b.sentence) return [a.ids[0]!, b.ids[0]!];
    }
    const often = new Map<string, number>();
    for (const m of states) for (const id of m.ids) often.set(id, (often.get(id) ?? 0) + 1);
    return [...often].sort((a, b) => b[1] - a[1]).slice(0, count).map(([id]) => id);
  }

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

  /** Codes of whom a phrase names or refers to. */
  codesOf(range: Range | null, sentence: number): string[] {
    return [...new Set(this.who(range, sentence).map((id) => this.cast.code(id)))];
  }

  /** Hedges within a range of tokens, as quotes. */
  hedgesIn([first, last]: Range): FoundHedge[] {
    let low = 0;
    for (let high = this.hedges.length; low < high;) { const mid = (low + high) >> 1; if (this.hedges[mid]!.first < first) low = mid + 1; else high = mid; }
    const out: FoundHedge[] = [];
    for (; low < this.hedges.length && this.hedges[low]!.last <= last; low++) out.push(this.hedges[low]!);
    return out;
  }

  /** The date that belongs to a range: one inside it, else one that opens its sentence. */
  time(range: Range, sentence: number): Time | undefined {
    const [start, end] = [this.token(range[0]).start, this.token(range[1] - 1).end];
    const s = this.page.sentences[sentence]!;
    const all = this.dated[sentence]!;
    const inside = all.filter((d) => d.start >= start && d.end <= end);
    const opening = all.filter((d) => d.start - s.start < 12 && d.end <= start);
    const after = all.filter((d) => d.start >= end && d.start - end < 3);
    const d = inside[0] ?? opening[0] ?? after[0];
    return d ? this.timeOf(d) : undefined;
  }

  private timeOf(d: Dated): Time {
    const at = this.folded.back(d.start, d.end);
    return { expr: this.text.slice(at.start, at.end), resolved: [d.from, d.to], basis: d.basis, ...at };
  }

  /** The date of a sentence that stands nearest before a range, else after it; none that is still to come. */
  beside([first]: Range, sentence: number): Time | undefined {
    const start = this.token(first).start;
    const past = this.dated[sentence]!.filter((d) => d.basis !== "the time of writing" && d.basis !== "shortly before the text" && !(this.now && this.ahead(d)));
    const before = past.filter((d) => d.end <= start);
    const d = before[before.length - 1] ?? past[0];
    return d ? this.timeOf(d) : undefined;
  }

  /** Whether a date only begins after the text. */
  private ahead(d: Dated): boolean { const { text } = this.now!; return d.from.slice(0, text.length) > text.slice(0, d.from.length) || /from the time of writing/.test(d.basis); }

  /** First day of the date said last before a sentence in its paragraph. */
  saidBefore(sentence: number): string | null {
    const { paragraph } = this.page.sentences[sentence]!;
    for (let at = sentence; at >= 0 && this.page.sentences[at]!.paragraph === paragraph; at--) {
      const past = this.dated[at]!.filter((d) => d.basis !== "the time of writing" && !(this.now && this.ahead(d)));
      if (past.length > 0) return past[past.length - 1]!.from;
    }
    return null;
  }

  /** The innermost clause of a token. */
  clauseOf(i: number): Clause | null {
    const at = this.grammar.at[i]!;
    return at >= 0 ? this.grammar.clauses[at]! : null;
  }
}

const LETTER: { [kind in Kind]: string } = { actor: "a", attribution: "t", claim: "c", driver: "d", need: "n", belief: "b", stake: "s", event: "e", accord: "k", question: "q" };
