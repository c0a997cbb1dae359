/** What `case_run` says of a run: under way, stopped, or done with its odds. */
import type { Result } from "../../result/index.ts";
import { hasOdds, noOddsText } from "../../wording/few-worlds.ts";
import { standingText } from "../../wording/grounds.ts";
import { whyNotLine } from "../../wording/why-not.ts";
import { fitting } from "../tool.ts";
import type { RunState } from "./queue.ts";
import type { StoredRun } from "./store.ts";

const MAX_QUESTIONS = 12;
const MAX_WARNINGS = 5;
const MAX_QUESTIONS_CHARACTERS = 2300;
const MAX_WARNINGS_CHARACTERS = 420;
/** Standard error above which a run counts as a first look. */
const FIRST_LOOK_SE = 0.015;

const NONE = { fit: null, questions: [], against: null, warnings: [], report: null, more: null };

/** A run that is not done. */
export function stateAnswer(run: string, whatIf: boolean, { state, progress, secondsLeft }: RunState) {
  return {
    says:
      state === "stopped"
        ? "The run was stopped; nothing of it is kept."
        : `Under way, ${Math.round(100 * progress.done)} % done${secondsLeft === null ? "" : `, about ${secondsLeft} s left`}. Call case_run {run: "${run}"} to go on waiting.`,
    data: {
      state,
      run,
      what_if: whatIf,
      done: Number(progress.done.toFixed(3)),
      seconds_left: secondsLeft,
      kept: progress.kept,
      tried: progress.tried,
      ...NONE,
    },
  };
}

const rounded = (value: number): number => Number(value.toFixed(4));

/** The odds of a run, as far as they fit. */
export function doneAnswer({ handle, whatIf, result, against }: StoredRun) {
  const { run } = result;
  const odds = hasOdds(result);
  const ids = [...new Set([...result.headline, ...Object.keys(result.questions)])];
  const drivers = ids.length > 4 ? 1 : 2;
  const questions = fitting(
    ids.map((id) => questionOf(result, id, odds, drivers)),
    MAX_QUESTIONS_CHARACTERS,
    MAX_QUESTIONS,
  );
  const se = Math.max(0, ...questions.map(({ id }) => result.questions[id]!.se));
  const warnings = result.messages
    .filter(({ severity }) => severity === "warning")
    .map(({ message }) => message.slice(0, 200));
  const told = fitting(warnings, MAX_WARNINGS_CHARACTERS, MAX_WARNINGS);
  const left = { questions: ids.length - questions.length, warnings: warnings.length - told.length };
  return {
    says: [
      whatIf ? "what_if: true. This is a what-if, not the case's own odds." : "",
      odds ? standingText(result.grounds) : `No odds: ${noOddsText(result)}.`,
      odds && se > FIRST_LOOK_SE
        ? `A first look, +- ${Math.max(1, Math.round(200 * se) / 2)} points of counting error; more draws make it smaller.`
        : "",
      odds && se <= FIRST_LOOK_SE ? `Counting error at most ${(100 * se).toFixed(1)} points.` : "",
      "The error of counting is not that of the model.",
    ]
      .filter((part) => part !== "")
      .join(" "),
    data: {
      state: "done",
      run: handle,
      what_if: whatIf,
      done: 1,
      seconds_left: 0,
      kept: run.kept,
      tried: run.worlds,
      fit: rounded(run.fit),
      questions,
      against:
        against &&
        against
          .filter(({ id }) => questions.some((one) => one.id === id))
          .map((row) => ({ ...row, p: rounded(row.p), difference: rounded(row.difference), se: rounded(row.se) })),
      warnings: told,
      report: `entente://report/${handle}`,
      more:
        left.questions + left.warnings > 0
          ? `${left.questions} more questions and ${left.warnings} more warnings: entente://result/${handle}.`
          : null,
    },
  };
}

function questionOf(result: Result, id: string, odds: boolean, mostDrivers: number) {
  const question = result.questions[id]!;
  const short = (text: string): string => (text.length <= 120 ? text : `${text.slice(0, 117)}...`);
  return {
    id,
    ask: short(question.ask),
    by: question.by,
    p: odds ? rounded(question.p) : null,
    se: odds ? rounded(question.se) : null,
    word: odds ? question.word : null,
    without_record: question.without_record === null ? null : rounded(question.without_record),
    turns_on: odds ? turnsOn(result, id).slice(0, mostDrivers) : [],
    why_not: odds ? short(whyNotLine(result, id)) || null : null,
  };
}

/** Drivers that move the odds most when held, each at the level where the odds lie farthest from today's. */
function turnsOn({ questions }: Result, id: string): { driver: string; at: number; p: number }[] {
  const { threshold, p: own } = questions[id]!;
  return Object.entries(threshold)
    .flatMap(([driver, all]) => {
      const far = all.toSorted((a, b) => Math.abs(b.p - own) - Math.abs(a.p - own))[0];
      return far && Math.abs(far.p - own) > 2 * far.se
        ? [{ driver, at: Number(far.at.toPrecision(4)), p: rounded(far.p), by: Math.abs(far.p - own) }]
        : [];
    })
    .sort((a, b) => b.by - a.by)
    .map(({ driver, at, p }) => ({ driver, at, p }));
}
