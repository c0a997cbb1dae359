/** A pool of analysts: each world takes all its numbers from one of them, drawn by name. s draw, p parameter. */
import { first, key, type Key } from "../../numbers/streams.ts";
import type { Sampler } from "../../numbers/law.ts";
import { isLensOnly, type Model } from "../compile.ts";

export interface Pool {
  key: Key;
  /** Cumulated weights by analyst; the last is 1. */
  upTo: Float64Array;
  /** Weight of each, summing to 1. */
  weights: Float64Array;
  /** The case as each analyst has it, in the order of the pool. */
  models: Model[];
}

/** @param weights above 0, in the order of `models` */
export function poolOf(seed: number, weights: readonly number[], models: Model[]): Pool {
  const sum = weights.reduce((a, b) => a + b, 0);
  let upTo = 0;
  return {
    key: key(seed, "analysts"),
    weights: Float64Array.from(weights, (weight) => weight / sum),
    upTo: Float64Array.from(weights, (weight, at) => (at === weights.length - 1 ? 1 : (upTo += weight / sum))),
    models,
  };
}

/** The analyst whose world draw s is, by its place: the first whose cumulated weight exceeds the uniform. */
export function analystOf({ key: stream, upTo }: Pool, s: number): number {
  const u = first(stream, s, 0, 0, 0);
  return upTo.findIndex((end) => u < end);
}

/** The model that draw s is a world of: the analyst's of a pool, else the model itself. */
export function modelAt(model: Model, s: number): Model {
  return model.pool ? model.pool.models[analystOf(model.pool, s)] : model;
}

/** The mean of several laws' quantiles by weight, where one law stands for all: it is never drawn from. */
function meanLaw(laws: readonly Sampler[], weights: Float64Array): Sampler {
  const quantile = (u: number): number => laws.reduce((sum, law, at) => sum + weights[at] * law.quantile(u), 0);
  return { quantile, mass: 1, exact: false };
}

/**
 * The model of a pool from that of what its analysts share. Medians and laws of a number on which they differ are the
 * means of theirs by weight; whatever draws a world takes the analyst's own.
 */
export function pooled(shared: Model, pool: Pool): Model {
  const { models, weights } = pool;
  const P = shared.case.parameters.length;
  const texts = Array.from({ length: P }, (_, p) =>
    models.map((model) => JSON.stringify(model.case.parameters[p].quantity)),
  );
  const isSame = texts.map((list) => list.every((text) => text === list[0]));
  const samplers = shared.samplers.map((law, p) =>
    law === null
      ? null
      : isSame[p]
        ? models[0].samplers[p]
        : meanLaw(
            models.map((model) => model.samplers[p]!),
            weights,
          ),
  );
  const medians = Float64Array.from(shared.medians, (_, p) =>
    models.reduce((sum, model, at) => sum + weights[at] * model.medians[p], 0),
  );
  const varying = Array.from({ length: P }, (_, p) => p).filter((p) => samplers[p] !== null && !samplers[p].exact);
  const isOfLensAlone = (p: number): boolean => isLensOnly(shared.case.parameters[p], shared.supply);
  const model: Model = {
    ...shared,
    samplers,
    medians,
    uncertain: Int32Array.from(varying.filter((p) => !isOfLensAlone(p))),
    lensOnly: Int32Array.from(varying.filter(isOfLensAlone)),
    pool,
  };
  for (const one of models) one.pins = shared.pins;
  return model;
}
