/** PLOVER's types of events in words for a reader. */
import { QUAD, type Plover } from "../language/blocks/events.ts";

/** Whether an event type takes something from another or presses for it; the others offer or talk. False for a name that is not a type. */
export function isConflict(type: string): boolean {
  return QUAD[type as Plover]?.endsWith("conflict") ?? false;
}

/** A type as a verb: beside whom it is done to, and without anybody. */
const VERBS: { readonly [type in Plover]: readonly [to: string, alone: string] } = {
  AGREE: ["agrees with", "agrees to something"],
  CONSULT: ["talks with", "holds talks"],
  SUPPORT: ["backs", "backs something"],
  CONCEDE: ["gives in to", "gives in"],
  COOPERATE: ["works with", "works with others"],
  AID: ["helps", "gives help"],
  RETREAT: ["withdraws before", "withdraws"],
  REQUEST: ["asks something of", "asks for something"],
  ACCUSE: ["accuses", "accuses somebody"],
  REJECT: ["refuses what is wanted by", "refuses something"],
  THREATEN: ["threatens", "makes a threat"],
  PROTEST: ["protests against", "protests"],
  SANCTION: ["takes measures against", "takes measures"],
  MOBILIZE: ["mobilises against", "mobilises"],
  COERCE: ["coerces", "uses coercion"],
  ASSAULT: ["attacks", "attacks"],
};

/** An event as a sentence without its date: `China takes measures against Japan`. */
export function eventText(type: Plover, who: string, whom: string | null): string {
  const [to, alone] = VERBS[type];
  return whom === null ? `${who} ${alone}` : `${who} ${to} ${whom}`;
}
