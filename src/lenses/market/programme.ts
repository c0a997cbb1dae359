/**
 * Separable convex quadratic programmes: min 1/2 x'diag(q)x + c'x subject to A x = b, low <= x <= high.
 * n variables j, m rows i; A by columns: entries of column j are [start[j], start[j + 1]) of `row` and `value`.
 */
export interface Programme {
  n: number;
  m: number;
  q: Float64Array; // at least 0
  c: Float64Array;
  start: Int32Array;
  row: Int32Array;
  value: Float64Array;
  b: Float64Array;
  low: Float64Array; // finite
  high: Float64Array; // at least `low`; may be infinite
  /** A typical size of each variable, above 0: the measure of its residuals. */
  size: Float64Array;
}

/** Duals: of the rows (y), and of the bounds (lower, upper, at least 0): q x + c = A'y + lower - upper. */
export interface Point {
  x: Float64Array;
  y: Float64Array;
  lower: Float64Array;
  upper: Float64Array;
}

/** Residuals of the conditions of Karush, Kuhn and Tucker; each relative to the size of its terms. */
export interface Residuals {
  /** Largest |A x - b| of a row over its largest |a x|, and largest violation of a bound over the variable's size. */
  primal: number;
  /** Largest |q x + c - A'y - lower + upper| over the largest |c| or |y|. */
  dual: number;
  /** lower'(x - low) + upper'(high - x) over the sum of |c x|. */
  gap: number;
}

/** Share of a variable's size below which it is negligible, and errors are measured against this share. */
export const NEGLIGIBLE_SHARE = 1e-3;

/** Residuals of a point, computed from the programme alone. Infinite where a number is NaN. */
export function residuals(p: Programme, { x, y, lower, upper }: Point): Residuals {
  const sum = new Float64Array(p.m);
  const most = new Float64Array(p.m);
  let primal = 0;
  let dual = 0;
  let slack = 0;
  let worth = 0;
  let prices = 1e-300;
  for (let j = 0; j < p.n; j++) prices = Math.max(prices, Math.abs(p.c[j]));
  for (let i = 0; i < p.m; i++) prices = Math.max(prices, Math.abs(y[i]));
  for (let j = 0; j < p.n; j++) {
    let gradient = p.q[j] * x[j] + p.c[j] - lower[j] + upper[j];
    for (let e = p.start[j]; e < p.start[j + 1]; e++) {
      const [i, a] = [p.row[e], p.value[e]];
      sum[i] += a * x[j];
      most[i] = Math.max(most[i], Math.abs(a) * Math.max(Math.abs(x[j]), NEGLIGIBLE_SHARE * p.size[j]));
      gradient -= a * y[i];
    }
    dual = Math.max(dual, Math.abs(gradient) / prices, -Math.min(0, lower[j], upper[j]) / prices);
    primal = Math.max(
      primal,
      (p.low[j] - x[j]) / p.size[j],
      p.high[j] === Infinity ? 0 : (x[j] - p.high[j]) / p.size[j],
    );
    slack +=
      Math.abs(lower[j] * (x[j] - p.low[j])) +
      (p.high[j] === Infinity
        ? Math.abs(upper[j]) * p.size[j] * (upper[j] > 1e-9 * prices ? 1 : 0)
        : Math.abs(upper[j] * (p.high[j] - x[j])));
    worth += Math.abs(p.c[j]) * (Math.abs(x[j]) + NEGLIGIBLE_SHARE * p.size[j]);
  }
  for (let i = 0; i < p.m; i++)
    primal = Math.max(primal, Math.abs(sum[i] - p.b[i]) / Math.max(most[i], Math.abs(p.b[i]), 1e-300));
  const gap = slack / Math.max(worth, 1e-300);
  const whole = primal + dual + gap;
  return whole === whole && whole < Infinity
    ? { primal, dual, gap }
    : { primal: Infinity, dual: Infinity, gap: Infinity };
}
