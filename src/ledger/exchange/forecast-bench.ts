/**
 * Question and resolution sets of ForecastBench. A question of a market has the market's price at the freeze; one made
 * from a dataset has no price and one resolution a date.
 */
import { dayOfInstant, isDay, type Day } from "../../numbers/days.ts";
import { isSource } from "../form.ts";
import {
  isFields,
  lastDayBefore,
  nameOf,
  nothingOf,
  questionOf,
  shareOfText,
  textOf,
  type Fields,
  type Imported,
  type ImportedQuestion,
  type ImportedResolution,
} from "./imported.ts";
import { instantOfText } from "./instants.ts";

/** What the sets write where there is nothing. */
const NOTHING = "N/A";

const isQuestionSet = (value: unknown): value is Fields & { questions: unknown[] } =>
  isFields(value) && Array.isArray(value["questions"]) && "forecast_due_date" in value;
const isResolutionSet = (value: unknown): value is Fields & { resolutions: unknown[] } =>
  isFields(value) && Array.isArray(value["resolutions"]) && "forecast_due_date" in value;
export const isForecastBench = (value: unknown): boolean => isQuestionSet(value) || isResolutionSet(value);

/** Id in the ledger: `forecastbench/SOURCE.ID`, with the date of one made from a dataset behind it. */
export const benchId = (source: string, id: string, date: Day | null): string =>
  `forecastbench/${source}.${escaped(id)}${date === null ? "" : `.${date}`}`;

/** Source, id and date that such an id of the ledger stands for; null for another id. */
export function benchParts(ledgerId: string): { source: string; id: string; date: Day | null } | null {
  const parts = /^forecastbench\/([^.]+)\.(.+?)(?:\.(\d{4}-\d\d-\d\d))?$/.exec(ledgerId);
  return parts && { source: parts[1], id: unescaped(parts[2]), date: parts[3] ?? null };
}

/** What no id of a ledger holds, and `_` where it would be read as such, as `_` and the four digits of its UTF-16 unit. */
const escaped = (id: string): string =>
  id.replace(/[^A-Za-z0-9._-]|_(?=[0-9a-f]{4})/g, (unit) => `_${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
const unescaped = (id: string): string =>
  id.replace(/_([0-9a-f]{4})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));

/** @param sets question sets and resolution sets; a resolution without its question is of one that the ledger has */
export function fromForecastBench(sets: readonly unknown[]): Imported {
  const imported = nothingOf("forecastbench");
  const answers: Answers = new Map();
  for (const set of sets)
    if (isResolutionSet(set)) for (const one of set.resolutions) collectAnswer(imported, answers, one);
  for (const set of sets)
    if (isQuestionSet(set)) for (const one of set.questions) collectQuestions(imported, answers, set, one);
  const asked = new Set(imported.questions.flatMap(({ ids }) => ids));
  for (const { name, ids, resolution } of new Set(answers.values()))
    if (!ids.some((id) => asked.has(id)))
      imported.questions.push({ name, ids, question: null, forecasts: [], resolution });
  return imported;
}

interface Answer {
  name: string;
  /** Ids in the ledger: of a market's question, and of a dataset's on that date. */
  ids: [string, string];
  resolution: ImportedResolution;
}
/** By each id in the ledger that it may be of. */
type Answers = Map<string, Answer>;

function collectAnswer(imported: Imported, answers: Answers, one: unknown): void {
  if (!isFields(one) || Array.isArray(one["id"])) return;
  const [id, source, date] = [nameOf(one["id"]), textOf(one["source"]), textOf(one["resolution_date"])];
  const value = one["resolved_to"];
  if (one["resolved"] !== true || id === null || source === null) return;
  const name = `${source}.${id}`;
  if (date === null || !isDay(date) || typeof value !== "number") {
    imported.skipped.push({ name, why: "its resolution has no day or no value" });
    return;
  }
  const citation = { quote: `resolved_to: ${value}`, source: "ForecastBench, resolution set" };
  const resolution: ImportedResolution =
    value === 0 || value === 1
      ? { outcome: value === 1 ? "yes" : "no", known_on: date, citation, why: null }
      : { outcome: "ambiguous", known_on: date, citation: null, why: `resolved to ${value}` };
  const answer: Answer = { name, ids: [benchId(source, id, null), benchId(source, id, date)], resolution };
  for (const ledgerId of answer.ids) answers.set(ledgerId, answer);
}

function collectQuestions(imported: Imported, answers: Answers, set: Fields, one: unknown): void {
  if (!isFields(one)) return void imported.skipped.push({ name: "an entry", why: "no question" });
  if (Array.isArray(one["id"])) {
    const ids = one["id"].map((id) => nameOf(id) ?? "?");
    imported.skipped.push({
      name: ids.join("+"),
      why: `a combination of ${ids.length === 2 ? "two" : ids.length} questions`,
    });
    return;
  }
  const [id, source] = [nameOf(one["id"]), textOf(one["source"])];
  const due = textOf(set["forecast_due_date"]);
  const name = id ?? "an entry";
  if (id === null || source === null || due === null || !isDay(due) || !isSource(`market:${source}`))
    return void imported.skipped.push({ name, why: "its id, its source or the day of its set is missing" });
  const dates = one["resolution_dates"];
  const common = { one, id, source, due, tags: tagsOf(set) };
  const found = Array.isArray(dates)
    ? dates.map((date) => datasetQuestion(common, date, answers))
    : [marketQuestion(common, answers)];
  for (const made of found) {
    if (typeof made === "string") imported.skipped.push({ name, why: made });
    else imported.questions.push(made);
  }
  if (Array.isArray(dates)) imported.withoutForecast.push({ name, why: "a dataset has no crowd value" });
  else if (found.some((made) => typeof made !== "string" && made.forecasts.length === 0))
    imported.withoutForecast.push({ name, why: "its value at the freeze is missing" });
}

interface Asked {
  one: Fields;
  id: string;
  source: string;
  due: Day;
  tags: string[];
}

/** The name of a question set, by which it is exported again. */
function tagsOf(set: Fields): string[] {
  const name = textOf(set["question_set"]);
  return name === null || /[,\s]/.test(name) ? [] : [name];
}

const said = (value: unknown): string | null => (value === NOTHING ? null : textOf(value));

const finePrint = (one: Fields): string | null =>
  textOf(
    [one["resolution_criteria"], one["market_info_resolution_criteria"]].map((part) => said(part) ?? "").join("\n\n"),
  );

function marketQuestion({ one, id, source, due, tags }: Asked, answers: Answers): ImportedQuestion | string {
  const opens = instantOfText(one["market_info_open_datetime"]);
  const close = instantOfText(one["market_info_close_datetime"]);
  if (close === null) return "it has no time at which it closes";
  const question = questionOf({
    id: benchId(source, id, null),
    text: said(one["question"]),
    opens: opens === null ? due : dayOfInstant(opens),
    closes: lastDayBefore(close),
    resolves_by: said(one["url"]) ?? source,
    fine_print: finePrint(one),
    tags,
  });
  if (typeof question === "string") return question;
  const [p, frozen] = [shareOfText(one["freeze_datetime_value"]), instantOfText(one["freeze_datetime"])];
  return {
    name: id,
    ids: [question.id],
    question,
    forecasts: p === null || frozen === null ? [] : [{ source: `market:${source}`, p, information_until: frozen }],
    resolution: answers.get(question.id)?.resolution ?? null,
  };
}

function datasetQuestion(
  { one, id, source, due, tags }: Asked,
  date: unknown,
  answers: Answers,
): ImportedQuestion | string {
  const day = textOf(date);
  if (day === null || !isDay(day)) return "one of its resolution dates is not a day";
  const text = said(one["question"]);
  const question = questionOf({
    id: benchId(source, id, day),
    text: text && text.replaceAll("{resolution_date}", day).replaceAll("{forecast_due_date}", due),
    opens: due,
    closes: day,
    resolves_by: said(one["url"]) ?? source,
    fine_print: finePrint(one),
    tags,
  });
  if (typeof question === "string") return question;
  const resolution = answers.get(question.id)?.resolution ?? null;
  return { name: `${id} ${day}`, ids: [question.id], question, forecasts: [], resolution };
}
