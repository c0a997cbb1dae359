/** What the page and the server say to each other about a case in the making. */
import type { Card } from "../../reader/draft/cards.ts";
import type { Side } from "../../reader/draft/merged.ts";
import type { Step } from "../../reader/draft/interview/index.ts";

/** A case to begin. */
export interface NewCase {
  /** From which its folder is named. */
  name: string;
  /** Day or month from which it looks ahead; empty: the date that the article carries. */
  asOf: string;
  /** The article as a file, its content in base64; null for none. */
  article: { name: string; bytes: string } | null;
  /** Whether a language model reads it: `estimate` says only what that would take, and begins nothing. */
  model: "no" | "estimate" | "ask";
}

/** The language model that can be asked, or why its settings cannot be used. */
export type ModelOffered = { model: string; host: string } | { problem: string };

/** What asking the model would take, as a sentence. */
export interface ModelEstimate {
  estimate: string;
}

/** A field of a card that can be changed. */
export interface CardField {
  field: string;
  label: string;
  now: string;
  /** Null where it is typed. */
  choices: { value: string; text: string }[] | null;
}

export interface CardShown extends Card {
  /** False for what stands today, without which an issue is none. */
  canDrop: boolean;
  /** Ids of the cards that would go with it. */
  leaning: string[];
  fields: CardField[];
  /** Page of the interview on which it is confirmed too; null where it goes into the draft by itself, or has none. */
  page: string | null;
}

/** A case in the making, as the page shows it. */
export interface Authoring {
  id: string;
  title: string;
  asOf: string;
  /** Whether its folder is written: from two parties and an issue on. */
  written: boolean;
  note: string | null;
  /** Numbers that stay as they were given against the last answer, or left the case with it, in sentences. */
  stays: string[];
  article: string | null;
  /** The draft as it is on disk; null before there is one. */
  yaml: string | null;
  canUndo: boolean;
  steps: (Step & { asked: boolean })[];
  cards: CardShown[];
  /** Numbers and dates that were filled in, as they were written; `suggested`: the draft's own, taken and not judged. */
  filled: { path: string; written: string; sentence: string | null; suggested: boolean }[];
  /** Numbers and dates that are open, and those of them that have a suggestion. */
  unfilled: number;
  suggestions: number;
}

/** `side`: whose stands where parts were changed by hand too; without it such an answer is not taken. */
export type AuthoringAnswer = { side?: Side } &
  /** Answers to steps as they would be typed, null passes a step over; before them, other names of cards that stay. */
  (
    | { do: "steps"; steps: { step: string; words: string | null }[]; renames: { card: string; to: string }[] }
    | { do: "accept" | "drop" | "reopen"; cards: string[] }
    /** Changes fields of a card, each to what was typed or chosen; null for none. */
    | { do: "change"; card: string; fields: { [field: string]: string | null } }
    /** Fills in an open number or date, with the sentence that explains it. */
    | { do: "fill"; path: string; written: string; sentence: string | null }
    /** Takes every suggestion where a number is open. */
    | { do: "suggestions" }
    | { do: "undo" }
  );

/** Why an answer to a step is not taken; `field`: the place of the field that is wrong, where its answer has fields. */
export interface StepFault {
  step: string;
  field: number | null;
  problem: string;
}

/** `faults`: the steps whose answers are not taken; `clashes`: the parts that were changed by hand too, a sentence each. */
export type Authored = Authoring | { problem: string; faults?: StepFault[]; clashes?: string[] };
