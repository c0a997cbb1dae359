/** How a forecast was made: found from its instants and from what was known, never claimed. */
import { SECONDS_PER_DAY, dayOfInstant, endOfDay, secondsOf, type Instant } from "../numbers/days.ts";
import type { ForecastLine, Made, QuestionLine, ResolutionLine } from "./lines.ts";

/** Longest time from what a forecast could know to its filing at which it still counts as live. */
export const MAX_LIVE_DAYS = 31;

/**
 * `live` where it is filed before the end of the question's last day, no resolution in force says that the answer was
 * known by then, and what it could know ends at most 31 days before; else `archive` where it comes from a platform's
 * dated record, `hindcast` where not.
 */
export function madeOf(
  { question, inForce }: { question: QuestionLine; inForce: ResolutionLine | null },
  { at, information_until }: { at: Instant; information_until: Instant },
  fromRecord = false,
): Made {
  const known = inForce !== null && inForce.known_on <= dayOfInstant(at);
  const age = secondsOf(at) - secondsOf(information_until);
  if (at <= endOfDay(question.closes) && !known && age <= MAX_LIVE_DAYS * SECONDS_PER_DAY) return "live";
  return fromRecord ? "archive" : "hindcast";
}

/** Instant from which a forecast counts: when it was filed where it is live, else the end of what it could know. */
export const effectiveInstant = ({ made, at, information_until }: ForecastLine): Instant =>
  made === "live" ? at : information_until;
