/** What crosses from thread to thread. Every message starts with a format version and is checked on the way in. */
import type { Block, BoxFinding, BoxTask, Columns, Settings } from "../engine/index.ts";
import type { Case } from "../language/case.ts";
import type { LensTask, Seen } from "./lenses.ts";

export const FORMAT = 1;

export type Ask =
  | { format: typeof FORMAT; ask: "begin"; case: Case; settings: Settings }
  | { format: typeof FORMAT; ask: "play"; block: Block }
  | { format: typeof FORMAT; ask: "boxes"; task: BoxTask }
  | { format: typeof FORMAT; ask: "lens"; task: LensTask };
export type Answer =
  | { format: typeof FORMAT; answer: "columns"; columns: Columns }
  | { format: typeof FORMAT; answer: "boxes"; boxes: BoxFinding[] }
  | { format: typeof FORMAT; answer: "lens"; seen: Seen }
  | { format: typeof FORMAT; answer: "failed"; message: string; /** The case is at fault and not the program. */ unpriced: boolean };

const isObject = (value: unknown): value is { [key: string]: unknown } => typeof value === "object" && value !== null;

/** @throws Error where the message is of another format or no message at all. */
export function checkAsk(message: unknown): Ask {
  const known = isObject(message) && message["format"] === FORMAT
    && ((message["ask"] === "begin" && isObject(message["case"]) && message["case"]["format"] === 1 && isObject(message["settings"]))
      || (message["ask"] === "play" && isObject(message["block"])) || ((message["ask"] === "boxes" || message["ask"] === "lens") && isObject(message["task"])));
  if (!known) throw new Error(`a worker was sent a message of another format (it reads format ${FORMAT})`);
  return message as unknown as Ask;
}

/** @throws Error where the message is of another format or no message at all. */
export function checkAnswer(message: unknown): Answer {
  const known = isObject(message) && message["format"] === FORMAT
    && ((message["answer"] === "columns" && isObject(message["columns"]) && message["columns"]["format"] === 1)
      || (message["answer"] === "boxes" && Array.isArray(message["boxes"]))
      || (message["answer"] === "lens" && isObject(message["seen"]))
      || (message["answer"] === "failed" && typeof message["message"] === "string"));
  if (!known) throw new Error(`a worker sent a message of another format (format ${FORMAT} is read)`);
  return message as unknown as Answer;
}

/** Memory of a block's columns, to be handed over instead of copied. */
export function memoryOf(columns: Columns): ArrayBuffer[] {
  return Object.values(columns).flatMap((value: unknown) => (ArrayBuffer.isView(value) ? [value.buffer as ArrayBuffer] : []));
}
