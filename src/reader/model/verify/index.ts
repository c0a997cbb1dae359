/**
 * Verifies a draft that a model answered and turns it into proposals: quotes are looked up, references must lead
 * somewhere, digits must stand in the text, and what a draft must never do is kept out with its reason.
 */
import type { Proposed } from "../../draft/proposed.ts";
import type { DraftAnswer } from "../draft-call.ts";
import type { Rejected } from "../verify-items.ts";
import { verifyAccords } from "./accords.ts";
import { verifyActors } from "./actors.ts";
import { DraftVerifier, type Ground } from "./verifier.ts";
import { verifyEvents, verifyLater } from "./events.ts";
import { verifyDrivers, verifyIssues, verifyStakes } from "./issues.ts";
import { verifyBeliefs, verifyNeeds } from "./needs.ts";
import { verifyConstraints, verifyQuestions } from "./questions.ts";

export type { Ground } from "./verifier.ts";

export interface VerifiedDraft {
  proposed: Proposed;
  rejected: Rejected[];
  withdrawn: string[];
}

/** In an order in which each part refers to those before it. */
const PARTS = [
  verifyActors,
  verifyIssues,
  verifyDrivers,
  verifyStakes,
  verifyNeeds,
  verifyBeliefs,
  verifyQuestions,
  verifyConstraints,
  verifyAccords,
  verifyEvents,
  verifyLater,
];

export function verifyDraft(draft: DraftAnswer, ground: Ground): VerifiedDraft {
  const verifier = new DraftVerifier(ground);
  const { out, rejected, withdrawn } = verifier;
  out.negotiation = draft.negotiation;
  out.why = draft.negotiation ? null : (draft.why ?? "the model found no two parties with something to settle");
  if (draft.negotiation) for (const verify of PARTS) verify(draft, verifier);
  return { proposed: out, rejected, withdrawn };
}
