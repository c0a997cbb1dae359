/** What the language made of a case's text, as the page shows it. */
import { helpFor, type Case, type Draft, type Message } from "../../language/index.ts";
import type { Reading } from "./messages.ts";

export function readingOf({
  case: c,
  draft,
  messages,
}: {
  case: Case | null;
  draft: Draft | null;
  messages: Message[];
}): Reading {
  return {
    case: c,
    draft: draft && { case: draft.case, unfilled: draft.unfilled.map((one) => ({ ...one, help: helpFor(one.path) })) },
    messages,
  };
}
