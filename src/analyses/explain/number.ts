/** A number: its source, other actors' beliefs about it, and the answers that it decides. */
import { defaults } from "../../engine/index.ts";
import { nearest, suggestion, type Case, type Citation, type Parameter } from "../../language/index.ts";
import { median } from "../../numbers/quantity.ts";
import type { ParameterFinding, Result } from "../../result/index.ts";
import { modelOf } from "../../runners/model.ts";

/** Effect of a number on the answer to a question. */
export interface DecidedQuestion {
  question: string;
  ask: string;
  /** Probability of yes in the fifths of the worlds where the number is lowest and highest, 0..1. */
  low: number;
  high: number;
  /** By how much knowing the number would lower the expected Brier score, 0..1. */
  worth: number;
}

export interface NumberExplanation {
  path: string;
  /** As written, or the text of the language's default. */
  text: string;
  /** Id of the market's asset whose present value to this actor (bn USD) is computed in every world; null for any other number. */
  asset: string | null;
  median: number;
  /** Range of the number; null where it has no such limit. */
  min: number | null;
  max: number | null;
  cited: Parameter["cited"];
  default: boolean;
  citations: Citation[];
  /** Beliefs of other actors about it: a value, or a difference from it (`biased`), as written. */
  beliefs: { actor: string; name: string; text: string; biased: boolean }[];
  scenarios: { scenario: string; text: string }[];
  /** Before and after the record; null without a run. */
  found: ParameterFinding | null;
  /**
   * Largest effect first, without those within noise; null without a run, for an exact number, or without
   * sensitivities.
   */
  decides: DecidedQuestion[] | null;
}

/** @param result of a run of this case, or null. @throws EntenteError `market-unsolved` where the number takes a value from a market that yields none. */
export function explainNumber(
  c: Case,
  path: string,
  result: Result | null,
): NumberExplanation | { problem: string; nearest: string | null } {
  const index = c.parameters.findIndex((p) => p.path === path);
  if (index < 0) {
    const paths = c.parameters.map((p) => p.path);
    const near = nearest(path, paths);
    return { problem: `unknown number '${path}'${suggestion(near)}`, nearest: near };
  }
  const p = c.parameters[index];
  return {
    path,
    text: p.text,
    asset: p.computed ? p.text : null,
    median: p.computed ? modelOf(c, defaults).medians[index] : median(p),
    min: Number.isFinite(p.field.min) ? p.field.min : null,
    max: Number.isFinite(p.field.max) ? p.field.max : null,
    cited: p.cited,
    default: p.default,
    citations: p.citations.map((at) => c.citations[at]),
    beliefs: c.actors.flatMap((actor) =>
      actor.beliefs
        .filter(({ about }) => about === index)
        .map(({ value, bias }) => ({
          actor: actor.id,
          name: actor.name,
          text: c.parameters[value ?? bias!].text,
          biased: value === null,
        })),
    ),
    scenarios: c.scenarios.flatMap(({ id, set }) =>
      set
        .filter(({ parameter }) => parameter === index)
        .map(({ quantity }) => ({ scenario: id, text: c.parameters[quantity].text })),
    ),
    found: result?.parameters[path] ?? null,
    decides: result === null || p.quantity.kind === "exact" ? null : decidedBy(result, path),
  };
}

function decidedBy(result: Result, path: string): DecidedQuestion[] | null {
  const questions = Object.entries(result.questions).filter(([, { sensitivity }]) => sensitivity !== undefined);
  if (questions.length === 0) return null;
  return questions
    .flatMap(([question, { ask, sensitivity }]) =>
      sensitivity!
        .filter((one) => one.path === path && !one.below_noise)
        .map(({ low, high, worth }) => ({ question, ask, low, high, worth })),
    )
    .sort((a, b) => Math.abs(b.high - b.low) - Math.abs(a.high - a.low));
}
