/** Maxima and roots: along a line, and of a smooth function of a few numbers. Deterministic. */

/**
 * Greatest value of f on [low, high]: the best of a grid that is finer towards `high`, then golden section about it.
 */
export function maximum(
  f: (x: number) => number,
  low: number,
  high: number,
  grid: number,
): { at: number; value: number } {
  const at = (j: number): number => low + (high - low) * (1 - (1 - j / grid) ** 2);
  let best = 0;
  let value = -Infinity;
  for (let j = 0; j <= grid; j++) {
    const here = f(at(j));
    if (here > value) {
      value = here;
      best = j;
    }
  }
  let [a, b] = [at(Math.max(0, best - 1)), at(Math.min(grid, best + 1))];
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [c, d] = [b - ratio * (b - a), a + ratio * (b - a)];
  let [fc, fd] = [f(c), f(d)];
  for (let step = 0; step < 60 && b - a > 1e-12 * (1 + Math.abs(a)); step++) {
    if (fc > fd) {
      b = d;
      d = c;
      fd = fc;
      c = b - ratio * (b - a);
      fc = f(c);
    } else {
      a = c;
      c = d;
      fc = fd;
      d = a + ratio * (b - a);
      fd = f(d);
    }
  }
  const [inner, most] = fc > fd ? [c, fc] : [d, fd];
  return most > value ? { at: inner, value: most } : { at: at(best), value };
}

/** Root of f between a and b, by bisection: f(a) and f(b) must differ in sign. */
export function root(f: (x: number) => number, a: number, b: number): number {
  const rising = f(a) < 0;
  for (let step = 0; step < 60; step++) {
    const middle = (a + b) / 2;
    if (f(middle) < 0 === rising) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}

/** Where a law reaches share u, by bisection. @param cdf rising from under u at `low` to u or more at `high` */
export const quantileOf = (cdf: (x: number) => number, u: number, low: number, high: number): number =>
  root((x) => cdf(x) - u, low, high);

/** Central differences: gradient of f at x. */
function gradient(f: (x: number[]) => number, x: readonly number[]): number[] {
  return x.map((xi, i) => {
    const h = 1e-5 * Math.max(1, Math.abs(xi));
    const [up, down] = [[...x], [...x]];
    up[i] = xi + h;
    down[i] = xi - h;
    return (f(up) - f(down)) / (2 * h);
  });
}

/** Local maximum of f from a start, by BFGS with a backtracking line (Nocedal & Wright 2006, algorithm 6.1); f may be -Infinity off its domain. */
export function climb(
  f: (x: number[]) => number,
  start: readonly number[],
  steps = 200,
): { at: number[]; value: number } {
  const n = start.length;
  let x = [...start];
  let value = f(x);
  let g = gradient(f, x);
  let H = identity(n);
  for (let step = 0; step < steps; step++) {
    let d = H.map((row) => dot(row, g));
    if (!(dot(d, g) > 0)) {
      H = identity(n);
      d = [...g];
    }
    let t = Math.min(1, 5 / Math.max(1e-12, Math.sqrt(dot(d, d))));
    let next = x,
      best = value;
    for (let cut = 0; cut < 40; cut++, t /= 2) {
      const tried = x.map((xi, i) => xi + t * d[i]);
      const there = f(tried);
      if (there >= value + 1e-4 * t * dot(d, g)) {
        next = tried;
        best = there;
        break;
      }
    }
    if (next === x) break;
    const g2 = gradient(f, next);
    const s = next.map((xi, i) => xi - x[i]);
    const y = g.map((gi, i) => gi - g2[i]);
    const sy = dot(s, y);
    const small = best - value < 1e-10 * (1 + Math.abs(value));
    if (sy > 1e-12) {
      const Hy = H.map((row) => dot(row, y));
      const yHy = dot(y, Hy);
      H = H.map((row, i) =>
        row.map((h, j) => h + ((sy + yHy) * s[i] * s[j]) / (sy * sy) - (Hy[i] * s[j] + s[i] * Hy[j]) / sy),
      );
    }
    [x, value, g] = [next, best, g2];
    if (small) break;
  }
  return { at: x, value };
}

const identity = (n: number): number[][] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_x, j) => (i === j ? 1 : 0)));
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, ai, i) => sum + ai * b[i], 0);

/**
 * Covariance of the estimates: inverse of minus the Hessian of a log likelihood at its maximum; null where it is not
 * positive definite.
 */
export function covariance(f: (x: number[]) => number, x: readonly number[]): number[][] | null {
  const n = x.length;
  const h = x.map((xi) => 1e-3 * Math.max(1, Math.abs(xi)));
  const at = (moves: [number, number][]): number => {
    const y = [...x];
    for (const [i, by] of moves) y[i] += by * h[i];
    return f(y);
  };
  const here = f([...x]);
  const A = x.map((_, i) =>
    x.map(
      (_y, j) =>
        -(i === j
          ? (at([[i, 1]]) - 2 * here + at([[i, -1]])) / (h[i] * h[i])
          : (at([
              [i, 1],
              [j, 1],
            ]) -
              at([
                [i, 1],
                [j, -1],
              ]) -
              at([
                [i, -1],
                [j, 1],
              ]) +
              at([
                [i, -1],
                [j, -1],
              ])) /
            (4 * h[i] * h[j])),
    ),
  );
  const L = identity(n).map((row) => row.map(() => 0));
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = A[i][j];
      for (let k = 0; k < j; k++) sum -= L[i][k] * L[j][k];
      if (i === j && !(sum > 0)) return null;
      L[i][j] = i === j ? Math.sqrt(sum) : sum / L[j][j];
    }
  const columns = identity(n).map((e) => {
    const y: number[] = [];
    for (let i = 0; i < n; i++) y.push((e[i] - y.reduce((sum, yk, k) => sum + L[i][k] * yk, 0)) / L[i][i]);
    const z = new Array<number>(n).fill(0);
    for (let i = n - 1; i >= 0; i--) {
      let sum = y[i];
      for (let k = i + 1; k < n; k++) sum -= L[k][i] * z[k];
      z[i] = sum / L[i][i];
    }
    return z;
  });
  return columns;
}
