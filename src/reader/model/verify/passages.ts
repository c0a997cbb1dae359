/** How passages lie to each other and to the items that were read in them. */
import type { Kind, Quoted, Reading, Span } from "../../reading.ts";
import { overlap } from "../verify-items.ts";

export const within = (inner: Span, outer: Span): boolean => outer.start <= inner.start && outer.end >= inner.end;

/** Whether two passages share half of their characters, or one holds the other. */
export const covers = (a: Span, b: Span): boolean => overlap(a, b) >= 0.5 || within(a, b) || within(b, a);

/** Passages as they were read: where one is more than twice as long as the only item of a kind in it, that item. */
export function narrowed(quotes: readonly Quoted[], kind: Kind, { text, items }: Reading): Quoted[] {
  return quotes.map((quote) => {
    const held = items.filter((item) => item.kind === kind && item.unconfirmed !== true && within(item, quote));
    if (held.length !== 1 || overlap(held[0], quote) >= 0.5) return quote;
    const { start, end } = held[0];
    return { text: text.slice(start, end), start, end };
  });
}

/** Letters from which two words are taken for forms of one. */
const STEM_LETTERS = 5;
const WORDS_OF_ASKING = new Set(["will", "does", "have", "been", "that", "this", "there", "with", "before", "until"]);

/** First letters of the words of four letters or more that tell something, and numbers. */
export const stemsIn = (text: string): string[] =>
  (text.toLowerCase().match(/\p{L}{4,}|\d+/gu) ?? [])
    .filter((word) => !WORDS_OF_ASKING.has(word))
    .map((word) => word.slice(0, STEM_LETTERS));
