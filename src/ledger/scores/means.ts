/**
 * Means of scores by question and by case, with intervals from resampling whole cases: questions of one case share what
 * moves them, so that resampling single questions would claim more than is known. c case, b resample.
 */
import { key, pair } from "../../numbers/streams.ts";
import { quantileOf } from "../../numbers/shares.ts";

/** Number of resamples behind an interval. */
export const RESAMPLES = 2000;

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

/** How often each case stands in resample b (docs/methods/streams.md, `ledger/bootstrap`). @param times receives the numbers */
export function resample(seed: number, b: number, times: Int32Array): void {
  const stream = key(seed, "ledger/bootstrap");
  drawCases(stream, b, times, new Float64Array(2));
}

function drawCases(stream: ReturnType<typeof key>, b: number, times: Int32Array, uniforms: Float64Array): void {
  const C = times.length;
  times.fill(0);
  for (let c = 0; c < C; c += 2) {
    pair(stream, b, 0, c >> 1, 0, uniforms);
    times[Math.floor(uniforms[0] * C)]++;
    if (c + 1 < C) times[Math.floor(uniforms[1] * C)]++;
  }
}

/**
 * 90 % intervals of several means over the same cases, from the same resamples; differences of two sources are such means
 * too, so that they are paired. @param lists all with one number of cases @returns one entry a list
 */
export function intervals(lists: readonly CaseSums[], seed = 1, resamples = RESAMPLES): Intervals[] {
  if (lists.length === 0) return [];
  const C = lists[0].sums.length;
  const stream = key(seed, "ledger/bootstrap");
  const uniforms = new Float64Array(2);
  const times = new Int32Array(C);
  const found = lists.map(() => ({ question: new Float64Array(resamples), cases: new Float64Array(resamples) }));
  const caseMeans = lists.map(({ sums, counts }) => sums.map((sum, c) => sum / counts[c]));
  for (let b = 0; b < resamples; b++) {
    drawCases(stream, b, times, uniforms);
    lists.forEach(({ sums, counts }, n) => {
      const means = caseMeans[n];
      let sum = 0;
      let questions = 0;
      let ofCases = 0;
      for (let c = 0; c < C; c++) {
        sum += times[c] * sums[c];
        questions += times[c] * counts[c];
        ofCases += times[c] * means[c];
      }
      found[n].question[b] = sum / questions;
      found[n].cases[b] = ofCases / C;
    });
  }
  return found.map(({ question, cases }) => ({ by_question: middle(question), of_cases: middle(cases) }));
}

function middle(values: Float64Array): Interval {
  const sorted = values.sort();
  return { p5: quantileOf(sorted, 0.05), p95: quantileOf(sorted, 0.95) };
}
