/** Sentences of a text that speak to an assistant. */
import { sentencesOf } from "../reader/index.ts";
import type { Sentence } from "./articles.ts";
import { isAddressedToAssistant } from "./fence.ts";

/** Texts whose sentences were looked through last: a case's number rule asks for the same few again and again. */
const MAX_KNOWN_TEXTS = 4;
let known: { text: string; found: Sentence[] }[] = [];

/** @returns their places in the text, in order */
export function addressedSentences(text: string): Sentence[] {
  const before = known.find((one) => one.text === text);
  if (before) return before.found;
  const found = isAddressedToAssistant(text.replace(/\s+/g, " "))
    ? sentencesOf(text).filter(({ start, end }) => isAddressedToAssistant(text.slice(start, end)))
    : [];
  known = [{ text, found }, ...known.slice(0, MAX_KNOWN_TEXTS - 1)];
  return found;
}
