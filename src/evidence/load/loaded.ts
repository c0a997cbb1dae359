/** How a file is loaded, and what came of it. */
import type { Renamed } from "./columns.ts";
import type { Known } from "./insert-sql.ts";
import type { Bad } from "./rejected-rows.ts";
import type { Limits } from "./unpack.ts";

export interface LoadOptions {
  /** Layout named by the user; null: recognised. */
  as?: string | null;
  known?: Known | null;
  /** Columns named by the user. */
  renamed?: readonly Renamed[];
  /** Day of the load, from which revised figures are known whose own day is not said, `YYYY-MM-DD`; today. */
  today?: string;
  /** Encoding of texts, where it is not UTF-8. */
  encoding?: "latin-1" | null;
  limits?: Limits;
  signal?: AbortSignal;
}

/** Result for one file, or one part of an archive. */
export interface Loaded {
  name: string;
  layout: string;
  what: string;
  /** Rows added. */ rows: number;
  /** Rows that an earlier file had loaded. */ repeated: number;
  /** Revised figures, kept beside those of an earlier file, and the day from which they are known. */
  revised: { rows: number; known: string } | null;
  bad: number;
  /** The first ten bad rows. */ shown: Bad[];
  /** Null, or the name under which the same bytes were loaded before. */ before: string | null;
}
