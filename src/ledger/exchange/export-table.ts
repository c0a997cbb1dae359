/** Every forecast of a ledger as a row of a table, with the outcome of its question and its own scores. */
import type { Day } from "../../numbers/days.ts";
import { isAnswer, isLate, stateOf, type Ledger, type QuestionLife } from "../life.ts";
import type { ForecastLine } from "../lines.ts";
import { scoredOf } from "../scores/scored.ts";

export const EXPORT_COLUMNS = [
  ...["line", "question", "text", "cluster", "tags", "source", "made", "at", "information_until", "p", "se"],
  ...["state", "outcome", "happened_on", "brier", "log", "curve"],
];

type Cell = string | number | null;

/** Rows in the order of the ledger's lines. @param today for the state of a question */
export function exportRows(ledger: Ledger, today: Day): Cell[][] {
  const rows: Cell[][] = [];
  ledger.lines.forEach((line, n) => {
    if (line.kind !== "forecast") return;
    const life = ledger.questions.get(line.question)!;
    const { question, inForce } = life;
    const scores = scoresOf(life, line);
    rows.push([
      n + 1,
      question.id,
      question.text,
      question.cluster,
      question.tags.join(";"),
      line.source,
      line.made,
      line.at,
      line.information_until,
      line.p ?? null,
      line.se ?? null,
      stateOf(ledger, life, today),
      inForce?.outcome ?? null,
      inForce?.happened_on ?? null,
      scores?.brier ?? null,
      scores?.log ?? null,
      scores?.curve ?? null,
    ]);
  });
  return rows;
}

/** Scores of one forecast by itself; null where the question has no answer, or it was filed after the event. */
function scoresOf(
  life: QuestionLife,
  forecast: ForecastLine,
): { brier: number | null; log: number | null; curve: number | null } | null {
  if (!life.inForce || !isAnswer(life.inForce) || isLate(life, forecast)) return null;
  return scoredOf(life, {
    source: forecast.source,
    parts: [{ from: 0, to: 1, value: forecast }],
    coverage: 1,
  });
}
