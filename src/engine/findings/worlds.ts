/** The numbers of the worlds for findings: redrawn by name rather than sent across threads. w row, p parameter. */
import { today, type Model } from "../compile.ts";
import { worldAtAsOf, type AsOf } from "../as-of.ts";
import { drawLensOnly } from "../draw.ts";
import { costs } from "../model/gain.ts";
import { modelAt } from "../model/pool.ts";
import type { Columns } from "../time/simulate.ts";
import { derive, emptyTerms, type Terms } from "../model/terms.ts";

export interface Numbers {
  draws: Int32Array;
  /** One row of parameters a world, as findings report them. */ rows: Float64Array[];
  asOf: AsOf[];
}

/** Draws of the kept worlds, in order. */
export function drawsOf(blocks: readonly Columns[]): Int32Array {
  return Int32Array.from(blocks.flatMap((b) => Array.from(b.worlds)));
}

/** @param past whether the worlds have run through the record */
export function numbersOf(model: Model, draws: Int32Array, past: boolean): Numbers {
  const asOf = Array.from(draws, (s) => worldAtAsOf(model, s, past));
  return {
    draws,
    asOf,
    rows: asOf.map(({ drawn }, w) => {
      drawLensOnly(model, draws[w], drawn);
      return drawn;
    }),
  };
}

/**
 * A kept world at as_of, ready for utilities: today's levels, residuals in points (0 for the options that stood at the
 * start), and the points lost to each unmet need.
 */
export interface World {
  draw: number;
  v: Float64Array;
  now: Float64Array;
  terms: Terms;
  residual: Float64Array;
  cost: Float64Array;
}

export function worldsOf(model: Model, numbers: Numbers): World[] {
  return numbers.asOf.map(({ inForce: v, residual }, w) => {
    const own = modelAt(model, numbers.draws[w]);
    const terms = emptyTerms(own.shape, v);
    derive(own.shape, terms);
    const now = today(own, v);
    return {
      draw: numbers.draws[w],
      v,
      now,
      terms,
      residual,
      cost: costs(own, v, now),
    };
  });
}

/** Mean and standard deviation of parameter p over the worlds, summed in order; an exact number has sd 0. */
export function moments(numbers: Numbers, p: number): { mean: number; sd: number } {
  return momentsOf(numbers.rows.length, (w) => numbers.rows[w][p]);
}

/** Mean and standard deviation of n values. */
export function momentsOf(n: number, value: (w: number) => number): { mean: number; sd: number } {
  let sum = 0;
  for (let w = 0; w < n; w++) sum += value(w);
  const mean = sum / n;
  let squares = 0;
  for (let w = 0; w < n; w++) squares += (value(w) - mean) * (value(w) - mean);
  return { mean, sd: n > 1 ? Math.sqrt(squares / (n - 1)) : 0 };
}
