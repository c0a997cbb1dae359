/** Sums of independent scores: of the questions of a case as if each stood alone, and of several cases. c case, b draw. */
import { first, key } from "../../numbers/streams.ts";
import { distributionOf, type Distribution } from "./distribution.ts";

/** Points of a sum above which it is drawn and not convolved. */
export const MAX_POINTS = 100_000;

/** Number of draws of a sum that has too many points. */
export const SUM_DRAWS = 20_000;

/** Law of a sum of independent parts: exact up to 100,000 points, else 20,000 draws (docs/methods/streams.md, `ledger/expected`). */
export function sumOf(parts: readonly Distribution[], seed = 1): Distribution {
  let sum: Distribution = { values: Float64Array.of(0), weights: Float64Array.of(1) };
  for (const part of parts) {
    if (sum.values.length * part.values.length > MAX_POINTS) return drawnSum(parts, seed);
    sum = convolved(sum, part);
  }
  return sum;
}

function convolved(a: Distribution, b: Distribution): Distribution {
  const points: [number, number][] = [];
  a.values.forEach((x, i) => b.values.forEach((y, j) => points.push([x + y, a.weights[i] * b.weights[j]])));
  return distributionOf(points);
}

function drawnSum(parts: readonly Distribution[], seed: number): Distribution {
  const stream = key(seed, "ledger/expected");
  const cumulated = parts.map(({ weights }) => {
    let sum = 0;
    return weights.map((weight) => (sum += weight));
  });
  return distributionOf(
    Array.from({ length: SUM_DRAWS }, (_, b) => [
      parts.reduce((sum, { values }, c) => sum + values[indexAt(cumulated[c], first(stream, b, c, 0, 0))], 0),
      1,
    ]),
  );
}

/** First index whose cumulated share exceeds u. */
function indexAt(cumulated: Float64Array, u: number): number {
  let [low, high] = [0, cumulated.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulated[middle] > u) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Values multiplied by a number above 0. */
export function scaled({ values, weights }: Distribution, factor: number): Distribution {
  return { values: values.map((value) => value * factor), weights };
}

/** A question by itself: its score if it is answered yes and if no, and the probability of yes. */
export interface Alone {
  yes: number;
  no: number;
  p: number;
}

/** Law of the mean score if questions were independent and their probabilities right. */
export function independentScore(questions: readonly Alone[], seed = 1): Distribution {
  const parts = questions.map(({ yes, no, p }) =>
    distributionOf(
      (
        [
          [yes, p],
          [no, 1 - p],
        ] as [number, number][]
      ).filter(([, weight]) => weight > 0),
    ),
  );
  return scaled(sumOf(parts, seed), 1 / questions.length);
}
