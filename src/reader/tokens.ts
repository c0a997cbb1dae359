/** Paragraphs, sentences and words of a normalised text, each with its offsets; splitting and tagging by wink-nlp. */
import winkNLP from "wink-nlp";
import model from "wink-eng-lite-web-model";
import type { Span } from "./reading.ts";
import { retag } from "./tag-fixes.ts";
import type { TagRule } from "./tag-rules.ts";

/** Universal part of speech, from wink-nlp's model. */
export type Tag =
  | "ADJ"
  | "ADP"
  | "ADV"
  | "AUX"
  | "CCONJ"
  | "DET"
  | "INTJ"
  | "NOUN"
  | "NUM"
  | "PART"
  | "PRON"
  | "PROPN"
  | "PUNCT"
  | "SCONJ"
  | "SYM"
  | "VERB"
  | "X";

export interface Token extends Span {
  text: string;
  lower: string;
  tag: Tag;
  capital: boolean;
}
/** Tokens from `first` to before `last` of the page. */
export interface TokenSentence extends Span {
  first: number;
  last: number;
  paragraph: number;
}
export interface Page {
  text: string;
  tokens: Token[];
  sentences: TokenSentence[];
  paragraphs: Span[];
}

const nlp = winkNLP(model, ["sbd", "pos"]);
/** Characters passed to wink at once, and words after which a sentence is cut. */
const CHUNK_CHARACTERS = 20_000;
const MAX_SENTENCE_TOKENS = 200;
/** Characters without a blank between them that wink is given at once: its patterns backtrack over longer runs. */
const MAX_RUN_CHARACTERS = 120;
const LONG_RUN = new RegExp(`\\S{${MAX_RUN_CHARACTERS}}(?=\\S)`, "g");

/** @param changed is told of every rule of src/reader/tag-rules.ts that changes a tag */
export function tokenise(text: string, changed?: (rule: TagRule) => void): Page {
  const page: Page = { text, tokens: [], sentences: [], paragraphs: paragraphs(text) };
  page.paragraphs.forEach((paragraph, at) => {
    for (const piece of pieces(text, paragraph)) take(page, piece, at);
  });
  retag(page.tokens, changed);
  return page;
}

/**
 * Paragraphs: separated by blank lines, or by single line breaks unless the text is broken into lines of even length.
 */
function paragraphs(text: string): Span[] {
  const lines: Span[] = [];
  for (let start = 0; start <= text.length;) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    lines.push({ start, end });
    start = end + 1;
  }
  const lengths = lines
    .map(({ start, end }) => end - start)
    .filter((n) => n > 0)
    .sort((a, b) => a - b);
  const wrapped = lengths.length > 3 && lengths[lengths.length - 1] <= 110 && lengths[lengths.length >> 1] >= 40;
  const widest = lengths[lengths.length - 1] ?? 0;
  const out: Span[] = [];
  let open: Span | null = null;
  for (const line of lines) {
    const words = text.slice(line.start, line.end).trim();
    if (words === "") {
      open = null;
      continue;
    }
    if (open && wrapped && open.end - line.start < 2) open.end = line.end;
    else out.push((open = { ...line }));
    if (!wrapped || line.end - line.start < 0.6 * widest) open = null;
  }
  return out;
}

/** A paragraph in pieces short enough for wink, cut after a sentence or else at a blank. */
function* pieces(text: string, { start, end }: Span): Generator<Span> {
  while (end - start > CHUNK_CHARACTERS) {
    const window = text.slice(start, start + CHUNK_CHARACTERS);
    const stop = Math.max(window.lastIndexOf(". "), window.lastIndexOf("! "), window.lastIndexOf("? "));
    const blank = window.lastIndexOf(" ");
    const cut =
      start + (stop > CHUNK_CHARACTERS / 2 ? stop + 2 : blank > CHUNK_CHARACTERS / 2 ? blank + 1 : CHUNK_CHARACTERS);
    yield { start, end: cut };
    start = cut;
  }
  if (end > start) yield { start, end };
}

function take(page: Page, span: Span, paragraph: number): void {
  const piece = page.text.slice(span.start, span.end);
  const doc = nlp.readDoc(piece.replace(LONG_RUN, "$& "));
  const words = doc.tokens().out(nlp.its.value) as string[];
  const tags = doc.tokens().out(nlp.its.pos) as string[];
  const ends: number[] = [];
  doc.sentences().each((s: { tokens(): { length(): number } }) => {
    ends.push(s.tokens().length());
  });
  let cursor = 0;
  let first = page.tokens.length;
  let sentence = 0;
  let left = ends[0] ?? words.length;
  const close = (): void => {
    const last = page.tokens.length;
    if (last > first)
      page.sentences.push({ first, last, start: page.tokens[first].start, end: page.tokens[last - 1].end, paragraph });
    first = last;
  };
  words.forEach((word, at) => {
    const trimmed = word.trim();
    if (trimmed !== "") {
      const found = piece.indexOf(trimmed, cursor);
      if (found >= 0) {
        const start = span.start + found;
        // `would step in.`: wink takes it for an inch; split into word and full stop.
        if (/^(in|no|is|am|us|so|up|on|it)\.$/i.test(trimmed) && left === 1)
          page.tokens.push(
            token(trimmed.slice(0, -1), start, tags[at]),
            token(".", start + trimmed.length - 1, "PUNCT"),
          );
        else page.tokens.push(token(trimmed, start, tags[at]));
        cursor = found + trimmed.length;
      }
    }
    if (--left === 0) {
      close();
      left = ends[++sentence] ?? 0;
    } else if (page.tokens.length - first >= MAX_SENTENCE_TOKENS) close();
  });
  close();
}

function token(text: string, start: number, tag: string): Token {
  return {
    text,
    lower: text.toLowerCase(),
    tag: tag as Tag,
    start,
    end: start + text.length,
    capital: /^\p{Lu}/u.test(text),
  };
}
