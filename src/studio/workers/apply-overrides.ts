/** A case with numbers moved, as `run --set` has it; citations stay, since a saved number keeps the `because` of its block. */
import { amend, type Case } from "../../language/index.ts";
import type { Moves } from "./messages.ts";

/** @throws Error where a move does not fit the case; the page has looked before it asks. */
export function moved(c: Case, moves: Moves): Case {
  let out = c;
  for (const [path, text] of Object.entries(moves)) {
    const done = amend(out, path, text);
    if ("problem" in done) throw new Error(done.problem);
    out = done.case;
  }
  if (out === c) return c;
  return {
    ...out,
    parameters: out.parameters.map((p, at) => ({
      ...p,
      cited: c.parameters[at].cited,
      citations: c.parameters[at].citations,
    })),
  };
}
