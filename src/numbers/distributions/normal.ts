/** Normal: `40 to 60`, its 5 % and 95 % points. */
import { exp } from "../elementary.ts";
import { Z95, normalCdf, normalDensity, normalQuantile, normalSf } from "../normal.ts";
import { type Law, type Sampler, truncated } from "../law.ts";
import type { Distribution } from "./distribution.ts";
import { twoEnds } from "./handle.ts";

/** Its 5 % and 95 % points, low < high. */
export interface Normal {
  kind: "normal";
  low: number;
  high: number;
}

function moments({ low, high }: Normal): { mean: number; sd: number } {
  return { mean: low / 2 + high / 2, sd: (high / 2 - low / 2) / Z95 };
}

function law(quantity: Normal): Law {
  const { mean, sd } = moments(quantity);
  return {
    cdf: (x) => normalCdf((x - mean) / sd),
    sf: (x) => normalSf((x - mean) / sd),
    lower: (p) => mean + sd * normalQuantile(p),
    upper: (s) => mean - sd * normalQuantile(s),
    density: (x) => normalDensity((x - mean) / sd) / sd,
    support: [-Infinity, Infinity],
  };
}

/**
 * A normal cut to its right tail loses digits next to the bound, where mean + sd z cancels. There the distance t from the
 * bound (in sd) is mended by Newton's method on phi(a) int_0^t exp(-a s - s^2/2) ds = u mass, the integral by its power series.
 * @param a the bound's distance above the mean, in sd
 */
function rightTail(cut: Sampler, sd: number, a: number, min: number): Sampler {
  const density = normalDensity(a);
  return {
    ...cut,
    quantile: (u) => {
      const x = cut.quantile(u);
      let t = (x - min) / sd;
      if (a * t > 1 || t > 0.5) return x;
      for (let step = 0; step < 3; step++) {
        let before = 0;
        let here = 1;
        let power = t;
        let integral = 0;
        for (let n = 0; n < 40; n++) {
          integral += (here * power) / (n + 1);
          const next = -(a * here + before) / (n + 1);
          before = here;
          here = next;
          power *= t;
        }
        t -= (integral - (u * cut.mass) / density) / exp(-a * t - 0.5 * t * t);
      }
      return min + sd * t;
    },
  };
}

export const normal: Distribution<Normal> = {
  kind: "normal",
  example: "40 to 60",
  notation: { style: "interval", named: false, read: ([low, high]) => ({ kind: "normal", low, high }) },
  law,
  sampler(quantity, min, max) {
    const { mean, sd } = moments(quantity);
    const cut = truncated(law(quantity), min, max);
    return min > mean ? rightTail(cut, sd, (min - mean) / sd, min) : cut;
  },
  handle: twoEnds((low, high) => `${low} to ${high}`),
};
