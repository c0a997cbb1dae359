/**
 * Means of scores by question and by case, with intervals from resampling whole cases: questions of one case share what
 * moves them, so that resampling single questions would claim more than is known. c case, b resample.
 */
import { key, pair, type Key } from "../../numbers/streams.ts";
import { quantileOf } from "../../numbers/shares.ts";

/** Number of resamples behind an interval; fewer, and at least the second number, where all would hold more cases than the third. */
export const RESAMPLES = 2000;
const MIN_RESAMPLES = 400,
  MAX_RESAMPLED_CASES = 2_000_000;

/** Cases under which no interval is given. */
export const MIN_CASES = 5;

/** Sum of scores and number of questions, one entry a case. */
export interface CaseSums {
  sums: Float64Array;
  counts: Float64Array;
}

export interface Mean {
  questions: number;
  cases: number;
  /** By question. */ mean: number;
  /** Each case once. */ of_cases: number;
}

/** Means over all cases. */
export function meanOf({ sums, counts }: CaseSums): Mean {
  let sum = 0;
  let questions = 0;
  let means = 0;
  for (let c = 0; c < sums.length; c++) {
    sum += sums[c];
    questions += counts[c];
    means += sums[c] / counts[c];
  }
  return { questions, cases: sums.length, mean: sum / questions, of_cases: means / sums.length };
}

/** Sums by case of a list of scores; the cases stand in the order in which they come first. */
export function byCase(scores: readonly { case: string; score: number }[]): CaseSums & { cases: string[] } {
  const index = new Map<string, number>();
  const sums: number[] = [];
  const counts: number[] = [];
  for (const { case: name, score } of scores) {
    let c = index.get(name);
    if (c === undefined) {
      index.set(name, (c = sums.length));
      sums.push(0);
      counts.push(0);
    }
    sums[c] += score;
    counts[c]++;
  }
  return { cases: [...index.keys()], sums: Float64Array.from(sums), counts: Float64Array.from(counts) };
}

export interface Interval {
  p5: number;
  p95: number;
}
export interface Intervals {
  by_question: Interval;
  of_cases: Interval;
}

/** How often each of `times.length` cases stands in resample b (docs/methods/streams.md, `ledger/bootstrap`). */
export function resample(seed: number, b: number, times: Int32Array): void {
  const uniforms = new Float64Array(times.length + 1);
  drawUniforms(key(seed, "ledger/bootstrap"), b, times.length, uniforms);
  countCases(uniforms, times);
}

const both = new Float64Array(2);

function drawUniforms(stream: Key, b: number, count: number, uniforms: Float64Array): void {
  for (let c = 0; c < count; c += 2) {
    pair(stream, b, 0, c >> 1, 0, both);
    uniforms[c] = both[0];
    uniforms[c + 1] = both[1];
  }
}

function countCases(uniforms: Float64Array, times: Int32Array): void {
  const C = times.length;
  times.fill(0);
  for (let c = 0; c < C; c++) times[Math.floor(uniforms[c] * C)]++;
}

/**
 * 90 % intervals of several means, from the same uniforms; a difference of two sources is such a mean too, so that they are
 * paired. @returns one entry a list
 */
export function intervals(lists: readonly CaseSums[], seed = 1, resamples = resamplesFor(lists)): Intervals[] {
  const stream = key(seed, "ledger/bootstrap");
  const most = Math.max(0, ...lists.map(({ sums }) => sums.length));
  const uniforms = new Float64Array(most + 1);
  const counts = new Map(lists.map(({ sums }) => [sums.length, new Int32Array(sums.length)]));
  const means = lists.map((list) => makeMean(list, resamples));
  for (let b = 0; b < resamples; b++) {
    drawUniforms(stream, b, most, uniforms);
    for (const times of counts.values()) countCases(uniforms, times);
    lists.forEach(({ sums }, n) => means[n].add(b, counts.get(sums.length)!));
  }
  return means.map((mean) => mean.intervals());
}

function resamplesFor(lists: readonly CaseSums[]): number {
  const most = Math.max(1, ...lists.map(({ sums }) => sums.length));
  return Math.max(MIN_RESAMPLES, Math.min(RESAMPLES, Math.floor(MAX_RESAMPLED_CASES / most)));
}

function makeMean({ sums, counts }: CaseSums, resamples: number) {
  const ofCase = sums.map((sum, c) => sum / counts[c]);
  const byQuestion = new Float64Array(resamples);
  const byCases = new Float64Array(resamples);
  return {
    add(b: number, times: Int32Array): void {
      let [sum, questions, cases] = [0, 0, 0];
      for (let c = 0; c < times.length; c++) {
        sum += times[c] * sums[c];
        questions += times[c] * counts[c];
        cases += times[c] * ofCase[c];
      }
      byQuestion[b] = sum / questions;
      byCases[b] = cases / times.length;
    },
    intervals: (): Intervals => ({ by_question: middle(byQuestion), of_cases: middle(byCases) }),
  };
}

function middle(values: Float64Array): Interval {
  const sorted = values.sort();
  return { p5: quantileOf(sorted, 0.05), p95: quantileOf(sorted, 0.95) };
}
