/** One number: `12`. */
import { truncatedPoints } from "../law.ts";
import type { Distribution } from "./distribution.ts";
import { rounded, written } from "./handle.ts";

export interface Exact {
  kind: "exact";
  value: number;
}

const law = ({ value }: Exact) => ({ values: [value], probabilities: [1] });

export const exact: Distribution<Exact> = {
  kind: "exact",
  example: "12",
  notation: { style: "number" },
  law,
  sampler: (quantity, min, max) => truncatedPoints(law(quantity), min, max),
  handle: {
    shifted: ({ value }, by, { step, min, max }) =>
      written(Math.min(max, Math.max(min, rounded(value + by, step))), step),
    ends: () => null,
    stretched: () => null,
    widened: ({ value }, by, { step, min, max }) =>
      by <= 0 ? null : `${written(Math.max(min, value - by), step)} to ${written(Math.min(max, value + by), step)}`,
  },
};
