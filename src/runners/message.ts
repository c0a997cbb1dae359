/** What crosses from thread to thread. Every message starts with a format version and is checked on the way in. */
import type { ErrorCode } from "../errors.ts";
import type { Columns, Settings } from "../engine/index.ts";
import type { Case } from "../language/case.ts";
import { isKind, type Kind, type Works } from "./work.ts";

export const FORMAT = 2;

export type Ask =
  | { format: typeof FORMAT; ask: "begin"; case: Case; settings: Settings }
  | { format: typeof FORMAT; ask: "work"; kind: Kind; task: Works[Kind]["task"] };
export type Answer =
  | { format: typeof FORMAT; answer: "done"; kind: Kind; done: Works[Kind]["answer"] }
  | {
      format: typeof FORMAT;
      answer: "failed";
      message: string;
      /** Of an EntenteError; null for a fault of the program. */ code: ErrorCode | null;
    };

const isObject = (value: unknown): value is { [key: string]: unknown } => typeof value === "object" && value !== null;

/** @throws Error where the message is of another format or no message at all. */
export function checkAsk(message: unknown): Ask {
  const known =
    isObject(message) &&
    message["format"] === FORMAT &&
    ((message["ask"] === "begin" &&
      isObject(message["case"]) &&
      message["case"]["format"] === 1 &&
      isObject(message["settings"])) ||
      (message["ask"] === "work" && isKind(message["kind"]) && isObject(message["task"])));
  if (!known) throw new Error(`a worker was sent a message of another format (it reads format ${FORMAT})`);
  return message as unknown as Ask;
}

/** @throws Error where the message is of another format or no message at all. */
export function checkAnswer(message: unknown): Answer {
  const known =
    isObject(message) &&
    message["format"] === FORMAT &&
    ((message["answer"] === "done" &&
      isKind(message["kind"]) &&
      isObject(message["done"]) &&
      (message["kind"] !== "block" || message["done"]["format"] === 1)) ||
      (message["answer"] === "failed" && typeof message["message"] === "string"));
  if (!known) throw new Error(`a worker sent a message of another format (format ${FORMAT} is read)`);
  return message as unknown as Answer;
}

/** Memory of a block's columns, to be handed over instead of copied. */
export function memoryOf(columns: Columns): ArrayBuffer[] {
  return Object.values(columns).flatMap((value: unknown) =>
    ArrayBuffer.isView(value) ? [value.buffer as ArrayBuffer] : [],
  );
}
