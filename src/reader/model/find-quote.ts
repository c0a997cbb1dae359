/**
 * Finds a quote in a text although it may differ in case, white space, typographic marks, end punctuation, bracketed
 * insertions ("[F]or", "[sic]") and omissions ("the talks ... have failed"). The place is always that of the text.
 */
import { firstIndex } from "../../numbers/bisect.ts";
import type { Span } from "../reading.ts";

export interface Place extends Span {
  /** Whether the text holds the quote letter by letter. */
  exact: boolean;
}

interface FoldedText {
  /** Folded characters. */
  text: string;
  /** Offset in the original of each folded character, and of its end. */
  from: number[];
  to: number[];
}

/** Ways to fold brackets and omissions: left as they stand, their marks dropped, or dropped with what they hold. */
const BRACKETS = ["kept", "opened", "dropped"] as const;
type Brackets = (typeof BRACKETS)[number];

const DASH = /[-\u2010-\u2015\u2212]/;
const MARK = /["'`\u00ab\u00bb\u2018-\u201f\u2039\u203a]/;
const IGNORED = /[\u00ad\u200b-\u200d\u2060\ufeff]/;
const LETTER = /[\p{L}\p{N}]/u;
const ELLIPSIS = /(?:\[\s*)?(?:…|\.\s?\.\s?\.(?:\s?\.)?)(?:\s*\])?/g;
const MAX_HITS = 50;

/** Searches of one text; the folded forms of it and of its parts are made once. */
export class QuoteFinder {
  private readonly folded = new Map<Brackets, FoldedText>();
  private readonly parts = new Map<string, QuoteFinder>();

  /** @param sentences in order; an omission ("A ... B") is read within one of them */
  constructor(
    private readonly text: string,
    private readonly sentences: readonly Span[],
  ) {}

  /**
   * Every place of a quote in reading order, within a part where one is given; by the strictest way of folding that
   * finds any.
   */
  find(quote: string, part?: Span): Place[] {
    if (part)
      return this.within(part)
        .find(quote)
        .map(({ start, end, exact }) => ({ start: start + part.start, end: end + part.start, exact }));
    const bare = trimmed(quote);
    if (!LETTER.test(bare)) return [];
    const places = hits(this.text, bare)
      .map((start) => ({ start, end: start + bare.length, exact: true }))
      .filter((place) => this.isWhole(place));
    if (places.length > 0) return places;
    for (const brackets of BRACKETS) {
      const found = this.placesOf(bare, brackets);
      if (found.length > 0) return found;
    }
    return this.joined(bare);
  }

  /** The sentence of a place; the place itself where none holds its start. */
  sentenceAt(place: Span): Span {
    const after = firstIndex(this.sentences.length, (at) => this.sentences[at].start > place.start);
    const sentence = this.sentences[after - 1];
    return sentence && place.start < sentence.end ? sentence : place;
  }

  private within({ start, end }: Span): QuoteFinder {
    const key = `${start} ${end}`;
    const made = this.parts.get(key);
    if (made) return made;
    const first = firstIndex(this.sentences.length, (at) => this.sentences[at].end > start);
    const last = firstIndex(this.sentences.length, (at) => this.sentences[at].start >= end);
    const sentences = this.sentences.slice(first, last).map((s) => ({ start: s.start - start, end: s.end - start }));
    const finder = new QuoteFinder(this.text.slice(start, end), sentences);
    this.parts.set(key, finder);
    return finder;
  }

  private placesOf(quote: string, brackets: Brackets): Place[] {
    const wanted = fold(quote, brackets).text.trim();
    if (!LETTER.test(wanted)) return [];
    const folded = this.foldedBy(brackets);
    return hits(folded.text, wanted)
      .map((at) => ({ start: folded.from[at], end: folded.to[at + wanted.length - 1], exact: false }))
      .filter((place) => this.isWhole(place));
  }

  /** `A ... B`: both in one sentence, in this order; the place runs from one to the other. */
  private joined(quote: string): Place[] {
    const ends = quote
      .split(ELLIPSIS)
      .map((piece) => trimmed(piece))
      .filter((piece) => LETTER.test(piece));
    if (ends.length < 2) return [];
    const found = ends.map((piece) => BRACKETS.map((way) => this.placesOf(piece, way)).find((p) => p.length > 0) ?? []);
    return found[0].flatMap((first) => {
      const sentence = this.sentenceAt(first);
      let last: Place = first;
      for (const places of found.slice(1)) {
        const following = places.find(({ start, end }) => start >= last.end && end <= sentence.end);
        if (!following) return [];
        last = following;
      }
      return [{ start: first.start, end: last.end, exact: false }];
    });
  }

  private foldedBy(brackets: Brackets): FoldedText {
    const made = this.folded.get(brackets);
    if (made) return made;
    const folded = fold(this.text, brackets);
    this.folded.set(brackets, folded);
    return folded;
  }

  /** Whether a place begins and ends with whole words. */
  private isWhole({ start, end }: Span): boolean {
    const inside = (at: number): boolean =>
      at > 0 && at < this.text.length && LETTER.test(this.text[at - 1]) && LETTER.test(this.text[at]);
    return !inside(start) && !inside(end);
  }
}

const OUTER = "\\s\"'`\\u00ab\\u00bb\\u2018-\\u201f\\u2039\\u203a.,;:!?\\u2026";
const OUTER_MARKS = new RegExp(`^[${OUTER}]+|[${OUTER}]+$`, "g");

/** Without outer quotation marks, end punctuation and white space. */
const trimmed = (quote: string): string => quote.replace(OUTER_MARKS, "");

function hits(text: string, wanted: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(wanted); at >= 0 && found.length < MAX_HITS; at = text.indexOf(wanted, at + 1))
    found.push(at);
  return found;
}

function fold(original: string, brackets: Brackets): FoldedText {
  const out: FoldedText = { text: "", from: [], to: [] };
  const letters: string[] = [];
  const put = (letter: string, from: number, to: number): void => {
    letters.push(letter);
    out.from.push(from);
    out.to.push(to);
  };
  const skipped = brackets === "kept" ? null : skips(original, brackets);
  let blank = -1;
  for (let at = 0; at < original.length; at++) {
    const end = skipped?.get(at);
    if (end !== undefined) {
      at = end - 1;
      continue;
    }
    const letter = original[at];
    if (IGNORED.test(letter)) continue;
    if (/\s/.test(letter)) {
      if (blank < 0) blank = at;
      continue;
    }
    const last = letters.at(-1);
    if (DASH.test(letter)) {
      blank = -1;
      if (last === "-") out.to[out.to.length - 1] = at + 1;
      else put("-", at, at + 1);
      continue;
    }
    if (MARK.test(letter) && !(LETTER.test(original[at - 1] ?? "") && LETTER.test(original[at + 1] ?? ""))) continue;
    if (blank >= 0 && last !== undefined && last !== "-") put(" ", blank, at);
    blank = -1;
    if (letter === "…") for (let n = 0; n < 3; n++) put(".", at, at + 1);
    else if (MARK.test(letter)) put("'", at, at + 1);
    else {
      const plain = letter.normalize("NFKC").toLowerCase();
      for (const one of plain) for (const unit of one.split("")) put(unit, at, at + 1);
    }
  }
  out.text = letters.join("");
  return out;
}

/** Ranges of a text that are skipped, by their start: omission marks, and brackets with or without what they hold. */
function skips(original: string, brackets: Exclude<Brackets, "kept">): Map<number, number> {
  const out = new Map<number, number>();
  for (const { index, 0: mark } of original.matchAll(ELLIPSIS))
    if (!mark.startsWith("[") || mark.endsWith("]")) out.set(index, index + mark.length);
  for (const { index, 0: group } of original.matchAll(/\[[^[\]]{0,80}\]/g)) {
    if (brackets === "dropped") out.set(index, index + group.length);
    else {
      if (!out.has(index)) out.set(index, index + 1);
      out.set(index + group.length - 1, index + group.length);
    }
  }
  return out;
}
