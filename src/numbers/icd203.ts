/** Words of estimative probability (ICD 203). */

const WORDS = [
  [0.01, "almost no chance"],
  [0.05, "very unlikely"],
  [0.2, "unlikely"],
  [0.45, "roughly even chance"],
  [0.55, "likely"],
  [0.8, "very likely"],
  [0.95, "almost certain"],
] as const;

/** A word of estimative probability, without its synonyms. */
export type Icd203Word = (typeof WORDS)[number][1];

/** The words from the least to the most probable. */
export const ICD203_WORDS: readonly Icd203Word[] = WORDS.map(([, word]) => word);

/** Word of estimative probability (ICD 203; the lower edge belongs to the class); null under 1 % and over 99 %, which have none. */
export function wordFor(p: number): Icd203Word | null {
  if (p < 0.01 || p > 0.99) return null;
  let word: Icd203Word = WORDS[0][1];
  for (const [from, name] of WORDS) if (p >= from) word = name;
  return word;
}
