/** Words of estimative probability (ICD 203). */

const WORDS: readonly (readonly [number, string])[] = [
  [0.01, "almost no chance"],
  [0.05, "very unlikely"],
  [0.2, "unlikely"],
  [0.45, "roughly even chance"],
  [0.55, "likely"],
  [0.8, "very likely"],
  [0.95, "almost certain"],
];

/** Word of estimative probability (ICD 203; the lower edge belongs to the class); null under 1 % and over 99 %, which have none. */
export function wordFor(p: number): string | null {
  if (p < 0.01 || p > 0.99) return null;
  let word = WORDS[0][1];
  for (const [from, name] of WORDS) if (p >= from) word = name;
  return word;
}
