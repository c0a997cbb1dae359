/** Whether two spans or two names are the same: the rules of docs/develop/reading-score.md. */
import type { Span } from "../../src/reader/reading.ts";

const shared = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

/** Characters that both cover, as a share of those that either covers. */
export const jaccard = (a: Span, b: Span): number =>
  shared(a, b) / (Math.max(a.end, b.end) - Math.min(a.start, b.start));

/** Two spans match where they share at least half of the characters that either covers. */
export const matches = (a: Span, b: Span): boolean => jaccard(a, b) >= 0.5;

export const anyMatches = (some: readonly Span[], others: readonly Span[]): boolean =>
  some.some((a) => others.some((b) => matches(a, b)));

export const anyOverlaps = (some: readonly Span[], others: readonly Span[]): boolean =>
  some.some((a) => others.some((b) => shared(a, b) > 0));

/** Whether one span covers at least half of another. */
export const coversHalf = (a: Span, of: Span): boolean => shared(a, of) * 2 >= of.end - of.start;

/** Pairs one to one, the best score first; pairs below `least` are none. */
export function bestPairs<A, B>(
  some: readonly A[],
  others: readonly B[],
  score: (a: A, b: B) => number,
  least: number,
): [A, B][] {
  const used = new Set<A | B>();
  return some
    .flatMap((a) => others.map((b) => ({ a, b, score: score(a, b) })))
    .filter((pair) => pair.score >= least)
    .sort((x, y) => y.score - x.score)
    .flatMap(({ a, b }): [A, B][] => {
      if (used.has(a) || used.has(b)) return [];
      used.add(a).add(b);
      return [[a, b]];
    });
}

const SMALL_WORDS = new Set(
  "a an the of on in at to for and or by with from as its their his her it is are be been was were that this which".split(
    " ",
  ),
);

/** Words of a name, folded: lower case, no accents, no possessive or plural s, no small words. */
export function wordsOf(name: string): string[] {
  return (
    name
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[’']s?\b/g, "")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
    .filter((word) => !SMALL_WORDS.has(word))
    .map((word) => (word.length > 3 && !word.endsWith("ss") ? word.replace(/s$/, "") : word));
}

const within = (some: readonly string[], all: ReadonlySet<string>): boolean =>
  some.length > 0 && some.every((word) => all.has(word));

/** Two names of an actor are the same where the words of one stand in the other. */
export function sameName(a: string, b: string): boolean {
  const [first, second] = [wordsOf(a), wordsOf(b)];
  return within(first, new Set(second)) || within(second, new Set(first));
}

/** Whether a text has all words of one of the names. */
export const holdsName = (text: string, names: readonly string[]): boolean => {
  const words = new Set(wordsOf(text));
  return names.some((name) => within(wordsOf(name), words));
};

/** Every place at which a quote stands in a text; white space, quotation marks and dashes are folded. */
export function placesOf(text: string, quote: string): Span[] {
  const pattern = quote
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replace(/["“”]/g, '["“”]')
    .replace(/['‘’]/g, "['‘’]")
    .replace(/[-–—‑]/g, "[-–—‑]")
    .replace(/\s+/g, "\\s+");
  if (pattern === "") return [];
  return [...text.matchAll(new RegExp(pattern, "g"))].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));
}
