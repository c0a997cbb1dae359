/** Proposals of a text in which no negotiation was found: nothing of it is taken before somebody says yes to it. */
import { LISTS, type Part, type Proposed } from "./proposed.ts";

const UNFOUND = "no negotiation was found in the text, so nothing is taken from it without your yes";

/** Who was read as a party stays one; every other part waits for an answer. */
export function toConfirm(proposed: Proposed): Proposed {
  const waiting = <P extends Part>(part: P): P =>
    part.drafted ? { ...part, drafted: false, left_out: UNFOUND } : part;
  const lists = LISTS.filter((list) => list !== "parties" && list !== "others").map((list) => [
    list,
    (proposed[list] as Part[]).map(waiting),
  ]);
  const waits: Proposed = {
    ...proposed,
    ...(Object.fromEntries(lists) as Partial<Proposed>),
    negotiation: true,
    why: null,
  };
  return waits;
}
