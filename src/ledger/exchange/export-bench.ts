/** A source's odds on the questions of one question set, in the form in which ForecastBench takes forecasts. */
import { EntenteError } from "../../errors.ts";
import { inForceBySource, type Ledger, type QuestionLife } from "../life.ts";
import type { ForecastLine } from "../lines.ts";
import { benchParts } from "./forecast-bench.ts";

export interface BenchForecasts {
  organization: string;
  /** The source whose odds they are. */
  model: string;
  question_set: string;
  forecast_due_date: string;
  forecasts: {
    id: string;
    source: string;
    forecast: number;
    resolution_date: string | null;
    reasoning: string | null;
  }[];
}

/** A question set's name: its date, its kind, `.json`. */
const QUESTION_SET = /^(\d{4}-\d\d-\d\d)-\S+\.json$/;

interface Answered {
  life: QuestionLife;
  forecast: ForecastLine;
  set: string;
}

/**
 * The newest question set of the ledger that the source has odds on.
 * @param source null: the only one that has odds on such questions, markets left out
 * @throws EntenteError `wrong-input` where no source or more than one has odds on such questions
 */
export function benchForecasts(ledger: Ledger, organization: string, source: string | null): BenchForecasts {
  const answered = [...ledger.questions.values()].flatMap((life): Answered[] => {
    const set = life.question.tags.find((tag) => QUESTION_SET.test(tag));
    if (set === undefined || benchParts(life.question.id) === null) return [];
    return [...inForceBySource(life).values()].map((forecast) => ({ life, forecast, set }));
  });
  const model = source ?? onlySource(answered);
  const own = answered.filter(({ forecast }) => forecast.source === model && forecast.p !== undefined);
  if (own.length === 0)
    throw new EntenteError("wrong-input", `${model} has no odds on questions of ForecastBench in this ledger`);
  const set = own
    .map((one) => one.set)
    .sort()
    .at(-1)!;
  return {
    organization,
    model,
    question_set: set,
    forecast_due_date: QUESTION_SET.exec(set)![1],
    forecasts: own
      .filter((one) => one.set === set)
      .map(({ life, forecast }) => {
        const { id, source: from, date } = benchParts(life.question.id)!;
        return { id, source: from, forecast: forecast.p!, resolution_date: date, reasoning: forecast.note };
      }),
  };
}

function onlySource(answered: readonly Answered[]): string {
  const sources = [...new Set(answered.map(({ forecast }) => forecast.source))].filter(
    (source) => !source.startsWith("market:"),
  );
  if (sources.length === 1) return sources[0];
  throw new EntenteError(
    "wrong-input",
    sources.length === 0
      ? "this ledger has no odds on questions of ForecastBench but those of markets"
      : `several sources have odds on questions of ForecastBench: name one with --source: ${sources.join(", ")}`,
  );
}
