/** The kinds of work on a case that any thread can do, with the same answer whoever does it. */
import {
  findBoxes,
  simulate,
  type Block,
  type BoxFinding,
  type BoxTask,
  type Columns,
  type Model,
} from "../engine/index.ts";
import { lookThrough, type LensTask, type Seen } from "./lenses.ts";

export interface Works {
  /** Worlds of a block played. */
  block: { task: Block; answer: Columns };
  /** What would have to be true for one question. */
  boxes: { task: BoxTask; answer: BoxFinding[] };
  /** What one lens shows. */
  lens: { task: LensTask; answer: Seen };
}
export type Kind = keyof Works;

const doing: { readonly [K in Kind]: (model: Model, task: Works[K]["task"]) => Works[K]["answer"] } = {
  block: simulate,
  boxes: findBoxes,
  lens: lookThrough,
};

/** Whether a message names a kind of work. */
export const isKind = (kind: unknown): kind is Kind => typeof kind === "string" && Object.hasOwn(doing, kind);

/** Does it here and now. @throws EntenteError `market-unsolved` where a market yields no values for a stake. */
export function work<K extends Kind>(model: Model, kind: K, task: Works[K]["task"]): Works[K]["answer"] {
  return doing[kind](model, task);
}
