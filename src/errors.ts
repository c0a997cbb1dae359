/** The errors that entente throws on purpose. Any other error is a fault of the program. */

/** Exit status of the command line for each code: 1 the case or input is wrong, 2 wrong usage, 3 could not, 130 interrupted. */
const STATUS = {
  "wrong-input": 1,
  /** No world fits the record; the message says where worlds were lost. */
  "no-world": 1,
  /** The market that values a stake has no equilibrium. */
  "market-unsolved": 1,
  "wrong-usage": 2,
  /** Something that the work needs is missing: DuckDB, a terminal, a port, disk space. */
  unavailable: 3,
  /** A file could not be written; `cause` is the error of the file system. */
  "not-written": 3,
  interrupted: 130,
} as const;

export type ErrorCode = keyof typeof STATUS;

export class EntenteError extends Error {
  override readonly name = "EntenteError";
  readonly code: ErrorCode;
  /** Exit status of a command that ends with this error. */
  readonly status: (typeof STATUS)[ErrorCode];

  constructor(code: ErrorCode, message: string, options?: { cause: unknown }) {
    super(message, options);
    this.code = code;
    this.status = STATUS[code];
  }
}

/** The error of work that was stopped from outside. */
export const interrupted = (message = "interrupted; nothing was written"): EntenteError =>
  new EntenteError("interrupted", message);
