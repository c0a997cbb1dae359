/** A hedge that was found. */
import type { Hedge } from "../lexicon/hedges.ts";

/** Token range with the meaning of its words; adjacent words (`may certainly`) are one hedge. */
export interface FoundHedge {
  first: number;
  last: number;
  hedges: Hedge[];
  chance?: number;
}
