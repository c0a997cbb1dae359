/** What changed since an earlier result. */

/** One cause of a change since an earlier result: by how much the odds moved, with its standard error; `paired`: on the same worlds with the same noise. */
export interface SinceStep {
  why: "elsewhere" | "record" | "numbers";
  difference: number;
  se: number;
  paired: boolean;
}

/**
 * What changed since an earlier result, and why. The earlier numbers and the earlier record are put into today's case one after
 * the other and run with today's settings: what the record and the numbers moved is told by common random numbers, and what is
 * left is owed to the rest (`elsewhere`: the case's structure, the engine, the settings), exactly nothing where none of it changed.
 */
export interface SinceFinding {
  earlier: { title: string; as_of: string; hash: string; engine: string };
  /** Whether the case's files, the engine, the record differ; settings that do, by name. */
  case: boolean;
  engine: boolean;
  record: boolean;
  settings: string[];
  /** Numbers that differ; null where there was none, or is none now. */
  numbers: { path: string; before: string | null; now: string | null }[];
  /** Questions that were not asked then, and that are not asked now. */
  asked: string[];
  dropped: string[];
  /** `alone`: by how much each changed number moves the odds by itself, from the earlier numbers; only where few changed. */
  questions: {
    [id: string]: {
      before: number;
      now: number;
      steps: SinceStep[];
      alone: { path: string; difference: number; se: number }[];
    };
  };
}
