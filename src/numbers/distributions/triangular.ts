/** Triangular: `triangular(1 2 5)`, its least value, mode and greatest value. */
import { type Law, truncated } from "../law.ts";
import type { Distribution } from "./distribution.ts";
import { WITHOUT_ENDS, shiftedAlong } from "./handle.ts";
import { rising } from "./rising.ts";

/** low <= mode <= high, low < high. */
export interface Triangular {
  kind: "triangular";
  low: number;
  mode: number;
  high: number;
}

function law({ low, mode, high }: Triangular): Law {
  const width = high - low;
  const left = mode - low;
  const right = high - mode;
  const cdf = (x: number): number =>
    x <= low
      ? 0
      : x >= high
        ? 1
        : x <= mode
          ? ((x - low) * (x - low)) / (width * left)
          : 1 - ((high - x) * (high - x)) / (width * right);
  return {
    cdf,
    sf: (x) => (x <= low ? 1 : x >= high ? 0 : x <= mode ? 1 - cdf(x) : ((high - x) * (high - x)) / (width * right)),
    lower: (p) => (p <= left / width ? low + Math.sqrt(p * width * left) : high - Math.sqrt((1 - p) * width * right)),
    upper: (s) => (s <= right / width ? high - Math.sqrt(s * width * right) : low + Math.sqrt((1 - s) * width * left)),
    density: (x) =>
      x < low || x > high
        ? 0
        : x === mode
          ? 2 / width
          : x < mode
            ? (2 * (x - low)) / (width * left)
            : (2 * (high - x)) / (width * right),
    support: [low, high],
  };
}

export const triangular: Distribution<Triangular> = {
  kind: "triangular",
  example: "triangular(1 2 5)",
  notation: {
    style: "arguments",
    names: ["low", "mode", "high"],
    read: rising("triangular", ([low, mode, high]) => ({ kind: "triangular", low, mode, high })),
  },
  law,
  sampler: (quantity, min, max) => truncated(law(quantity), min, max),
  handle: {
    ...WITHOUT_ENDS,
    shifted: (quantity, by, track) => `triangular(${shiftedAlong(quantity, by, track)})`,
  },
};
