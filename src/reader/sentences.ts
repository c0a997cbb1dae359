/** The sentences of a text, as a reading has them. */
import { fold } from "./normalise.ts";
import type { Sentence } from "./reading.ts";
import { tokenise } from "./tokens.ts";

/** @returns sentences in order, each with its place in the text */
export function sentencesOf(text: string): Sentence[] {
  const folded = fold(text);
  return tokenise(folded.text).sentences.map(({ start, end, paragraph }) => ({
    ...folded.back(start, end),
    paragraph,
  }));
}
