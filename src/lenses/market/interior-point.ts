/**
 * A primal-dual interior point for separable convex quadratic programmes, with Mehrotra's predictor and corrector (Mehrotra 1992,
 * SIAM J. Optimization 2:575; Wright 1997, Primal-Dual Interior-Point Methods, ch. 10). Variables are measured in their sizes and
 * every product of slack and dual is driven to the same price, so that a market a millionth of another's size is solved as well as
 * that one. Only + - * / and sqrt: the same bits everywhere. x = low + size z, z + t = width; v, r duals of the two bounds, in prices.
 */
import { NEGLIGIBLE_SHARE, residuals, type Point, type Programme, type Residuals } from "./programme.ts";

interface Solution extends Point {
  residuals: Residuals;
  iterations: number;
  /** Whether the residuals are small enough to be believed. */ converged: boolean;
}

/** Target and limit of acceptance for primal and dual residual, and gap. */
const TARGET = { residual: 1e-8, gap: 1e-9 };
const ACCEPTED = { residual: 1e-6, gap: 1e-8 };
const MAX_ITERATIONS = 100;
/** Iterations without a better point before giving up. */
const MAX_STALLED_ITERATIONS = 4;
/** Least slack, in sizes, and least dual, in prices. */
const MIN_SLACK = 1e-13;
/** Share of each diagonal of the normal matrix that is added to it. */
const DIAGONAL_SHIFT = 1e-12;
/** Rounds of iterative refinement of the search direction. */
const REFINEMENT_ROUNDS = 1;
/** Share of the way to the nearest bound that a step may go. */
const STEP_SHARE = 0.9995;
/** Width of a variable, in sizes, below which it counts as fixed. */
const FIXED_WIDTH = 1e-12;

export function solve(p: Programme): Solution {
  const { m } = p;
  const free = Int32Array.from(
    Array.from({ length: p.n }, (_, j) => j).filter((j) => p.high[j] - p.low[j] > FIXED_WIDTH * p.size[j]),
  );
  const n = free.length;
  const b = Float64Array.from(p.b);
  for (let j = 0; j < p.n; j++) for (let e = p.start[j]; e < p.start[j + 1]; e++) b[p.row[e]] -= p.value[e] * p.low[j];
  const size = Float64Array.from(free, (j) => p.size[j]);
  const c = Float64Array.from(free, (j) => p.c[j] + p.q[j] * p.low[j]);
  const q = Float64Array.from(free, (j) => p.q[j] * p.size[j]);
  let price = 1e-300;
  for (let f = 0; f < n; f++) price = Math.max(price, Math.abs(c[f]), q[f]);
  for (let f = 0; f < n; f++) {
    c[f] /= price;
    q[f] /= price;
  }
  // Columns of the free variables, and for each the products that it adds to the normal matrix: N[pair] += size theta product.
  const start = new Int32Array(n + 1);
  for (let f = 0; f < n; f++) start[f + 1] = start[f] + p.start[free[f] + 1] - p.start[free[f]];
  const [row, value] = [new Int32Array(start[n]), new Float64Array(start[n])];
  const pairStart = new Int32Array(n + 1);
  const pairs: number[] = [];
  const products: number[] = [];
  for (let f = 0; f < n; f++) {
    for (let e = start[f], from = p.start[free[f]]; e < start[f + 1]; e++, from++) {
      row[e] = p.row[from];
      value[e] = p.value[from];
    }
    for (let e = start[f]; e < start[f + 1]; e++)
      for (let g = start[f]; g < start[f + 1]; g++)
        if (row[g] <= row[e]) {
          pairs.push(row[e] * m + row[g]);
          products.push(value[e] * value[g]);
        }
    pairStart[f + 1] = pairs.length;
  }
  const [pairAt, product] = [Int32Array.from(pairs), Float64Array.from(products)];
  /** First column with an entry of each row of the normal matrix: its factor has none before it either. */
  const firstIn = Int32Array.from({ length: m }, (_, i) => i);
  for (const pair of pairs) {
    const i = Math.floor(pair / m);
    firstIn[i] = Math.min(firstIn[i], pair - i * m);
  }
  const width = Float64Array.from(free, (j) => (p.high[j] - p.low[j]) / p.size[j]);
  const bounded = Uint8Array.from(width, (w) => (w < Infinity ? 1 : 0));

  const vector = (): Float64Array => new Float64Array(n);
  const [z, t, v, r] = [
    Float64Array.from(width, (w) => Math.min(0.5, w / 2)),
    vector().fill(1),
    vector().fill(1),
    Float64Array.from(bounded),
  ];
  const [dz, dt, dv, dr, rd, ru, h, theta, cv, cr] = [
    vector(),
    vector(),
    vector(),
    vector(),
    vector(),
    vector(),
    vector(),
    vector(),
    vector(),
    vector(),
  ];
  const [y, dy, rp, most, rowSize, right, step] = [
    new Float64Array(m),
    new Float64Array(m),
    new Float64Array(m),
    new Float64Array(m),
    new Float64Array(m),
    new Float64Array(m),
    new Float64Array(m),
  ];
  for (let f = 0; f < n; f++)
    for (let e = start[f]; e < start[f + 1]; e++) rowSize[row[e]] = Math.max(rowSize[row[e]], size[f], 1e-300);
  const N = new Float64Array(m * m);
  for (let f = 0; f < n; f++) if (bounded[f]) t[f] = Math.max(width[f] - z[f], MIN_SLACK);

  /** Column f of A times prices. */
  const priced = (f: number, of: Float64Array): number => {
    let sum = 0;
    for (let e = start[f]; e < start[f + 1]; e++) sum += value[e] * of[row[e]];
    return sum;
  };
  /**
   * One step of iterative refinement of dy: the factor is of the shifted matrix, and rounded. `right` is the remaining
   * right-hand side.
   */
  const refine = (): void => {
    step.set(right);
    for (let f = 0; f < n; f++) {
      const s = size[f] * theta[f] * priced(f, dy);
      for (let e = start[f]; e < start[f + 1]; e++) step[row[e]] -= value[e] * s;
    }
    substitute(N, m, firstIn, step);
    for (let i = 0; i < m; i++) dy[i] += step[i];
  };
  /** Solves for one direction from the complementarity targets cv and cr: dz = theta (A'dy + h), A size theta A' dy = rp - A size theta h. */
  const direction = (rounds: number): void => {
    dy.set(rp);
    for (let f = 0; f < n; f++) {
      h[f] = -rd[f] + cv[f] / z[f] - (bounded[f] ? (cr[f] - r[f] * ru[f]) / t[f] : 0);
      const s = size[f] * theta[f] * h[f];
      for (let e = start[f]; e < start[f + 1]; e++) dy[row[e]] -= value[e] * s;
    }
    right.set(dy);
    substitute(N, m, firstIn, dy);
    for (let round = 0; round < rounds; round++) refine();
    for (let f = 0; f < n; f++) {
      dz[f] = theta[f] * (priced(f, dy) + h[f]);
      dv[f] = (cv[f] - v[f] * dz[f]) / z[f];
      if (!bounded[f]) continue;
      dt[f] = ru[f] - dz[f];
      dr[f] = (cr[f] - r[f] * dt[f]) / t[f];
    }
  };
  /** The longest step, at most 1, that keeps everything positive. */
  const longest = (): number => {
    let step = 1;
    for (let f = 0; f < n; f++) {
      if (dz[f] < 0) step = Math.min(step, -z[f] / dz[f]);
      if (dv[f] < 0) step = Math.min(step, -v[f] / dv[f]);
      if (!bounded[f]) continue;
      if (dt[f] < 0) step = Math.min(step, -t[f] / dt[f]);
      if (dr[f] < 0) step = Math.min(step, -r[f] / dr[f]);
    }
    return step;
  };
  /** The point in the programme's own units; a fixed variable gets the dual that its gradient asks for. */
  const point = (): Point => {
    const out: Point = {
      x: Float64Array.from(p.low),
      y: Float64Array.from(y, (of) => of * price),
      lower: new Float64Array(p.n),
      upper: new Float64Array(p.n),
    };
    const at = new Int32Array(p.n).fill(-1);
    free.forEach((j, f) => {
      at[j] = f;
    });
    for (let j = 0; j < p.n; j++) {
      const f = at[j];
      if (f >= 0) {
        out.x[j] = Math.min(p.high[j], p.low[j] + z[f] * p.size[j]);
        out.lower[j] = v[f] * price;
        out.upper[j] = r[f] * price;
        continue;
      }
      let gradient = p.q[j] * p.low[j] + p.c[j];
      for (let e = p.start[j]; e < p.start[j + 1]; e++) gradient -= p.value[e] * out.y[p.row[e]];
      out.lower[j] = Math.max(0, gradient);
      out.upper[j] = Math.max(0, -gradient);
    }
    return out;
  };

  let best = Infinity;
  let stalled = 0;
  let iterations = 0;
  for (; iterations < MAX_ITERATIONS; iterations++) {
    rp.set(b);
    most.fill(1e-300);
    let [mu, pairs, slack, worth, dual] = [0, 0, 0, 1e-300, 0];
    for (let f = 0; f < n; f++) {
      for (let e = start[f]; e < start[f + 1]; e++) {
        const part = value[e] * size[f] * z[f];
        const i = row[e];
        rp[i] -= part;
        if (Math.abs(part) > most[i]) most[i] = Math.abs(part);
      }
      rd[f] = c[f] + q[f] * z[f] - priced(f, y) - v[f] + r[f];
      ru[f] = bounded[f] ? width[f] - z[f] - t[f] : 0;
      const product = z[f] * v[f] + (bounded[f] ? t[f] * r[f] : 0);
      mu += product;
      pairs += 1 + bounded[f];
      slack += size[f] * product;
      worth += size[f] * (z[f] + NEGLIGIBLE_SHARE) * Math.abs(c[f]);
      if (Math.abs(rd[f]) > dual) dual = Math.abs(rd[f]);
    }
    mu /= Math.max(pairs, 1);
    let primal = 0;
    for (let i = 0; i < m; i++)
      primal = Math.max(primal, Math.abs(rp[i]) / Math.max(most[i], NEGLIGIBLE_SHARE * rowSize[i]));
    const score = Math.max(primal / TARGET.residual, dual / TARGET.residual, slack / worth / TARGET.gap);
    stalled = score < 0.8 * best ? 0 : stalled + 1;
    best = Math.min(best, score);
    if (score <= 1 || stalled > MAX_STALLED_ITERATIONS || n === 0) break;

    N.fill(0);
    for (let f = 0; f < n; f++) {
      theta[f] = 1 / (q[f] + v[f] / z[f] + (bounded[f] ? r[f] / t[f] : 0));
      const s = size[f] * theta[f];
      for (let e = pairStart[f]; e < pairStart[f + 1]; e++) N[pairAt[e]] += s * product[e];
    }
    if (!factor(N, m, firstIn)) break;
    for (let f = 0; f < n; f++) {
      cv[f] = -z[f] * v[f];
      cr[f] = bounded[f] ? -t[f] * r[f] : 0;
    }
    direction(0);
    const ahead = longest();
    let after = 0;
    for (let f = 0; f < n; f++) {
      after += (z[f] + ahead * dz[f]) * (v[f] + ahead * dv[f]);
      if (bounded[f]) after += (t[f] + ahead * dt[f]) * (r[f] + ahead * dr[f]);
    }
    const ratio = after / Math.max(pairs, 1) / Math.max(mu, 1e-300);
    const centre = ratio * ratio * ratio * mu;
    for (let f = 0; f < n; f++) {
      cv[f] = centre - z[f] * v[f] - dz[f] * dv[f];
      cr[f] = bounded[f] ? centre - t[f] * r[f] - dt[f] * dr[f] : 0;
    }
    direction(REFINEMENT_ROUNDS);
    const length = Math.min(1, STEP_SHARE * longest());
    for (let f = 0; f < n; f++) {
      z[f] = Math.max(MIN_SLACK, z[f] + length * dz[f]);
      v[f] = Math.max(MIN_SLACK, v[f] + length * dv[f]);
      if (!bounded[f]) continue;
      t[f] = Math.max(MIN_SLACK, t[f] + length * dt[f]);
      r[f] = Math.max(MIN_SLACK, r[f] + length * dr[f]);
    }
    for (let i = 0; i < m; i++) y[i] += length * dy[i];
  }
  const end = point();
  const found = residuals(p, end);
  return {
    ...end,
    residuals: found,
    iterations,
    converged: found.primal <= ACCEPTED.residual && found.dual <= ACCEPTED.residual && found.gap <= ACCEPTED.gap,
  };
}

/** Cholesky factor of the symmetric matrix whose lower triangle is given, in place; false where it has none. Rows without entries become unit rows. @param firstIn first column with an entry, by row */
function factor(N: Float64Array, m: number, firstIn: Int32Array): boolean {
  for (let i = 0; i < m; i++) {
    const own = N[i * m + i];
    N[i * m + i] = own > 0 ? own * (1 + DIAGONAL_SHIFT) : 1;
    for (let k = firstIn[i]; k <= i; k++) {
      let sum = N[i * m + k];
      for (let l = Math.max(firstIn[i], firstIn[k]); l < k; l++) sum -= N[i * m + l] * N[k * m + l];
      if (k < i) N[i * m + k] = sum / N[k * m + k];
      else if (sum > 0) N[i * m + i] = Math.sqrt(sum);
      else return false;
    }
  }
  return true;
}

/** Solves L L' x = right in place. */
function substitute(L: Float64Array, m: number, firstIn: Int32Array, right: Float64Array): void {
  for (let i = 0; i < m; i++) {
    let sum = right[i];
    for (let k = firstIn[i]; k < i; k++) sum -= L[i * m + k] * right[k];
    right[i] = sum / L[i * m + i];
  }
  for (let i = m - 1; i >= 0; i--) {
    const x = (right[i] /= L[i * m + i]);
    for (let k = firstIn[i]; k < i; k++) right[k] -= L[i * m + k] * x;
  }
}
