/** Errors of workers, and the form in which errors cross from a worker to its client. */
import { EntenteError, type ErrorCode } from "../errors.ts";

/** A worker ended, or could not be understood, with a task in hand. Another worker may do the task. */
export class WorkerLost extends Error {
  /** Whether it was ended on purpose, to cancel a run. */
  readonly cancelled: boolean;

  constructor(message: string, cancelled = false) {
    super(message);
    this.cancelled = cancelled;
  }
}

/** An error as it crosses: the code of an EntenteError, null for a fault of the program. */
export interface CrossingError {
  code: ErrorCode | null;
  message: string;
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export const crossing = (error: unknown): CrossingError => ({
  code: error instanceof EntenteError ? error.code : null,
  message: messageOf(error),
});

export const crossed = ({ code, message }: CrossingError): Error =>
  code === null ? new Error(message) : new EntenteError(code, message);
