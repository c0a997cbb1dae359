/**
 * Inputs that differ between worlds: every uncertain number, and one line an actor for its residuals. p parameter, i
 * actor, q question, w row (a world).
 */
import type { TodayStatement } from "../../language/case.ts";
import { makeSorter } from "../../numbers/sort.ts";
import type { Model } from "../compile.ts";
import { leftOutOf } from "./left-out.ts";
import { reachOf } from "./reach.ts";

/** One input over the worlds, ready for classes and boxes. */
export interface InputColumn {
  path: string;
  x: Float64Array;
  /** Rows by rising x; equal ones in their order. */
  order: Int32Array;
}

/**
 * Columns of the inputs that can reach the answer to one of these questions, or the truth of a statement on today: the
 * numbers, then what the case leaves out of the gains from a yes to the first question.
 */
export type InputColumns = (questions: readonly number[], statements?: readonly TodayStatement[]) => InputColumn[];

/**
 * The uncertain numbers that a run draws and the simulation reads: not those that no formula reads, a scenario's (which
 * share the uniform of the number they replace) or a payoff.
 */
function uncertainOf(model: Model): number[] {
  return Array.from(model.uncertain).filter((p) => {
    const { idle, owner } = model.case.parameters[p];
    return !idle && owner.kind !== "scenario" && owner.kind !== "decision";
  });
}

/** One line: a path, and its value in each world. */
export function inputColumn(path: string, x: Float64Array): InputColumn {
  return { path, x, order: risingSorter(x.length)(x) };
}

/** Whether memory can be shared with other threads: not in a page that is not isolated. */
export const canShare = typeof SharedArrayBuffer !== "undefined";
const memory = (bytes: number): ArrayBufferLike => (canShare ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));

/** Sorts rows by rising value. */
export function risingSorter(n: number): (x: Float64Array) => Int32Array {
  const sorter = makeSorter(n);
  const key = new Float64Array(n);
  return (x) => {
    const order = new Int32Array(n);
    for (let w = 0; w < n; w++) {
      order[w] = w;
      key[w] = -x[w];
    }
    sorter.falling(order, n, key);
    return order;
  };
}

/**
 * Columns of the numbers lie in memory that is shared between threads where it can be.
 * @param rows numbers of each world
 * @param residual residuals of each world
 * @param actors actors with a line of their own
 */
export function inputColumns(
  model: Model,
  rows: readonly Float64Array[],
  residual: readonly Float64Array[],
  actors: readonly number[],
): InputColumns {
  const n = rows.length;
  const sort = risingSorter(n);
  const chosen = uncertainOf(model);
  const columns = new Float64Array(memory(8 * n * chosen.length));
  const orders = new Int32Array(memory(4 * n * chosen.length));
  const known = chosen.map((p, j): InputColumn => {
    const x = columns.subarray(j * n, (j + 1) * n);
    for (let w = 0; w < n; w++) x[w] = rows[w][p];
    const order = orders.subarray(j * n, (j + 1) * n);
    order.set(sort(x));
    return { path: model.case.parameters[p].path, x, order };
  });
  const line = (path: string, x: Float64Array): InputColumn => ({ path, x, order: sort(x) });
  return (questions, statements = []) => {
    const reach = reachOf(model, questions, statements);
    return [
      ...known.filter((_, j) => reach.numbers[chosen[j]]),
      ...actors
        .filter((i) => reach.actors.has(i))
        .map((i) =>
          line(`actors.${model.case.actors[i].id}.left_out`, leftOutOf(model, residual, i, questions[0] ?? 0)),
        ),
    ];
  };
}
