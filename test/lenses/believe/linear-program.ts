/** Whether weights of worlds meet limits on means: phase one of the simplex method, dense, by Bland's rule. */

/** @param m share of yes by world and question */
export function canBeMet(m: number[][], low: number[], high: number[]): boolean {
  const n = m.length;
  const k = low.length;
  // Columns: n weights, k surpluses over low, k slacks under high. Rows: sum 1, each low, each high. Right sides are at least 0.
  const rows: number[][] = [
    [...m.map(() => 1), ...Array<number>(2 * k).fill(0), 1],
    ...low.map((c, q) => [...m.map((row) => row[q]), ...unit(2 * k, q, -1), c]),
    ...high.map((c, q) => [...m.map((row) => row[q]), ...unit(2 * k, k + q, 1), c]),
  ];
  const width = n + 2 * k;
  const basis = rows.map(() => -1); // -1: an artificial variable
  for (;;) {
    const cost = (j: number): number => rows.reduce((sum, row, i) => sum + (basis[i] === -1 ? row[j] : 0), 0);
    const entering = Array.from({ length: width }, (_, j) => j).find((j) => !basis.includes(j) && cost(j) > 1e-9);
    if (entering === undefined) return Math.abs(cost(width)) < 1e-9;
    let leaving = -1;
    rows.forEach((row, i) => {
      if (row[entering] <= 1e-9) return;
      if (leaving < 0) leaving = i;
      const [a, b] = [row[width] / row[entering], rows[leaving][width] / rows[leaving][entering]];
      if (a < b - 1e-12 || (a < b + 1e-12 && basis[i] < basis[leaving])) leaving = i;
    });
    if (leaving < 0) throw new Error("unbounded, which phase one never is");
    const pivot = rows[leaving][entering];
    rows[leaving] = rows[leaving].map((value) => value / pivot);
    rows.forEach((row, i) => {
      const times = row[entering];
      if (i !== leaving && times !== 0) rows[i] = row.map((value, j) => value - times * rows[leaving][j]);
    });
    basis[leaving] = entering;
  }
}

const unit = (length: number, at: number, value: number): number[] =>
  Array.from({ length }, (_, j) => (j === at ? value : 0));
