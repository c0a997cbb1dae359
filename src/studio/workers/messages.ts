/** What crosses between the page and its workers. Every message carries the format; asks are numbered, and answers carry the number back. */
import type { CentralDeals, Settings } from "../../engine/index.ts";
import type { Beside, Case, Draft, Message } from "../../language/index.ts";
import type { Progress } from "../../runners/collect.ts";
import type { Port } from "../../runners/page/ports.ts";

export const FORMAT = 1;

/** Numbers that the analyst has moved, by path, as they would be written. */
export type Moves = { [path: string]: string };

/** Texts beside a case by their path as written, and why there is none. */
export type Files = { [path: string]: Beside };

/** A draft with what each unfilled number does, in words. */
export interface DraftShown {
  case: Case;
  unfilled: (Draft["unfilled"][number] & { help: string })[];
}

/** What became of a case's text. */
export interface Reading {
  case: Case | null;
  draft: DraftShown | null;
  messages: Message[];
}

export interface Checked extends Reading {
  /** Files that the case names and `files` does not have. */
  wanted: string[];
}

/** Odds of one question after a move, from some of the worlds that the last run kept: the last run's answer plus the paired difference. */
export interface LookQuestion {
  p: number;
  se: number;
  curve: number[];
}
export interface Look {
  questions: { [id: string]: LookQuestion };
  /** Worlds of the last run tried again, and those that still fit the record. */
  tried: number;
  fit: number;
  /** Whether there are no more worlds to try. */
  whole: boolean;
  /** Milliseconds that it took in the worker. */
  took: number;
}

export type DeskAsk =
  | { ask: "check"; id: string; text: string; files: Files; hash: string }
  | { ask: "take"; case: Case | null }
  | { ask: "edit"; text: string; moves: Moves }
  | { ask: "cite"; text: string; path: string; source: string; quote: string }
  | { ask: "fill"; text: string; path: string; written: string; judgment: string | null }
  | {
      ask: "kept";
      worlds: Int32Array;
      result: { p: { [id: string]: number }; curve: { [id: string]: number[] } };
      moves: Moves;
      settings: Settings;
    }
  | {
      ask: "look";
      moves: Moves;
      settings: Settings;
      budget: number;
      /** Goes on with the look before, on more worlds. */ more: boolean;
    }
  | { ask: "deals"; moves: Moves; settings: Settings };

/** What each ask of the desk is answered with. */
export interface DeskAnswers {
  check: Checked;
  take: null;
  edit: { text: string } | { problem: string };
  cite: { text: string } | { problem: string };
  fill: { text: string } | { problem: string };
  kept: null;
  look: Look | null;
  deals: CentralDeals | null;
}

export interface RunProgress extends Progress {
  /** Share of futures so far that answer yes, by question. */
  soFar: { [id: string]: number };
}

export type RunAsk =
  | { ask: "crew"; ports: Port[] }
  | { ask: "run"; case: Case; moves: Moves; settings: Settings }
  | { ask: "stop" };

export type RunAnswer =
  | { answer: "progress"; of: number; progress: RunProgress }
  | {
      answer: "done";
      of: number;
      /** The whole result as JSON in UTF-8, for a report; and for the screen, without the numbers that decide nothing, which are half of it: [name, value] as JSON for each of its members. */ whole: Uint8Array;
      shown: string[];
      worlds: Int32Array;
    }
  | { answer: "unfit"; of: number; message: string }
  | { answer: "failed"; of: number; message: string };

export type Numbered<M> = M & { format: typeof FORMAT; number: number };

/** @throws Error where a message is of another format. */
export function checked<M>(message: unknown): Numbered<M> {
  const known = typeof message === "object" && message !== null && (message as { format?: unknown }).format === FORMAT;
  if (!known)
    throw new Error(`a worker of the studio was sent a message of another format (it reads format ${FORMAT})`);
  return message as Numbered<M>;
}
