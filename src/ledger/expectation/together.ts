/** Sums of independent scores: of the questions of a case as if each stood alone, and of several cases. c case, b draw. */
import { first, key } from "../../numbers/streams.ts";
import { distributionOf, SAME_SCORE, type Distribution } from "./distribution.ts";

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

/** Each value of b shifts a copy of a; the copies are in order already, and are merged two by two. */
function convolved(a: Distribution, b: Distribution): Distribution {
  if (b.values.length > a.values.length) return convolved(b, a);
  let copies: Distribution[] = Array.from(b.values, (shift, n) => ({
    values: a.values.map((value) => value + shift),
    weights: a.weights.map((weight) => weight * b.weights[n]),
  }));
  while (copies.length > 1)
    copies = copies.flatMap((copy, n) =>
      n % 2 === 1 ? [] : n + 1 < copies.length ? [merged(copy, copies[n + 1])] : [copy],
    );
  return copies[0];
}

/** Both in order as one, values that agree as one value. */
function merged(a: Distribution, b: Distribution): Distribution {
  const values = new Float64Array(a.values.length + b.values.length);
  const weights = new Float64Array(values.length);
  let [i, j, count] = [0, 0, 0];
  while (i < a.values.length || j < b.values.length) {
    const isFirst = j >= b.values.length || (i < a.values.length && a.values[i] <= b.values[j]);
    const [value, weight] = isFirst ? [a.values[i], a.weights[i]] : [b.values[j], b.weights[j]];
    if (isFirst) i++;
    else j++;
    if (count > 0 && value - values[count - 1] <= SAME_SCORE) weights[count - 1] += weight;
    else {
      values[count] = value;
      weights[count++] = weight;
    }
  }
  return { values: values.slice(0, count), weights: weights.slice(0, count) };
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
