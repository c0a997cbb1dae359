/** Model to worlds: the numbers of draw s by name (docs/methods/model.md#1-numbers, docs/methods/streams.md). */
import { normalCdf, normalQuantile } from "../numbers/normal.ts";
import { first } from "../numbers/streams.ts";
import type { Model } from "./compile.ts";
import { modelAt } from "./model/pool.ts";

/** Fills `out` (one number a parameter) with the values of draw s. A jump's size is left at 0: it is drawn with each jump. */
export function draw(model: Model, s: number, out: Float64Array): void {
  if (model.pool) return draw(modelAt(model, s), s, out);
  const { medians, uncertain, samplers, keys, mixtures } = model;
  out.set(medians);
  for (let j = 0; j < uncertain.length; j++) {
    const p = uncertain[j];
    out[p] = samplers[p]!.quantile(first(keys[p]!, s, 0, 0, 0));
  }
  for (const p of mixtures.keys()) out[p] = samplers[p]!.quantile(uniformOf(model, p, s));
  model.supply?.fill(out);
}

/** The uniform of number p in draw s, in (0, 1). */
export function uniformOf(model: Model, p: number, s: number): number {
  return model.mixtures.has(p) ? normalCdf(scoreOf(model, p, s)) : first(model.keys[p], s, 0, 0, 0);
}

/** The normal score of number p in draw s: of its own uniform, mixed with those of the factors that it shares. */
export function scoreOf({ keys, mixtures }: Model, p: number, s: number): number {
  const own = normalQuantile(first(keys[p], s, 0, 0, 0));
  const mixture = mixtures.get(p);
  if (!mixture) return own;
  let score = mixture.own * own;
  for (const { key, correlation } of mixture.factors) score += correlation * normalQuantile(first(key, s, 0, 0, 0));
  return score;
}

/** Fills in the numbers of draw s that only a lens reads; the simulation leaves them at their medians. */
export function drawLensOnly(model: Model, s: number, out: Float64Array): void {
  if (model.pool) return drawLensOnly(modelAt(model, s), s, out);
  const { lensOnly, samplers } = model;
  for (let j = 0; j < lensOnly.length; j++) {
    const p = lensOnly[j];
    out[p] = samplers[p]!.quantile(uniformOf(model, p, s));
  }
}

/** Puts the scenario's numbers into `out`, each at the uniform of the number that it replaces. @param set numbers that are set besides, in place of the scenario's too */
export function overrideFor(
  model: Model,
  s: number,
  out: Float64Array,
  set: readonly { parameter: number; value: number }[] = [],
): void {
  for (const { parameter, sampler } of model.overrides) {
    out[parameter] = sampler.quantile(sampler.exact ? 0.5 : uniformOf(model, parameter, s));
  }
  for (const { parameter, value } of set) out[parameter] = value;
  if ((model.overrides.length === 0 && set.length === 0) || model.supply === null) return;
  model.supply.fill(out);
  overrideComputed(model, out, set);
}

/** Puts the values of overridden and set numbers that are computed from others, which `supply` has filled in again. */
export function overrideComputed(
  { case: c, overrides }: Model,
  out: Float64Array,
  set: readonly { parameter: number; value: number }[] = [],
): void {
  for (const { parameter, sampler } of overrides)
    if (c.parameters[parameter].computed) out[parameter] = sampler.quantile(0.5);
  for (const { parameter, value } of set) if (c.parameters[parameter].computed) out[parameter] = value;
}
