import type { Span } from "../case.ts";

/** One finding about a case file. Layout and caret are added by the command line or editor. */
export interface Message {
  code: MessageCode;
  severity: "error" | "warning";
  /** Names the object and the valid alternative, without position. */
  message: string;
  /** Path of the number or block, '' for the whole file. */
  path: string;
  file: string;
  /** Offsets into the file's text; null for a message without position. */
  span: Span | null;
  /** 1-based; 0 without position. */
  line: number;
  column: number;
  /** Replacement of the span, where one word or passage is known: `support` for `suport`. */
  hint: string | null;
}

/** The closed union of codes. */
export type MessageCode =
  // the file as text and as YAML
  | "too-large"
  | "too-deep"
  | "yaml"
  | "aliases"
  | "tag"
  | "duplicate-key"
  // its shape
  | "unknown-key"
  | "missing-key"
  | "wrong-type"
  | "bad-id"
  | "format"
  // numbers and dates
  | "bad-quantity"
  | "out-of-range"
  | "little-mass"
  | "no-weight"
  | "bad-date"
  | "date-order"
  | "not-yet"
  // names and their combinations
  | "unknown-name"
  | "unknown-path"
  | "repeated"
  | "after-itself"
  | "part-of"
  | "bad-belief"
  | "bad-constraint"
  | "bad-decision"
  | "bad-condition"
  | "bad-chance"
  | "bad-procedure"
  | "bad-government"
  | "bad-factor"
  | "decided-twice"
  | "circle"
  | "unmoved-issue"
  | "bad-statement"
  | "bad-market"
  | "no-price"
  | "not-feasible"
  | "no-package"
  | "too-many-packages"
  // citations
  | "bad-because"
  | "bad-file-path"
  | "unreadable-text"
  | "quote-not-found"
  | "later-source"
  | "later-class"
  | "later-rows"
  | "idle-series"
  // warnings
  | "bare-number"
  | "no-residual"
  | "points-range"
  | "paid-twice"
  | "zero-width"
  | "ramp-overlap"
  | "idle-party"
  | "unfilled"
  | "open-question"
  | "unvalued-option"
  | "already-true"
  | "never-true"
  | "idle-driver"
  | "idle-need"
  | "idle-factor"
  | "idle-procedure"
  | "no-question"
  | "fixed-minds"
  | "long-chain"
  | "unforeseen"
  | "high-friction"
  | "few-texts"
  | "bare-record"
  | "bare-statement"
  | "no-consent"
  | "today"
  | "empty-part"
  | "moved-twice"
  | "no-effect"
  | "idle-decision"
  // edits
  | "unwritten-number"
  | "shared-number";
