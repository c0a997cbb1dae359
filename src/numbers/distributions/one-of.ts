/** Single values with their probabilities: `one_of: {10: 0.5, 20: 0.5}`. */
import { type Points, truncatedPoints } from "../law.ts";
import type { Distribution } from "./distribution.ts";
import { WITHOUT_ENDS } from "./handle.ts";

/** As written: the values in any order, the probabilities summing to 1 within 1e-9. */
export interface OneOf {
  kind: "one_of";
  values: number[];
  probabilities: number[];
}

function law({ values, probabilities }: OneOf): Points {
  const order = values.map((_, at) => at).sort((a, b) => values[a] - values[b]);
  return { values: order.map((at) => values[at]), probabilities: order.map((at) => probabilities[at]) };
}

export const oneOf: Distribution<OneOf> = {
  kind: "one_of",
  example: "one_of: {10: 0.5, 20: 0.5}",
  notation: {
    style: "mapping",
    read(values, probabilities) {
      const twice = values.find((value, at) => values.indexOf(value) !== at);
      if (twice !== undefined) return { problem: `one_of names the value ${twice} twice`, hint: null };
      const sum = probabilities.reduce((a, b) => a + b, 0);
      if (Math.abs(sum - 1) > 1e-9)
        return {
          problem: `the probabilities of one_of add up to ${Number(sum.toPrecision(6))}; they must add up to 1`,
          hint: null,
        };
      return { kind: "one_of", values: [...values], probabilities: [...probabilities] };
    },
  },
  law,
  sampler: (quantity, min, max) => truncatedPoints(law(quantity), min, max),
  handle: { ...WITHOUT_ENDS, shifted: () => null },
};
