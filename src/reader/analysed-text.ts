/** One analysed text for all later steps: words, clauses, names and hedges. */
import { Cast, findMentions, type Mention } from "./actors/index.ts";
import { firstIndex } from "../numbers/bisect.ts";
import type { AsOf } from "./dates.ts";
import type { Folded } from "./normalise.ts";
import { parse, type Clause, type Grammar, type Range } from "./grammar/index.ts";
import { findHedges, type FoundHedge } from "./hedges.ts";
import { People } from "./people.ts";
import type { Quoted } from "./reading.ts";
import { Times } from "./times.ts";
import { tokenise, type Page, type Token } from "./tokens.ts";

export class Scene {
  readonly page: Page;
  readonly grammar: Grammar;
  readonly cast = new Cast();
  /** Mentions of actors, in the order of the text. */
  readonly named: readonly Mention[];
  readonly hedges: FoundHedge[];
  readonly times: Times;
  readonly people = new People(this);
  /** Index of the mention at a token, or -1. */
  private readonly mentionAt: Int32Array;
  private readonly inQuote: Uint8Array;

  constructor(
    readonly text: string,
    readonly folded: Folded,
    readonly now: AsOf | null,
  ) {
    this.page = tokenise(folded.text);
    this.named = findMentions(this);
    this.grammar = parse(this.page);
    this.hedges = findHedges(this.page);
    this.times = new Times(this, now);
    this.mentionAt = new Int32Array(this.page.tokens.length).fill(-1);
    this.named.forEach((m, at) => {
      for (let i = m.first; i < m.last; i++) this.mentionAt[i] = at;
    });
    this.inQuote = quoteMarks(this.page);
  }

  token(i: number): Token {
    return this.page.tokens[i];
  }

  lower(i: number): string {
    return this.page.tokens[i]?.lower ?? "";
  }

  words([first, last]: Range): string {
    const { text, tokens } = this.page;
    const [from, to] = [Math.max(0, first), Math.min(last, tokens.length)];
    return to > from ? text.slice(tokens[from].start, tokens[to - 1].end) : "";
  }

  /** The original text of a range of tokens. */
  quoted([first, last]: Range): Quoted {
    const at = this.folded.back(this.token(first).start, this.token(last - 1).end);
    return { text: this.text.slice(at.start, at.end), ...at };
  }

  mentions([first, last]: Range): Mention[] {
    const seen = new Set<number>();
    for (let i = first; i < last; i++) if (this.mentionAt[i] >= 0) seen.add(this.mentionAt[i]);
    return [...seen].map((at) => this.named[at]).filter((m) => m.first >= first - 1);
  }

  mentionOf(i: number): Mention | null {
    return this.mentionAt[i] >= 0 ? this.named[this.mentionAt[i]] : null;
  }

  /** Whether a token is inside quote marks of its paragraph. */
  quotedAt(i: number): boolean {
    return this.inQuote[i] === 1;
  }

  /** End of a range that began inside quote marks: at the closing mark, if that comes first. */
  withinQuote(first: number, from: number, last: number): number {
    if (this.quotedAt(first)) for (let i = from; i < last; i++) if (this.token(i).text === '"') return i;
    return last;
  }

  /** The first token that starts at or after an offset of the original. */
  tokenAt(place: number): number {
    const { tokens } = this.page;
    return firstIndex(tokens.length, (at) => this.folded.back(tokens[at].start, tokens[at].end).start >= place);
  }

  /** Index of a token's sentence. */
  sentenceAt(token: number): number {
    const { sentences } = this.page;
    return Math.max(0, firstIndex(sentences.length, (at) => sentences[at].first > token) - 1);
  }

  clausesOf(sentence: number): readonly Clause[] {
    return this.grammar.ofSentence[sentence] ?? [];
  }

  /** The innermost clause of a token. */
  clauseOf(i: number): Clause | null {
    const at = this.grammar.at[i];
    return at >= 0 ? this.grammar.clauses[at] : null;
  }

  /** Hedges within a range of tokens, as quotes. */
  hedgesIn([first, last]: Range): FoundHedge[] {
    const from = firstIndex(this.hedges.length, (at) => this.hedges[at].first >= first);
    return this.hedges.slice(
      from,
      firstIndex(this.hedges.length, (at) => this.hedges[at].last > last),
    );
  }
}

/** 1 for every token inside quote marks; a paragraph begins outside them. */
function quoteMarks({ tokens, sentences }: Page): Uint8Array {
  const inside = new Uint8Array(tokens.length);
  let [open, paragraph] = [0, -1];
  for (const s of sentences) {
    if (s.paragraph !== paragraph) [open, paragraph] = [0, s.paragraph];
    for (let i = s.first; i < s.last; i++) {
      inside[i] = open;
      if (tokens[i].text === '"') open = 1 - open;
    }
  }
  return inside;
}
