/** Files a run: its questions, itself, and the odds of each of its sources. */
import { canonical } from "./canonical.ts";
import { MAX_LINE_BYTES, type Sha256 } from "./chain.ts";
import type { Draft } from "./draft.ts";
import { closedTo, fileForecast, fileQuestion, fileRun, type NewRun } from "./filing.ts";
import { forecastsOfRun, questionsOfRun, runOfRun } from "./of-run.ts";
import type { RunSettings } from "./lines.ts";
import type { Result } from "../result/index.ts";

/** Digits of the hash in the source of a run with corrected numbers. */
const HASH_DIGITS = 8;

export interface FiledRun {
  questions: number;
  /** 1 where its line was written, 0 where it stood there. */
  runs: number;
  forecasts: number;
  /** Why odds were left out: their questions are no longer open, or the run gives none. */
  leftOut: string[];
}

/**
 * Nothing that stands in the ledger is written again. Of a run under a scenario, with corrected numbers or with analysts' the model's odds
 * alone are filed, under a source of their own.
 * @throws EntenteError `wrong-input` where the ledger asks another question under the same id
 */
export function fileRunOf(
  draft: Draft,
  result: Result,
  sha256: Sha256,
  { hindcast = false, note = null }: { hindcast?: boolean; note?: string | null } = {},
): FiledRun {
  const before = draft.added.length;
  for (const question of questionsOfRun(result)) fileQuestion(draft, question);
  const questions = draft.added.length - before;
  const fields = withinLine(runOfRun(result));
  const model = modelSource(fields.settings, sha256);
  const odds = forecastsOfRun(result).filter(({ source }) => model === "model" || source === "model");
  const leftOut = odds.length === 0 ? [`the run of ${fields.case} kept ${fields.kept} worlds and gives no odds`] : [];
  const filed = odds.filter(({ question }) => {
    const closed = closedTo(draft.ledger.questions.get(question)!, hindcast ? "hindcast" : undefined);
    if (closed !== null && !leftOut.includes(closed)) leftOut.push(closed);
    return closed === null;
  });
  if (filed.length === 0) return { questions, runs: 0, forecasts: 0, leftOut };
  const lines = draft.added.length;
  const run = fileRun(draft, fields);
  const runs = draft.added.length - lines;
  const forecasts = filed.filter(
    (forecast) =>
      fileForecast(
        draft,
        { ...forecast, source: forecast.source === "model" ? model : forecast.source, run, note },
        hindcast ? "hindcast" : undefined,
      ) !== null,
  ).length;
  return { questions, runs, forecasts, leftOut };
}

/** A run whose joint table takes more than half of the longest line goes in without it. */
function withinLine({ joint, ...fields }: NewRun): NewRun {
  const isShort = joint !== undefined && canonical(joint).length <= MAX_LINE_BYTES / 2;
  return isShort ? { ...fields, joint } : fields;
}

/**
 * `model`, `model:SCENARIO`, or `model:set-HASH8` where numbers were corrected or drivers held; of several analysts' numbers
 * `pool` or `pool:SCENARIO`, of one analyst's `model:as-NAME`, with the scenario behind it.
 */
function modelSource(settings: RunSettings, sha256: Sha256): string {
  const { set, pin, scenario, analysts } = settings;
  if (set || pin) return `model:set-${sha256(new TextEncoder().encode(canonical(settings))).slice(0, HASH_DIGITS)}`;
  const names = Object.keys(analysts ?? {});
  if (names.length > 1) return scenario === undefined ? "pool" : `pool:${scenario}`;
  if (names.length === 1) return `model:as-${names[0]}${scenario === undefined ? "" : `-${scenario}`}`;
  return scenario === undefined ? "model" : `model:${scenario}`;
}
