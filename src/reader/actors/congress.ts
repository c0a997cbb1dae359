/** Whose congress a text means where it says `Congress` and no more. */
import { LEADERS } from "../lexicon/leaders.ts";
import type { Page } from "../tokens.ts";
import { knownAt } from "./tables.ts";

const UNITED_STATES = "USA";
/** A congress of this name is a part of a state: `the Brazilian congress`, `Peru's Congress`. */
const CONGRESS = "congress";

/**
 * The state whose congress the text names by the state; without one the United States, where the text names them or one
 * of their leaders.
 * @returns ISO 3166-1 code; null where the text names neither
 */
export function congressOf(page: Page): string | null {
  const { tokens } = page;
  let american = false;
  const named = new Set<string>();
  tokens.forEach(({ capital, text }, i) => {
    if (!capital) return;
    if (LEADERS.get(text) === UNITED_STATES) american = true;
    const known = knownAt(page, i, tokens.length);
    if (known?.kind !== "state" && known?.kind !== "demonym" && known?.kind !== "capital") return;
    if (known.id === UNITED_STATES) american = true;
    const next = tokens[known.last]?.lower === "'s" ? known.last + 1 : known.last;
    if (tokens[next]?.lower === CONGRESS || (tokens[i - 1]?.lower === "of" && tokens[i - 2]?.lower === CONGRESS))
      named.add(known.id);
  });
  if (named.has(UNITED_STATES) || named.size === 0) return american ? UNITED_STATES : null;
  return [...named][0]!;
}
