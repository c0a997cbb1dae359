/** Of the parts of a case: packages and deals, numbers, drivers with their evidence, sources and citations. */
import type { Cited } from "../language/case.ts";

export interface GainFinding {
  mean: number;
  p5: number;
  p95: number;
  /** Means of the parts; stakes by issue id, needs by need id; all parts add up to `mean`. */
  stakes: { [issue: string]: number };
  needs: { [need: string]: number };
  friction: number;
  residual: number;
}

export interface PackageFinding {
  /** Every issue. */
  options: { [issue: string]: string };
  /** Issues on which it differs from the declared standing. */
  changes: { [issue: string]: string };
  standing: boolean;
  /** Shares of kept worlds at today's drivers, straight from the declared standing, over all tables: in some table's zone, on its frontier, its Nash package. */
  now: { zone: number; frontier: number; nash: number };
  /** Share of futures in which it became the standing after as_of, and in which it did and was left again. */
  reached: number;
  left: number;
  /** Quartiles of the first month reached; null when never. */
  when: { p25: string; p50: string; p75: string } | null;
  /** By actor id: gain from the declared standing at today's drivers, over the kept worlds. Empty for the standing. */
  gain: { [actor: string]: GainFinding };
}

/** One table's packages with every number at its median and nothing left out, taken straight from the standing at today's drivers: exact, and no world in particular. */
export interface TableDeals {
  table: string;
  /** The standing first (no changes, gains 0). Gains in points by actor id: parties, then ratifiers. */
  packages: {
    changes: { [issue: string]: string };
    gain: { [actor: string]: number };
    zone: boolean;
    frontier: boolean;
  }[];
  /** Indices into `packages`; null where the zone is empty. */
  solutions: {
    nash: number | null;
    kalai_smorodinsky: number | null;
    egalitarian: number | null;
    utilitarian: number | null;
  };
}

export interface ParameterFinding {
  /** As written, for example `40 to 60`. */
  text: string;
  cited: Cited;
  default: boolean;
  uncertain: boolean;
  /** Over the first `draws` worlds, record or not. */
  before: { mean: number; sd: number };
  /** Over the kept worlds; equal to `before` without a record. */
  after: { mean: number; sd: number };
  /** (after.mean - before.mean) / before.sd; 0 for an exact number. */
  shift: number;
}

/** Mean and standard deviation before and after the record, in points, and the standardised shift of the mean. */
export interface Shift {
  before: { mean: number; sd: number };
  after: { mean: number; sd: number };
  shift: number;
}

export interface CitationFinding {
  path: string;
  source: string | null;
  quote: string;
  start: number | null;
  end: number | null;
  kind: "quoted" | "unchecked" | "judged";
}

export interface SourceFinding {
  title: string;
  author: string | null;
  publisher: string | null;
  date: string;
  url: string | null;
  text: string | null;
  later: boolean;
}

export interface DriverFinding {
  name: string;
  unit: string | null;
  range: [number | null, number | null];
  history: { month: string; value: number }[];
  /** Over kept worlds and their first future. */
  fan: { month: string; p5: number; p25: number; p50: number; p75: number; p95: number }[];
  /** Mean of today's level over the kept worlds. */
  now: number;
  /** What stands behind the history, where it comes from evidence.yaml. */
  evidence?: EvidenceFinding;
  /** Processes fitted to a counted history of 24 months or more, least AICc first. */
  fit?: FitFinding;
}

/** Fits beside each other, and for the first of them what it expected a month before and where it goes in 24 months. Intervals are of 90 %; null is an end that the data do not set. */
export interface FitFinding {
  candidates: {
    process: "mean-reverting" | "jumps" | "trend" | "regimes";
    /** AICc above the least. */ behind: number;
    estimates: { [name: string]: { value: number; low: number | null; high: number | null } };
    /** Ljung and Box's test of the residuals. */ left: { lags: number; q: number; p: number };
  }[];
  seen: { month: string; value: number; expected: number }[];
  fan: { month: string; p5: number; p50: number; p95: number }[];
}

/** A series of evidence.yaml: its months as counted and as levels, and where they come from. */
export interface EvidenceFinding {
  series: string;
  name: string;
  /** Of the raw values. */
  unit: string | null;
  /** CSV beside the case; null where every month is stated in evidence.yaml. */
  file: string | null;
  /** Comment lines at the head of the file; one that begins `query: ` is the SQL that made it. */
  notes: string[];
  /** Raw value to level, linear between; empty: the value is the level. */
  scale: { raw: number; level: number }[];
  /** In order of time. `raw`: as the file has it, null where it says nothing; `stated`: evidence.yaml itself says the level. */
  months: {
    month: string;
    raw: number | null;
    stated: boolean;
    /** Rows behind it, and rows of the source in that month. */ rows: number | null;
    covered: number | null;
  }[];
  /** Indices into `citations`. */
  citations: number[];
}
