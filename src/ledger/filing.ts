/**
 * Filing into a ledger so that a command can be repeated: what stands there already is not written again, and an
 * interrupted batch is completed.
 */
import { EntenteError } from "../errors.ts";
import type { Instant } from "../numbers/days.ts";
import { canonical } from "./canonical.ts";
import type { Draft } from "./draft.ts";
import { conditionOf, isAnswer, type Ledger, type QuestionLife } from "./life.ts";
import {
  isQuestionId,
  type CommonFields,
  type ForecastLine,
  type NewLine,
  type QuestionLine,
  type ResolutionLine,
  type RunLine,
} from "./lines.ts";
import { effectiveInstant, madeOf } from "./made.ts";

type Fields<L extends CommonFields> = Omit<L, "kind" | Exclude<keyof CommonFields, "id">>;
export type NewQuestion = Fields<QuestionLine>;
export type NewRun = Omit<Fields<RunLine>, "id">;
export type NewForecast = Omit<Fields<ForecastLine>, "id" | "made" | "information_until" | "supersedes" | "note"> & {
  /** Null: the instant of writing. */
  information_until: Instant | null;
  note?: string | null;
};
export type NewResolution = Omit<Fields<ResolutionLine>, "id" | "supersedes">;

/** `why` of the line that annuls a question whose condition was answered no. */
const NO_CONDITION = "the condition did not come";
const CONDITION_CAME = "the condition came after all";

/** @throws EntenteError `wrong-input` where the ledger asks another question under this id. */
export function fileQuestion(draft: Draft, question: NewQuestion): void {
  const problem = questionProblem(draft.ledger, question);
  if (problem !== null) throw new EntenteError("wrong-input", problem);
  if (!draft.ledger.byId.has(question.id)) draft.add({ kind: "question", ...question });
}

/**
 * Why a question cannot stand in a ledger: its case is named in characters that no id has, or another is asked under its
 * id. Null where it can or does, and where the other one is annulled: its id takes no odds any more.
 */
export function questionProblem(ledger: Ledger, question: NewQuestion): string | null {
  if (question.case !== null && !isQuestionId(question.id))
    return `a ledger names questions by the folder of their case, and '${question.case}' holds characters that no id has: rename the folder, in letters, digits, _ . and -`;
  const there = ledger.byId.get(question.id);
  if (!there || ledger.questions.get(question.id)?.inForce?.outcome === "annulled") return null;
  const difference = there.kind === "question" ? differenceOf(there, question) : "is the id of another line";
  return difference === null ? null : `${question.id} ${difference}: give it another id, or annul the old one`;
}

/** How a question differs from the one in the ledger in what never changes; null where it does not. */
function differenceOf(there: QuestionLine, asked: NewQuestion): string | null {
  const fields: [verb: string, says: (question: NewQuestion | QuestionLine) => string][] = [
    ["is asked", ({ rule, closes }) => `by ${rule?.by ?? closes}`],
    ["asks", ({ text }) => `'${text}'`],
    ["counts as yes", ({ rule }) => (rule === null ? "what no rule says" : canonical(rule.when))],
    ["counts", ({ rule }) => (rule?.holds ? "what is true at its date" : "what comes by its date")],
    ["depends", ({ rule }) => `on ${rule?.given ?? "no other question"}`],
    ["is", ({ type, options }) => (options ? `${type} (${options.join(", ")})` : type)],
    ["is due", ({ due }) => `on ${due}`],
  ];
  for (const [verb, says] of fields)
    if (says(there) !== says(asked))
      return `${verb} ${says(there)} in the ledger and ${says(asked)} ${asked.case === null ? "here" : "in the case"}`;
  return null;
}

/** @returns the id of the run: of an equal one that stands there, or of the new line */
export function fileRun(draft: Draft, run: NewRun): string {
  const text = canonical(run);
  for (const [id, there] of draft.ledger.runs) if (canonical(ownFields(there)) === text) return id;
  return draft.add({ kind: "run", ...run });
}

const ownFields = ({ v: _v, kind: _kind, id: _id, at: _at, by: _by, prev: _prev, ...own }: RunLine): NewRun => own;

/**
 * Why no forecast can be added to a question: it is annulled or ambiguous, or its answer is known, which a hindcast may
 * be. Null where one can.
 */
export function closedTo({ question, inForce }: QuestionLife, as?: "hindcast"): string | null {
  if (inForce === null || (as === "hindcast" && isAnswer(inForce))) return null;
  return isAnswer(inForce)
    ? `${question.id} is resolved (${inForce.outcome}, ${inForce.id}): a new forecast could know the answer`
    : `${question.id} is ${inForce.outcome} (${inForce.id})`;
}

/**
 * Files a forecast; how it was made follows from its instants. One that agrees in question, source, run, odds and
 * `information_until` with one in the ledger is not written again, nor is one of a person who says what is in force.
 * @param as `hindcast` marks one that could be live; `archive` one from a platform's dated record. Both may be of a question that is resolved
 * @returns the id of the new line; null where nothing was written
 * @throws EntenteError `wrong-input` where there is no such question, or its answer could be known
 */
export function fileForecast(draft: Draft, forecast: NewForecast, as?: "hindcast" | "archive"): string | null {
  const { question, source } = forecast;
  const life = draft.ledger.questions.get(question);
  if (!life) throw new EntenteError("wrong-input", `no question '${question}'`);
  const own = life.forecasts.filter((there) => there.source === source);
  const before = latestOf(own);
  const information_until = forecast.information_until ?? draft.at;
  const odds = oddsOf({ ...forecast, information_until });
  if (own.some((there) => keyOf(there) === odds)) return null;
  if (forecast.information_until === null && before && oddsOf({ ...before, information_until }) === odds) return null;
  const closed = as === undefined ? closedTo(life) : null;
  if (closed !== null) throw new EntenteError("wrong-input", closed);
  const made = as === "hindcast" ? "hindcast" : madeOf(life, { at: draft.at, information_until }, as === "archive");
  const from = made === "live" ? draft.at : information_until;
  return draft.add({
    kind: "forecast",
    ...forecast,
    information_until,
    made,
    supersedes: before && effectiveInstant(before) <= from ? before.id : null,
    note: forecast.note ?? null,
  } satisfies NewLine);
}

/** The forecast of a source on a question that is in force; null where there is none. */
export const forecastInForce = ({ forecasts }: QuestionLife, source: string): ForecastLine | null =>
  latestOf(forecasts.filter((one) => one.source === source));

/** The forecast of one source that is in force. @param forecasts in file order */
function latestOf(forecasts: readonly ForecastLine[]): ForecastLine | null {
  let latest: ForecastLine | null = null;
  for (const one of forecasts) if (!latest || effectiveInstant(one) >= effectiveInstant(latest)) latest = one;
  return latest;
}

const keys = new WeakMap<ForecastLine, string>();

/** `oddsOf` of a line, computed once: an import compares each price with all before it. */
function keyOf(line: ForecastLine): string {
  let key = keys.get(line);
  if (key === undefined) keys.set(line, (key = oddsOf(line)));
  return key;
}

/** What makes two forecasts of a source on a question the same. */
function oddsOf({ p, probs, quantiles, normal, cdf, run, information_until }: Partial<ForecastLine>): string {
  return canonical({ p, probs, quantiles, normal, cdf, run, information_until });
}

/**
 * Files a resolution; it takes the place of the one in force. Questions that depend on this one are annulled where it is
 * answered no, and taken back where that no is.
 * @returns the id of the new line; null where the one in force says the same
 * @throws EntenteError `wrong-input` where there is no such question, or another is in force and `why` is null
 */
export function fileResolution(draft: Draft, resolution: NewResolution): string | null {
  const { question, why } = resolution;
  const life = draft.ledger.questions.get(question);
  if (!life) throw new EntenteError("wrong-input", `no question '${question}'`);
  const { inForce } = life;
  if (inForce !== null) {
    if (contentOf(inForce) === contentOf(resolution)) return null;
    if (why === null)
      throw new EntenteError(
        "wrong-input",
        `${question} is in force as '${inForce.outcome}' (${inForce.id}): say --why, and it is superseded`,
      );
  }
  const id = draft.add({ kind: "resolution", ...resolution, supersedes: inForce?.id ?? null });
  fileConsequences(draft, life, resolution.known_on);
  return id;
}

function contentOf({ outcome, happened_on, between, citation, why }: NewResolution): string {
  return canonical({ outcome, happened_on, between, citation, why });
}

/** Annuls what depends on a question that is answered no; opens again what was annulled for a no that is gone. */
function fileConsequences(draft: Draft, condition: QuestionLife, known_on: string): void {
  const no = condition.inForce?.outcome === "no" || condition.inForce?.why === NO_CONDITION;
  for (const life of draft.ledger.questions.values()) {
    if (conditionOf(draft.ledger, life.question) !== condition) continue;
    const { inForce } = life;
    const annulled = inForce?.why === NO_CONDITION;
    if (no ? inForce !== null : !annulled) continue;
    draft.add({
      kind: "resolution",
      question: life.question.id,
      outcome: no ? "annulled" : "open",
      happened_on: null,
      known_on,
      citation: null,
      why: no ? NO_CONDITION : CONDITION_CAME,
      supersedes: inForce?.id ?? null,
    });
    fileConsequences(draft, life, known_on);
  }
}
