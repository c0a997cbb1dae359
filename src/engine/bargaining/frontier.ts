/**
 * The Pareto frontier by the parties' gains (docs/methods/bargaining.md#pareto-frontier). y dominates x when none of
 * y's gains is below x's and one is above, both with the model's tolerance; undominated packages are on the frontier,
 * so equal rows are all on it. With the tolerance dominance is not transitive, so a dominated row can still dominate
 * another. But if y dominates x, every row at least as good as y in each gain to the last bit dominates x too:
 * searching such best rows gives the same answer as all pairs.
 * Two parties take a sort and a sweep, three a sort and a staircase (Kung, Luccio & Preparata 1975), more a cull in
 * falling order of the sum (sort-filter-skyline, Chomicki et al. 2003) at n times the size of the frontier.
 */
import { above, atLeast } from "./compare.ts";
import { makeSorter, type Sorter } from "../../numbers/sort.ts";

/** Working memory for up to `most` packages. */
export interface FrontierScratch {
  rows: Int32Array;
  key: Float64Array;
  steps: Int32Array;
  stepsHigher: Int32Array;
  sorter: Sorter;
}

export function frontierScratch(most: number): FrontierScratch {
  return {
    rows: new Int32Array(most),
    key: new Float64Array(most),
    steps: new Int32Array(most),
    stepsHigher: new Int32Array(most),
    sorter: makeSorter(most),
  };
}

/** Whether y dominates x by the parties' gains, with the model's tolerance. */
export function dominates(gain: Float64Array, n: number, parties: number, y: number, x: number): boolean {
  let better = false;
  for (let i = 0, offset = 0; i < parties; i++, offset += n) {
    const gy = gain[offset + y];
    const gx = gain[offset + x];
    if (!atLeast(gy, gx)) return false;
    if (above(gy, gx)) better = true;
  }
  return better;
}

/**
 * Marks the packages that no other dominates for the parties. The standing counts where its row of zeros is among the n.
 * @param gain gain[i*n + x] of member i from package x, points, finite; parties first
 * @param out n flags, 1 on the frontier; overwritten
 * @param scratch working memory for at least n packages; without it the call allocates its own
 * @returns the number of packages on the frontier
 */
export function frontier(
  gain: Float64Array,
  n: number,
  parties: number,
  out: Uint8Array,
  scratch: FrontierScratch = frontierScratch(n),
): number {
  const left = dropPlainlyBeaten(gain, n, parties, out, scratch.rows);
  if (parties === 2) sweepTwo(gain, n, left, out, scratch.rows, scratch.sorter);
  else if (parties === 3) sweepThree(gain, n, left, out, scratch);
  else cull(gain, n, parties, left, out, scratch);
  let count = 0;
  for (let x = 0; x < n; x++) count += out[x];
  return count;
}

/** Number of rows below which the search itself is cheaper than another round of dropping. */
const MIN_ROWS_TO_DROP = 64;
/** Weights of the tilted party in rounds of dropping, so that strong rows come from all parts of the frontier. */
const TILTS = [3, 1 / 3, 1.5, 10];

/** Row with the greatest weighted sum of gains, among the first `count` of `rows`; party `tilted` weighs `tilt`, the others 1. */
function strongest(
  gain: Float64Array,
  n: number,
  parties: number,
  rows: Int32Array,
  count: number,
  tilted: number,
  tilt: number,
): number {
  let strong = -1;
  let most = -Infinity;
  for (let a = 0; a < count; a++) {
    const x = rows[a];
    let sum = 0;
    for (let i = 0, at = x; i < parties; i++, at += n) sum += i === tilted ? tilt * gain[at] : gain[at];
    if (sum > most) {
      most = sum;
      strong = x;
    }
  }
  return strong;
}

/**
 * Clears `out` for rows that a strong row beats in every gain to the last bit and in one beyond the tolerance, and lists the
 * rest in `rows`. Strong rows stay, so whatever a dropped row dominates still has its dominator.
 * @returns the number of rows left
 */
function dropPlainlyBeaten(gain: Float64Array, n: number, parties: number, out: Uint8Array, rows: Int32Array): number {
  for (let x = 0; x < n; x++) {
    rows[x] = x;
    out[x] = 1;
  }
  let left = n;
  for (let round = 0; round <= parties * TILTS.length && left > MIN_ROWS_TO_DROP; round++) {
    const tilt = round === 0 ? 1 : TILTS[Math.floor((round - 1) / parties)];
    const strong = strongest(gain, n, parties, rows, left, round === 0 ? -1 : (round - 1) % parties, tilt);
    let kept = 0;
    for (let a = 0; a < left; a++) {
      const x = rows[a];
      let beaten = true;
      let better = false;
      for (let i = 0, offset = 0; i < parties && beaten; i++, offset += n) {
        const gy = gain[offset + strong];
        const gx = gain[offset + x];
        if (gy < gx) beaten = false;
        else if (!better && above(gy, gx)) better = true;
      }
      if (beaten && better) out[x] = 0;
      else rows[kept++] = x;
    }
    left = kept;
  }
  return left;
}

/** Two parties: by falling gain of the first, the best gain of the second among rows not below x, and among rows above x. */
function sweepTwo(
  gain: Float64Array,
  n: number,
  left: number,
  out: Uint8Array,
  rows: Int32Array,
  sorter: Sorter,
): void {
  sorter.falling(rows, left, gain);
  let level = 0;
  let higher = 0;
  let bestLevel = -Infinity;
  let bestHigher = -Infinity;
  for (let a = 0; a < left; a++) {
    const x = rows[a];
    const first = gain[x];
    const second = gain[n + x];
    for (; level < left && atLeast(gain[rows[level]], first); level++)
      bestLevel = larger(bestLevel, gain[n + rows[level]]);
    for (; higher < left && above(gain[rows[higher]], first); higher++)
      bestHigher = larger(bestHigher, gain[n + rows[higher]]);
    out[x] = above(bestLevel, second) || (higher > 0 && atLeast(bestHigher, second)) ? 0 : 1;
  }
}

const larger = (a: number, b: number): number => (a > b ? a : b);

/** The best rows of two parties among those entered: the second party's gain rises along the steps, the third's falls. */
interface Staircase {
  rows: Int32Array;
  length: number;
}

function enter(stairs: Staircase, second: Float64Array, third: Float64Array, y: number): void {
  const { rows } = stairs;
  const b = second[y];
  const c = third[y];
  let low = 0;
  for (let high = stairs.length; low < high;) {
    const middle = (low + high) >>> 1;
    if (second[rows[middle]] < b) low = middle + 1;
    else high = middle;
  }
  if (low < stairs.length && third[rows[low]] >= c) return;
  let first = low;
  while (first > 0 && third[rows[first - 1]] <= c) first--;
  const past = low < stairs.length && second[rows[low]] === b ? low + 1 : low;
  rows.copyWithin(first + 1, past, stairs.length);
  rows[first] = y;
  stairs.length += first + 1 - past;
}

/** First step at least (with `strictly`: above) b by the second party's gain: of all such rows it is the best for the third. */
function step(stairs: Staircase, second: Float64Array, b: number, strictly: boolean): number {
  let low = 0;
  for (let high = stairs.length; low < high;) {
    const middle = (low + high) >>> 1;
    const value = second[stairs.rows[middle]];
    if (strictly ? above(value, b) : atLeast(value, b)) high = middle;
    else low = middle + 1;
  }
  return low < stairs.length ? stairs.rows[low] : -1;
}

/** Three parties: by falling gain of the first, a staircase of the rows not below x and one of those above x. */
function sweepThree(
  gain: Float64Array,
  n: number,
  left: number,
  out: Uint8Array,
  { rows, steps, stepsHigher, sorter }: FrontierScratch,
): void {
  sorter.falling(rows, left, gain);
  const second = gain.subarray(n, 2 * n);
  const third = gain.subarray(2 * n, 3 * n);
  const stairs: Staircase = { rows: steps, length: 0 };
  const stairsHigher: Staircase = { rows: stepsHigher, length: 0 };
  let level = 0;
  let higher = 0;
  for (let a = 0; a < left; a++) {
    const x = rows[a];
    for (; level < left && atLeast(gain[rows[level]], gain[x]); level++) enter(stairs, second, third, rows[level]);
    for (; higher < left && above(gain[rows[higher]], gain[x]); higher++)
      enter(stairsHigher, second, third, rows[higher]);
    const b = second[x];
    const c = third[x];
    let y = step(stairs, second, b, false);
    let dominated = y >= 0 && above(third[y], c);
    if (!dominated) {
      y = step(stairs, second, b, true);
      dominated = y >= 0 && atLeast(third[y], c);
    }
    if (!dominated) {
      y = step(stairsHigher, second, b, false);
      dominated = y >= 0 && atLeast(third[y], c);
    }
    out[x] = dominated ? 0 : 1;
  }
}

/** Any number of parties: in falling order of the sum, rows that no earlier one equals or beats in every gain; then every row against these. */
function cull(
  gain: Float64Array,
  n: number,
  parties: number,
  left: number,
  out: Uint8Array,
  { rows, key, steps, sorter }: FrontierScratch,
): void {
  for (let a = 0; a < left; a++) {
    const x = rows[a];
    let sum = 0;
    for (let i = 0; i < parties; i++) sum += gain[i * n + x];
    key[x] = sum;
  }
  sorter.falling(rows, left, key);
  let best = 0;
  for (let a = 0; a < left; a++) {
    const x = rows[a];
    let matched = false;
    for (let b = 0; b < best && !matched; b++) {
      matched = true;
      for (let i = 0, offset = 0; i < parties && matched; i++, offset += n)
        matched = gain[offset + steps[b]] >= gain[offset + x];
    }
    if (!matched) steps[best++] = x;
  }
  for (let a = 0; a < left; a++) {
    const x = rows[a];
    let dominated = false;
    for (let b = 0; b < best && !dominated; b++) dominated = dominates(gain, n, parties, steps[b], x);
    out[x] = dominated ? 0 : 1;
  }
}
