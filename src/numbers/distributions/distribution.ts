/** Interface of a distribution: notation, law, sampling within a range, and moves of a handle. */
import type { Law, Points, Sampler } from "../law.ts";
import type { Exact } from "./exact.ts";
import type { Handle } from "./handle.ts";

export interface Distribution<Q extends { kind: string }> {
  kind: Q["kind"];
  /** As written in a case, for messages. */
  example: string;
  notation: Notation<Q>;
  law(quantity: Q): Law | Points;
  /** @param min, max range of the field; may be infinite */
  sampler(quantity: Q, min: number, max: number): Sampler;
  handle: Handle<Q>;
}

/**
 * Notation of a distribution. `read` makes a quantity of the numbers between its marks, or returns the fault; `texts`
 * are the numbers as written.
 */
export type Notation<Q> =
  /** One number: `12`. */
  | { style: "number" }
  /** 5 % and 95 % points in rising order: `40 to 60`, or where `named`, `lognormal(2 to 8)`. */
  | {
      style: "interval";
      named: boolean;
      read(numbers: readonly [number, number], texts: readonly [string, string]): Q | Problem;
    }
  /** The kind, and as many numbers as names: `pert(1 2 5)`. */
  | {
      style: "arguments";
      names: readonly string[];
      read(numbers: readonly number[], texts: readonly string[]): Q | Exact | Problem;
    }
  /** A mapping of values to probabilities, each between 0 and 1. */
  | { style: "mapping"; read(values: readonly number[], probabilities: readonly number[]): Q | Problem };

/** The fault of a written distribution, and the right text where it is known. */
export interface Problem {
  problem: string;
  hint: string | null;
}
