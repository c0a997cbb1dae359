/**
 * One box of a trajectory, its limits tested one by one: whether each could be chance, and how often it is reproduced
 * when PRIM sees only a random half of the worlds (Bryant & Lempert 2010).
 */
import { betaLaw } from "../../../numbers/beta.ts";
import { first, key } from "../../../numbers/streams.ts";
import { MAX_CLASSES, shareOf, shareOfDistinct, spreadOf } from "../sensitivity.ts";
import { rowsAmong, trajectory, type Data, type Limits, type Step } from "./peel.ts";

/** Quasi-p above which a limit is dropped. */
const MAX_QUASI_P = 0.05;
const HALVES = 20;

interface Limit {
  number: number;
  upper: boolean;
  at: number;
  quasiP: number;
  reproduced: number;
}
export interface Box {
  limits: Limit[];
  coverage: number;
  density: number;
  mass: number;
}

/**
 * The box on a trajectory with the best balance of coverage and density: the greatest harmonic mean of the two (F1),
 * the larger box among equals.
 */
export function balanced(steps: readonly Step[]): Step {
  const score = ({ coverage: c, density: d }: Step): number => (c + d > 0 ? (2 * c * d) / (c + d) : 0);
  return steps.reduce((best, step) => (score(step) > score(best) ? step : best));
}

/**
 * Quasi-p of a limit: the chance that a box of `count` worlds drawn from the box without that limit, where the mean
 * answer is `rate`, has `sum` yes or more (one-sided binomial; for answers between 0 and 1, which vary less, it errs to
 * the high side).
 */
export function quasiP(sum: number, count: number, rate: number): number {
  if (sum <= 0 || rate >= 1) return 1;
  if (rate <= 0) return 0;
  return sum > count ? 0 : betaLaw(sum, count - sum + 1).cdf(rate);
}

interface Side {
  number: number;
  upper: boolean;
  at: number;
}

function sidesOf({ low, high }: Limits): Side[] {
  return Array.from(low, (_, number) => [
    ...(low[number] > -Infinity ? [{ number, upper: false, at: low[number] }] : []),
    ...(high[number] < Infinity ? [{ number, upper: true, at: high[number] }] : []),
  ]).flat();
}

/** The limits that each world misses, a bit a side (a box has two sides a line, so at most 2 `MAX_LINES`). */
function missedBy({ x, y }: Data, sides: readonly Side[]): Int32Array {
  const missed = new Int32Array(y.length);
  sides.forEach(({ number, upper, at }, side) => {
    const column = x[number];
    for (let w = 0; w < missed.length; w++) if (upper ? column[w] > at : column[w] < at) missed[w] |= 1 << side;
  });
  return missed;
}

/** Quasi-p of every limit of a box: a world belongs to the box without a limit where it misses that one at most. */
export function quasiPs(data: Data, among: Uint8Array, sides: readonly Side[]): number[] {
  const { y } = data;
  const missed = missedBy(data, sides);
  const counts = new Int32Array(sides.length);
  const sums = new Float64Array(sides.length);
  let count = 0;
  let sum = 0;
  for (let w = 0; w < y.length; w++) {
    const bits = missed[w];
    if (among[w] === 0 || (bits & (bits - 1)) !== 0) continue;
    if (bits !== 0) {
      const side = 31 - Math.clz32(bits);
      counts[side]++;
      sums[side] += y[w];
      continue;
    }
    count++;
    sum += y[w];
    for (let side = 0; side < sides.length; side++) {
      counts[side]++;
      sums[side] += y[w];
    }
  }
  return sides.map((_, side) => quasiP(sum, count, sums[side] / counts[side]));
}

/** Number of lines that a box may limit: those with the largest first-order shares. */
const MAX_LINES = 12;

/**
 * The lines with the largest first-order shares among the worlds given, for each of several sets of worlds. Where answers
 * are mostly 0, some twentieth of hundreds of numbers has no yes by chance, and PRIM would peel it; so it sees the few
 * that matter (Bryant & Lempert 2010 and the EMA workbench leave that choice to the analyst). A number that matters only
 * together with another is missed.
 */
function candidates({ x, order, y }: Data, isDistinct: readonly boolean[], sets: readonly Uint8Array[]): number[][] {
  if (x.length <= MAX_LINES) return sets.map(() => Array.from(x.keys()));
  const spreads = sets.map((among) => ({ ...spreadOf(y.filter((_, w) => among[w] === 1)), y }));
  const shares = sets.map(() => new Float64Array(x.length));
  const scratch = new Int32Array(y.length);
  for (let j = 0; j < x.length; j++)
    for (let n = 0; n < sets.length; n++) {
      const rows = rowsAmong(order[j], sets[n], scratch);
      shares[n][j] =
        isDistinct[j] && rows.length > MAX_CLASSES
          ? shareOfDistinct(rows, spreads[n])
          : shareOf({ x: x[j], order: rows }, spreads[n]);
    }
  return shares.map((share) =>
    Array.from(x.keys())
      .sort((a, b) => share[b] - share[a] || a - b)
      .slice(0, MAX_LINES)
      .sort((a, b) => a - b),
  );
}

/**
 * The balanced box among the worlds given, without the limits that could be chance: the worst is dropped and the rest
 * tested again, until none is above `MAX_QUASI_P`.
 * @param few the lines that it may limit
 */
function tested(data: Data, few: readonly number[], among: Uint8Array): { sides: Side[]; quasi: number[] } {
  const steps = trajectory({ x: few.map((j) => data.x[j]), order: few.map((j) => data.order[j]), y: data.y }, among);
  let sides = sidesOf(balanced(steps)).map((side) => ({ ...side, number: few[side.number] }));
  for (;;) {
    const quasi = quasiPs(data, among, sides);
    const worst = quasi.reduce((at, p, j) => (p > quasi[at] ? j : at), 0);
    if (sides.length === 0 || quasi[worst] <= MAX_QUASI_P) return { sides, quasi };
    sides = sides.filter((_, j) => j !== worst);
  }
}

/**
 * Boxes one after the other, each among the worlds that the earlier ones left; an empty list where no limit holds.
 * Coverage, density and mass of each are over all worlds.
 * @param seed, name key of the random halves
 * @param most greatest number of boxes
 */
export function boxes(data: Data, seed: number, name: string, most: number): Box[] {
  const n = data.y.length;
  const all = data.y.reduce((sum, y) => sum + y, 0);
  const among = new Uint8Array(n).fill(1);
  const found: Box[] = [];
  const isDistinct = data.x.map((column, j) => areDistinct(column, data.order[j]));
  while (found.length < most) {
    const { sides, quasi } = tested(data, candidates(data, isDistinct, [among])[0], among);
    if (sides.length === 0) break;
    const missed = missedBy(data, sides);
    let count = 0;
    let sum = 0;
    for (let w = 0; w < n; w++) {
      if (among[w] === 0 || missed[w] !== 0) continue;
      count++;
      sum += data.y[w];
    }
    const back = reproduced(data, isDistinct, among, sides, seed, `${name}/${found.length}`);
    found.push({
      limits: sides
        .map((side, j) => ({ ...side, quasiP: quasi[j], reproduced: back[j] }))
        .sort((a, b) => a.quasiP - b.quasiP || a.number - b.number),
      coverage: sum / all,
      density: sum / count,
      mass: count / n,
    });
    for (let w = 0; w < n; w++) if (missed[w] === 0) among[w] = 0;
  }
  return found;
}

/** Number of random halves in which each limit (number and side) is found again. */
function reproduced(
  data: Data,
  isDistinct: readonly boolean[],
  among: Uint8Array,
  sides: readonly Side[],
  seed: number,
  name: string,
): number[] {
  const back = sides.map(() => 0);
  const stream = key(seed, name);
  const halves = Array.from({ length: HALVES }, (_, half) => halfOf(among, (w) => first(stream, w, half, 0, 0)));
  candidates(data, isDistinct, halves).forEach((few, half) => {
    const again = tested(data, few, halves[half]).sides;
    sides.forEach((side, j) => {
      if (again.some((s) => s.number === side.number && s.upper === side.upper)) back[j]++;
    });
  });
  return back;
}

/** A random half of the worlds given: those with the lowest half of the numbers, the first of equals. */
function halfOf(among: Uint8Array, number: (w: number) => number): Uint8Array {
  const drawn = new Float64Array(among.length).fill(Infinity);
  for (let w = 0; w < among.length; w++) if (among[w] === 1) drawn[w] = number(w);
  const sorted = drawn.slice().sort();
  const out = new Uint8Array(among.length);
  let left = Math.floor(among.reduce((sum, one) => sum + one, 0) / 2);
  if (left === 0) return out;
  const last = sorted[left - 1];
  for (let w = 0; w < out.length; w++)
    if (drawn[w] < last) {
      out[w] = 1;
      left--;
    }
  for (let w = 0; left > 0; w++)
    if (drawn[w] === last) {
      out[w] = 1;
      left--;
    }
  return out;
}

/** Whether no two worlds have the same value. @param order rows by rising value */
function areDistinct(column: Float64Array, order: Int32Array): boolean {
  for (let a = 1; a < order.length; a++) if (column[order[a]] === column[order[a - 1]]) return false;
  return true;
}
