/** Months, ICD 203 words and shares as the result states them. */

/** 'YYYY-MM' of a month counted from year 0. */
export function monthName(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
}

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

/** Wilson 95 % bounds of a share (Wilson 1927, JASA 22:209), n the number of independent trials. */
export function wilson(p: number, n: number): { low: number; high: number } {
  const z2 = 3.841458820694124;
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = Math.sqrt(z2 * ((p * (1 - p)) / n + z2 / (4 * n * n))) / (1 + z2 / n);
  return { low: p === 0 ? 0 : Math.max(0, centre - half), high: p === 1 ? 1 : Math.min(1, centre + half) };
}

/** Value at share u of sorted numbers, linear between order statistics (Hyndman & Fan 1996, type 7). */
export function quantileOf(sorted: ArrayLike<number>, u: number): number {
  const at = (sorted.length - 1) * u;
  const low = Math.floor(at);
  const a = sorted[low];
  return low + 1 < sorted.length ? a + (sorted[low + 1] - a) * (at - low) : a;
}
