/** Odds and outcomes of a case as lines of a ledger: of one in memory, or of a file. */
import { dayOfInstant } from "../../numbers/days.ts";
import type { Draft } from "../draft.ts";
import { fileForecast, fileQuestion, fileResolution, fileRun } from "../filing.ts";
import { conditionOf } from "../life.ts";
import { questionId, type RunForecast } from "../of-run.ts";
import type { CaseOutcome, SuiteEntry } from "./shape.ts";

/** Files a case's questions, run and odds as hindcasts, then its outcomes. @param besides odds of further sources */
export function fileCase(draft: Draft, { id, odds, outcomes }: SuiteEntry, besides: readonly RunForecast[] = []): void {
  for (const question of odds.questions) fileQuestion(draft, question);
  const run = fileRun(draft, odds.run);
  for (const forecast of [...odds.forecasts, ...besides])
    fileForecast(draft, { ...forecast, ...(forecast.source === "blend" ? {} : { run }) }, "hindcast");
  for (const outcome of outcomes ?? []) fileOutcome(draft, id, outcome);
}

function fileOutcome(draft: Draft, id: string, outcome: CaseOutcome): void {
  const { answer, happenedOn, between, known, citation } = outcome;
  const question = questionId(id, outcome.question);
  const life = draft.ledger.questions.get(question);
  if (!life) return;
  // what depends on a question that came out no is annulled by that no, whatever the file says of it
  if (conditionOf(draft.ledger, life.question)?.inForce?.outcome === "no") return;
  const isAnswer = answer === "yes" || answer === "no";
  const today = dayOfInstant(draft.at);
  const event = happenedOn ?? between?.[1] ?? null;
  fileResolution(draft, {
    question,
    outcome: answer,
    happened_on: happenedOn,
    ...(between ? { between } : {}),
    known_on: known ?? event ?? (life.question.due < today ? life.question.due : today),
    citation: isAnswer ? citation : null,
    why: isAnswer ? null : (citation?.quote ?? answer),
  });
}
