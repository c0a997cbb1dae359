/** A whole run over any executor: the same bytes of `questions` from each. */
import { EntenteError } from "../errors.ts";
import { drawsOf, find, unfit, type Columns, type FirstOdds, type Model, type Result } from "../engine/index.ts";
import { believeOutside } from "../lenses/believe/index.ts";
import { version } from "../version.ts";
import type { Executor } from "./executor.ts";
import { carriedOf } from "./carried.ts";
import { boxesOf, keptWorlds, priorWorlds, stoppable, type Progress } from "./collect.ts";
import { lensTasks, withLenses } from "./lenses.ts";

export interface RunControl {
  progress?: (p: Progress) => void;
  /** Told once, while worlds are still played: the odds from the first of them. */
  first?: (odds: FirstOdds) => void;
  signal?: AbortSignal;
}

export interface Played {
  worlds: Columns[];
  prior: Columns[];
}

/** The kept worlds of a run and, where wanted and if the case has a record, the worlds without it. @throws EntenteError `interrupted` when `signal` aborts, `no-world` when no world is kept. */
export async function playOver(
  model: Model,
  executor: Executor,
  { progress = () => {}, first, signal }: RunControl,
  withPrior: boolean,
): Promise<Played> {
  const worlds = await keptWorlds(model, executor, progress, signal, first);
  if (!worlds.some(({ kept }) => kept > 0)) throw new EntenteError("no-world", unfit(model, worlds));
  const prior = withPrior && model.case.record ? await priorWorlds(model, executor, progress, signal) : [];
  return { worlds, prior };
}

/** A whole run with its findings and those of the lenses asked for: while this thread finds, the executor computes boxes and lenses. @param lenses ids, null for all that the case has data for. @param seconds since the run began. Throws as `playOver` does. */
export async function runOver(
  model: Model,
  executor: Executor,
  control: RunControl,
  lenses: readonly string[] | null,
  seconds: () => number,
): Promise<{ result: Result; worlds: Columns[] }> {
  const { progress = () => {}, signal } = control;
  const played = await playOver(model, executor, control, true);
  progress({ phase: "findings", kept: 0, tried: 0, of: 1 });
  const seen = Promise.all(
    lensTasks(model, drawsOf(played.worlds), lenses).map((task) => executor.execute("lens", task)),
  );
  const carried = stoppable(carriedOf(model, executor, played.worlds, progress), signal);
  const boxes = boxesOf(model, executor, played.worlds, progress, signal);
  for (const one of [seen, boxes, carried]) one.catch(() => {}); // where the findings fail first, its error is not awaited
  const found = find(model, { ...played, boxes: {}, seconds: 0, engine: version }, (kept, of) =>
    progress({ phase: "findings", kept, tried: 0, of }),
  );
  const result = withLenses(model, found, await seen, lenses);
  const believed = believeOutside(model, played.worlds, result.lenses.reference ?? {});
  for (const [question, list] of Object.entries(await boxes)) result.questions[question].boxes = list;
  const { passages, claims } = (await carried) ?? {};
  return {
    result: {
      ...result,
      ...(passages ? { passages } : {}),
      ...(claims && Object.keys(claims).length > 0 ? { claims } : {}),
      ...(believed.length > 0 ? { believe: believed } : {}),
      run: { ...result.run, seconds: seconds() },
    },
    worlds: played.worlds,
  };
}
