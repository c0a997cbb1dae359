/**
 * Sensitivity of an answer: given-data first-order shares (Pearson's correlation ratio by classes of equal count, made unbiased as
 * Kelley's epsilon squared, 1935, PNAS 21:554; for sensitivity see Strong, Oakley & Brennan 2014 and Plischke et al. 2013,
 * EJOR 226:536), on the per-world probability. w world, y_w its share of yes, m class, M classes, n worlds.
 */
import { normalQuantile } from "../../numbers/normal.ts";
import type { Decides, SensitivityFinding, VarianceFinding } from "../../result/index.ts";
import type { Answers } from "./answers.ts";
import type { InputColumn } from "./inputs.ts";

/** Probability that any inert number of a question reads above noise. */
const FALSE_ALARM = 0.05;
export const MAX_CLASSES = 20;
const MIN_WORLDS_PER_CLASS = 10;

/** Classes of equal count of so many rows, and where class m of M ends. */
const classesOfDistinct = (n: number): number =>
  Math.max(1, Math.min(MAX_CLASSES, Math.floor(n / MIN_WORLDS_PER_CLASS)));
const classEnd = (n: number, m: number, M: number): number => Math.floor((n * (m + 1)) / M);

/** Ends of the classes in a line's order: of equal count, or its values where these are few. */
export function classesOf({ x, order }: Pick<InputColumn, "x" | "order">): Int32Array {
  const n = order.length;
  const ends: number[] = [];
  for (let a = 1; a <= n && ends.length <= MAX_CLASSES; a++)
    if (a === n || x[order[a]] !== x[order[a - 1]]) ends.push(a);
  if (ends.length <= MAX_CLASSES) return Int32Array.from(ends);
  const M = classesOfDistinct(n);
  return Int32Array.from({ length: M }, (_, m) => classEnd(n, m, M));
}

/** The answers and their central moments, on which the reading of an inert number depends alone. */
export interface Spread {
  y: Float64Array;
  mean: number;
  m2: number;
  m3: number;
  m4: number;
  m6: number;
}

export function spreadOf(y: Float64Array): Spread {
  const n = y.length;
  const mean = y.reduce((sum, v) => sum + v, 0) / n;
  const out = { y, mean, m2: 0, m3: 0, m4: 0, m6: 0 };
  for (const v of y) {
    const square = (v - mean) * (v - mean);
    out.m2 += square / n;
    out.m3 += (square * (v - mean)) / n;
    out.m4 += (square * square) / n;
    out.m6 += (square * square * square) / n;
  }
  return out;
}

interface FirstOrder {
  /** Var E[Y|X], unbiased: may be below 0. */
  explained: number;
  /** Its share of the variance of y, unbiased, with its standard error. */
  share: number;
  se: number;
  below_noise: boolean;
}

/** Sum of squares between classes; the means of the classes go into `means`. */
function betweenClasses(
  { order }: Pick<InputColumn, "order">,
  { y, mean, m2 }: Pick<Spread, "y" | "mean" | "m2">,
  ends: Int32Array,
  means: Float64Array,
): number {
  let between = 0;
  for (let m = 0, from = 0; m < ends.length; from = ends[m++]) {
    let sum = 0;
    for (let a = from; a < ends[m]; a++) sum += y[order[a]];
    means[m] = sum / (ends[m] - from);
    between += (ends[m] - from) * (means[m] - mean) * (means[m] - mean);
  }
  return Math.min(m2 * order.length, between);
}

/** First-order share of a line in the variance of y by itself, as `firstOrder` gives it. */
export function shareOf(line: Pick<InputColumn, "x" | "order">, spread: Pick<Spread, "y" | "mean" | "m2">): number {
  const ends = classesOf(line);
  const n = line.order.length;
  const M = ends.length;
  if (!isShared(n, M, spread.m2)) return 0;
  return unbiased(betweenClasses(line, spread, ends, new Float64Array(M)), n, M, spread.m2);
}

/**
 * `shareOf` for a line whose values all differ, without looking at them.
 * @param order rows by rising x, over 20
 */
export function shareOfDistinct(order: Int32Array, { y, mean, m2 }: Pick<Spread, "y" | "mean" | "m2">): number {
  const n = order.length;
  const M = classesOfDistinct(n);
  if (!isShared(n, M, m2)) return 0;
  let between = 0;
  for (let m = 0, from = 0; m < M; m++) {
    const end = classEnd(n, m, M);
    let sum = 0;
    for (let a = from; a < end; a++) sum += y[order[a]];
    const own = sum / (end - from);
    between += (end - from) * (own - mean) * (own - mean);
    from = end;
  }
  return unbiased(Math.min(m2 * n, between), n, M, m2);
}

const isShared = (n: number, M: number, m2: number): boolean => M >= 2 && n - M >= 1 && m2 * n > 0;

/** The share of `between` in the whole variation, less what classes of an inert number explain by chance. */
function unbiased(between: number, n: number, M: number, m2: number): number {
  const total = m2 * n;
  return (between - ((M - 1) * (total - between)) / (n - M)) / total;
}

/**
 * First-order share of a line in the variance of y. The standard error is that of the influence function of the correlation
 * ratio, to which the spread of an inert number's reading is added. @param count lines of the question, for `below_noise`
 */
export function firstOrder(
  line: Pick<InputColumn, "x" | "order">,
  { y, mean, m2, m3, m4, m6 }: Spread,
  count: number,
  ends: Int32Array = classesOf(line),
): FirstOrder {
  const { order } = line;
  const n = order.length;
  const M = ends.length;
  const total = m2 * n;
  if (M < 2 || n - M < 1 || total <= 0) return { explained: 0, share: 0, se: 0, below_noise: true };
  const means = new Float64Array(M);
  const between = betweenClasses(line, { y, mean, m2 }, ends, means);
  const share = (between - ((M - 1) * (total - between)) / (n - M)) / total;
  const raw = between / total;
  let influence = 0;
  for (let m = 0, from = 0; m < M; from = ends[m++]) {
    for (let a = from; a < ends[m]; a++) {
      const r = y[order[a]] - means[m];
      const d = y[order[a]] - mean;
      const f = (1 - raw) * d * d - r * r;
      influence += f * f;
    }
  }
  const inert = ((1 - raw) * Math.sqrt(2 * (M - 1))) / n;
  return {
    explained: share * (total / (n - 1)),
    share,
    se: Math.sqrt(influence / (total * total) + inert * inert),
    below_noise: !(between > inertPoint({ m2, m3, m4, m6 }, ends, 1 - FALSE_ALARM / Math.max(1, count))),
  };
}

/**
 * The sum of squares between classes that an inert number stays below with probability u: Pearson's type III law with
 * its first three cumulants, those of the squared sums of c values each, S_m^2 / c, over the classes (where answers are
 * mostly 0 the chi-square law, their limit, is exceeded far too often); its quantile by Wilson & Hilferty (1931, PNAS
 * 17:684). NaN where these cumulants are 0, as in classes of one or two worlds: nothing is then above noise.
 */
function inertPoint({ m2, m3, m4, m6 }: Pick<Spread, "m2" | "m3" | "m4" | "m6">, ends: Int32Array, u: number): number {
  const M = ends.length;
  let variance = 0;
  let third = 0;
  for (let m = 0; m < M; m++) {
    const c = ends[m] - (ends[m - 1] ?? 0);
    const e1 = m2;
    const e2 = (m4 + 3 * (c - 1) * m2 * m2) / c;
    const e3 = (m6 + (c - 1) * (15 * m4 * m2 + 10 * m3 * m3 + 15 * (c - 2) * m2 * m2 * m2)) / (c * c);
    variance += e2 - e1 * e1;
    third += e3 - 3 * e2 * e1 + 2 * e1 * e1 * e1;
  }
  const free = (M - 1) / M;
  variance *= free;
  third *= free;
  const nu = (8 * variance * variance * variance) / (third * third);
  const root = 1 - 2 / (9 * nu) + normalQuantile(u) * Math.sqrt(2 / (9 * nu));
  return (M - 1) * m2 + (nu * root * root * root - nu) * Math.sqrt(variance / (2 * nu));
}

/** Mean of y over the rows [from, to) of an order, and its standard error. */
function meanOf(order: Int32Array, y: Float64Array, from: number, to: number): { mean: number; se: number } {
  const n = to - from;
  let sum = 0;
  for (let a = from; a < to; a++) sum += y[order[a]];
  const mean = sum / n;
  let squares = 0;
  for (let a = from; a < to; a++) squares += (y[order[a]] - mean) * (y[order[a]] - mean);
  return { mean, se: n > 1 ? Math.sqrt(squares / (n - 1) / n) : 0 };
}

/** Share of the variance that lies between worlds: `answers.variance` less the part due to the futures' chance. */
function betweenOf({ variance, noise }: Answers): number {
  return Math.max(0, variance - (noise ?? 0));
}

const held = (share: number): number => Math.min(1, Math.max(0, share));

function decides(line: InputColumn, answers: Answers, found: FirstOrder): Decides {
  const { y, variance } = answers;
  const n = y.length;
  const scale = betweenOf(answers) > 0 ? variance / betweenOf(answers) : 0;
  const { x, order } = line;
  let below = Math.max(1, Math.floor(n / 5));
  let above = n - below;
  while (below < n && x[order[below]] === x[order[below - 1]]) below++;
  while (above > 0 && x[order[above - 1]] === x[order[above]]) above--;
  const low = meanOf(order, y, 0, below);
  const high = meanOf(order, y, above, n);
  return {
    share: held(found.share * scale),
    se: found.se * scale,
    below_noise: found.below_noise || scale === 0,
    low: low.mean,
    high: high.mean,
    low_se: low.se,
    high_se: high.se,
  };
}

/**
 * Every line of a question, largest share first, and the decomposition of the variance. `before`: the same lines over
 * the worlds without the record, or null.
 */
export function sensitivity(
  lines: readonly InputColumn[],
  answers: Answers,
  before: { lines: readonly InputColumn[]; answers: Answers } | null,
): { sensitivity: SensitivityFinding[]; variance: VarianceFinding | null } {
  if (answers.variance === 0 || answers.y.length < 2) return { sensitivity: [], variance: null };
  const between = betweenOf(answers);
  const count = lines.length;
  const spread = spreadOf(answers.y);
  const spreadBefore = before && before.answers.variance > 0 ? spreadOf(before.answers.y) : null;
  let explained = 0;
  const found = lines.map((line, at): SensitivityFinding => {
    const one = firstOrder(line, spread, count);
    explained += one.explained;
    const prior = before?.lines[at];
    return {
      path: line.path,
      ...decides(line, answers, one),
      worth: Math.max(0, one.explained),
      before:
        before && prior && spreadBefore ? decides(prior, before.answers, firstOrder(prior, spreadBefore, count)) : null,
    };
  });
  found.sort((a, b) => b.share - a.share || (a.path < b.path ? -1 : 1));
  return { sensitivity: found, variance: varianceOf(answers, between > 0 ? explained / between : 0) };
}

/** Shares of the variance p (1 - p) of one future's answer. */
function varianceOf({ mean, noise, paths }: Answers, sum: number): VarianceFinding {
  const chance = noise === null ? null : held((noise * paths) / (mean * (1 - mean)));
  const between = 1 - (chance ?? 0);
  const alone = between * held(sum);
  return { alone, joint: between - alone, chance, sum };
}
