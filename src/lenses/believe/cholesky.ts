/** Linear systems with a small symmetric matrix that may be singular. */

const FIRST_RIDGE = 1e-14;

/**
 * Solves (A + tau I) x = b for any b; tau is the least of 1e-14 max(1, tr A) times powers of 10 that makes the matrix positive
 * definite. @param a rows of A, positive semidefinite
 */
export function solverOf(a: readonly Float64Array[]): (b: Float64Array) => Float64Array {
  const trace = a.reduce((sum, row, i) => sum + row[i], 0);
  for (let tau = FIRST_RIDGE * Math.max(1, trace); ; tau *= 10) {
    const factor = factorOf(a, tau);
    if (factor) return (b) => solved(factor, b);
  }
}

/** Lower factor of A + tau I by Cholesky; null where it is not positive definite. */
function factorOf(a: readonly Float64Array[], tau: number): Float64Array[] | null {
  const k = a.length;
  const factor = a.map(() => new Float64Array(k));
  for (let i = 0; i < k; i++)
    for (let j = 0; j <= i; j++) {
      let rest = a[i][j] + (i === j ? tau : 0);
      for (let m = 0; m < j; m++) rest -= factor[i][m] * factor[j][m];
      if (i === j && !(rest > 0)) return null;
      factor[i][j] = i === j ? Math.sqrt(rest) : rest / factor[j][j];
    }
  return factor;
}

function solved(factor: readonly Float64Array[], b: Float64Array): Float64Array {
  const x = b.slice();
  const k = x.length;
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < i; j++) x[i] -= factor[i][j] * x[j];
    x[i] /= factor[i][i];
  }
  for (let i = k - 1; i >= 0; i--) {
    for (let j = i + 1; j < k; j++) x[i] -= factor[j][i] * x[j];
    x[i] /= factor[i][i];
  }
  return x;
}
