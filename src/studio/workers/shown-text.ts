/** A case's text after a check, in the form that the page shows. */
import { helpFor, type Case, type Draft, type Message } from "../../language/index.ts";
import type { CheckedText } from "./messages.ts";

export function shownText({
  case: c,
  draft,
  messages,
}: {
  case: Case | null;
  draft: Draft | null;
  messages: Message[];
}): CheckedText {
  return {
    case: c,
    draft: draft && { case: draft.case, unfilled: draft.unfilled.map((one) => ({ ...one, help: helpFor(one.path) })) },
    messages,
  };
}
