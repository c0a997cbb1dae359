/** Which forecasts of a question count, for a table of one kind of forecast (docs/use/ledger.md, scores). */
import { dayNumber, dayOfInstant, secondsOf, SECONDS_PER_DAY, type Day } from "../../numbers/days.ts";
import { isAnswer, isLate, type QuestionLife } from "../life.ts";
import type { ForecastLine, Made } from "../lines.ts";
import { effectiveInstant } from "../made.ts";
import { inForce, inOrder, stretches, type Stretch, type Update } from "./over-time.ts";

/** `mean`: every day counts for the forecast in force at its end; `spot`: the forecast in force so many days before closing. */
export type When = { kind: "mean" } | { kind: "first" } | { kind: "last" } | { kind: "spot"; days: number };

export interface Selection {
  made: Made;
  when: When;
  /** Sources to score; null: all but the outside views that a case does not lead with. */
  sources: readonly string[] | null;
}

/** The forecasts of a source that count for a question. Days are numbers since 1970; one forecast alone counts as one day. */
export interface Selected {
  source: string;
  parts: Stretch<ForecastLine>[];
  /** Days with a forecast over the days that count; 1 where one forecast counts. */ coverage: number;
}

/** Source as tables name it: `outside` is the outside view that a case leads with. */
export function tableSource({ source, lead }: ForecastLine): string {
  return lead && source.startsWith("outside:") ? "outside" : source;
}

/** Hindcasts stand by themselves; beside live forecasts stand the dated prices of markets. */
function belongs({ made, source }: ForecastLine, table: Made): boolean {
  return made === table || (table === "live" && made === "archive" && source.startsWith("market:"));
}

function isWanted(source: string, sources: readonly string[] | null): boolean {
  return sources ? sources.includes(source) : !source.startsWith("outside:");
}

/** First day that counts and the day after the last: a question is open from `opens` to the day before its end. */
export function openDays({ question, inForce }: QuestionLife): { from: number; to: number } {
  const { opens, closes } = question;
  const ends: Day[] = [closes];
  if (inForce && isAnswer(inForce) && inForce.outcome !== "no")
    ends.push(inForce.happened_on ?? inForce.between?.[1] ?? inForce.known_on);
  return { from: dayNumber(opens), to: Math.min(...ends.map(dayNumber)) };
}

/** Forecasts of a question that can count, by source, in order of their instants. Late ones never do. */
export type Updates = ReadonlyMap<string, readonly Update<ForecastLine>[]>;

export function updatesOf(life: QuestionLife, { made, sources }: Pick<Selection, "made" | "sources">): Updates {
  const updates = new Map<string, Update<ForecastLine>[]>();
  for (const forecast of life.forecasts) {
    const source = sources?.includes(forecast.source) ? forecast.source : tableSource(forecast);
    if (!belongs(forecast, made) || !isWanted(source, sources) || isLate(life, forecast)) continue;
    const update = { at: secondsOf(effectiveInstant(forecast)) / SECONDS_PER_DAY, value: forecast };
    const list = updates.get(source);
    if (list) list.push(update);
    else updates.set(source, [update]);
  }
  return new Map([...updates].map(([source, list]) => [source, inOrder(list)]));
}

/** What counts of each source for one question; sources without a forecast that counts are left out. */
export function selectedFrom(life: QuestionLife, updates: Updates, when: When): Selected[] {
  const open = openDays(life);
  const closes = dayNumber(life.question.closes);
  return [...updates].flatMap(([source, ordered]) => {
    const parts = partsOf(ordered, when, open, closes);
    const days = parts.reduce((sum, { from, to }) => sum + to - from, 0);
    const coverage = when.kind === "mean" ? days / Math.max(1, open.to - open.from) : 1;
    return parts.length === 0 ? [] : [{ source, parts, coverage }];
  });
}

export const selectedOf = (life: QuestionLife, selection: Selection): Selected[] =>
  selectedFrom(life, updatesOf(life, selection), selection.when);

function partsOf(
  ordered: readonly Update<ForecastLine>[],
  when: When,
  { from, to }: { from: number; to: number },
  closes: number,
): Stretch<ForecastLine>[] {
  const one = (value: ForecastLine | undefined): Stretch<ForecastLine>[] =>
    value === undefined ? [] : [{ from: 0, to: 1, value }];
  if (when.kind === "mean") return stretches(ordered, from, to);
  if (when.kind === "first") return one(ordered[0]?.value);
  if (when.kind === "last") return one(inForce(ordered, to - 1));
  const day = closes - when.days;
  return day < from || day >= to ? [] : one(inForce(ordered, day));
}

/** Number of forecasts that were filed on or after the day of the event. */
export function lateForecasts(life: QuestionLife, made: Made): number {
  return life.forecasts.filter((forecast) => belongs(forecast, made) && isLate(life, forecast)).length;
}

/** Days from a forecast's instant to the end of its question. */
export function horizonDays({ question }: QuestionLife, forecast: ForecastLine): number {
  return dayNumber(question.closes) - dayNumber(dayOfInstant(effectiveInstant(forecast)));
}
