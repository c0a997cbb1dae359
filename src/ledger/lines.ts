/** The lines of a ledger (docs/use/ledger.md): what each kind holds. Their form is checked by `checkLine` (form.ts). */
import type { Day, Instant } from "../numbers/days.ts";
import type { Json } from "./canonical.ts";

/** Version of the lines. */
export const LINE_VERSION = 1;

export interface CommonFields {
  v: typeof LINE_VERSION;
  /** Of a question its name; of any other line its kind's letter and its number in the file, from 1: `f12`. */
  id: string;
  /** Instant of writing. It never falls from one line to the next. */
  at: Instant;
  /** Who wrote the line. */
  by: string;
  /** SHA-256 of the line before it without its line feed, 64 hexadecimal digits; 64 zeros in the first line. */
  prev: string;
}

export type QuestionType = "binary" | "date" | "ordered" | "number";

/** Rule of a question that a case asks, with the names of the case. */
export interface QuestionRule {
  when: { readonly [name: string]: Json };
  /** Last month, 'YYYY-MM'. */
  by: string;
  /** Whether it must be true at the end of `by`, and not at some time up to then. */
  holds: boolean;
  /** Question of the same case that must be answered yes first, as the case names it. */
  given?: string;
}

export interface QuestionLine extends CommonFields {
  kind: "question";
  type: QuestionType;
  text: string;
  /** First and last day on which a forecast counts as live. */
  opens: Day;
  closes: Day;
  /** Day from which it waits for its resolution. */
  due: Day;
  rule: QuestionRule | null;
  /** Whose word decides, first to last. */
  resolves_by: string[];
  fine_print: string | null;
  tags: string[];
  /** Of an ordered question, least first. */
  options?: string[];
  /** Of a question about a number. */
  unit?: string;
  case: string | null;
  /** Questions that may come true together; intervals of scores take each cluster as one. */
  cluster: string;
}

export interface RunSettings {
  /** Corrected numbers by path, as text. */
  set?: { [path: string]: string };
  /** Pinned levels by driver. */
  pin?: { [driver: string]: number };
  scenario?: string;
  analysts?: { [analyst: string]: number };
}

/** Joint distribution of a case's answers over kept worlds and their futures. */
export interface Joint {
  /** Ids of questions of the ledger. */
  questions: string[];
  /** One character a question (`1` yes, `0` no, `-` where its condition is no) and the number of futures; sorted by the first. */
  patterns: [bits: string, futures: number][];
}

export interface RunLine extends CommonFields {
  kind: "run";
  case: string;
  case_sha256: string;
  /** As the case writes it: 'YYYY-MM-DD', 'YYYY-MM' or 'YYYY'. */
  as_of: string;
  engine: string;
  seed: number;
  draws: number;
  paths: number;
  kept: number;
  worlds: number;
  settings: RunSettings;
  joint?: Joint;
}

/** How a forecast was made: while the answer was open; as a platform's dated record; with the answer possibly known. */
export type Made = "live" | "archive" | "hindcast";

/** Odds by type of question; exactly one key. */
export interface Odds {
  /** Of a binary question: chance of yes. Of a dated one: chance that it comes by `closes`. */
  p?: number;
  /** Of an ordered question: one share an option, in their order; they sum to 1. */
  probs?: number[];
  /** Of a number: share below, rising, and value. */
  quantiles?: [share: number, value: number][];
  /** Of a number. */
  normal?: { mean: number; sd: number };
  /** Of a number: value, and share up to it; both rising, linear in between. */
  cdf?: [value: number, share: number][];
}

export interface ForecastLine extends CommonFields, Odds {
  kind: "forecast";
  question: string;
  /** `model`, `model:NAME`, `analyst:NAME`, `outside:CLASS`, `market:NAME`, `pool`, `pool:NAME` or `blend`. */
  source: string;
  made: Made;
  /** Up to when its maker could know of what happened. */
  information_until: Instant;
  /** Monte-Carlo standard error of `p`. */
  se?: number;
  /** Cumulated chance at the end of each month from `from` ('YYYY-MM') on. */
  curve?: { from: string; p: number[] };
  /** 5 and 95 % points of the chance. */
  interval?: { p5: number; p95: number };
  /** Whether it is the outside view that the case names first. */
  lead?: boolean;
  /** Id of its run. */
  run?: string;
  /** Forecast of the same source that it takes the place of, for readers. */
  supersedes: string | null;
  note: string | null;
}

export interface LedgerCitation {
  quote: string;
  source: string;
  /** File in which the quote was found. */
  text?: string;
}

export interface ResolutionLine extends CommonFields {
  kind: "resolution";
  question: string;
  /**
   * Binary: yes, no. Ordered: an option. Number: a number. Dated: the day on which it came, or no. Of any question
   * annulled, ambiguous, and open, which takes a resolution back.
   */
  outcome: string | number;
  /** Day of the event. */
  happened_on: Day | null;
  /** Where the day is not known: the last day on which it had not happened, and the first on which it had. */
  between?: [Day, Day];
  /** Day from which the answer could be known. */
  known_on: Day;
  citation: LedgerCitation | null;
  why: string | null;
  /** Id of the resolution that was in force. */
  supersedes: string | null;
}

export interface CorrectionLine extends CommonFields {
  kind: "correction";
  /** Id of the line that is corrected. */
  of: string;
  set: { tags?: string[]; note?: string | null; cluster?: string };
  why: string;
}

/** A promise of an analyst's file in a blind round: its content is not shown yet. */
export interface CommitLine extends CommonFields {
  kind: "commit";
  file: string;
  case: string;
  round: number;
  /** SHA-256 of the salt, a line feed and the bytes of the file. */
  sha256: string;
}

/** The file of a commit, opened. */
export interface OpenLine extends CommonFields {
  kind: "open";
  of: string;
  /** 32 hexadecimal digits. */
  salt: string;
  file_sha256: string;
}

/** A head of this ledger that is kept elsewhere. */
export interface AnchorLine extends CommonFields {
  kind: "anchor";
  head: string;
  /** Number of lines up to that head. */
  lines: number;
  where: string;
  /** Content of a proof in base64. */
  proof: string | null;
}

export type Line =
  | QuestionLine
  | RunLine
  | ForecastLine
  | ResolutionLine
  | CorrectionLine
  | CommitLine
  | OpenLine
  | AnchorLine;
export type Kind = Line["kind"];

type OmitEach<L, K extends PropertyKey> = L extends unknown ? Omit<L, K> : never;
/** A line before its place in the file is known: without `v`, `at`, `by`, `prev`; `id` is its own only for a question. */
export type NewLine =
  | Omit<QuestionLine, Exclude<keyof CommonFields, "id">>
  | OmitEach<Exclude<Line, QuestionLine>, keyof CommonFields>;

/** Letter of a line's id by its kind; a question has its name. */
export const LETTERS = {
  question: null,
  run: "n",
  forecast: "f",
  resolution: "r",
  correction: "c",
  commit: "k",
  open: "o",
  anchor: "a",
} as const satisfies { [kind in Kind]: string | null };

/** What stands in `prev` of the first line. */
export const NO_LINE = "0".repeat(64);

/** Longest id of a question. */
export const MAX_QUESTION_ID_CHARACTERS = 120;

/** Whether a text can be a question's id: one or two segments of letters, digits, `_`, `.` and `-`, joined by `/`. */
export const isQuestionId = (text: string): boolean =>
  text.length <= MAX_QUESTION_ID_CHARACTERS && /^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)?$/.test(text);

/** Outcomes that are not an answer. */
export const NO_ANSWERS = ["annulled", "ambiguous", "open"] as const;
