/** A case with numbers set, as `run --set` has it; citations stay, since a saved number keeps the `because` of its block. */
import { amendAll, type Case } from "../../language/index.ts";
import type { Overrides } from "./messages.ts";

/** @throws Error where a number does not fit the case; the page checks each before it is set. */
export function applyOverrides(c: Case, overrides: Overrides): Case {
  const done = amendAll(c, overrides);
  if ("problem" in done) throw new Error(done.problem);
  const { case: amended } = done;
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
