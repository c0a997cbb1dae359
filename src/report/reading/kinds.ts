/** Kinds of reading in the order in which a page shows them, with the words for one and for many. */
import type { Item, Kind } from "../../reader/reading.ts";

export const KINDS: readonly { kind: Kind; one: string; many: string }[] = [
  { kind: "driver", one: "driver", many: "drivers" },
  { kind: "need", one: "need", many: "needs" },
  { kind: "belief", one: "belief", many: "beliefs" },
  { kind: "stake", one: "stake", many: "stakes" },
  { kind: "accord", one: "accord", many: "accords" },
  { kind: "event", one: "event", many: "events" },
  { kind: "question", one: "question", many: "questions" },
  { kind: "constraint", one: "constraint", many: "constraints" },
  { kind: "claim", one: "claim", many: "claims" },
  { kind: "attribution", one: "voice", many: "voices" },
  { kind: "actor", one: "name", many: "names" },
];

/** Readings with a note of their own; names are only marked in the text. */
export const noted = ({ kind }: Item): boolean => kind !== "actor";

const RANK = new Map(KINDS.map(({ kind }, at) => [kind, at]));
/** Claims, voices and names rank alike. */
const LAST_RANK = RANK.get("claim")!;
/** Order of readings that colour the same place: by kind, then the shorter first. */
export const foremost = (a: Item, b: Item): number =>
  Math.min(RANK.get(a.kind)!, LAST_RANK) - Math.min(RANK.get(b.kind)!, LAST_RANK) ||
  a.end - a.start - (b.end - b.start);
