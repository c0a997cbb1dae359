/** A frame around speech or thought: who said it, in which words, and what of the text is said. */
import { sentenceAt, type AnalysedText } from "../analysed-text.ts";
import type { Range } from "../grammar/index.ts";
import type { VerbClass } from "../reading.ts";

export interface Frame {
  /** The rule that found it. */
  rule: string;
  /** Tokens of source and cue. */
  quote: Range;
  /** Entity id; null where the source is unnamed. */
  source: string | null;
  also: string[];
  cue: string;
  verb_class: VerbClass;
  /** Tokens of the content; null without content in the text. */
  covers: Range | null;
  sentence: number;
  /** Words of a source that is only described (`diplomats`, `most analysts`). */
  described: string | null;
  /** Tokens of the description, at its first mention. */
  who?: Range;
  /** The speech act itself is denied: `has never doubted`, `neither has denied`. */
  negated?: boolean;
  /** Without words of its own: a continued quotation. */
  silent?: boolean;
}

/** A frame whose source is not resolved yet. */
export interface Found extends Omit<Frame, "also" | "source" | "described" | "who" | "silent" | "rule"> {
  /** Tokens of the source; null where a clause leaves it out. */
  from: Range | null;
  /** Nobody is named: `is regarded as`. */
  unnamed?: true;
}

/** Frames by the sentences that their content reaches, those that cover most first. */
export function coveringBySentence(text: AnalysedText, frames: readonly Frame[]): Frame[][] {
  const { sentences } = text.page;
  const index: Frame[][] = sentences.map(() => []);
  for (const f of frames)
    if (f.covers)
      for (let s = sentenceAt(text, f.covers[0]); s < index.length && sentences[s].first < f.covers[1]; s++)
        index[s].push(f);
  const length = ({ covers }: Frame): number => covers![1] - covers![0];
  for (const frames of index) frames.sort((a, b) => length(b) - length(a));
  return index;
}
