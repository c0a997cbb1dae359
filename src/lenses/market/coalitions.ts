/**
 * Games of transferable value: v[mask] is what the coalition of the players whose bits are set can get, v[0] = 0. N is all of them.
 * Shapley value (Shapley 1953), nucleolus (Schmeidler 1969) by sequential linear programmes (Maschler, Peleg & Shapley 1979), core (Gillies 1959).
 */
import { minimise, type Row } from "./linear.ts";

/** Relative step to which values are rounded before the nucleolus: noise of a solver would break its rank test. */
const VALUE_STEP = 1e-7;
/** Least difference between two distinct excesses of rounded values. */
const EXCESS_TOLERANCE = 1e-8;

const playersOf = (v: ArrayLike<number>): number => {
  let n = 0;
  while (1 << n < v.length) n++;
  return n;
};

/** phi_i = sum over S without i of |S|! (n - |S| - 1)!/n! (v(S + i) - v(S)). */
export function shapley(v: ArrayLike<number>): number[] {
  const n = playersOf(v);
  const weight = Array.from({ length: n }, (_, size) => {
    // size! (n - size - 1)! / n!
    let w = 1 / n;
    for (let k = 1; k <= size; k++) w *= k / (n - k);
    return w;
  });
  return Array.from({ length: n }, (_, i) => {
    let sum = 0;
    for (let S = 0; S < v.length; S++) if (!(S & (1 << i))) sum += weight[bits(S)] * (v[S | (1 << i)] - v[S]);
    return sum;
  });
}

export function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest > 0; rest &= rest - 1) count++;
  return count;
}

/**
 * The nucleolus: of all divisions of v(N) that give each player at least what it gets alone, the one whose complaints v(S) - x(S),
 * largest first, are least. Null where no such division exists. A coalition's complaint is fixed only where the rank test shows that
 * it is the same in every solution of the step.
 */
export function nucleolus(v: ArrayLike<number>): number[] | null {
  const n = playersOf(v);
  const all = v.length - 1;
  if (n === 1) return [v[1]];
  let scale = 0;
  for (let S = 0; S <= all; S++) scale = Math.max(scale, Math.abs(v[S]));
  if (scale === 0) return new Array<number>(n).fill(0);
  const w = Float64Array.from({ length: all + 1 }, (_, S) => Math.round(v[S] / scale / VALUE_STEP) * VALUE_STEP);
  const alone = Array.from({ length: n }, (_, i) => w[1 << i]);
  // x = alone + x', e = e' - EXCESS_OFFSET, all at least 0.
  const EXCESS_OFFSET = 4 * n;
  const indicator = (S: number): number[] => Array.from({ length: n }, (_, i) => (S >> i) & 1);
  const own = (S: number): number => alone.reduce((sum, one, i) => sum + ((S >> i) & 1) * one, 0);
  const fixed = new Map<number, number>([[all, w[all]]]); // S to x(S)
  const open = new Set(Array.from({ length: all - 1 }, (_, at) => at + 1));
  let x: number[] | null = null;
  while (rank([...fixed.keys()].map(indicator)) < n) {
    const free = [...open];
    const held = (withExcess: boolean): Row[] =>
      [...fixed].map(([S, worth]) => ({
        a: [...indicator(S), ...(withExcess ? [0] : [])],
        sense: "equal" as const,
        b: worth - own(S),
      }));
    const step = minimise(
      [...new Array<number>(n).fill(0), 1],
      [
        ...held(true),
        ...free.map((S): Row => ({ a: [...indicator(S), 1], sense: "at-least", b: w[S] - own(S) + EXCESS_OFFSET })),
      ],
    );
    if (step === null) return null;
    const excess = step.value - EXCESS_OFFSET;
    const within: Row[] = [
      ...held(false),
      ...free.map((S): Row => ({
        a: indicator(S),
        sense: "at-least",
        b: w[S] - excess - own(S) - EXCESS_TOLERANCE / 100,
      })),
    ];
    x = alone.map((one, i) => one + step.x[i]);
    const found = free.filter((S) => {
      const least = w[S] - excess;
      const point = own(S) + indicator(S).reduce((sum, one, i) => sum + one * step.x[i], 0);
      if (point > least + EXCESS_TOLERANCE) return false; // it can rise
      const most = minimise(
        indicator(S).map((one) => -one),
        within,
      );
      return most !== null && own(S) - most.value <= least + EXCESS_TOLERANCE;
    });
    if (found.length === 0) throw new Error("the nucleolus fixed nothing in a step");
    for (const S of found) {
      open.delete(S);
      if (rank([...fixed.keys(), S].map(indicator)) > rank([...fixed.keys()].map(indicator)))
        fixed.set(S, w[S] - excess);
    }
    const known = [...fixed.keys()].map(indicator);
    const r = rank(known);
    for (const S of open) if (rank([...known, indicator(S)]) === r) open.delete(S);
  }
  const solved =
    solveRows(
      [...fixed].map(([S, worth]) => ({ a: indicator(S), b: worth })),
      n,
    ) ?? x!;
  return solved.map((one) => one * scale);
}

/** Whether no division of v(N) leaves every coalition at least as well off as alone. */
export function coreIsEmpty(v: ArrayLike<number>): boolean {
  const n = playersOf(v);
  const all = v.length - 1;
  let scale = 1e-300;
  for (let S = 0; S <= all; S++) scale = Math.max(scale, Math.abs(v[S]));
  const alone = Array.from({ length: n }, (_, i) => v[1 << i] / scale);
  const rows: Row[] = [];
  for (let S = 1; S <= all; S++) {
    const a = Array.from({ length: n }, (_, i) => (S >> i) & 1);
    if (bits(S) > 1)
      rows.push({ a, sense: "at-least", b: v[S] / scale - a.reduce((sum, one, i) => sum + one * alone[i], 0) });
  }
  const least = minimise(new Array<number>(n).fill(1), rows);
  return least === null || least.value + alone.reduce((a, b) => a + b, 0) > v[all] / scale + EXCESS_TOLERANCE;
}

function reduce(rows: number[][], columns: number): { rows: number[][]; lead: number[] } {
  const left = rows.map((row) => [...row]);
  const lead: number[] = [];
  for (let j = 0; j < columns && lead.length < left.length; j++) {
    const at = lead.length;
    let best = at;
    for (let i = at; i < left.length; i++) if (Math.abs(left[i][j]) > Math.abs(left[best][j])) best = i;
    if (Math.abs(left[best][j]) < 1e-9) continue;
    [left[at], left[best]] = [left[best], left[at]];
    const by = left[at][j];
    left[at] = left[at].map((one) => one / by);
    for (let i = 0; i < left.length; i++) {
      const share = left[i][j];
      if (i !== at && share !== 0) left[i] = left[i].map((one, k) => one - share * left[at][k]);
    }
    lead.push(j);
  }
  return { rows: left, lead };
}

const rank = (rows: number[][]): number => reduce(rows, rows[0]?.length ?? 0).lead.length;

function solveRows(rows: readonly { a: number[]; b: number }[], n: number): number[] | null {
  const { rows: left, lead } = reduce(
    rows.map(({ a, b }) => [...a, b]),
    n,
  );
  return lead.length < n ? null : left.slice(0, n).map((row) => row[n]);
}
