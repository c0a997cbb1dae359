/** How something was done: PLOVER's modes. */
import type { Plover } from "../../language/blocks/events.ts";
import { bases } from "./forms.ts";
import { rows } from "./lists.ts";
import modes from "./lists/event-modes.txt";

const MODES = new Map<Plover, { mode: string; words: ReadonlySet<string> }[]>();
for (const [head, words] of rows(modes)) {
  const [type, mode] = head.split(" ") as [Plover, string];
  (MODES.get(type) ?? MODES.set(type, []).get(type)!).push({ mode, words: new Set(words.split(" ")) });
}

/**
 * The mode given by the words of an event, or null. Words of the cue come first and take precedence over more distant
 * ones.
 */
export function modeOf(type: Plover, words: readonly string[]): string | null {
  const forms = words.flatMap((w) => [...bases(w)]);
  for (const { mode, words: own } of MODES.get(type) ?? []) if (forms.some((w) => own.has(w))) return mode;
  return null;
}
