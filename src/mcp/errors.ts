/** Errors of a tool as the assistant reads them: `[code] what is wrong. What there is. What to call instead.` */

/** The closed union of codes. */
export type ToolErrorCode =
  | "bad-arguments"
  | "busy"
  | "cannot-read"
  | "does-not-check"
  | "exists"
  | "no-elicitation"
  | "no-such-article"
  | "no-such-case"
  | "no-such-path"
  | "no-such-run"
  | "nothing-to-do"
  | "number-without-ground"
  | "outside-root"
  | "quote-not-found"
  | "run-failed"
  | "stale"
  | "still-open"
  | "stopped";

/** Longest text of an error, in characters: 500 tokens. */
const MAX_ERROR_CHARACTERS = 2000;

export class ToolError extends Error {
  readonly code: ToolErrorCode;

  /** @param message what is wrong, what there is, and what to call instead; without a path above the root */
  constructor(code: ToolErrorCode, message: string) {
    super(message);
    this.code = code;
  }

  /** The text that the client gets. */
  get text(): string {
    const text = `[${this.code}] ${this.message}`;
    return text.length <= MAX_ERROR_CHARACTERS ? text : `${text.slice(0, MAX_ERROR_CHARACTERS - 4)} ...`;
  }
}
