/** What `ledger score --json` prints, and a hindcast with more beside it. Scores are as docs/use/ledger.md defines them. */
import type { Moments } from "../expectation/distribution.ts";
import type { Made } from "../lines.ts";
import type { State } from "../life.ts";
import type { Step } from "./corp.ts";

export interface MeanScore {
  /** By question. */ mean: number;
  /** Each case once. */ of_cases: number;
  /** 90 % interval of the mean by question; null under five cases. */ p5: number | null;
  p95: number | null;
  /** 90 % interval of the mean of cases. */ of_cases_p5: number | null;
  of_cases_p95: number | null;
  by_case: { [id: string]: number };
}

/** The score that the model's own futures give to a source's odds, beside the observed one; over the questions of cases with a joint table. */
export interface ExpectedScore extends Moments {
  questions: number;
  cases: number;
  observed: number;
  /** Share of futures with a score at least as bad. */ surprise: number;
  /** Smallest surprise above 0 that these futures can give. */ least: number;
  /** At most the Monte-Carlo standard error of the surprise. */ se: number | null;
  /** Share of futures with a score at least as good. */ as_good: number;
  /** The same if the questions were independent. */ independent: { sd: number; surprise: number };
}

export interface SourceScores {
  questions: number;
  cases: number;
  /** Questions that came true. */ yes: number;
  /** Mean share of the days that count on which it had a forecast. */ coverage: number;
  /** Whether some of it comes from a platform's dated record. */ dated: boolean;
  brier: MeanScore | null;
  log: { mean: number; floored: number } | null;
  curve: { mean: number; questions: number } | null;
  rps: { mean: number; questions: number } | null;
  crps: { mean: number; questions: number } | null;
  /** Points above not knowing, and above the other sources. */ baseline: number | null;
  peer: number | null;
  /** 1 - Brier / Brier of the other, on the questions of both: of a half, of the base rate, of the outside view, of markets and analysts. */
  skill: { half: number | null; base: number | null; outside: number | null; [source: string]: number | null };
  /** Null under ten questions of yes or no. */
  corp: {
    mcb: number;
    dsc: number;
    unc: number;
    /** Expected calibration error over ten bins of equal width. */ ece: number;
    steps: (Step & { p5: number | null; p95: number | null })[];
  } | null;
  auc: { all: number | null; within: number | null; pairs: number; pairs_within: number } | null;
  expected: ExpectedScore | null;
}

/** Paired difference of Brier scores, a less b, on the questions of both. */
export interface Difference {
  a: string;
  b: string;
  questions: number;
  cases: number;
  mean: number;
  of_cases: number;
  p5: number | null;
  p95: number | null;
}

export interface QuestionScores {
  text: string;
  case: string;
  tags: string[];
  state: State;
  outcome: string | number | null;
  happened_on: string | null;
  /** Earlier outcomes that a later resolution took the place of, with the day until which they stood. */
  was: { outcome: string | number; until: string }[];
  quote: string | null;
  scores: {
    [source: string]: {
      p: number | null;
      brier: number | null;
      log: number | null;
      curve: number | null;
      rps: number | null;
      crps: number | null;
      days: number;
      coverage: number;
      provisional?: true;
    };
  };
}

export interface ScoreTable {
  entente: 1;
  ledger: { lines: number; head: string } | null;
  made: Made;
  when: string;
  until: string;
  base: number;
  sources: { [source: string]: SourceScores };
  differences: Difference[];
  /** Brier scores of the forecasts in force so many days before closing, by days; of live forecasts alone. */
  spots?: { [days: string]: { [source: string]: { questions: number; brier: number } } };
  /** Sources by group, where a grouping was asked for. */
  groups?: { [group: string]: { [source: string]: SourceScores } };
  questions: { [id: string]: QuestionScores };
  counts: { annulled: number; ambiguous: number; late: number; open: number; due: number };
}
