/** Model to worlds: the numbers of draw s by name (docs/methods/model.md#1-numbers, docs/methods/streams.md). */
import type { Model } from "./compile.ts";
import { first } from "../numbers/streams.ts";

/** Fills `out` (one number a parameter) with the values of draw s. A jump's size is left at 0: it is drawn with each jump. */
export function draw(model: Model, s: number, out: Float64Array): void {
  const { medians, uncertain, samplers, keys } = model;
  out.set(medians);
  for (let j = 0; j < uncertain.length; j++) {
    const p = uncertain[j];
    out[p] = samplers[p]!.quantile(first(keys[p]!, s, 0, 0, 0));
  }
  model.supply?.fill(out);
}

/** Fills in the numbers of draw s that only a lens reads; the simulation leaves them at their medians. */
export function drawLensOnly({ lensOnly, samplers, keys }: Model, s: number, out: Float64Array): void {
  for (let j = 0; j < lensOnly.length; j++) {
    const p = lensOnly[j];
    out[p] = samplers[p]!.quantile(first(keys[p]!, s, 0, 0, 0));
  }
}

/** Puts the scenario's numbers into `out`, each at the uniform of the number that it replaces. */
export function overrideFor(model: Model, s: number, out: Float64Array): void {
  for (const { parameter, sampler } of model.overrides) {
    out[parameter] = sampler.quantile(sampler.exact ? 0.5 : first(model.keys[parameter], s, 0, 0, 0));
  }
  if (model.overrides.length > 0) model.supply?.fill(out);
}
