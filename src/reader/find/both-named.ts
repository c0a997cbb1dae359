/** The two sides of a matter, where its own words name none. */
import { sentenceAt, wordsOf, type AnalysedText } from "../analysed-text.ts";
import { codesIn } from "../people.ts";

/**
 * The states and unknown actors of the sentence, where it names at least two; where it speaks of `the two governments` or
 * of `both`, the two that a sentence shortly before it names.
 */
export function bothNamed(text: AnalysedText, at: number): string[] {
  const here = sentenceAt(text, at);
  const named = statesOf(text, here);
  if (named.length >= 2) return named;
  const { first, last } = text.page.sentences[here];
  if (!THE_TWO.test(wordsOf(text, [first, last]))) return [];
  for (let before = here - 1; before >= Math.max(0, here - MOST_SENTENCES_BACK); before--) {
    const meant = statesOf(text, before);
    if (meant.length > 0) return meant.length === 2 ? meant : [];
  }
  return [];
}

const THE_TWO =
  /\b(?:the two|both|the) (?:governments|sides|countries|states|neighbou?rs|capitals|nations|parties)\b|\b(?:the two|both) (?:have|had|are|were|still|now)\b/i;
const MOST_SENTENCES_BACK = 3;

const statesOf = (text: AnalysedText, sentence: number): string[] => {
  const { first, last } = text.page.sentences[sentence];
  return codesIn(text, [first, last]).filter((id) => /^(state|actor\?)$/.test(text.cast.entities[id]?.type ?? ""));
};
