/** A case with numbers set, as `run --set` has it; citations stay, since a saved number keeps the `because` of its block. */
import { amend, type Case } from "../../language/index.ts";
import type { Overrides } from "./messages.ts";

/** @throws Error where a number does not fit the case; the page checks each before it is set. */
export function applyOverrides(c: Case, overrides: Overrides): Case {
  let amended = c;
  for (const [path, text] of Object.entries(overrides)) {
    const done = amend(amended, path, text);
    if ("problem" in done) throw new Error(done.problem);
    amended = done.case;
  }
  if (amended === c) return c;
  return {
    ...amended,
    parameters: amended.parameters.map((p, index) => ({
      ...p,
      cited: c.parameters[index].cited,
      citations: c.parameters[index].citations,
    })),
  };
}
