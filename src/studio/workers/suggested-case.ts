/** A draft as it stands on its suggestions. */
import type { Case } from "../../language/index.ts";
import type { DraftShown } from "./messages.ts";

/** The draft's case with every suggestion in place; null where a number has none. */
export const suggestedCase = ({ case: c }: DraftShown): Case | null =>
  c.parameters.some(({ quantity }) => quantity.kind === "exact" && Number.isNaN(quantity.value)) ? null : c;

/** Whether a draft can be run on its suggestions: nothing open lacks one, and something is asked. */
export const canRun = ({ case: c, unfilled }: DraftShown): boolean =>
  c.questions.length > 0 && unfilled.every(({ suggestion }) => suggestion !== null);
