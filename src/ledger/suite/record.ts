/** What is kept of a scored suite, to be said beside the odds of other cases. */
import type { Difference } from "../scores/shape.ts";
import type { HindcastFindings, RoleTable } from "./shape.ts";

/** Edges of the bands of odds in which questions are counted. */
const EDGES = [0, 0.05, 0.2, 0.5, 0.8, 0.95, 1];

export interface SourceRecord {
  questions: number;
  cases: number;
  /** Brier score by question, with its 90 % interval, and as the mean of cases; null where there is no interval. */
  mean: number;
  p5: number | null;
  p95: number | null;
  of_cases: number;
  log: number;
  /** Share of pairs within cases that are in the right order. */ within: number | null;
}

export interface OddsBand {
  from: number;
  to: number;
  questions: number;
  yes: number;
}

export interface SetRecord {
  questions: number;
  cases: number;
  yes: number;
  base: number;
  engine: string;
  draws: number;
  paths: number;
  seed: number;
  /** The beginning of it. */ odds_sha256: string;
  sources: { [source: string]: SourceRecord };
  /** Paired differences of the model's Brier score from the others'. */ differences: Difference[];
  expected: { mean: number; q95: number; observed: number; surprise: number; least: number } | null;
  /** Questions by the model's odds. */ bands: OddsBand[];
}

/** The suites of hindcasts, which are said beside the odds of other cases. */
export interface Suites {
  /**
   * Of cases of which neither engine nor case was changed after their odds had been seen, and which say who would accept
   * what today; null where there is none.
   */
  held_out: SetRecord | null;
  /** The same of the suite before, whose cases do not say it; what it showed changed the guidance for authors. */
  earlier: SetRecord | null;
}

export interface TrackRecord extends Suites {
  /** Of the flagship, after whose odds the engine was mended. */ development: SetRecord | null;
}

/** @param role whose table is meant; null where the suite has no case of it */
export function recordOf(findings: HindcastFindings, role: "held_out" | "development"): SetRecord | null {
  const table = findings.role === role ? findings : findings.others[role];
  const model = table?.sources["model"];
  if (!table || !model?.brier) return null;
  const { engine, settings, odds_sha256 } = findings;
  const { expected } = model;
  return rounded({
    questions: model.questions,
    cases: model.cases,
    yes: model.yes,
    base: table.base,
    engine,
    ...settings,
    odds_sha256: odds_sha256.slice(0, KEPT_HASH),
    sources: sourcesOf(table),
    differences: table.differences.filter(({ a }) => a === "model"),
    expected: expected && {
      mean: expected.mean,
      q95: expected.q95,
      observed: expected.observed,
      surprise: expected.surprise,
      least: expected.least,
    },
    bands: bandsOf(table),
  });
}

/** Characters of the hash of the odds that are kept. */
const KEPT_HASH = 16;
/** Digits to which what is kept is rounded: more than is ever printed, and pages that hold it stay small. */
const KEPT_DIGITS = 6;

/** The same with every number rounded. */
function rounded<T>(value: T): T {
  if (typeof value === "number") return Number(value.toPrecision(KEPT_DIGITS)) as T;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((one: unknown) => rounded(one)) as T;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rounded(one)])) as T;
}

function sourcesOf({ sources }: RoleTable): SetRecord["sources"] {
  return Object.fromEntries(
    Object.entries(sources).flatMap(([source, { questions, cases, brier, log, auc }]) => {
      if (!brier || !log) return [];
      const { mean, p5, p95, of_cases } = brier;
      const within = source === "base" || source === "constant:0.5" ? null : (auc?.within ?? null);
      return [[source, { questions, cases, mean, p5, p95, of_cases, log: log.mean, within }]];
    }),
  );
}

function bandsOf({ questions }: RoleTable): OddsBand[] {
  const bands = EDGES.slice(1).map((to, n): OddsBand => ({ from: EDGES[n], to, questions: 0, yes: 0 }));
  for (const { outcome, scores } of Object.values(questions)) {
    const p = scores["model"]?.p;
    if (p === null || p === undefined) continue;
    const band = bandAt(bands, p);
    band.questions++;
    if (outcome === "yes") band.yes++;
  }
  return bands;
}

/** The band of some odds; an edge belongs to the band above it, but for 95 %, which belongs to the one below. */
export function bandAt(bands: readonly OddsBand[], p: number): OddsBand {
  return bands.find(({ to }) => p < to || (to === 0.95 && p === to)) ?? bands[bands.length - 1];
}
