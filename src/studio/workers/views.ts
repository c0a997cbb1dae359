/** Other views of the case on the page: analysts' numbers as marks, odds with some numbers in place of the case's, and cruxes. */
import { cruxesOf, type Cruxes } from "../../analyses/cruxes/index.ts";
import type { Play } from "../../analyses/play.ts";
import { lawOf, type Settings } from "../../engine/index.ts";
import { asAnalyst, readAnalyst, type Analyst, type Case } from "../../language/index.ts";
import { momentOf, oddsError, oddsOf } from "../../lenses/believe/index.ts";
import { modelOf, playOver, type Pool } from "../../runners/index.ts";
import { applyOverrides } from "./apply-overrides.ts";
import type { AnalystShown, AnalystText, CruxTask, OddsTask, OddsWith } from "./messages.ts";

/** Worlds and futures that cruxes keep of each view, and seconds after which mixtures are sampled and no more are begun. */
const [CRUX_DRAWS, CRUX_PATHS, CRUX_SECONDS] = [100, 4, 120];

function analystOf(c: Case, { id, text }: AnalystText): { analyst: Analyst | null; wrong: string | null } {
  const { analyst, messages } = readAnalyst({ id, file: `analysts/${id}.yaml`, text }, c);
  const wrong = messages.find(({ severity }) => severity === "error");
  return { analyst, wrong: wrong ? `${wrong.line}:${wrong.column} ${wrong.message}` : null };
}

/** The analysts of a case as they are drawn. */
export function analystsShown(c: Case, files: readonly AnalystText[]): AnalystShown[] {
  return files.map((file) => {
    const { analyst, wrong } = analystOf(c, file);
    const numbers = (analyst?.numbers ?? []).map(({ at, parameter }) => {
      const law = lawOf({ ...c.parameters[at], quantity: parameter.quantity });
      const [p5, p50, p95] = [0.05, 0.5, 0.95].map(law.quantile);
      const because = parameter.citations.map((one) => analyst!.citations[one].quote);
      const { path, shared } = c.parameters[at];
      return [shared ?? path, { text: parameter.text, p5, p50, p95, because }] as const;
    });
    return { id: file.id, name: analyst?.name ?? file.id, numbers: Object.fromEntries(numbers), wrong };
  });
}

const playIn =
  (pool: Pool, signal: AbortSignal): Play =>
  async (c, settings) => {
    const model = modelOf(c, settings);
    return { model, ...(await playOver(model, pool.executor(c, settings, signal), { signal }, false)) };
  };

/** Odds by question with numbers in place of the case's. */
export async function oddsWith(
  { case: c, overrides, settings }: OddsTask,
  pool: Pool,
  signal: AbortSignal,
): Promise<OddsWith> {
  const { model, worlds } = await playIn(pool, signal)(applyOverrides(c, overrides), {
    ...settings,
    thresholds: false,
  });
  return Object.fromEntries(
    c.questions.map(({ id }, q) => {
      const moment = momentOf(model, worlds, q);
      return [id, { p: oddsOf(moment, null), se: oddsError(moment) }];
    }),
  );
}

/** The gap between two views shared out, with few worlds: an answer while one waits. */
export function cruxesBetween(
  { case: whole, overrides, a, b, settings }: CruxTask,
  pool: Pool,
  signal: AbortSignal,
  clock: () => number,
): Promise<Cruxes> {
  const c = applyOverrides(whole, overrides);
  const sideOf = (side: AnalystText | null): Case => {
    const analyst = side && analystOf(c, side).analyst;
    return analyst ? asAnalyst(c, analyst) : c;
  };
  const asked: Settings = { ...settings, draws: CRUX_DRAWS, paths: CRUX_PATHS };
  return cruxesOf(c, [sideOf(a), sideOf(b)], asked, playIn(pool, signal), {
    by: "because",
    budget: CRUX_SECONDS,
    exact: false,
    questions: null,
    seconds: () => clock() / 1000,
    planned: () => {},
  });
}
