/** Parts that a person adds to a proposed draft, and their ids. */
import { idOf, nameOf } from "./names.ts";
import { LISTS, type List, type Part, type Proposed } from "./proposed.ts";

/** A part that a person adds. */
export const added = (id: string): Part => ({
  id,
  by: "analyst",
  quotes: [],
  speaker: [],
  state: "accepted",
  drafted: true,
  left_out: null,
});

/** Lists whose ids share a space in the case with those of procedures; not actors, of whom a procedure may be one. */
export const DECIDED = LISTS.filter((list) => list !== "parties" && list !== "others");

/**
 * An id that no part of these lists has, all of them where none is named.
 *
 * @param more ids that are taken too
 */
export function freshId(
  proposed: Proposed,
  wanted: string,
  more: readonly string[] = [],
  lists: readonly List[] = LISTS,
): string {
  const taken = new Set([
    "judgment",
    ...more,
    ...lists.flatMap((list) => (proposed[list] as Part[]).map(({ id }) => id)),
  ]);
  const id = idOf(nameOf(wanted));
  for (let n = 2; ; n++) {
    const one = taken.has(id) ? `${id}_${n}` : id;
    if (!taken.has(one)) return one;
  }
}
