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

/** Futures of a task, at most where one world has fewer. */
const MAX_TASK_FUTURES = 400;

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
  const tell = (share: number): void =>
    progress({ phase: "passages", kept: Math.round(50 * share), tried: 0, of: 100 });
  const first = await playOn(executor, plan, none, Q, draws, () => plan.firstWorlds, tell);
  const wanted = (n: number): number => worldsWanted(model, plan, first, n);
  const last = await playOn(executor, plan, first, Q, draws, wanted, (share) => tell(1 + share));
  return carriedFindings(model, plan, last);
}

/**
 * Plays every change on until it is played in as many worlds as wanted. A task is a stretch of the worlds with all changes
 * that want it, so that what they share is played once; all tasks are asked for at once.
 * @param tell told the share of the tasks that are done
 */
async function playOn(
  executor: Executor,
  { changes }: CarryPlan,
  before: Carried,
  Q: number,
  draws: Int32Array,
  wanted: (n: number) => number,
  tell: (share: number) => void,
): Promise<Carried> {
  const played = before.map(({ length }) => length / Q);
  const whole = before.map((some, n) => {
    const out = new Uint8Array(wanted(n) * Q);
    out.set(some);
    return out;
  });
  const tasks = stretches([...played, ...whole.map(({ length }) => length / Q)]).flatMap(([from, to]) => {
    const asked = [...changes.keys()].filter((n) => played[n] <= from && whole[n].length >= to * Q);
    const worlds = Math.max(1, Math.floor(MAX_TASK_FUTURES / Math.max(1, asked.length)));
    const parts = Array.from({ length: Math.ceil((to - from) / worlds) }, (_, at) => from + at * worlds);
    return asked.length === 0 ? [] : parts.map((at) => ({ from: at, to: Math.min(to, at + worlds), asked }));
  });
  let done = 0;
  await Promise.all(
    tasks.map(async ({ from, to, asked }) => {
      const { answers } = await executor.execute("again", {
        draws: draws.slice(from, to),
        counterfactuals: asked.map((n) => changes[n]),
      });
      answers.forEach((some, at) => whole[asked[at]].set(some, from * Q));
      tell(++done / tasks.length);
    }),
  );
  return whole;
}

/** The stretches between these numbers of worlds, in order. */
function stretches(ends: readonly number[]): [number, number][] {
  const sorted = [...new Set(ends)].sort((a, b) => a - b);
  return sorted.slice(1).map((to, at) => [sorted[at], to]);
}
