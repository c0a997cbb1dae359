/** Numbers and dates that a draft does not have yet: `"?"`, `"? 10 to 60"`, `"? 10 to 60: why the text does not give it"`. */

export interface Unfilled {
  /** A wide, careful value, in its written form; null where none is offered. */
  suggestion: string | null;
  /** Why it is open; null where no reason is given. */
  reason: string | null;
}

/** The parts of an unfilled number's text; null for any other text. */
export function parseUnfilled(text: string): Unfilled | null {
  const parts = /^\?\s*([^:]*?)\s*(?::\s*(.*?)\s*)?$/s.exec(text.trim());
  return parts && { suggestion: parts[1] || null, reason: parts[2] || null };
}

/** The written form of an unfilled number, in quotes where needed. */
export function unfilledText({ suggestion, reason }: Unfilled): string {
  return JSON.stringify(
    [
      "?",
      ...(suggestion === null ? [] : [` ${suggestion}`]),
      ...(reason === null ? [] : [`: ${reason.replace(/\s+/g, " ").trim()}`]),
    ].join(""),
  );
}

/** An unfilled number or date in words, for messages. */
export function unfilledWords({ suggestion, reason }: Unfilled): string {
  return `not filled in yet${reason === null ? "" : `: ${reason}`}${suggestion === null ? "" : `; suggested: ${suggestion}`}`;
}
