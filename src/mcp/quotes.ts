/** Quotes looked up in a text by the rules of `check`, and the passage that comes nearest to one that is not there. */
import { locate } from "../language/index.ts";
import { QuoteFinder } from "../reader/model/find-quote.ts";
import { sentenceAt, type Sentence } from "./articles.ts";
import { ToolError } from "./errors.ts";
import { unshowHidden } from "./hidden.ts";

export const MAX_QUOTE_CHARACTERS = 600;

export interface Found {
  found: boolean;
  /** As the text has it; null where it is not there. */
  quote: string | null;
  /** Offsets into the text, UTF-16 units, end exclusive; null where it is not there. */
  start: number | null;
  end: number | null;
  /** Number of the sentence, from 1, that holds it or the nearest passage; null where nothing comes near. */
  sentence: number | null;
  /** What comes nearest, as the text has it; null where the quote was found or nothing comes near. */
  nearest: string | null;
}

const NOWHERE: Found = { found: false, quote: null, start: null, end: null, sentence: null, nearest: null };

/** @param asked as an assistant wrote it, hidden characters perhaps shown as code points */
export function findQuote(asked: string, text: string, sentences: readonly Sentence[]): Found {
  const quote = unshowHidden(asked);
  const place = locate(quote, text);
  if (place)
    return {
      ...place,
      found: true,
      quote: text.slice(place.start, place.end),
      sentence: sentenceAt(sentences, place.start),
      nearest: null,
    };
  const [loose] = new QuoteFinder(text, sentences).find(quote);
  const near = loose ?? nearestSentence(quote, text, sentences);
  if (near === null) return NOWHERE;
  return {
    ...NOWHERE,
    sentence: sentenceAt(sentences, near.start),
    nearest: beginning(text.slice(near.start, near.end)),
  };
}

/** A passage, or as many of its first words as a quote may have. */
const beginning = (passage: string): string =>
  passage.length <= MAX_QUOTE_CHARACTERS
    ? passage
    : passage.slice(0, Math.max(1, passage.lastIndexOf(" ", MAX_QUOTE_CHARACTERS)));

/** The sentence that shares most of a quote's words, rare words counting more; null where none shares two, or a single rare one. */
function nearestSentence(quote: string, text: string, sentences: readonly Sentence[]): Sentence | null {
  const wanted = wordsOf(quote);
  const words = sentences.map(({ start, end }) => wordsOf(text.slice(start, end)));
  const rarity = new Map(
    [...wanted].map((word) => [
      word,
      Math.log((1 + sentences.length) / (1 + words.filter((own) => own.has(word)).length)),
    ]),
  );
  let best: { sentence: Sentence; score: number; length: number } | null = null;
  for (const [at, own] of words.entries()) {
    const shared = [...wanted].filter((word) => own.has(word));
    if (shared.length < Math.min(2, wanted.size)) continue;
    const score = shared.reduce((sum, word) => sum + rarity.get(word)!, 0);
    if (best === null || score > best.score || (score === best.score && own.size < best.length))
      best = { sentence: sentences[at]!, score, length: own.size };
  }
  return best?.sentence ?? null;
}

const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));

/** Sentences `from` to `to`, letter by letter. @throws ToolError `bad-arguments` where there are none such, or they are longer than a quote may be */
export function sentenceQuote(
  { from, to }: { from: number; to: number },
  text: string,
  sentences: readonly Sentence[],
): Found {
  const [first, last] = [sentences[from - 1], sentences[to - 1]];
  if (!first || !last || to < from)
    throw new ToolError(
      "bad-arguments",
      `There are no sentences ${from} to ${to}: they are numbered from 1 to ${sentences.length}.`,
    );
  const quote = text.slice(first.start, last.end);
  if (quote.length > MAX_QUOTE_CHARACTERS)
    throw new ToolError(
      "bad-arguments",
      `Sentences ${from} to ${to} are ${quote.length} characters long, and a quote has at most ${MAX_QUOTE_CHARACTERS}. Ask for fewer, or pass the words that matter as a string.`,
    );
  return { found: true, quote, start: first.start, end: last.end, sentence: from, nearest: null };
}

/** The error on a quote that a source does not hold, with the nearest passage between marks. */
export function quoteNotFound(source: string, found: Found, call: string, nonce: string): ToolError {
  const near =
    found.nearest === null
      ? "Nothing in it comes near."
      : `The nearest passage is sentence ${found.sentence}: <article ${nonce}>${found.nearest}</article ${nonce}>.`;
  const next =
    found.sentence === null
      ? `Look for the words with quote_find {${call}}.`
      : `Copy it exactly with quote_find {${call}, quotes: [{from: ${found.sentence}, to: ${found.sentence}}]}.`;
  return new ToolError("quote-not-found", `These words are not in '${source}'. ${near} ${next}`);
}
