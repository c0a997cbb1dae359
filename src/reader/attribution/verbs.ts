/** Frames of verbs: `S says that C`, `C, S said`, `S regards X as Y`, `X is thought to`. The first rule that fits decides. */
import type { AnalysedText } from "../analysed-text.ts";
import type { Found } from "./frame.ts";
import { CLAUSE_RULES } from "./verb-rules/clause.ts";
import { CONTENT_RULES } from "./verb-rules/content.ts";
import { OBJECT_RULES } from "./verb-rules/object.ts";
import { TRAILING_RULES } from "./verb-rules/trailing.ts";
import { clauseVerb, speechVerb, type ClauseVerb, type SpeechVerb } from "./speech-verb.ts";

/** What a rule says of a verb: a frame, none at all, or nothing, so that the next rule is asked. */
export type Decision = Found | "no frame" | null;

export interface FrameRule<Verb> {
  id: string;
  /** A sentence in which the rule decides. */
  example: string;
  decide(verb: Verb): Decision;
}

/** Rules for verbs of speech and thought, in the order in which they are asked. */
export const SPEECH_RULES: readonly FrameRule<SpeechVerb>[] = [...CONTENT_RULES, ...OBJECT_RULES, ...TRAILING_RULES];
export const VERB_FRAME_RULES: readonly FrameRule<never>[] = [...CLAUSE_RULES, ...SPEECH_RULES];

/** The frame of the verb of a clause, with the rule that gives it; null without one. */
export function verbFrame(text: AnalysedText, at: number): { rule: string; frame: Found } | null {
  const made = decision(text, at);
  return made && made.frame !== "no frame" ? { rule: made.rule, frame: made.frame } : null;
}

/** The rule that decides on the verb of a clause. */
export function decision(text: AnalysedText, at: number): { rule: string; frame: Found | "no frame" } | null {
  const verb = clauseVerb(text, at);
  const early = first(CLAUSE_RULES, verb);
  if (early) return early;
  const speech = speechVerb(verb);
  return speech && first(SPEECH_RULES, speech);
}

function first<Verb extends ClauseVerb>(
  rules: readonly FrameRule<Verb>[],
  verb: Verb,
): { rule: string; frame: Found | "no frame" } | null {
  for (const { id, decide } of rules) {
    const frame = decide(verb);
    if (frame) return { rule: id, frame };
  }
  return null;
}
