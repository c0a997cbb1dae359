/** Distributions written by numbers in rising order: `uniform(1 3)`, `pert(1 2 5)`. */
import type { Problem } from "./distribution.ts";
import type { Exact } from "./exact.ts";

/** A reader of numbers in rising order; a distribution without width is an exact number. */
export function rising<Q>(kind: string, make: (numbers: readonly number[]) => Q) {
  return (numbers: readonly number[], texts: readonly string[]): Q | Exact | Problem => {
    if (numbers.some((value, at) => at > 0 && value < numbers[at - 1])) {
      const order = numbers.map((_, at) => at).sort((a, b) => numbers[a] - numbers[b]);
      const hint = `${kind}(${order.map((at) => texts[at]).join(" ")})`;
      return { problem: `${kind}(${texts.join(" ")}) is not in rising order; write ${hint}`, hint };
    }
    return numbers[0] === numbers.at(-1) ? { kind: "exact", value: numbers[0] } : make(numbers);
  };
}
