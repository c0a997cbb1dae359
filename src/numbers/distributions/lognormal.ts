/** Lognormal: `lognormal(2 to 8)`, its 5 % and 95 % points. */
import { exp, log } from "../elementary.ts";
import { Z95, normalCdf, normalDensity, normalQuantile, normalSf } from "../normal.ts";
import { type Law, truncated } from "../law.ts";
import type { Distribution } from "./distribution.ts";
import { WITHOUT_ENDS, threeFigures } from "./handle.ts";

/** Its 5 % and 95 % points, 0 < low < high. */
export interface Lognormal {
  kind: "lognormal";
  low: number;
  high: number;
}

function law({ low, high }: Lognormal): Law {
  const mean = (log(low) + log(high)) / 2;
  const sd = (log(high) - log(low)) / (2 * Z95);
  const z = (x: number): number => (x <= 0 ? -Infinity : (log(x) - mean) / sd);
  return {
    cdf: (x) => normalCdf(z(x)),
    sf: (x) => normalSf(z(x)),
    lower: (p) => exp(mean + sd * normalQuantile(p)),
    upper: (s) => exp(mean - sd * normalQuantile(s)),
    density: (x) => (x <= 0 ? 0 : normalDensity(z(x)) / (sd * x)),
    support: [0, Infinity],
  };
}

export const lognormal: Distribution<Lognormal> = {
  kind: "lognormal",
  example: "lognormal(2 to 8)",
  notation: {
    style: "interval",
    named: true,
    read: ([low, high], [from, to]) =>
      low <= 0
        ? { problem: `lognormal(${from} to ${to}): both points must be above 0`, hint: null }
        : { kind: "lognormal", low, high },
  },
  law,
  sampler: (quantity, min, max) => truncated(law(quantity), min, max),
  handle: {
    ...WITHOUT_ENDS,
    // Both points by one factor, so that the median moves by `by`; half of the law stays in the range.
    shifted({ low, high }, by, { min, max }) {
      const middle = Math.sqrt(low * high);
      const factor = Math.max(0.02, min / middle, Math.min(max, middle + by) / middle);
      return `lognormal(${threeFigures(low * factor)} to ${threeFigures(high * factor)})`;
    },
  },
};
