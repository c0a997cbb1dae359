/** Status of an accord: what a sentence rules out, which of two statuses is the stricter, and which one comes last. */
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

/** In the order of an accord's life; what was refused or only imagined outweighs what comes before or after it. */
const BY_TIME: readonly Status[] = ["proposed", "signed", "in force", "lapsed", "ended", "hypothetical", "refused"];

/** The status that stands of those that several passages state of one accord; null of none. */
export const latest = (stated: readonly Status[]): Status | null =>
  stated.reduce<Status | null>((a, b) => (a !== null && BY_TIME.indexOf(a) >= BY_TIME.indexOf(b) ? a : b), null);

const CONCLUDED =
  "(?:sign(?:ed|s|ing)?|ink(?:ed)?|initial(?:led|ed)?|conclud(?:ed?|ing)|ratif(?:ied|y)|agreed?|reach(?:ed)?)";
/** Words before a verb of concluding that make it no fact. */
const NOT_YET =
  "(?:not|never|no|nothing|n't|n\u2019t|may|might|could|would|should|will|shall|if|unless|until|once|when|refus\\w+|fail\\w*|reject\\w*|declin\\w+|hop\\w+|plan\\w*|propos\\w+|offer\\w*|urg\\w+|ask\\w*|wants?|wish\\w*|seeks?|sought|ready|prepared|expected|likely|almost|nearly|yet to|about to|close to|to be|talks on|negotiat\\w+)";
const UNREAL = new RegExp(`\\b${NOT_YET}\\b[^.;:]{0,60}\\b${CONCLUDED}\\b`, "i");
const REFUSED =
  /\b(?:refus\w+|reject\w+|declin\w+|ruled out|rules? out|walked away from|turned down|spurn\w+|vetoed|blocked|seeks?|sought|propos(?:ed|es|ing|al)|offer(?:ed|s|ing)?|draft(?:ed|s|ing)?|negotiat\w+|discuss\w+|talks on|hopes? for|call(?:ed|s|ing)? for|demand(?:ed|s|ing)?|could|might|would|will|may)\b[^.;:]{0,40}$/i;
const DONE = /\b(?:has|have|had|was|were)\s+(?:been\s+)?(?:signed|concluded|ratified)\b/i;
/** A text in which the month of May is not taken for the verb. */
export const withoutMonth = (text: string): string => text.replace(/\bMay\b/g, "then");

/** Words after an accord that take it back: "was proposed", "is under discussion", "would be signed". */
const UNDONE =
  /^[^.;:]{0,40}?\b(?:(?:is|are|was|were|been|being|be|remains?) (?:\w+ly )?(?:proposed|offered|drafted|floated|mooted|suggested|discussed|negotiated|considered|rejected|refused|vetoed|blocked|shelved|ruled out|turned down|off the table|on the table|under (?:discussion|negotiation|consideration|review)|being (?:drafted|discussed|negotiated))|(?:may|might|could|would|should|will) (?:yet |soon |well |still )?(?:be|come|follow|bind)|never (?:came|signed|entered|took)|came to nothing|fell through|failed)\b/i;
/** Words of a clause by which an accord was concluded or stands. */
const CONCLUSION =
  /\b(?:sign(?:ed|s)|inked|initialled|concluded|ratified|agreed|reached|adopted|sealed|struck|in force|entered into|took effect|binding|binds|bound|expire[sd]?|lapse[sd]?|ended|ends|denounced|terminated|abrogated|withdrew|runs? (?:out|until)|ran out|renewed|extended|broke|broken|breach\w*|violat\w+|kept|honou?r\w*|compl(?:y|ied|ies)|dating|of \d{4}|in \d{4}|\d{4})\b|\b(?:under|by|thanks to) (?:the|that|this|its|their)\b/i;
const STANDING = /\b(?:present|current|existing|old|standing|original|former|previous|expired|lapsed|signed|\d{4})\b/i;
const NAMED =
  /(?:^|\s)(?:\p{Lu}[\p{L}-]+\s+){1,4}(?:Treaty|Accords?|Agreement|Pact|Protocol|Convention|Charter|Memorandum|Declaration|Compact)\b/u;

/** Whether the clause of an accord, or its name, says that it was concluded. */
export function isConcluded(text: string, place: Span, sentence: Span): boolean {
  const name = text.slice(place.start, place.end);
  return STANDING.test(name) || NAMED.test(name) || CONCLUSION.test(text.slice(sentence.start, sentence.end));
}

/** Why the sentence of an accord rules out a status that is a fact, to follow "which"; null where it does not. */
export function contradicted(status: Status | undefined, text: string, place: Span, sentence: Span): string | null {
  if (!isFact(status)) return null;
  const ends = /[;:]|,\s(?:and|but|while|whereas)\s|\bwhich\b|\bthat\b/;
  const before = withoutMonth(text.slice(sentence.start, place.start)).split(ends).pop()!;
  if (REFUSED.test(before)) return "the words before it deny";
  if (UNDONE.test(withoutMonth(text.slice(place.end, sentence.end)))) return "the words after it deny";
  const clause = `${before}${withoutMonth(text.slice(place.start, sentence.end)).split(ends)[0]}`;
  return status === "signed" && UNREAL.test(clause) && !DONE.test(clause) ? "its clause denies or only expects" : null;
}
