/** The agreement zone (docs/methods/bargaining.md#zone). */
import { atLeastZero, positive } from "./compare.ts";
import type { Gains } from "./gains.ts";

/**
 * Marks the packages that no member refuses and some party gains from: x other than the standing, every member's gain
 * at least 0, at least one party's above 0 (Putnam 1988: the overlap of the win-sets).
 * @param out n flags, 1 in the zone; overwritten
 * @returns the number of packages in the zone
 */
export function zone({ gain, n, parties, members, standing }: Gains, out: Uint8Array): number {
  let count = 0;
  for (let x = 0; x < n; x++) {
    let liked = false;
    let refused = x === standing;
    for (let i = 0; i < members && !refused; i++) {
      const g = gain[i * n + x];
      if (!atLeastZero(g)) refused = true;
      else if (i < parties && positive(g)) liked = true;
    }
    const inside = liked && !refused;
    out[x] = inside ? 1 : 0;
    if (inside) count++;
  }
  return count;
}
