/** Shares and order statistics as the result states them. */

/** Wilson 95 % bounds of a share (Wilson 1927, JASA 22:209), n the number of independent trials. */
export function wilson(p: number, n: number): { low: number; high: number } {
  const z2 = 3.841458820694124;
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = Math.sqrt(z2 * ((p * (1 - p)) / n + z2 / (4 * n * n))) / (1 + z2 / n);
  return { low: p === 0 ? 0 : Math.max(0, centre - half), high: p === 1 ? 1 : Math.min(1, centre + half) };
}

/** Value at share u of sorted numbers, linear between order statistics (Hyndman & Fan 1996, type 7); NaN of none. */
export function quantileOf(sorted: ArrayLike<number>, u: number): number {
  if (sorted.length === 0) return NaN;
  const at = (sorted.length - 1) * u;
  const low = Math.floor(at);
  const a = sorted[low];
  return low + 1 < sorted.length ? a + (sorted[low + 1] - a) * (at - low) : a;
}
