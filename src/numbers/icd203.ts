/** Words of estimative probability and the shares that they stand for (Intelligence Community Directive 203, 2015). */

interface Estimate {
  /** The word that is printed. */
  word: string;
  /** Words that are read as the same. */
  synonyms: readonly string[];
  low: number;
  high: number;
}

/** In rising order; the range of each word ends where that of the next begins. */
export const ICD203 = [
  { word: "almost no chance", synonyms: ["remote"], low: 0.01, high: 0.05 },
  { word: "very unlikely", synonyms: ["highly improbable"], low: 0.05, high: 0.2 },
  { word: "unlikely", synonyms: ["improbable"], low: 0.2, high: 0.45 },
  { word: "roughly even chance", synonyms: ["roughly even odds"], low: 0.45, high: 0.55 },
  { word: "likely", synonyms: ["probable"], low: 0.55, high: 0.8 },
  { word: "very likely", synonyms: ["highly probable"], low: 0.8, high: 0.95 },
  { word: "almost certain", synonyms: ["almost certainly", "nearly certain"], low: 0.95, high: 0.99 },
] as const satisfies readonly Estimate[];

/** A word of estimative probability, without its synonyms. */
export type Icd203Word = (typeof ICD203)[number]["word"];

/** The words from the least to the most probable. */
export const ICD203_WORDS: readonly Icd203Word[] = ICD203.map(({ word }) => word);

/** Every word that is read. */
export const ESTIMATIVE_WORDS: readonly string[] = ICD203.flatMap(({ word, synonyms }) => [word, ...synonyms]);

/** Shares at which one word gives way to the next. */
export const WORD_EDGES: readonly number[] = ICD203.slice(1).map(({ low }) => low);

/** A share as a percentage prints it: to whole per cent from 1 to 99 %, so that a word beside it does not contradict it. */
export const printedShare = (share: number): number =>
  share >= 0.01 && share <= 0.99 ? Math.round(100 * share) / 100 : share;

/**
 * The word for a share as it is printed (54.6 % is printed as 55 %, which is likely); the lower edge belongs to the word.
 * Null under 1 % and over 99 %, which have none.
 */
export function wordFor(share: number): Icd203Word | null {
  if (!(share >= 0.01 && share <= 0.99)) return null;
  return ICD203.findLast(({ low }) => printedShare(share) >= low)!.word;
}

/** The range of shares that a word, or a synonym, stands for; null for any other text. */
export function estimateOf(text: string): { low: number; high: number } | null {
  return ICD203.find(({ word, synonyms }: Estimate) => word === text || synonyms.includes(text)) ?? null;
}
