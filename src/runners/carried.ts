/** What passages carry, over an executor: each change of the plan in as few kept worlds as its error asks for. */
import {
  carriedFindings,
  carryPlan,
  drawsOf,
  worldsWanted,
  type Carried,
  type CarryPlan,
  type Columns,
  type Model,
} from "../engine/index.ts";
import type { Progress } from "./collect.ts";
import type { Executor } from "./executor.ts";

/** Kept worlds of a task at most. */
const MAX_TASK_WORLDS = 400;

/** Findings by passage and claim; null where nothing is to be played. Rejects as the executor does. */
export async function carriedOf(
  model: Model,
  executor: Executor,
  worlds: readonly Columns[],
  progress: (p: Progress) => void = () => {},
): Promise<ReturnType<typeof carriedFindings> | null> {
  const plan = carryPlan(model, worlds);
  if (plan === null) return null;
  const draws = drawsOf(worlds);
  const Q = model.questions.length;
  const none = plan.changes.map(() => new Uint8Array(0));
  const of = 2 * plan.changes.length; // each is played at first and, perhaps, on
  let kept = 0;
  const tell = (): void => progress({ phase: "passages", kept: ++kept, tried: 0, of });
  const first = await playOn(executor, plan, none, Q, draws, () => plan.firstWorlds, tell);
  const last = await playOn(executor, plan, first, Q, draws, (n) => worldsWanted(model, plan, first, n), tell);
  return carriedFindings(model, plan, last);
}

/** Plays every change on until it is played in as many worlds as wanted; all tasks are asked for at once. */
function playOn(
  executor: Executor,
  { changes }: CarryPlan,
  before: Carried,
  Q: number,
  draws: Int32Array,
  wanted: (n: number) => number,
  tell: () => void,
): Promise<Carried> {
  return Promise.all(
    changes.map(async (counterfactual, n) => {
      const tasks: Int32Array[] = [];
      for (let from = before[n].length / Q; from < wanted(n); from += MAX_TASK_WORLDS)
        tasks.push(draws.slice(from, Math.min(from + MAX_TASK_WORLDS, wanted(n))));
      const played = await Promise.all(tasks.map((some) => executor.execute("again", { counterfactual, draws: some })));
      tell();
      return joined([before[n], ...played.map(({ answers }) => answers)]);
    }),
  );
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
