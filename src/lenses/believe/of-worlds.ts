/** The kept worlds of a run as what `believe` reads: moments of questions, and lines of numbers. s kept world, q question. */
import type { Columns, Model } from "../../engine/index.ts";
import { analystOf } from "../../engine/model/pool.ts";
import { answersIn, answersOf } from "../../engine/findings/answers.ts";
import { keptWorldsOf } from "../../engine/findings/kept-worlds.ts";
import { reachOf } from "../../engine/findings/reach.ts";
import { drawsOf } from "../../engine/index.ts";
import { normalQuantile } from "../../numbers/normal.ts";
import { first, key } from "../../numbers/streams.ts";
import type { TodayStatement } from "../../language/case.ts";
import type { Moment } from "./demand.ts";
import type { Line } from "./finding.ts";

/** Moment of a question: of its yes by its date, or of both yes where its odds are asked given another. */
export function momentOf(model: Model, blocks: readonly Columns[], q: number): Moment {
  const { given } = model.questions[q];
  if (given < 0) return { yes: answersOf(model, blocks, q).y, condition: null };
  const { paths } = model.settings;
  const both: number[] = [];
  for (const columns of blocks)
    for (let w = 0; w < columns.kept; w++) {
      let count = 0;
      for (let f = 0; f < paths; f++)
        if (answersIn(model, columns, w, given, f) && answersIn(model, columns, w, q, f)) count++;
      both.push(count / paths);
    }
  return { yes: Float64Array.from(both), condition: answersOf(model, blocks, given).y };
}

/** Of a pool: for each analyst whether a world is of its numbers; of two analysts the second alone, which says both. */
function analystLines({ pool, case: c }: Model, draws: Int32Array): Line[] {
  const people = c.pool ?? [];
  if (!pool || people.length < 2) return [];
  const owners = Float64Array.from(draws, (s) => analystOf(pool, s));
  return people.flatMap(({ id }, n) =>
    people.length === 2 && n === 0
      ? []
      : [{ path: `analysts.${id}`, value: 1, x: owners.map((owner) => (owner === n ? 1 : 0)) }],
  );
}

/**
 * Every uncertain number at as_of that can reach what is asked, each value of a `one_of` by itself (of two the greater),
 * what each actor leaves out towards the first question, the factors that these numbers share, and whose numbers they are.
 *
 * @param questions that are asked, the first of them leading; none: only statements
 * @param statements on today that are asked
 */
export function linesOf(
  model: Model,
  blocks: readonly Columns[],
  questions: readonly number[],
  statements: readonly TodayStatement[] = [],
): Line[] {
  const draws = drawsOf(blocks);
  const { case: c, settings } = model;
  const kinds = new Map(c.parameters.map(({ path, quantity }) => [path, quantity]));
  const { numbers } = reachOf(model, questions, statements);
  const shared = new Set(
    c.parameters.flatMap(({ factors }, p) => (numbers[p] ? (factors ?? []).map(({ factor }) => factor) : [])),
  );
  return [
    ...analystLines(model, draws),
    ...c.factors.flatMap(({ id }, f): Line[] => {
      if (!shared.has(f)) return [];
      const stream = key(settings.seed, `factors.${id}`);
      return [{ path: `factors.${id}`, x: Float64Array.from(draws, (s) => normalQuantile(first(stream, s, 0, 0, 0))) }];
    }),
    ...keptWorldsOf(model, draws)
      .lines(questions, statements)
      .flatMap(({ path, x }): Line[] => {
        const quantity = kinds.get(path);
        if (quantity?.kind !== "one_of") return [{ path, x }];
        const values = quantity.values.length === 2 ? [Math.max(...quantity.values)] : quantity.values;
        return values.map((value) => ({ path, value, x: x.map((one) => (one === value ? 1 : 0)) }));
      }),
  ];
}
