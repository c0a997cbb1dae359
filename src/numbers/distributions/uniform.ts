/** Uniform: `uniform(1 3)`; also a word of estimative probability. */
import { type Law, truncated, unit } from "../law.ts";
import type { Distribution } from "./distribution.ts";
import { twoEnds } from "./handle.ts";
import { rising } from "./rising.ts";

/** low < high. */
export interface Uniform {
  kind: "uniform";
  low: number;
  high: number;
}

function law({ low, high }: Uniform): Law {
  const width = high - low;
  return {
    cdf: (x) => unit((x - low) / width),
    sf: (x) => unit((high - x) / width),
    lower: (p) => low + p * width,
    upper: (s) => high - s * width,
    density: (x) => (x < low || x > high ? 0 : 1 / width),
    support: [low, high],
  };
}

export const uniform: Distribution<Uniform> = {
  kind: "uniform",
  example: "uniform(1 3)",
  notation: {
    style: "arguments",
    names: ["low", "high"],
    read: rising("uniform", ([low, high]) => ({ kind: "uniform", low, high })),
  },
  law,
  sampler: (quantity, min, max) => truncated(law(quantity), min, max),
  handle: twoEnds((low, high) => `uniform(${low} ${high})`),
};
