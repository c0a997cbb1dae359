/** Status of an accord: what a sentence rules out, and which of two statuses is the stricter. */
import type { Span } from "../reading.ts";
import type { STATUSES } from "./read-call.ts";

export type Status = (typeof STATUSES)[number];

/** From the least of a fact to the most. */
const BY_STRICTNESS: readonly Status[] = [
  "hypothetical",
  "refused",
  "proposed",
  "ended",
  "lapsed",
  "signed",
  "in force",
];
const FACTS: ReadonlySet<Status> = new Set(["signed", "in force", "lapsed", "ended"]);

export const isFact = (status: Status | undefined): boolean => status !== undefined && FACTS.has(status);

export const stricter = (a: Status, b: Status): Status =>
  BY_STRICTNESS.indexOf(a) <= BY_STRICTNESS.indexOf(b) ? a : b;

const CONCLUDED =
  "(?:sign(?:ed|s|ing)?|ink(?:ed)?|initial(?:led|ed)?|conclud(?:ed?|ing)|ratif(?:ied|y)|agreed?|reach(?:ed)?)";
/** Words before a verb of concluding that make it no fact. */
const NOT_YET =
  "(?:not|never|no|nothing|n't|n\u2019t|may|might|could|would|should|will|shall|if|unless|until|once|when|refus\\w+|fail\\w*|reject\\w*|declin\\w+|hop\\w+|plan\\w*|propos\\w+|offer\\w*|urg\\w+|ask\\w*|wants?|wish\\w*|seeks?|sought|ready|prepared|expected|likely|almost|nearly|yet to|about to|close to|to be|talks on|negotiat\\w+)";
const UNREAL = new RegExp(`\\b${NOT_YET}\\b[^.;:]{0,60}\\b${CONCLUDED}\\b`, "i");
const REFUSED =
  /\b(?:refus\w+|reject\w+|declin\w+|ruled out|rules? out|walked away from|turned down|spurn\w+|vetoed|blocked|seeks?|sought|propos(?:ed|es|ing|al)|offer(?:ed|s|ing)?|draft(?:ed|s|ing)?|negotiat\w+|discuss\w+|talks on|hopes? for|call(?:ed|s|ing)? for|demand(?:ed|s|ing)?|could|might|would|will|may)\b[^.;:]{0,40}$/i;
const DONE = /\b(?:has|have|had|was|were)\s+(?:been\s+)?(?:signed|concluded|ratified)\b/i;
/** The month, not the verb. */
const MAY = /\b(?:[Ii]n|[Oo]n|[Ll]ast|[Ss]ince|[Oo]f|[Ff]rom|[Bb]y|[Ee]arly|[Ll]ate|\d{1,2})\s+May\b|\bMay\s+\d/g;

/** Why the sentence of an accord rules out a status that is a fact, to follow "which"; null where it does not. */
export function contradicted(status: Status | undefined, text: string, place: Span, sentence: Span): string | null {
  if (!isFact(status)) return null;
  const clean = (words: string): string => words.replace(MAY, "then");
  const ends = /[;:]|,\s(?:and|but|while|whereas)\s|\bwhich\b|\bthat\b/;
  const before = clean(text.slice(sentence.start, place.start)).split(ends).pop()!;
  if (REFUSED.test(before)) return "the words before it deny";
  const clause = `${before}${clean(text.slice(place.start, sentence.end)).split(ends)[0]}`;
  return status === "signed" && UNREAL.test(clause) && !DONE.test(clause) ? "its clause denies or only expects" : null;
}
