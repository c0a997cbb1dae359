/**
 * Answers of each kept world to each question by its date: futures that say yes, and the part of their variance that is
 * chance. w world, q question.
 */
import type { Model } from "../compile.ts";
import type { Columns } from "../time/simulate.ts";

/**
 * Number of futures of world w in which question q is answered yes by (at, for `holds`) month j after as_of. Month 0, as_of
 * itself, is asked only of a question whose date it is.
 */
export function hitsAt(model: Model, columns: Columns, w: number, q: number, j: number): number {
  if (j === 0) return answeredYes(model, columns, w, q);
  return columns.hits[(w * model.questions.length + q) * (model.until - model.asOf) + j - 1];
}

/** Number of futures of world w that answer question q with yes. */
function answeredYes(model: Model, columns: Columns, w: number, q: number): number {
  let count = 0;
  for (let f = 0; f < model.settings.paths; f++) if (answersIn(model, columns, w, q, f)) count++;
  return count;
}

/** Whether future f of world w answers question q with yes. */
export function answersIn(model: Model, columns: Columns, w: number, q: number, f: number): boolean {
  return columns.answers[(w * model.settings.paths + f) * model.questions.length + q] === 1;
}

/**
 * Sums over the kept worlds of the number of futures that answer yes; whole numbers, so they do not depend on how the
 * work was split.
 */
interface HitSums {
  worlds: number;
  /** Sum of h, of h squared and of h (paths - h), where h of a world's `paths` futures answer yes. */
  sum: number;
  squares: number;
  within: number;
}

/** Sums of the answers to question q by (at, for `holds`) month j after as_of. @param visit receives every world's number of yes, worlds in order. */
export function hitSums(
  model: Model,
  blocks: readonly Columns[],
  q: number,
  j: number,
  visit: (hits: number, world: number) => void = () => {},
): HitSums {
  const { paths } = model.settings;
  const sums = { worlds: 0, sum: 0, squares: 0, within: 0 };
  for (const columns of blocks)
    for (let w = 0; w < columns.kept; w++) {
      const h = hitsAt(model, columns, w, q, j);
      visit(h, sums.worlds++);
      sums.sum += h;
      sums.squares += h * h;
      sums.within += h * (paths - h);
    }
  return sums;
}

export interface Answers {
  /** Share of its futures in which each world answers yes. */
  y: Float64Array;
  mean: number;
  /** Sample variance of y. */
  variance: number;
  /** Part of that variance due to the futures' chance: E p(1 - p) / paths, unbiased; null with one future a world. */
  noise: number | null;
  paths: number;
}

/** The answers to question q at its date, worlds in order. */
export function answersOf(model: Model, blocks: readonly Columns[], q: number): Answers {
  const { paths } = model.settings;
  const last = model.questions[q].by - model.asOf;
  const y = new Float64Array(blocks.reduce((kept, columns) => kept + columns.kept, 0));
  const { worlds, sum, squares, within } = hitSums(model, blocks, q, last, (hits, world) => (y[world] = hits / paths));
  return {
    y,
    paths,
    mean: sum / (worlds * paths),
    variance: worlds > 1 ? Math.max(0, squares - (sum * sum) / worlds) / (worlds - 1) / (paths * paths) : 0,
    noise: paths > 1 ? within / (paths * paths * (paths - 1)) / worlds : null,
  };
}
