/**
 * The public result (interface.md, format 1): all that a report, a studio or `--json` reads.
 * Probabilities and shares are in 0..1, gains in points, months 'YYYY-MM'. Fields of later work are absent.
 */
import type { Cited } from "../language/case.ts";

export interface CurvePoint { month: string; p: number; p5: number; p25: number; p75: number; p95: number }

/** One level of a pinned driver. The worlds and their noise are the same at every level, so `more` and `fewer` tell levels apart far better than `se` does. */
export interface ThresholdLevel {
  at: number; p: number; se: number;
  /** Whether this is today's level. */
  today: boolean;
  /** Shares of worlds in which the answer is yes here and no at today's level, and the other way round. */
  more: number; fewer: number;
}

/** Where a driver, alone, turns an answer: over the worlds, at today's level of every other driver. `share` is of worlds. */
export interface Tip { p5: number; p50: number; p95: number; share: number }
export interface TippingFinding {
  /** Shares of worlds in which all would accept a yes today, and in which no level of this driver gets them there. */
  already: number; never: number;
  /** The next crossing above today's level, and below it; null where no world has one. */
  up: Tip | null; down: Tip | null;
}
/** What one uncertain number decides of an answer, given the data (first order). */
export interface SensitivityFinding {
  path: string;
  /** Share of the between-world variance of the answer, bias-corrected, with its standard error. */
  share: number; se: number; below_noise: boolean;
  /** Mean answer over the worlds in which the number is lowest, and highest (classes of equal count), with standard errors. */
  low: number; high: number; low_se: number; high_se: number;
  /** Var E[Y|X]: by how much knowing it would lower the Brier score. */
  worth: number;
}
/** A box of worlds in which the answer is mostly yes (PRIM). */
export interface BoxFinding {
  /** `reproduced`: in how many of 20 random halves the limit comes back. */
  limits: { path: string; min: number | null; max: number | null; quasi_p: number; reproduced: number }[];
  coverage: number; density: number; mass: number;
}

export interface QuestionFinding {
  ask: string;
  by: string;
  holds: boolean;
  /** Packages that answer yes, as the case's predicate: issue id to option ids. */
  when: { [issue: string]: string[] };
  p: number;
  /** Monte-Carlo standard error, clustered by world. */
  se: number;
  /** Wilson 95 % bounds with the number of kept worlds as sample size: what to print when p is 0 or 1. */
  wilson: { low: number; high: number };
  /** ICD 203 word; null under 1 and over 99 %. */
  word: string | null;
  /** The same odds over the first draws, started at as_of; null without a record. */
  without_record: number | null;
  /** Share of the answer's variance that is chance (between the futures of a world), null where the answer does not vary or paths is 1. */
  chance_share: number | null;
  /** From the month after as_of to `by`. For `holds` the share of futures in which it is true at that month. */
  curve: CurvePoint[];
  /** What stood at `by` on the question's issues where the answer was no; shares of those futures, sum 1. */
  instead: { options: { [issue: string]: string }; share: number }[];
  /** By driver id: the answer with the driver pinned from the month after as_of on, one future a kept world. */
  threshold: { [driver: string]: ThresholdLevel[] };
  /** By driver id. */
  tipping?: { [driver: string]: TippingFinding };
  /** Largest share first. */
  sensitivity?: SensitivityFinding[];
  boxes?: BoxFinding[];
}

export interface GainFinding {
  mean: number; p5: number; p95: number;
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

export interface CitationFinding { path: string; source: string | null; quote: string; start: number | null; end: number | null; kind: "quoted" | "unchecked" | "judged" }
export interface SourceFinding { title: string; author: string | null; publisher: string | null; date: string; url: string | null; text: string | null; later: boolean }

export interface DriverFinding {
  name: string;
  unit: string | null;
  range: [number | null, number | null];
  history: { month: string; value: number }[];
  /** Over kept worlds and their first future. */
  fan: { month: string; p5: number; p25: number; p50: number; p75: number; p95: number }[];
  /** Mean of today's level over the kept worlds. */
  now: number;
}

/** How often comparable disputes came to what a question asks: the reference class lens. Mean, and 5 and 95 % points. */
export interface OutsideView {
  name: string;
  /** What is counted as an event, in words. */
  counts: string;
  caveat: string | null;
  /** Of the probability by the question's date. */
  p: number; p5: number; p95: number;
  /** From the month after as_of to the question's date. */
  curve: { month: string; p: number; p5: number; p95: number }[];
  /** What it takes besides the end itself, each a share. */
  then: { name: string; p: number; p5: number; p95: number }[];
  /** Indices into `citations`. */
  citations: number[];
}
/** By question id, then by class id. */
export interface ReferenceFindings { [question: string]: { [reference: string]: OutsideView } }

export interface ResultMessage { code: string; severity: "warning" | "note"; message: string; path: string }

export interface Result {
  entente: 1;
  case: { id: string; title: string; as_of: string; until: string; hash: string };
  run: {
    seed: number; draws: number; paths: number; limit: number;
    /** Worlds tried until `draws` of them fit (or `limit` were tried), those kept, kept / worlds. */
    worlds: number; kept: number; fit: number;
    scenario: string | null; set: { [path: string]: string }; pin: { [driver: string]: number };
    engine: string; seconds: number;
  };
  /** Null where the case has no record. `said` is one plain sentence. */
  record: { since: string; match: string[]; said: string } | null;
  questions: { [id: string]: QuestionFinding };
  sources: { [id: string]: SourceFinding };
  citations: CitationFinding[];
  drivers: { [id: string]: DriverFinding };
  accords: { id: string; parties: string[]; date: string; kind: string; binds: boolean; on: string | null; text: string | null; citations: number[] }[];
  events: { id: string; date: string; who: string; does: string; whom: string | null; text: string | null; citations: number[] }[];
  issues: { [id: string]: { name: string; options: { [id: string]: string } } };
  tables: { [id: string]: { name: string; parties: string[]; ratified_by: string[]; issues: string[] } };
  packages: PackageFinding[];
  /** Share of worlds with a non-empty zone today, with the whole agenda of a table and with each of its issues alone. */
  linkage?: { table: string; together: number; apart: { [issue: string]: number } }[];
  actors: { [id: string]: { name: string; code: string | null; part_of: string | null;
    /** Points between the worst and the best feasible package over all driver levels, at medians; null for an actor without stake or need. */
    range: number | null;
    needs: { [id: string]: string };
  } };
  parameters: { [path: string]: ParameterFinding };
  /** By path: indices into `citations`. */
  cited_by: { [path: string]: number[] };
  /** Scenario ids and names that the case offers. */
  scenarios: { [id: string]: { name: string; set: { [path: string]: string } } };
  messages: ResultMessage[];
  /** Other views of the same case, each by itself and never blended; those that the case has data for. */
  lenses: { reference?: ReferenceFindings };
}
