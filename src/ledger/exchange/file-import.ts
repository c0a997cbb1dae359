/** Files what a platform's file holds so that it can be repeated: what stands in the ledger is not written again. */
import { EntenteError } from "../../errors.ts";
import { dayAfter, dayOfInstant, endOfDay, type Instant } from "../../numbers/days.ts";
import { canonical } from "../canonical.ts";
import type { Draft } from "../draft.ts";
import { fileQuestion, fileResolution } from "../filing.ts";
import { inForceBySource, type QuestionLife } from "../life.ts";
import { effectiveInstant, madeOf } from "../made.ts";
import type { Imported, ImportedForecast, ImportedQuestion, ImportedResolution, Skipped } from "./imported.ts";

/** Numbers of new lines by kind, and what could not be filed. */
export interface FiledImport {
  questions: number;
  forecasts: number;
  resolutions: number;
  skipped: Skipped[];
}

/** @param cluster of all new questions; null: each its own */
export function fileImported(draft: Draft, { questions }: Imported, cluster: string | null): FiledImport {
  const filed: FiledImport = { questions: 0, forecasts: 0, resolutions: 0, skipped: [] };
  for (const one of questions) {
    const life = lifeOf(draft, one, cluster, filed);
    if (life === null) continue;
    filed.forecasts += fileForecasts(draft, life, one, filed);
    if (one.resolution !== null) fileAnswer(draft, life, one.name, one.resolution, filed);
  }
  return filed;
}

/** The question in the ledger, new or as it stands there; null where it cannot be filed. */
function lifeOf(
  draft: Draft,
  { name, ids, question }: ImportedQuestion,
  cluster: string | null,
  filed: FiledImport,
): QuestionLife | null {
  const there = ids.find((id) => draft.ledger.questions.has(id));
  if (question === null) {
    if (there !== undefined) return draft.ledger.questions.get(there)!;
    filed.skipped.push({ name, why: "the ledger has no such question; import its question set" });
    return null;
  }
  try {
    fileQuestion(draft, cluster === null ? question : { ...question, cluster });
  } catch (error) {
    if (there === undefined || !(error instanceof EntenteError)) throw error;
    filed.skipped.push({ name, why: error.message });
    return null;
  }
  if (there === undefined) filed.questions++;
  return draft.ledger.questions.get(question.id)!;
}

/** @returns how many were new */
function fileForecasts(draft: Draft, life: QuestionLife, one: ImportedQuestion, filed: FiledImport): number {
  if (one.forecasts.length === 0) return 0;
  const known = new Set(life.forecasts.map(keyOf));
  const inForce = inForceBySource(life);
  const latest: Instant = endOfDay(dayOfInstant(draft.at));
  const before = known.size;
  for (const forecast of one.forecasts) {
    const { source, p, information_until } = forecast;
    if (known.has(keyOf(forecast))) continue;
    if (information_until > latest) {
      filed.skipped.push({ name: one.name, why: `its odds are of ${information_until}, after today` });
      continue;
    }
    const made = madeOf(life, { at: draft.at, information_until }, true);
    const last = inForce.get(source);
    const from = made === "live" ? draft.at : information_until;
    const supersedes = last && effectiveInstant(last) <= from ? last.id : null;
    draft.add({
      kind: "forecast",
      question: life.question.id,
      source,
      made,
      information_until,
      p,
      supersedes,
      note: null,
    });
    known.add(keyOf(forecast));
    if (!last || supersedes !== null) inForce.set(source, life.forecasts.at(-1)!);
  }
  return known.size - before;
}

const keyOf = ({ source, p, information_until }: Partial<ImportedForecast>): string =>
  canonical([source ?? "", p ?? null, information_until ?? ""]);

function fileAnswer(
  draft: Draft,
  { question, resolutions, inForce }: QuestionLife,
  name: string,
  resolution: ImportedResolution,
  filed: FiledImport,
): void {
  const { outcome, known_on } = resolution;
  const same = resolutions.some((one) => one.outcome === outcome && one.known_on === known_on);
  if (same || inForce?.outcome === outcome) return;
  if (known_on > dayAfter(dayOfInstant(draft.at))) {
    filed.skipped.push({ name, why: `it was resolved on ${known_on}, after today` });
    return;
  }
  const why = resolution.why ?? (inForce === null ? null : "resolved again on the platform");
  fileResolution(draft, { ...resolution, question: question.id, happened_on: null, why });
  filed.resolutions++;
}
