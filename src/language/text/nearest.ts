/**
 * Damerau-Levenshtein distance (optimal string alignment): insertions, deletions, replacements and swaps of neighbours,
 * in UTF-16 units; `limit + 1` as soon as the distance must exceed the limit.
 */
export function distance(a: string, b: string, limit = Infinity): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let d = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, before[j - 2] + 1);
      row.push(d);
      least = Math.min(least, d);
    }
    if (least > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[b.length];
}

/**
 * The candidate that `word` was probably meant to be, at most a third of its letters away (at least one); null where
 * none is that near. The first of equals is taken.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const given = word.slice(0, 200).toLowerCase();
  let best: string | null = null;
  let limit = Math.max(1, Math.floor(given.length / 3)) + 1;
  for (const candidate of candidates) {
    const d = distance(given, candidate.toLowerCase(), limit - 1);
    if (d >= limit) continue;
    best = candidate;
    limit = d;
    if (d === 0) break;
  }
  return best;
}

/** ` (did you mean 'support'?)`, or '' without a near candidate. */
export function suggestion(near: string | null): string {
  return near === null ? "" : ` (did you mean '${near}'?)`;
}
