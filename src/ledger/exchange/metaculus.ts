/** An export of Metaculus: a table of questions and one of forecasts, each forecast from its start on. */
import { dayOfInstant, type Instant } from "../../numbers/days.ts";
import { csvRecords } from "./csv-rows.ts";
import {
  lastDayBefore,
  nothingOf,
  questionOf,
  shareOfText,
  textOf,
  type Imported,
  type ImportedForecast,
  type ImportedQuestion,
  type ImportedResolution,
} from "./imported.ts";
import { instantOfText } from "./instants.ts";

export const QUESTION_FILE = "question_data.csv";
export const FORECAST_FILE = "forecast_data.csv";

/** What stands for the platform's own odds among the names of forecasters. */
const AGGREGATE = "recency_weighted";

export interface MetaculusOptions {
  /** Forecaster whose own rows are taken too. */
  user: string | null;
  /** All rows, and not the last of each day. */
  every: boolean;
}

/** @throws EntenteError `wrong-input` where a table is cut short or lacks a column */
export function fromMetaculus(questions: string, forecasts: string, options: MetaculusOptions): Imported {
  const imported = nothingOf("metaculus");
  const rows = forecastRows(forecasts, options);
  let others = rows.others;
  const needed = ["Question ID", "Question Title", "Question Type", "Open Time", "Scheduled Close Time", "Resolution"];
  for (const { cell } of csvRecords(questions, QUESTION_FILE, needed)) {
    const name = cell("Question ID").trim();
    const found = questionFrom(name, cell);
    if (typeof found === "string") {
      imported.skipped.push({ name, why: found });
      continue;
    }
    const own = rows.byQuestion.get(name) ?? [];
    const kept = options.every ? own : lastOfEachDay(own);
    others += own.length - kept.length;
    if (kept.length === 0) imported.withoutForecast.push({ name, why: "no row of its odds" });
    imported.questions.push({ ...found, forecasts: kept });
  }
  if (others > 0)
    imported.leftOut.push(
      `${others} ${others === 1 ? "row" : "rows"} of other forecasters or aggregations, or earlier on the same day`,
    );
  if (rows.broken > 0)
    imported.leftOut.push(`${rows.broken} ${rows.broken === 1 ? "row" : "rows"} without a time or a share from 0 to 1`);
  return imported;
}

function questionFrom(name: string, cell: (column: string) => string): ImportedQuestion | string {
  const type = cell("Question Type").trim();
  if (type !== "binary") return `${type || "without a type"}; binary questions are imported`;
  const [opens, close] = [instantOfText(cell("Open Time")), instantOfText(cell("Scheduled Close Time"))];
  if (opens === null || close === null) return "it has no time at which it opens or closes";
  const url = textOf(cell("Question URL")) ?? `Metaculus, question ${name}`;
  const question = questionOf({
    id: `metaculus/${name}`,
    text: textOf(cell("Question Title")),
    opens: dayOfInstant(opens),
    closes: lastDayBefore(close),
    resolves_by: url,
    fine_print: textOf(
      [cell("Resolution Criteria"), cell("Fine Print")].filter((part) => part.trim() !== "").join("\n\n"),
    ),
  });
  if (typeof question === "string") return question;
  return { name, ids: [question.id], question, forecasts: [], resolution: resolutionFrom(cell, url) };
}

function resolutionFrom(cell: (column: string) => string, url: string): ImportedResolution | null {
  const outcome = cell("Resolution").trim();
  const known = instantOfText(cell("Resolution Known Time")) ?? instantOfText(cell("Actual Close Time"));
  if (known === null) return null;
  const known_on = dayOfInstant(known);
  if (outcome === "yes" || outcome === "no")
    return { outcome, known_on, citation: { quote: `Resolution: ${outcome}`, source: url }, why: null };
  if (outcome === "annulled" || outcome === "ambiguous")
    return { outcome, known_on, citation: null, why: `${outcome} on the platform` };
  return null;
}

interface ForecastRows {
  /** By time. */
  byQuestion: Map<string, ImportedForecast[]>;
  /** Rows of others. */
  others: number;
  broken: number;
}

function forecastRows(text: string, { user }: MetaculusOptions): ForecastRows {
  const rows: ForecastRows = { byQuestion: new Map(), others: 0, broken: 0 };
  for (const { cell } of csvRecords(text, FORECAST_FILE, ["Question ID", "Start Time", "Probability Yes"])) {
    if (cell("Probability Yes").trim() === "") continue;
    const forecaster = (cell("Forecaster Username") || cell("Forecaster (Anonymized)")).trim();
    const source =
      forecaster === AGGREGATE ? "market:metaculus" : user !== null && forecaster === user ? `analyst:${user}` : null;
    if (source === null) {
      rows.others++;
      continue;
    }
    const [p, information_until] = [shareOfText(cell("Probability Yes")), instantOfText(cell("Start Time"))];
    if (p === null || information_until === null) {
      rows.broken++;
      continue;
    }
    const name = cell("Question ID").trim();
    const own = rows.byQuestion.get(name);
    const forecast = { source, p, information_until };
    if (own) own.push(forecast);
    else rows.byQuestion.set(name, [forecast]);
  }
  for (const own of rows.byQuestion.values()) own.sort((a, b) => compare(a.information_until, b.information_until));
  return rows;
}

/** The last forecast of each source on each day. @param forecasts by time */
function lastOfEachDay(forecasts: readonly ImportedForecast[]): ImportedForecast[] {
  const last = new Map<string, ImportedForecast>();
  for (const forecast of forecasts)
    last.set(`${dayOfInstant(forecast.information_until)} ${forecast.source}`, forecast);
  return forecasts.filter(
    (forecast) => last.get(`${dayOfInstant(forecast.information_until)} ${forecast.source}`) === forecast,
  );
}

const compare = (a: Instant, b: Instant): number => (a < b ? -1 : a > b ? 1 : 0);
