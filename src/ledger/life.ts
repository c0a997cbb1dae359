/**
 * The life of questions, folded from the lines of a ledger in their order; nothing of it is stored. A question is open,
 * then due, then resolved, annulled or ambiguous; a later resolution takes the place of the one in force.
 */
import { dayAfter, dayOfInstant, type Day } from "../numbers/days.ts";
import {
  NO_ANSWERS,
  type CommitLine,
  type CorrectionLine,
  type ForecastLine,
  type Line,
  type OpenLine,
  type QuestionLine,
  type ResolutionLine,
  type RunLine,
} from "./lines.ts";
import { effectiveInstant, madeOf } from "./made.ts";

export type State = "open" | "due" | "resolved" | "annulled" | "ambiguous";

/** A question and all that was said of it, in file order. */
export interface QuestionLife {
  /** The question with its tags and cluster as corrected. */
  question: QuestionLine;
  /** With notes and tags as corrected. */
  forecasts: ForecastLine[];
  resolutions: ResolutionLine[];
  /** Null before the first resolution, and after one that takes it back (outcome open). */
  inForce: ResolutionLine | null;
}

export interface Ledger {
  /** As written. */
  lines: Line[];
  /** By id, in file order. */
  questions: Map<string, QuestionLife>;
  runs: Map<string, RunLine>;
  commits: Map<string, CommitLine>;
  /** Opened commits, by the id of the commit. */
  opened: Map<string, OpenLine>;
  byId: Map<string, Line>;
}

export const emptyLedger = (): Ledger => ({
  lines: [],
  questions: new Map(),
  runs: new Map(),
  commits: new Map(),
  opened: new Map(),
  byId: new Map(),
});

/**
 * Adds a line whose form was checked. @returns why it does not follow from the lines before it, in a sentence without a
 * full stop; the ledger is unchanged then. Null where it was added.
 */
export function fold(ledger: Ledger, line: Line): string | null {
  const last = ledger.lines.at(-1);
  if (last && line.at < last.at) return `at (${line.at}) is before that of the line before it (${last.at})`;
  if (ledger.byId.has(line.id)) return `id '${line.id}' is used twice`;
  const problem = add(ledger, line);
  if (problem !== null) return problem;
  ledger.lines.push(line);
  ledger.byId.set(line.id, line);
  return null;
}

function add(ledger: Ledger, line: Line): string | null {
  switch (line.kind) {
    case "question":
      ledger.questions.set(line.id, { question: line, forecasts: [], resolutions: [], inForce: null });
      return null;
    case "run":
      ledger.runs.set(line.id, line);
      return null;
    case "forecast":
      return addForecast(ledger, line);
    case "resolution":
      return addResolution(ledger, line);
    case "correction":
      return correct(ledger, line);
    case "commit":
      ledger.commits.set(line.id, line);
      return null;
    case "open":
      if (!ledger.commits.has(line.of)) return `of '${line.of}' is not a commit of this ledger`;
      if (ledger.opened.has(line.of)) return `'${line.of}' was opened before (${ledger.opened.get(line.of)!.id})`;
      ledger.opened.set(line.of, line);
      return null;
    case "anchor": {
      const { lines } = ledger;
      if (line.lines > lines.length) return `lines is ${line.lines}, and ${lines.length} stand before it`;
      const head = (lines[line.lines] ?? line).prev;
      return line.head === head ? null : `head is not that of the first ${line.lines} lines`;
    }
  }
}

function addForecast(ledger: Ledger, line: ForecastLine): string | null {
  const life = ledger.questions.get(line.question);
  if (!life) return `no question '${line.question}' before it`;
  if (line.run !== undefined && !ledger.runs.has(line.run)) return `run '${line.run}' is not a run before it`;
  if (line.supersedes !== null) {
    const old = ledger.byId.get(line.supersedes);
    if (old?.kind !== "forecast" || old.question !== line.question || old.source !== line.source)
      return `supersedes '${line.supersedes}', which is not a forecast of ${line.source} on ${line.question}`;
  }
  const odds = checkOdds(life.question, line);
  if (odds !== null) return odds;
  if (line.made === "live" && madeOf(life, line) !== "live")
    return `made is live, but ${line.question} had closed, its answer was known, or information_until is more than 31 days before at`;
  life.forecasts.push(line);
  return null;
}

function checkOdds({ id, type, options }: QuestionLine, line: ForecastLine): string | null {
  const given = line.p !== undefined ? "p" : line.probs ? "probs" : "number";
  const wanted = { binary: "p", date: "p", ordered: "probs", number: "number" }[type];
  if (given !== wanted)
    return `${id} is ${type === "ordered" || type === "number" ? `of type ${type}` : `a ${type} question`} and takes ${wanted === "number" ? "quantiles, normal or cdf" : wanted}`;
  if (line.probs && line.probs.length !== options!.length)
    return `probs holds ${line.probs.length} shares, ${id} has ${options!.length} options`;
  return null;
}

function addResolution(ledger: Ledger, line: ResolutionLine): string | null {
  const life = ledger.questions.get(line.question);
  if (!life) return `no question '${line.question}' before it`;
  const { question, inForce } = life;
  if (inForce && line.supersedes !== inForce.id)
    return `${question.id} is in force as '${inForce.outcome}' (${inForce.id}), which supersedes must name`;
  if (!inForce && line.supersedes !== null) return `supersedes '${line.supersedes}', which is not in force`;
  const problem = outcomeProblem(question, line.outcome) ?? datesProblem(question, line);
  if (problem !== null) return problem;
  if (line.outcome === "open" && !inForce) return `${question.id} has no resolution to take back`;
  life.resolutions.push(line);
  life.inForce = line.outcome === "open" ? null : line;
  return null;
}

/** Why a question cannot have an outcome; null where it can. */
export function outcomeProblem({ id, type, options }: QuestionLine, outcome: string | number): string | null {
  if (NO_ANSWERS.some((word) => word === outcome)) return null;
  const [fits, expected] = {
    binary: [outcome === "yes" || outcome === "no", "yes or no"],
    date: [outcome === "no" || (typeof outcome === "string" && /^\d{4}-\d\d-\d\d$/.test(outcome)), "a day or no"],
    ordered: [options?.some((option) => option === outcome), `one of ${options?.join(", ")}`],
    number: [typeof outcome === "number", "a number"],
  }[type] as [boolean, string];
  return fits ? null : `'${outcome}' is not an answer to ${id}, which takes ${expected}, or annulled, ambiguous, open`;
}

function datesProblem({ closes, type }: QuestionLine, line: ResolutionLine): string | null {
  const { outcome, happened_on, between, known_on } = line;
  const came = type === "date" ? outcome !== "no" && isAnswer(line) : outcome === "yes";
  if ((happened_on !== null || between) && !came && (type === "binary" || type === "date"))
    return `a question that is '${outcome}' has no day on which it happened`;
  if (type === "date" && came && happened_on !== outcome) return `happened_on is not the outcome (${outcome})`;
  const last = happened_on ?? between?.[1];
  if (last !== undefined && last > closes) return `${last} is after closes (${closes}): then the answer is no`;
  if (known_on > dayAfter(dayOfInstant(line.at))) return `known_on (${known_on}) is after the day of writing`;
  return null;
}

function correct(ledger: Ledger, { of, set }: CorrectionLine): string | null {
  const line = ledger.byId.get(of);
  if (!line) return `of '${of}' is not a line before it`;
  const allowed = line.kind === "question" ? ["tags", "cluster"] : "note" in line ? ["note"] : [];
  if (Object.keys(set).length === 0) return "set is empty";
  const wrong = Object.keys(set).find((name) => !allowed.includes(name));
  if (wrong !== undefined) return `${line.kind} ${of} has no ${wrong} that can be corrected`;
  if (line.kind === "question") {
    const life = ledger.questions.get(of)!;
    life.question = { ...life.question, ...(set as Partial<QuestionLine>) };
  } else if (line.kind === "forecast" && set.note !== undefined) {
    const { forecasts } = ledger.questions.get(line.question)!;
    const at = forecasts.findIndex(({ id }) => id === of);
    forecasts[at] = { ...forecasts[at], note: set.note };
  }
  return null;
}

/** Whether a resolution says how the question came out. */
export const isAnswer = ({ outcome }: ResolutionLine): boolean => !NO_ANSWERS.some((word) => word === outcome);

/** The question that must be answered yes first; null where none is asked, or it is not in the ledger. */
export function conditionOf(ledger: Ledger, { id, rule }: QuestionLine): QuestionLife | null {
  if (rule?.given === undefined) return null;
  return ledger.questions.get(id.replace(/[^/]*$/, rule.given)) ?? null;
}

/** State of a question on a day. One that depends on another is due only once that one has come true. */
export function stateOf(ledger: Ledger, life: QuestionLife, today: Day): State {
  if (life.inForce)
    return life.inForce.outcome === "annulled" || life.inForce.outcome === "ambiguous"
      ? life.inForce.outcome
      : "resolved";
  const condition = conditionOf(ledger, life.question);
  return today >= life.question.due && (condition === null || condition.inForce?.outcome === "yes") ? "due" : "open";
}

/**
 * The forecasts of one source in the order in which they came into force: by effective instant, then by line.
 */
export function inOrder(forecasts: readonly ForecastLine[]): ForecastLine[] {
  return [...forecasts].sort((a, b) => {
    const [one, other] = [effectiveInstant(a), effectiveInstant(b)];
    return one < other ? -1 : one > other ? 1 : 0;
  });
}

/** The forecast in force of each source, by source in order of first appearance. */
export function inForceBySource({ forecasts }: QuestionLife): Map<string, ForecastLine> {
  const latest = new Map<string, ForecastLine>();
  for (const forecast of forecasts) latest.set(forecast.source, forecast);
  for (const forecast of inOrder(forecasts)) latest.set(forecast.source, forecast);
  return latest;
}

/** Whether a forecast came into force on or after the day of the event: shown, not scored. */
export function isLate(life: QuestionLife, forecast: ForecastLine): boolean {
  const day = life.inForce?.happened_on ?? life.inForce?.between?.[1] ?? null;
  return day !== null && dayOfInstant(effectiveInstant(forecast)) >= day;
}
