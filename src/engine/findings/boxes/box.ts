/**
 * One box of a trajectory, its limits tested one by one: whether each could be chance, and how often it is reproduced
 * when PRIM sees only a random half of the worlds (Bryant & Lempert 2010).
 */
import { betaLaw } from "../../../numbers/beta.ts";
import { first, key } from "../../../numbers/streams.ts";
import { MAX_CLASSES, shareAmong, shareOf, spreadOf } from "../sensitivity.ts";
import { trajectory, type Data, type Limits, type Step } from "./peel.ts";

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

const fits = ({ x }: Data, sides: readonly Side[], w: number): boolean =>
  sides.every(({ number, upper, at }) => (upper ? x[number][w] <= at : x[number][w] >= at));

function within(data: Data, among: Uint8Array, sides: readonly Side[]): { count: number; sum: number } {
  let count = 0;
  let sum = 0;
  for (let w = 0; w < data.y.length; w++) {
    if (among[w] === 0 || !fits(data, sides, w)) continue;
    count++;
    sum += data.y[w];
  }
  return { count, sum };
}

/** Quasi-p of every limit of a box. */
export function quasiPs(data: Data, among: Uint8Array, sides: readonly Side[]): number[] {
  const { count, sum } = within(data, among, sides);
  return sides.map((side) => {
    const wider = within(
      data,
      among,
      sides.filter((s) => s !== side),
    );
    return quasiP(sum, count, wider.sum / wider.count);
  });
}

/** Number of lines that a box may limit: those with the largest first-order shares. */
const MAX_LINES = 12;

/**
 * The lines with the largest first-order shares among the worlds given. Where answers are mostly 0, some twentieth of
 * hundreds of numbers has no yes by chance, and PRIM would peel it; so it sees the few that matter (Bryant & Lempert
 * 2010 and the EMA workbench leave that choice to the analyst). A number that matters only together with another is
 * missed.
 */
function candidates({ x, order, y }: Data, isDistinct: readonly boolean[], among: Uint8Array): number[] {
  if (x.length <= MAX_LINES) return Array.from(x.keys());
  const some = y.filter((_, w) => among[w] === 1);
  const spread = { ...spreadOf(some), y };
  const rows = new Int32Array(y.length);
  const shares = x.map((column, j) => {
    const all = order[j];
    if (isDistinct[j] && some.length > MAX_CLASSES) return shareAmong(all, among, some.length, spread);
    let count = 0;
    for (let a = 0; a < all.length; a++) if (among[all[a]] === 1) rows[count++] = all[a];
    return shareOf({ x: column, order: rows.subarray(0, count) }, spread);
  });
  return Array.from(x.keys())
    .sort((a, b) => shares[b] - shares[a] || a - b)
    .slice(0, MAX_LINES)
    .sort((a, b) => a - b);
}

/**
 * The balanced box among the worlds given, without the limits that could be chance: the worst is dropped and the rest
 * tested again, until none is above `MAX_QUASI_P`.
 */
function tested(data: Data, isDistinct: readonly boolean[], among: Uint8Array): { sides: Side[]; quasi: number[] } {
  const few = candidates(data, isDistinct, among);
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
  const isDistinct = data.x.map((column, j) =>
    data.order[j].every((w, a, o) => a === 0 || column[w] !== column[o[a - 1]]),
  );
  while (found.length < most) {
    const { sides, quasi } = tested(data, isDistinct, among);
    if (sides.length === 0) break;
    const { count, sum } = within(data, among, sides);
    const back = reproduced(data, isDistinct, among, sides, seed, `${name}/${found.length}`);
    found.push({
      limits: sides
        .map((side, j) => ({ ...side, quasiP: quasi[j], reproduced: back[j] }))
        .sort((a, b) => a.quasiP - b.quasiP || a.number - b.number),
      coverage: sum / all,
      density: sum / count,
      mass: count / n,
    });
    for (let w = 0; w < n; w++) if (fits(data, sides, w)) among[w] = 0;
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
  const n = data.y.length;
  for (let half = 0; half < HALVES; half++) {
    const chosen = halfOf(among, (w) => first(stream, w, half, 0, 0));
    if (n === 0) continue;
    const again = tested(data, isDistinct, chosen).sides;
    sides.forEach((side, j) => {
      if (again.some((s) => s.number === side.number && s.upper === side.upper)) back[j]++;
    });
  }
  return back;
}

/** A random half of the worlds given: those with the lowest half of the numbers. */
function halfOf(among: Uint8Array, number: (w: number) => number): Uint8Array {
  const drawn = Array.from(among.keys())
    .filter((w) => among[w] === 1)
    .map((w) => ({ w, u: number(w) }))
    .sort((a, b) => a.u - b.u || a.w - b.w);
  const out = new Uint8Array(among.length);
  for (let a = 0; a < Math.floor(drawn.length / 2); a++) out[drawn[a].w] = 1;
  return out;
}
