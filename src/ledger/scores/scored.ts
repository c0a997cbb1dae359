/** One source's forecasts of one resolved question, scored: means over the days that count. */
import { monthOf, parseMonth } from "../../numbers/months.ts";
import { dayAfter, type Day } from "../../numbers/days.ts";
import { isAnswer, type QuestionLife } from "../life.ts";
import type { ForecastLine } from "../lines.ts";
import { binaryLog, brier, logScore } from "./binary.ts";
import { curveScore, inMonth, type Arrival } from "./curve.ts";
import { baselineBinary, baselineChoice } from "./metaculus.ts";
import { crpsOfCdf, crpsOfNormal, quantileScore, rankedProbabilityScore } from "./ordered.ts";
import type { Selected } from "./selected.ts";

export interface Scored {
  /** Of a yes or no. */ brier: number | null;
  /** Brier score if the answer were yes, and if it were no. */ if: { yes: number; no: number } | null;
  /** Odds of yes with their share of the days; empty where the question is not a yes or no. */
  odds: { p: number; weight: number }[];
  log: number | null;
  /** Whether the log score met its floor on some day. */ floored: boolean;
  /** Points above 0: better than not knowing. */ baseline: number | null;
  curve: number | null;
  rps: number | null;
  crps: number | null;
  days: number;
  coverage: number;
}

/** Whether a question that has an answer came true; null for questions that are not of yes or no. */
export function cameTrue({ question, inForce }: QuestionLife): boolean | null {
  if (question.type === "ordered" || question.type === "number" || !inForce || !isAnswer(inForce)) return null;
  return inForce.outcome !== "no";
}

/** @param life resolved with an answer */
export function scoredOf(life: QuestionLife, { parts, coverage }: Selected): Scored {
  const days = parts.reduce((sum, { from, to }) => sum + to - from, 0);
  const scored: Scored = {
    brier: null,
    if: null,
    odds: [],
    log: null,
    floored: false,
    baseline: null,
    curve: null,
    rps: null,
    crps: null,
    days,
    coverage,
  };
  const add = (name: "brier" | "log" | "baseline" | "rps" | "crps", value: number, weight: number): void => {
    scored[name] = (scored[name] ?? 0) + weight * value;
  };
  const yes = cameTrue(life);
  const arrival = arrivalOf(life);
  const curves: { score: number; weight: number }[] = [];
  for (const { from, to, value: forecast } of parts) {
    const weight = (to - from) / days;
    if (yes !== null && forecast.p !== undefined) {
      const { p } = forecast;
      const { score, floored } = binaryLog(p, yes);
      add("brier", brier(p, yes), weight);
      add("log", score, weight);
      add("baseline", baselineBinary(yes ? p : 1 - p), weight);
      scored.floored ||= floored;
      scored.odds.push({ p, weight });
      scored.if ??= { yes: 0, no: 0 };
      scored.if.yes += weight * brier(p, true);
      scored.if.no += weight * brier(p, false);
    }
    const curve = curveOf(life, forecast, arrival);
    if (curve !== null) curves.push({ score: curve, weight });
    scoreOrdered(life, forecast, weight, scored, add);
    scoreNumber(life, forecast, weight, add);
  }
  const covered = curves.reduce((sum, { weight }) => sum + weight, 0);
  if (covered > 0) scored.curve = curves.reduce((sum, { score, weight }) => sum + score * weight, 0) / covered;
  return scored;
}

type Add = (name: "log" | "baseline" | "rps" | "crps", value: number, weight: number) => void;

function scoreOrdered(
  { question, inForce }: QuestionLife,
  { probs }: ForecastLine,
  weight: number,
  scored: Scored,
  add: Add,
): void {
  if (!probs || !question.options) return;
  const outcome = question.options.indexOf(String(inForce!.outcome));
  const { score, floored } = logScore(probs[outcome]);
  add("rps", rankedProbabilityScore(probs, outcome), weight);
  add("log", score, weight);
  add("baseline", baselineChoice(probs[outcome], probs.length), weight);
  scored.floored ||= floored;
}

function scoreNumber({ inForce }: QuestionLife, forecast: ForecastLine, weight: number, add: Add): void {
  const outcome = Number(inForce!.outcome);
  if (forecast.normal) {
    const { mean, sd } = forecast.normal;
    add("crps", sd === 0 ? Math.abs(outcome - mean) : crpsOfNormal(mean, sd, outcome), weight);
  } else if (forecast.cdf) add("crps", crpsOfCdf(forecast.cdf, outcome), weight);
  else if (forecast.quantiles) add("crps", quantileScore(forecast.quantiles, outcome), weight);
}

const monthOfDay = (day: Day): number => monthOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)));

/** When the event came, as absolute months: `known` between the end of `after` and of `by`; null where no day is known of a yes. */
type MonthsOfEvent = { kind: "none" } | { kind: "known"; after: number; by: number } | null;

function arrivalOf(life: QuestionLife): MonthsOfEvent {
  const { inForce } = life;
  const yes = cameTrue(life);
  if (yes === null) return null;
  if (!yes) return { kind: "none" };
  if (inForce!.happened_on !== null) {
    const month = monthOfDay(inForce!.happened_on);
    return { kind: "known", after: month - 1, by: month };
  }
  const { between } = inForce!;
  return between ? { kind: "known", after: monthOfDay(dayAfter(between[0])) - 1, by: monthOfDay(between[1]) } : null;
}

function curveOf({ question }: QuestionLife, { curve }: ForecastLine, event: MonthsOfEvent): number | null {
  if (!curve || event === null) return null;
  const first = parseMonth(curve.from);
  const months = monthOfDay(question.closes) - first + 1;
  if (event.kind === "none") return curveScore(curve.p, { kind: "none" }, months);
  const arrival: Arrival =
    event.by === event.after + 1
      ? inMonth(event.by - first + 1)
      : { kind: "known", after: event.after - first + 1, by: event.by - first + 1 };
  return curveScore(curve.p, arrival, months);
}

/** Curve score so far of a question without an answer, over the months that have ended; null where there is none. */
export function provisionalCurve({ question }: QuestionLife, forecast: ForecastLine, today: Day): number | null {
  if (!forecast.curve) return null;
  const first = parseMonth(forecast.curve.from);
  const ended = Math.min(monthOfDay(today), monthOfDay(question.closes) + 1) - first;
  return ended < 1 ? null : curveScore(forecast.curve.p, { kind: "open", months: ended });
}
