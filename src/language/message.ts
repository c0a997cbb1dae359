import type { Span } from "./case.ts";

/** One finding about a case file. Text and caret are made at the edge (the command line, an editor). */
export interface Message {
  code: MessageCode;
  severity: "error" | "warning";
  /** Names the thing and says what would be right, without place. */
  message: string;
  /** Path of the number or block, '' for the whole file. */
  path: string;
  file: string;
  /** Offsets into the file's text; null for what has no place. */
  span: Span | null;
  /** 1-based; 0 where there is no place. */
  line: number;
  column: number;
  hint: string | null;
}
/** The closed union of codes. */
export type MessageCode = string;
