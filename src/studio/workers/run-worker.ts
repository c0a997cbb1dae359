/** The worker that coordinates a full run: it gives blocks to the pool, merges them in order, and computes the findings. */
import { drawsOf, type Columns, type Model, type Result } from "../../engine/index.ts";
import { compareVariants, type Variant } from "../../analyses/compare.ts";
import {
  Pool,
  modelOf,
  playOver,
  runOver,
  type Executor,
  type Handlers,
  type Progress,
  type TaskContext,
} from "../../runners/index.ts";
import { orderOpen } from "../../analyses/order-open.ts";
import type { Case } from "../../language/index.ts";
import { clientAt, type Port } from "../../runners/page/ports.ts";
import { applyOverrides } from "./apply-overrides.ts";
import { makeBeliever, withoutOdds, type Believer } from "../../lenses/believe/index.ts";
import { cruxesBetween, oddsWith } from "./views.ts";
import type { RunAnswer, RunProgress, RunTasks } from "./messages.ts";

/** Milliseconds between two messages on progress. */
const PROGRESS_MS = 300;

/** @param clock milliseconds. */
export function runHandlers(clock: () => number): Handlers<RunTasks> {
  let ports: Port[] = [];
  let pool: Pool | null = null;
  let last: (Played & { believer: Believer | null }) | null = null;
  const poolThere = (): Pool => {
    if (!pool) throw new Error("worlds were asked for before the workers were there");
    return pool;
  };
  return {
    connect: (task) => {
      ports = task.ports;
      pool = new Pool((slot) => clientAt(ports[slot]), ports.length);
      return null;
    },
    replace: ({ slot, port, reason }) => {
      ports[slot] = port;
      pool?.lose(slot, reason);
      return null;
    },
    run: (task, context) => {
      last = null;
      return runTask(task, context, poolThere(), clock, (played) => (last = { ...played, believer: null }));
    },
    compare: (task, context) => {
      if (!pool) throw new Error("a comparison was asked for before its workers were there");
      last = null;
      return comparison(task, context, pool);
    },
    odds: (task, { signal }) => oddsWith(task, poolThere(), signal),
    cruxes: (task, { signal }) => cruxesBetween(task, poolThere(), signal, clock),
    believe: ({ asked }) => {
      if (last === null || withoutOdds(last.model, last.worlds).some((id) => Object.hasOwn(asked, id))) return null;
      const started = clock();
      last.believer ??= makeBeliever(last.model, last.worlds, false);
      const finding = last.believer(asked);
      return { finding, kept: drawsOf(last.worlds).length, paths: last.model.settings.paths, took: clock() - started };
    },
  };
}

async function comparison(
  { cases, settings: { seed, draws, paths } }: RunTasks["compare"]["task"],
  { signal, progress }: TaskContext<RunTasks["compare"]["progress"]>,
  pool: Pool,
): Promise<RunTasks["compare"]["answer"]> {
  let side: 0 | 1 = 0;
  const asItIs: Variant = { scenario: null, set: {} };
  const compared = await compareVariants(
    cases[0],
    { seed, draws, paths },
    [asItIs, asItIs],
    async (c, settings) => {
      const model = modelOf(c, settings);
      const tell = (p: Progress): void => progress({ ...p, side });
      const played = await playOver(model, pool.executor(c, settings), { signal, progress: tell }, false);
      side = 1;
      return { model, ...played };
    },
    cases,
  );
  if ("problem" in compared) throw new Error(compared.problem);
  return compared;
}

/** The worlds of a run. */
interface Played {
  model: Model;
  worlds: Columns[];
}

async function runTask(
  { case: c, overrides, settings: given }: RunTasks["run"]["task"],
  { signal, progress }: TaskContext<RunProgress>,
  pool: Pool,
  clock: () => number,
  keep: (played: Played) => void,
): Promise<RunAnswer> {
  const started = clock();
  const amended = applyOverrides(c, overrides);
  const settings = { ...given, set: overrides };
  const model = modelOf(amended, settings);
  const tally = new Tally(model);
  let last = -Infinity;
  const { result, worlds } = await runOver(
    model,
    tally.over(pool.executor(amended, settings)),
    {
      progress: (p) => {
        if (clock() - last < PROGRESS_MS && p.phase !== "findings") return;
        last = clock();
        progress({ ...p, soFar: tally.shares() });
      },
      signal,
    },
    null,
    () => (clock() - started) / 1000,
  );
  keep({ model, worlds });
  return {
    whole: new TextEncoder().encode(JSON.stringify(result)),
    shown: Object.entries(shownOf(result)).map((member) => JSON.stringify(member)),
    worlds: drawsOf(worlds),
    leading: leadingOf(c, result),
  };
}

function leadingOf(c: Case, { questions }: Result): string[] {
  const open = c.parameters.flatMap(({ path, unfilled, cited }) =>
    unfilled || cited === "suggested" ? [{ path, is: "number" as const }] : [],
  );
  const { questions: ordered, leading } = orderOpen(open, questions);
  return ordered.slice(0, leading).map(({ path }) => path);
}

/** The result for the page: without the numbers whose share in an answer is below noise. */
function shownOf(result: Result): Result {
  return {
    ...result,
    questions: Object.fromEntries(
      Object.entries(result.questions).map(([id, q]) => [
        id,
        q.sensitivity ? { ...q, sensitivity: q.sensitivity.filter((one) => !one.below_noise) } : q,
      ]),
    ),
  };
}

/** Futures that answer yes so far, by question, over the blocks answered, in any order. */
class Tally {
  private readonly model: Model;
  private readonly yes: number[];
  private futures = 0;

  constructor(model: Model) {
    this.model = model;
    this.yes = model.questions.map(() => 0);
  }

  over(executor: Executor): Executor {
    return {
      width: executor.width,
      execute: async (kind, task) => {
        const answer = await executor.execute(kind, task);
        if (kind === "block" && (answer as Columns).kind === "worlds") this.add(answer as Columns);
        return answer;
      },
    };
  }

  private add(columns: Columns): void {
    const { questions, asOf, until, settings } = this.model;
    const months = until - asOf;
    this.futures += columns.kept * settings.paths;
    for (let w = 0; w < columns.kept; w++)
      questions.forEach(({ by }, q) => {
        this.yes[q] += columns.hits[(w * questions.length + q) * months + by - asOf - 1];
      });
  }

  shares(): { [id: string]: number } {
    return this.futures === 0
      ? {}
      : Object.fromEntries(this.model.case.questions.map(({ id }, q) => [id, this.yes[q] / this.futures]));
  }
}
