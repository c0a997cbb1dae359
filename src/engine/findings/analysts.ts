/**
 * A pool of analysts after a run: weights before and after the record, the odds of each by itself, and how much of what
 * differs between worlds lies between them. q question, w kept world, n analyst.
 */
import type { Decides, AnalystOdds, AnalystsFinding, Result } from "../../result/index.ts";
import { wilson } from "../../numbers/shares.ts";
import { lawOf, type Model } from "../compile.ts";
import { analystOf, type Pool } from "../model/pool.ts";
import type { Columns } from "../time/simulate.ts";
import { answersOf } from "./answers.ts";
import { inputColumn, type InputColumn } from "./inputs.ts";
import { momentsOf } from "./worlds.ts";

/** Path of the line of the analysts among the sensitivities. */
const ANALYST_LINE = "analyst";

/** The line of the analysts over these draws; none where the case is not a pool. */
export function analystLines({ pool }: Model, draws: Int32Array): InputColumn[] {
  return pool
    ? [
        inputColumn(
          ANALYST_LINE,
          Float64Array.from(draws, (s) => analystOf(pool, s)),
        ),
      ]
    : [];
}

/** What a run over several analysts adds; null where the case is not a pool. @param questions as found, for the line of the analysts */
export function analystsFinding(
  model: Model,
  blocks: readonly Columns[],
  draws: Int32Array,
  questions: Result["questions"],
): AnalystsFinding | null {
  const { pool, case: c } = model;
  if (!pool || !c.pool) return null;
  const owners = Array.from(draws, (s) => analystOf(pool, s));
  const kept = c.pool.map((_, n) => owners.filter((owner) => owner === n).length);
  const tried = triedBy(pool, blocks);
  return {
    analysts: Object.fromEntries(
      c.pool.map(({ id, name }, n) => [
        id,
        {
          name,
          weight: pool.weights[n],
          after: kept[n] / draws.length,
          tried: tried[n],
          kept: kept[n],
          fit: tried[n] === 0 ? 0 : kept[n] / tried[n],
        },
      ]),
    ),
    questions:
      model.settings.paths === 0
        ? {}
        : Object.fromEntries(
            c.questions.map(({ id }, q) => {
              const { y, mean } = answersOf(model, blocks, q);
              const odds = c.pool!.map((_, n) => oddsOf(y.filter((_, w) => owners[w] === n)));
              const line: Decides | undefined = questions[id]?.sensitivity?.find(({ path }) => path === ANALYST_LINE);
              return [
                id,
                {
                  odds: Object.fromEntries(c.pool!.map((one, n) => [one.id, odds[n]])),
                  pool: mean,
                  at_weights: linearPool(
                    pool.weights,
                    odds.map((one) => one?.p ?? null),
                  ),
                  between: line ? { share: line.share, se: line.se, below_noise: line.below_noise } : null,
                },
              ];
            }),
          ),
    numbers: differences(model, pool),
  };
}

/** Odds averaged by weights that sum to 1; null where some are unknown. */
export function linearPool(weights: ArrayLike<number>, odds: readonly (number | null)[]): number | null {
  return odds.reduce((sum, p, n) => (sum === null || p === null ? null : sum + weights[n] * p), 0 as number | null);
}

/** Worlds tried of each analyst. */
function triedBy(pool: Pool, blocks: readonly Columns[]): number[] {
  const tried = pool.models.map(() => 0);
  for (const { from, tried: of } of blocks) for (let s = from; s < from + of; s++) tried[analystOf(pool, s)]++;
  return tried;
}

function oddsOf(y: Float64Array): AnalystOdds | null {
  const n = y.length;
  if (n === 0) return null;
  const { mean: p, sd } = momentsOf(n, (w) => y[w]);
  return { p, se: sd / Math.sqrt(n), wilson: wilson(p, n) };
}

/** Numbers on which the analysts differ, and whether some two of them lie apart. */
function differences({ case: c }: Model, { models }: Pool): AnalystsFinding["numbers"] {
  return Object.fromEntries(
    c.parameters.flatMap((parameter, p) => {
      const stated = models.map((model) => model.case.parameters[p]);
      if (parameter.computed || stated.every(({ quantity }) => sameAs(quantity, stated[0].quantity))) return [];
      const marks = stated.map((one) => {
        const law = lawOf(one);
        return { p5: law.quantile(0.05), p50: law.quantile(0.5), p95: law.quantile(0.95) };
      });
      const outside = (a: number, b: number): boolean => marks[a].p50 < marks[b].p5 || marks[a].p50 > marks[b].p95;
      const apart = marks.some((_, a) => marks.some((_, b) => b > a && outside(a, b) && outside(b, a)));
      const by = Object.fromEntries(
        c.pool!.map(({ id }, n) => {
          const { text, cited, citations } = stated[n];
          return [id, { text, cited, citations, ...marks[n] }];
        }),
      );
      return [[parameter.path, { by, apart }]];
    }),
  );
}

const sameAs = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);
