/** A world at the end of as_of: its numbers after the minds and governments of its past, and its residuals. */
import type { Model } from "./compile.ts";
import { draw } from "./draw.ts";
import { modelAt } from "./model/pool.ts";
import { makeMinds, type Minds } from "./time/minds.ts";

export interface AsOf {
  /** Number of every parameter, those of lines out of power included: what findings report. */
  drawn: Float64Array;
  /** The same with the numbers of the lines in power in their places: what actors go by. */
  inForce: Float64Array;
  /** Residuals in points, [i * O + o]: 0 for the options of the package at the start, and where i has neither stake nor need. */
  residual: Float64Array;
  /** Their normal scores where they are not 0. */
  score: Float64Array;
}

const mindsOf = new WeakMap<Model, Minds>();

/**
 * @param past whether the world has run through the record; else it starts at as_of from the declared standing
 * @param scenario whether the scenario's numbers are in force already
 * @param known the numbers of its draw, where they are at hand
 */
export function worldAtAsOf(model: Model, s: number, past: boolean, scenario = false, known?: Float64Array): AsOf {
  if (model.pool) return worldAtAsOf(modelAt(model, s), s, past, scenario, known);
  let minds = mindsOf.get(model);
  if (!minds) mindsOf.set(model, (minds = makeMinds(model)));
  const base = known ?? new Float64Array(model.case.parameters.length);
  if (!known) draw(model, s, base);
  minds.begin(s, base, past && model.case.record !== null);
  minds.settle();
  if (scenario) minds.override();
  const { shape, packages } = model;
  const start = past ? model.from : model.standing;
  const residual = new Float64Array(shape.A * shape.O);
  const score = new Float64Array(shape.A * shape.O);
  for (let i = 0; i < shape.A; i++) {
    const sd = minds.inForce[shape.residual[i]] / Math.sqrt(Math.max(1, shape.touched[i]));
    if (sd === 0) continue;
    for (let k = 0; k < shape.K; k++)
      for (let o = shape.offset[k]; o < shape.offset[k + 1]; o++) {
        const column = i * shape.O + o;
        if (model.residualKeys[column] && o - shape.offset[k] !== packages.rows[start * shape.K + k])
          residual[column] = sd * (score[column] = minds.residualScore(column));
      }
  }
  return { drawn: minds.drawn.slice(), inForce: minds.inForce.slice(), residual, score };
}
