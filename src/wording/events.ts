/** PLOVER's types of events in words for a reader. */
import { QUAD, type Plover } from "../language/blocks/events.ts";

/** Whether an event type takes something from another or presses for it; the others offer or talk. False for a name that is no type. */
export function isConflict(type: string): boolean {
  return QUAD[type as Plover]?.endsWith("conflict") ?? false;
}
