/** One of several by chance. */

/**
 * The one on which a uniform number falls, in their order; chances that add up to more than 1 count by their shares.
 *
 * @param drawn values of a world's numbers, of which `chance` is the index
 * @param u in [0, 1)
 * @returns null for what is left of 1
 */
export function chosen<One extends { chance: number }>(
  some: readonly One[],
  drawn: ArrayLike<number>,
  u: number,
): One | null {
  let sum = 0;
  for (const one of some) sum += drawn[one.chance];
  const share = sum > 1 ? u * sum : u;
  let reached = 0;
  for (const one of some) {
    reached += drawn[one.chance];
    if (share < reached) return one;
  }
  return null;
}
