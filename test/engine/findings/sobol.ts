/** The first dimensions of Sobol's sequence, unscrambled, by the direction numbers of Joe & Kuo (2008, SIAM J. Sci. Comput. 30:2635), each point in natural order. */
const TABLE: { s: number; a: number; m: number[] }[] = [
  { s: 1, a: 0, m: [1] },
  { s: 2, a: 1, m: [1, 3] },
  { s: 3, a: 1, m: [1, 3, 1] },
  { s: 3, a: 2, m: [1, 1, 1] },
  { s: 4, a: 1, m: [1, 1, 3, 3] },
];

/** n points (a power of two) in dim <= 6 dimensions in Gray-code order, as scipy and SALib give them. */
export function sobol(n: number, dim: number): number[][] {
  const BITS = 30;
  const directions = Array.from({ length: dim }, (_, d) => {
    const v: number[] = [];
    for (let j = 0; j < BITS; j++) {
      if (d === 0) {
        v.push(2 ** (BITS - 1 - j));
        continue;
      }
      const { s, a, m } = TABLE[d - 1];
      if (j < s) {
        v.push(m[j] * 2 ** (BITS - 1 - j));
        continue;
      }
      let x = v[j - s] ^ (v[j - s] >>> s);
      for (let k = 1; k < s; k++) if ((a >> (s - 1 - k)) & 1) x ^= v[j - k];
      v.push(x >>> 0);
    }
    return v;
  });
  const x = new Array<number>(dim).fill(0);
  return Array.from({ length: n }, (_, i) => {
    if (i > 0) {
      let c = 0;
      while (((i - 1) >> c) & 1) c++;
      for (let d = 0; d < dim; d++) x[d] = (x[d] ^ directions[d][c]) >>> 0;
    }
    return x.map((value) => value / 2 ** BITS);
  });
}
