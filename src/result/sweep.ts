/** Findings of a sweep (`sweep.json`, format 1). Probabilities, shares and errors lie in 0..1. */

/** Whether a point has all the worlds that it was asked for, those of an unbroken run from the first on, or none. */
export type SweepStatus = "done" | "partial" | "missing";

export interface SweepQuestionFinding {
  p: number;
  /** Monte-Carlo error, clustered by world. */
  se: number;
  /** Wilson 95 % bounds. */
  low: number;
  high: number;
  without_record: number | null;
  /** Difference from the case as it is, on the worlds kept by both, with its paired error; null of the case as it is. */
  diff: number | null;
  diff_se: number | null;
}

export interface SweepPointFinding {
  id: string;
  label: string;
  /** Id of the case, and of its scenario. */
  case: string;
  scenario: string | null;
  /** Level on each axis; empty of a point as it is. */
  at: number[];
  status: SweepStatus;
  tried: number;
  kept: number;
  /** Share of worlds that fit the record; null where none is tried. */
  fit: number | null;
  /** By id; null where no world is kept. */
  questions: { [question: string]: SweepQuestionFinding } | null;
}

export interface SweepAxisFinding {
  /** `set`: a number of the case, its past corrected with it; `pin`: a driver held from the month after as_of. */
  kind: "set" | "pin";
  path: string;
  name: string;
  unit: string | null;
  levels: number[];
  today: number | null;
}

export interface SweepFindings {
  sweep: 1;
  plan: string;
  design: "over" | "lhs" | "scenarios" | "cases" | "run";
  engine: string;
  draws: number;
  limit: number;
  seed: number;
  paths: number;
  cases: {
    id: string;
    title: string;
    hash: string;
    as_of: string;
    record: boolean;
    questions: { [id: string]: { ask: string; by: string } };
  }[];
  axes: SweepAxisFinding[];
  points: SweepPointFinding[];
  /** Of a Latin hypercube: Spearman's rank correlation of p with each axis, by question. */
  correlations?: { [question: string]: (number | null)[] };
  skipped: { name: string; why: string }[];
  messages: { code: string; severity: "note" | "warning"; message: string }[];
}
