/**
 * Messages between a client and a worker: a thread, a worker of a page, a queue. Each starts with a format version and is checked on the way in.
 * A task has an id, and what is said of it names that id, so that answers may come in any order. A task on a case names the case by its hash;
 * a worker that does not have the case asks for it.
 */
import type { Settings } from "../engine/index.ts";
import type { Case } from "../language/case.ts";
import type { CrossingError } from "./errors.ts";

export const PROTOCOL_FORMAT = 3;

/** Kinds of task that a worker runs, each with its input, answer and progress. */
export type Kinds = { [kind: string]: { task: unknown; answer: unknown; progress?: unknown } };

/** The case that a task is about, and the settings that it is compiled under. */
export interface Subject {
  hash: string;
  settings: Settings;
}

/** Messages of a client. `cancel`: the answer is no longer wanted. */
export type Request =
  | { type: "task"; id: number; kind: string; task: unknown; subject: Subject | null }
  | { type: "case"; hash: string; case: Case }
  | { type: "cancel"; id: number };

/** Messages of a worker. `failed`: the task cannot be done, by this worker or another. */
export type Reply =
  | { type: "answer"; id: number; answer: unknown }
  | ({ type: "failed"; id: number } & CrossingError)
  | { type: "progress"; id: number; progress: unknown }
  | { type: "case-wanted"; hash: string };

/** A message that is not of this protocol. */
export class UnreadableMessage extends Error {}

type Members = { [key: string]: unknown };
type Checks<M extends Request | Reply> = { readonly [T in M["type"]]: (message: Members) => boolean };

const isObject = (value: unknown): value is Members => typeof value === "object" && value !== null;
const hasId = ({ id }: Members): boolean => Number.isSafeInteger(id);

const REQUESTS: Checks<Request> = {
  task: (m) =>
    hasId(m) &&
    typeof m["kind"] === "string" &&
    (m["subject"] === null ||
      (isObject(m["subject"]) && typeof m["subject"]["hash"] === "string" && isObject(m["subject"]["settings"]))),
  case: (m) => typeof m["hash"] === "string" && isObject(m["case"]) && m["case"]["format"] === 1,
  cancel: hasId,
};
const REPLIES: Checks<Reply> = {
  answer: (m) => hasId(m) && "answer" in m,
  failed: (m) => hasId(m) && (m["code"] === null || typeof m["code"] === "string") && typeof m["message"] === "string",
  progress: (m) => hasId(m) && isObject(m["progress"]),
  "case-wanted": (m) => typeof m["hash"] === "string",
};

const passes = (message: unknown, checks: { readonly [type: string]: (message: Members) => boolean }): boolean =>
  isObject(message) &&
  message["format"] === PROTOCOL_FORMAT &&
  typeof message["type"] === "string" &&
  Object.hasOwn(checks, message["type"]) &&
  checks[message["type"]](message);

/** @throws UnreadableMessage where the message is of another format or not one of a client's. */
export function checkRequest(message: unknown): Request {
  if (!passes(message, REQUESTS))
    throw new UnreadableMessage(`a worker was sent a message of another format (it reads format ${PROTOCOL_FORMAT})`);
  return message as Request;
}

/** @throws UnreadableMessage where the message is of another format or not one of a worker's. */
export function checkReply(message: unknown): Reply {
  if (!passes(message, REPLIES))
    throw new UnreadableMessage(`a worker sent a message of another format (format ${PROTOCOL_FORMAT} is read)`);
  return message as Reply;
}

/** Memory of the typed arrays that an answer or task consists of, to be handed over instead of copied. */
export function memoryOf(value: unknown): ArrayBuffer[] {
  if (!isObject(value)) return [];
  const views = Object.values(value).filter((member) => ArrayBuffer.isView(member));
  return [...new Set(views.map(({ buffer }) => buffer as ArrayBuffer))];
}
