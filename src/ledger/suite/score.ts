/** Scores of a suite of hindcasts: a table a role, a line a case, and the curves of its questions. */
import { dayOfInstant } from "../../numbers/days.ts";
import { draftAfter } from "../draft.ts";
import { verify } from "../chain.ts";
import type { Ledger } from "../life.ts";
import { NO_LINE } from "../lines.ts";
import { expectedScore } from "../expectation/expected.ts";
import { scaled, sumOf } from "../expectation/together.ts";
import { cameTrue } from "../scores/scored.ts";
import { expectedOf, type CaseJoint } from "../scores/expected-of.ts";
import { candidatesOf, jointsOf, rowsOf, type Row } from "../scores/rows.ts";
import { BASE_RATE, scoreLedger, type ScoreOptions } from "../scores/table.ts";
import { blendOf } from "./blend-cases.ts";
import { fileCase } from "./file.ts";
import type {
  CaseRole,
  CaseScore,
  QuestionCurve,
  RoleTable,
  ScoreLaw,
  SuiteEntry,
  SuiteOptions,
  SuiteScores,
} from "./shape.ts";

/** Roles in the order in which they are shown. */
export const ROLES: readonly CaseRole[] = ["held_out", "unstated", "development", "outside"];

const BINS = 40;

/** @param entries in order of their paths @param titles by case */
export function scoreSuite(
  entries: readonly SuiteEntry[],
  titles: { readonly [id: string]: string },
  options: SuiteOptions,
): SuiteScores {
  const scores: SuiteScores = { tables: {}, cases: {}, curves: {} };
  for (const role of ROLES) {
    const own = entries.filter((entry) => entry.role === role && entry.outcomes !== null);
    if (own.length === 0) continue;
    const { blend, missing, forecasts } = blendOf(own);
    const ledger = ledgerOf(own, forecasts, options);
    const settings: ScoreOptions = {
      made: "hindcast",
      when: { kind: "first" },
      sources: null,
      until: dayOfInstant(options.now),
      seed: options.seed,
    };
    const rows = rowsOf(candidatesOf(ledger, settings), settings.when, BASE_RATE).filter(
      ({ source }) => source === "model",
    );
    const joints = jointsOf(ledger, rows);
    const table = scoreLedger(ledger, settings);
    scores.tables[role] = {
      ...table,
      expected_law: lawOf(rows, joints, options.seed),
      post_stratified: postStratified(table, own, options.strata),
      blend,
      no_blend: missing,
    };
    for (const entry of own) {
      scores.cases[entry.id] = caseScore(entry, titles[entry.id] ?? entry.id, rows, joints, options.seed);
      Object.assign(scores.curves, curvesOf(entry));
    }
  }
  return scores;
}

/** A ledger in memory: its lines are chained by no hash. */
function ledgerOf(
  entries: readonly SuiteEntry[],
  blended: ReturnType<typeof blendOf>["forecasts"],
  { now }: SuiteOptions,
): Ledger {
  const noHash = (): string => NO_LINE;
  const { draft } = draftAfter(verify(new Uint8Array(), noHash), now, "hindcast", noHash);
  for (const entry of entries)
    fileCase(
      draft,
      entry,
      blended.filter(({ question }) => entry.odds.questions.some(({ id }) => id === question)),
    );
  return draft.ledger;
}

/** Sum over strata of (share of the universe) x (mean of case means), for every source; null without strata or with an empty one. */
function postStratified(
  { sources }: { sources: RoleTable["sources"] },
  entries: readonly SuiteEntry[],
  strata: SuiteOptions["strata"],
): { [source: string]: number } | null {
  const sizes = Object.entries(strata);
  if (sizes.length === 0) return null;
  const universe = sizes.reduce((sum, [, stratum]) => sum + stratum.universe, 0);
  const found = Object.entries(sources).flatMap(([source, { brier }]) => {
    let sum = 0;
    for (const [name, stratum] of sizes) {
      const means = entries.flatMap(({ id, stratum: own }) => (own === name ? (brier?.by_case[id] ?? []) : []));
      if (means.length === 0) return [];
      sum += ((stratum.universe / universe) * means.reduce((total, mean) => total + mean, 0)) / means.length;
    }
    return [[source, sum] as const];
  });
  return found.length === 0 ? null : Object.fromEntries(found);
}

function caseScore(
  { id, role, stratum, odds: { run } }: SuiteEntry,
  title: string,
  rows: readonly Row[],
  joints: ReadonlyMap<string, CaseJoint>,
  seed: number,
): CaseScore {
  const own = rows.filter((row) => row.case === id);
  const briers = own.map(({ scored }) => scored.brier!);
  const expected = expectedOf(own.map(resolvedOf), joints, seed);
  return {
    role,
    stratum,
    title,
    as_of: run.as_of,
    questions: own.length,
    yes: own.filter(({ life }) => cameTrue(life)).length,
    brier: briers.length === 0 ? null : briers.reduce((sum, brier) => sum + brier, 0) / briers.length,
    expected: expected?.mean ?? null,
    surprise: expected?.surprise ?? null,
    least: expected?.least ?? null,
    case_sha256: run.case_sha256,
  };
}

const resolvedOf = ({ life, case: name, scored }: Row) => ({
  id: life.question.id,
  case: name,
  brier: scored.brier!,
  if: scored.if!,
});

/** Law of the mean score over all cases, binned from 0 to its largest value. */
function lawOf(rows: readonly Row[], joints: ReadonlyMap<string, CaseJoint>, seed: number): ScoreLaw | null {
  const parts = [...joints].flatMap(([name, joint]) => {
    const counted = rows
      .filter((row) => row.case === name)
      .map(({ life, scored }) => ({ q: joint.questions.indexOf(life.question.id), ...scored.if! }))
      .filter(({ q }) => q >= 0);
    const law = counted.length === 0 ? null : expectedScore(joint, counted);
    return law ? [{ law, count: counted.length }] : [];
  });
  if (parts.length === 0) return null;
  const questions = parts.reduce((sum, { count }) => sum + count, 0);
  const { values, weights } = scaled(
    sumOf(
      parts.map(({ law, count }) => scaled(law, count)),
      seed,
    ),
    1 / questions,
  );
  const width = Math.max(values[values.length - 1], 1e-9) / BINS;
  const shares = Array.from({ length: BINS }, () => 0);
  values.forEach((value, n) => (shares[Math.min(BINS - 1, Math.floor(value / width))] += weights[n]));
  return { from: 0, width, shares };
}

function curvesOf({ odds: { questions, forecasts } }: SuiteEntry): { [question: string]: QuestionCurve } {
  return Object.fromEntries(
    questions.flatMap(({ id }) => {
      const own = forecasts.filter(({ question, curve }) => question === id && curve !== undefined);
      const model = own.find(({ source }) => source === "model")?.curve;
      const outside = own.find(({ lead }) => lead)?.curve;
      if (!model) return [];
      return [[id, { from: model.from, model: model.p, outside: outside?.from === model.from ? outside.p : null }]];
    }),
  );
}
