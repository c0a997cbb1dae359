/** A place in a sentence where a phrase of speech may begin, as the rules of phrases see it. */
import { tokenAt, wordsOf, type AnalysedText } from "../analysed-text.ts";
import type { Range } from "../grammar/index.ts";
import type { TokenSentence } from "../tokens.ts";
import type { Found } from "./frame.ts";

export interface Place {
  text: AnalysedText;
  s: TokenSentence;
  sentence: number;
  /** Token and its word. */
  i: number;
  word: string;
}

export interface PhraseRule {
  id: string;
  /** A sentence in which the rule finds a frame. */
  example: string;
  find(place: Place): Found | null;
}

/** What a phrase from i to `end` is about: the rest of the sentence where it leads, else the sentence before it. */
export function restOf({ text, s, i }: Place, end: number): Range {
  if (i - s.first >= 3) return [s.first, i];
  return [Math.min(end + (tokenAt(text, end)?.text === "," ? 1 : 0), s.last - 1), s.last];
}

/** A frame from the phrase [i, end) whose cue is that phrase. */
export const phraseFrame = (
  { text, sentence }: Place,
  part: Pick<Found, "quote" | "verb_class" | "covers" | "from"> & Partial<Found>,
): Found => ({ cue: wordsOf(text, part.quote), sentence, ...part });
