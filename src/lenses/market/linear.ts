/** Small linear programmes by the two-phase simplex with Bland's rule (Bland 1977, Mathematics of Operations Research 2:103): tens of rows. */

export interface Row {
  a: number[];
  sense: "at-least" | "equal";
  b: number;
}

/** Tolerance below which a coefficient, a reduced cost or a remainder is zero; entries are of order 1. */
const TOLERANCE = 1e-10;

/**
 * min c'x over x >= 0 under the rows; null where it is infeasible. Bounded programmes only. @throws Error where it is
 * unbounded
 */
export function minimise(c: readonly number[], rows: readonly Row[]): { value: number; x: number[] } | null {
  const n = c.length;
  const m = rows.length;
  const surplus = rows.filter(({ sense }) => sense === "at-least").length;
  const width = n + surplus + m + 1;
  const T = rows.map(({ a, b }, i) => {
    const row = new Float64Array(width);
    a.forEach((one, j) => {
      row[j] = one;
    });
    if (rows[i].sense === "at-least") row[n + rows.slice(0, i).filter(({ sense }) => sense === "at-least").length] = -1;
    row[width - 1] = b;
    if (b < 0) for (let j = 0; j < width; j++) row[j] = -row[j];
    row[n + surplus + i] = 1;
    return row;
  });
  const basis = rows.map((_, i) => n + surplus + i);
  const first = new Float64Array(width);
  for (let j = 0; j < width; j++) for (const row of T) if (j < n + surplus || j === width - 1) first[j] -= row[j];
  run(T, first, basis, n + surplus);
  if (-first[width - 1] > 1e-8) return null;
  basis.forEach((of, i) => {
    if (of < n + surplus) return;
    const j = Array.from({ length: n + surplus }, (_, at) => at).find((at) => Math.abs(T[i][at]) > 1e-9);
    if (j !== undefined) pivot(T, first, basis, i, j);
  });
  const second = new Float64Array(width);
  c.forEach((cost, j) => {
    second[j] = cost;
  });
  basis.forEach((of, i) => {
    const cost = of < n ? c[of] : 0;
    if (cost !== 0) for (let j = 0; j < width; j++) second[j] -= cost * T[i][j];
  });
  run(T, second, basis, n + surplus);
  const x = new Array<number>(n).fill(0);
  basis.forEach((of, i) => {
    if (of < n) x[of] = T[i][width - 1];
  });
  return { value: x.reduce((sum, one, j) => sum + one * c[j], 0), x };
}

function run(T: Float64Array[], cost: Float64Array, basis: number[], columns: number): void {
  const last = cost.length - 1;
  for (;;) {
    let enter = -1;
    for (let j = 0; j < columns && enter < 0; j++) if (cost[j] < -TOLERANCE) enter = j;
    if (enter < 0) return;
    let leave = -1;
    let least = Infinity;
    T.forEach((row, i) => {
      if (row[enter] <= TOLERANCE) return;
      const ratio = row[last] / row[enter];
      if (ratio < least - TOLERANCE || (ratio <= least + TOLERANCE && leave >= 0 && basis[i] < basis[leave])) {
        least = Math.min(least, ratio);
        leave = i;
      }
    });
    if (leave < 0) throw new Error("an unbounded linear programme");
    pivot(T, cost, basis, leave, enter);
  }
}

function pivot(T: Float64Array[], cost: Float64Array, basis: number[], i: number, j: number): void {
  const row = T[i];
  const by = row[j];
  for (let k = 0; k < row.length; k++) row[k] /= by;
  for (const other of [...T, cost]) {
    const share = other[j];
    if (other === row || share === 0) continue;
    for (let k = 0; k < row.length; k++) other[k] -= share * row[k];
  }
  basis[i] = j;
}
