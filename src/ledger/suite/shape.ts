/** A suite of hindcasts: what goes in, and what comes out of scoring it. */
import type { Day, Instant } from "../../numbers/days.ts";
import type { RunFields, RunForecast, RunQuestion } from "../of-run.ts";
import type { ScoreTable } from "../scores/shape.ts";

/** `development`: the engine, the guidance or the case was changed after its odds were seen. `outside`: the suite does not name it. */
export type CaseRole = "development" | "held_out" | "outside" | "unstated";

/** What a run of a case says, as it is kept before any outcome is opened. */
export interface CaseOdds {
  run: RunFields;
  questions: RunQuestion[];
  forecasts: RunForecast[];
}

/** Outcome of a question, by its name in the case. */
export interface CaseOutcome {
  question: string;
  answer: "yes" | "no" | "annulled" | "ambiguous";
  happenedOn: Day | null;
  between: [Day, Day] | null;
  known: Day | null;
  citation: { quote: string; source: string } | null;
}

export interface SuiteEntry {
  id: string;
  role: CaseRole;
  stratum: string | null;
  odds: CaseOdds;
  /** Null where they are not written yet. */ outcomes: CaseOutcome[] | null;
}

export interface CaseScore {
  role: CaseRole;
  stratum: string | null;
  title: string;
  as_of: string;
  questions: number;
  yes: number;
  /** Of the model; null where nothing is scored. */ brier: number | null;
  expected: number | null;
  surprise: number | null;
  least: number | null;
  case_sha256: string;
}

export interface SuiteBlend {
  /** Weight of the inside view over all cases. */ w: number;
  /** Range of the weights with one case left out. */ least: number;
  most: number;
  cases: { [id: string]: string };
  engine: string;
}

/** Law of the score that the model expects of itself, in bins of equal width. */
export interface ScoreLaw {
  from: number;
  width: number;
  shares: number[];
}

export interface QuestionCurve {
  /** First month, 'YYYY-MM'. */ from: string;
  model: number[];
  outside: number[] | null;
}

export interface RoleTable extends ScoreTable {
  expected_law: ScoreLaw | null;
  /** Sources' means over strata by their share of the universe; null where a stratum has no case. */
  post_stratified: { [source: string]: number } | null;
  blend: SuiteBlend | null;
  /** Why there is no blend; null where there is one. */ no_blend: string | null;
}

export interface SuiteScores {
  /** By role; roles without a case are left out. Development and held-out cases are never in one mean. */
  tables: { [role in CaseRole]?: RoleTable };
  cases: { [id: string]: CaseScore };
  curves: { [question: string]: QuestionCurve };
}

/** What scoring needs besides the cases. */
export interface SuiteOptions {
  now: Instant;
  seed: number;
  /** Members of the universe by stratum; empty where it is not split. */ strata: {
    [id: string]: { universe: number };
  };
}

/** How the cases were chosen, as suite.yaml says it (docs/use/track-record.md). */
export interface SuiteSample {
  title: string;
  universe: { text: string; counted: number | null };
  rule: string;
  chosen: { by: string; on: string; knowing: "nothing" | "outcomes" | "odds" };
  strata: { [id: string]: { universe: number } };
  cases: { [id: string]: { author_knew: "nothing" | "outcomes" | "odds" | null } };
  left_out: { [id: string]: string };
}

/** Content of hindcast.json: the table of the first role that has cases, with all others beside it. */
export interface HindcastFindings extends RoleTable {
  role: CaseRole;
  /** Null where the folder has no suite.yaml. */ suite: SuiteSample | null;
  engine: string;
  settings: { seed: number; draws: number; paths: number };
  /** SHA-256 of odds.json, and when the first outcome was opened. */ odds_sha256: string;
  opened_at: Instant;
  cases: { [id: string]: CaseScore };
  curves: { [question: string]: QuestionCurve };
  /** Tables of the other roles. */ others: { [role in CaseRole]?: RoleTable };
  /** Cases of the suite without an outcomes.yaml. */ waiting: string[];
  /** Cases of which too few worlds fit to give odds. */ without_odds: string[];
}
