/** What a distribution provides: how it is written, its law, how it is drawn from within a range, and how a handle moves it. */
import type { Law, Points, Sampler } from "../law.ts";
import type { Exact } from "./exact.ts";
import type { Handle } from "./handle.ts";

export interface Distribution<Q extends { kind: string }> {
  kind: Q["kind"];
  /** As it may be written in a case, for messages. */
  example: string;
  notation: Notation<Q>;
  law(quantity: Q): Law | Points;
  /** @param min, max range of the field; may be infinite */
  sampler(quantity: Q, min: number, max: number): Sampler;
  handle: Handle<Q>;
}

/** How a distribution is written. `read` makes a quantity of the numbers between its marks, or says what is wrong with them; `texts` are the numbers as they were written. */
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

/** What is wrong with a written distribution, and what would be right where that is known. */
export interface Problem {
  problem: string;
  hint: string | null;
}
