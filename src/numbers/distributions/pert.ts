/** PERT: `pert(1 2 5)`, a beta law stretched from the least to the greatest value, with weight 4 on the mode. */
import { betaLaw } from "../beta.ts";
import { type Law, truncated, unit } from "../law.ts";
import type { Distribution } from "./distribution.ts";
import { WITHOUT_ENDS, shiftedAlong } from "./handle.ts";
import { rising } from "./rising.ts";

/** low <= mode <= high, low < high. */
export interface Pert {
  kind: "pert";
  low: number;
  mode: number;
  high: number;
}

function law({ low, mode, high }: Pert): Law {
  const width = high - low;
  const inner = betaLaw(1 + (4 * (mode - low)) / (high - low), 1 + (4 * (high - mode)) / (high - low));
  return {
    cdf: (x) => inner.cdf(unit((x - low) / width)),
    sf: (x) => inner.sf(unit((x - low) / width)),
    lower: (p) => low + width * inner.lower(p),
    upper: (s) => low + width * inner.upper(s),
    density: (x) => inner.density((x - low) / width) / width,
    support: [low, high],
  };
}

export const pert: Distribution<Pert> = {
  kind: "pert",
  example: "pert(1 2 5)",
  notation: {
    style: "arguments",
    names: ["low", "mode", "high"],
    read: rising("pert", ([low, mode, high]) => ({ kind: "pert", low, mode, high })),
  },
  law,
  sampler: (quantity, min, max) => truncated(law(quantity), min, max),
  handle: { ...WITHOUT_ENDS, shifted: (quantity, by, track) => `pert(${shiftedAlong(quantity, by, track)})` },
};
