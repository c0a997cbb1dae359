/** The kinds of work on a case that any worker can do, with the same answer from each. */
import {
  findBoxes,
  replay,
  simulate,
  type Block,
  type BoxFinding,
  type BoxTask,
  type Columns,
  type Model,
  type Replay,
  type Replayed,
} from "../engine/index.ts";
import type { Handlers, TaskContext } from "./serve.ts";
import { lookThrough, type LensTask, type Seen } from "./lenses.ts";

export type Works = {
  /** Worlds of a block played. */
  block: { task: Block; answer: Columns };
  /** Boxes of worlds for one question. */
  boxes: { task: BoxTask; answer: BoxFinding[] };
  /** Answers of kept worlds with something changed after as_of. */
  again: { task: Replay; answer: { answers: Replayed } };
  /** Findings of one lens. */
  lens: { task: LensTask; answer: Seen };
};
export type TaskKind = keyof Works;

const doing: { readonly [K in TaskKind]: (model: Model, task: Works[K]["task"]) => Works[K]["answer"] } = {
  block: simulate,
  boxes: findBoxes,
  again: (model, task) => ({ answers: replay(model, task) }),
  lens: lookThrough,
};

/** Whether a value is an answer to a task of this kind, of the format that is read here. */
export const isAnswer = <K extends TaskKind>(kind: K, answer: unknown): answer is Works[K]["answer"] =>
  typeof answer === "object" && answer !== null && (kind !== "block" || (answer as Columns).format === 1);

/** Handlers of a worker that runs these tasks. */
export const workHandlers = Object.fromEntries(
  Object.keys(doing).map((kind) => [
    kind,
    (task: unknown, { model }: TaskContext<never>) => {
      if (!model) throw new Error(`a task of kind '${kind}' names no case`);
      return work(model, kind as TaskKind, task as Works[TaskKind]["task"]);
    },
  ]),
) as unknown as Handlers<Works>;

/** Runs a task in this thread. @throws EntenteError `market-unsolved` where a market yields no values for a stake */
export function work<K extends TaskKind>(model: Model, kind: K, task: Works[K]["task"]): Works[K]["answer"] {
  return doing[kind](model, task);
}
