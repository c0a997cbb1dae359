/** Quantities: the numbers of a case, each exact or one of the distributions listed here, truncated (not clipped) to the range of its field. */
import { beta } from "./distributions/beta.ts";
import type { Distribution } from "./distributions/distribution.ts";
import { exact } from "./distributions/exact.ts";
import { lognormal } from "./distributions/lognormal.ts";
import { normal } from "./distributions/normal.ts";
import { oneOf } from "./distributions/one-of.ts";
import { pert } from "./distributions/pert.ts";
import type { Sampler } from "./law.ts";
import { triangular } from "./distributions/triangular.ts";
import { uniform } from "./distributions/uniform.ts";

/** Every distribution, in the order in which messages name them. Adding one: its file, its line here, and docs/methods/numbers.md and docs/use/language.md. */
export const DISTRIBUTIONS = [exact, normal, lognormal, uniform, triangular, pert, beta, oneOf] as const;

/**
 * Largest magnitude of a written number. Products of a few of them stay far below the largest double, so that no result
 * overflows.
 */
export const MAX_MAGNITUDE = 1e12;

/** A number as it was written. Shares written with % are already divided by 100. */
export type Quantity = QuantityOf<(typeof DISTRIBUTIONS)[number]>;
type QuantityOf<D> = D extends Distribution<infer Q> ? Q : never;

const BY_KIND = new Map<string, Distribution<Quantity>>(DISTRIBUTIONS.map((one) => [one.kind, one]));

/** The distribution that a quantity belongs to. */
export function distributionOf({ kind }: Quantity): Distribution<Quantity> {
  return BY_KIND.get(kind)!;
}

/** The quantity truncated to [min, max], which may be infinite, for drawing from it. */
export function sampler(quantity: Quantity, min: number, max: number): Sampler {
  return distributionOf(quantity).sampler(quantity, min, max);
}

/** Median of a quantity truncated to the range of its field. */
export function median({ quantity, field }: { quantity: Quantity; field: { min: number; max: number } }): number {
  return sampler(quantity, field.min, field.max).quantile(0.5);
}
