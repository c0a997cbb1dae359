/** The cases of a studio as they cross between its server and its page. */

/** Odds of a run that was stored. */
export interface StoredOdds {
  /** Of the files that the run read. */
  hash: string;
  draws: number;
  kept: number;
  odds: { [question: string]: number };
}

export interface CaseListed {
  id: string;
  title: string;
  /** Name of its folder. */
  folder: string;
  /** An example that comes with Entente. */
  readOnly: boolean;
  asOf: string | null;
  /** Of the files as they are on disk; '' where they cannot be read. */
  hash: string;
  questions: { id: string; ask: string }[];
  /** What the last run wrote beside it. */
  stored: StoredOdds | null;
  /** Why it has no odds; null where it can be run. */
  problem: string | null;
}
