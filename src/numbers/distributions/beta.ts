/** Beta: `beta(2 5)`, its two shapes. */
import { betaLaw } from "../beta.ts";
import { truncated } from "../law.ts";
import type { Distribution } from "./distribution.ts";
import { WITHOUT_ENDS, threeFigures } from "./handle.ts";

/** Both shapes are above 0. */
export interface Beta {
  kind: "beta";
  alpha: number;
  beta: number;
}

export const beta: Distribution<Beta> = {
  kind: "beta",
  example: "beta(2 5)",
  notation: {
    style: "arguments",
    names: ["alpha", "beta"],
    read: ([alpha, beta], texts) =>
      alpha <= 0 || beta <= 0
        ? { problem: `beta(${texts.join(" ")}): alpha and beta must be above 0`, hint: null }
        : { kind: "beta", alpha, beta },
  },
  law: ({ alpha, beta }) => betaLaw(alpha, beta),
  sampler: ({ alpha, beta }, min, max) => truncated(betaLaw(alpha, beta), min, max),
  handle: {
    ...WITHOUT_ENDS,
    // The mean moves by `by`; the sum of the shapes stays.
    shifted({ alpha, beta }, by) {
      const sum = alpha + beta;
      const mean = Math.min(0.99, Math.max(0.01, alpha / sum + by));
      return `beta(${threeFigures(mean * sum)} ${threeFigures((1 - mean) * sum)})`;
    },
  },
};
