/** What a run says, as fields of ledger lines: its questions, itself, and the odds of each of its sources. */
import { dayAfter, endOfDay, lastDay } from "../numbers/days.ts";
import type { QuestionFinding, Result } from "../result/index.ts";
import { writtenCondition } from "./rule.ts";
import type { CommonFields, ForecastLine, QuestionLine, RunLine } from "./lines.ts";

type Own<L extends CommonFields> = Omit<L, "kind" | Exclude<keyof CommonFields, "id">>;

/** Fields that the ledger does not add itself. */
export type RunQuestion = Own<QuestionLine>;
export type RunFields = Omit<Own<RunLine>, "id">;
export type RunForecast = Omit<Own<ForecastLine>, "id" | "made" | "run" | "supersedes" | "note">;

/** Kept worlds under which a run gives no odds. */
const MIN_WORLDS_FOR_ODDS = 50;

/** Id of a case's question in a ledger. */
export const questionId = (caseId: string, question: string): string => `${caseId}/${question}`;

/** What a run or a case asks. */
export interface Asked {
  case: Pick<Result["case"], "id" | "as_of">;
  questions: {
    [id: string]: Pick<QuestionFinding, "ask" | "by" | "holds" | "when"> & { given?: { question: string } };
  };
  conditions?: NonNullable<Result["conditions"]>;
}

/** The questions of a run, in its order. */
export function questionsOfRun({ case: c, questions, conditions }: Asked): RunQuestion[] {
  const opens = dayAfter(lastDay(c.as_of));
  return Object.entries(questions).map(([id, { ask, by, holds, when, given }]) => {
    const closes = lastDay(by);
    const condition = conditions?.[id];
    return {
      id: questionId(c.id, id),
      type: "binary",
      text: ask,
      opens,
      closes,
      due: dayAfter(closes),
      rule: {
        when: condition ? writtenCondition(condition) : when,
        by,
        holds,
        ...(given ? { given: given.question } : {}),
      },
      resolves_by: [],
      fine_print: null,
      tags: [],
      case: c.id,
      cluster: c.id,
    };
  });
}

/** The run itself, with its joint table under the questions' ids of the ledger. */
export function runOfRun({ case: c, run, joint }: Result): RunFields {
  const { engine, seed, draws, paths, kept, worlds, set, pin, scenario, analyst, analysts } = run;
  return {
    case: c.id,
    case_sha256: c.hash,
    as_of: c.as_of,
    engine,
    seed,
    draws,
    paths,
    kept,
    worlds,
    settings: {
      ...(Object.keys(set).length > 0 ? { set } : {}),
      ...(Object.keys(pin).length > 0 ? { pin } : {}),
      ...(scenario === null ? {} : { scenario }),
      ...(analyst ? { analysts: { [analyst.id]: 1 } } : analysts ? { analysts } : {}),
    },
    ...(joint
      ? { joint: { questions: joint.questions.map((id) => questionId(c.id, id)), patterns: joint.patterns } }
      : {}),
  };
}

/**
 * Odds of a run by source: `model`, `model:without_record`, `outside:CLASS`, `pool:averaged`, `blend`. Of a question that is asked given
 * another the odds among the futures that answer that one yes. None under 50 kept worlds, where a run gives no odds.
 */
export function forecastsOfRun(result: Result): RunForecast[] {
  const { case: c, run, questions, lenses, blended } = result;
  if (run.kept < MIN_WORLDS_FOR_ODDS) return [];
  const information_until = endOfDay(lastDay(c.as_of));
  return Object.entries(questions).flatMap(([id, question]) => {
    const common = { question: questionId(c.id, id), information_until };
    const views = Object.entries(lenses.reference?.[id] ?? {});
    const leading = Math.max(
      0,
      views.findIndex(([, view]) => view.lead),
    );
    const averaged = lenses.blend?.[id];
    return [
      ...ofModel(question).map((odds) => ({ ...common, source: "model", ...odds })),
      ...(question.without_record === null || question.given
        ? []
        : [{ ...common, source: "model:without_record", p: question.without_record }]),
      ...views.map(([name, view], n) => ({
        ...common,
        source: `outside:${name}`,
        p: view.p,
        ...(view.p5 === null || view.p95 === null ? {} : { interval: { p5: view.p5, p95: view.p95 } }),
        ...(view.curve.length === 0 ? {} : { curve: { from: view.curve[0].month, p: view.curve.map(({ p }) => p) } }),
        lead: n === leading,
      })),
      ...(averaged ? [{ ...common, source: "pool:averaged", p: averaged.p }] : []),
      ...(blended && Object.hasOwn(blended.questions, id)
        ? [{ ...common, source: "blend", p: blended.questions[id] }]
        : []),
    ];
  });
}

function ofModel({ p, se, given, holds, curve }: QuestionFinding): Pick<RunForecast, "p" | "se" | "curve">[] {
  if (given) return given.p === null ? [] : [{ p: given.p, se: given.se! }];
  const months =
    holds || curve.length === 0 ? {} : { curve: { from: curve[0].month, p: curve.map((point) => point.p) } };
  return [{ p, se, ...months }];
}
