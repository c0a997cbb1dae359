import type { ReferenceFindings } from "../../result/index.ts";
import type { Lens } from "../lens.ts";
import { blend, reference as find } from "./index.ts";

/** Frequency of a question's outcome in comparable disputes, and the averages that the case states. */
export const reference: Lens<ReferenceFindings> = {
  id: "reference",
  needs: ({ references }) => (references.length > 0 ? null : "this case has no reference: block"),
  find: ({ case: c, settings }) => find(c, settings.seed),
  write: (findings, { lenses, questions }, { case: c }) => {
    lenses.reference = findings;
    const blended = blend(c, findings, questions);
    if (Object.keys(blended).length > 0) lenses.blend = blended;
  },
};
