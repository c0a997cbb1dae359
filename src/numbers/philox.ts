/**
 * Philox4x32-10 (Salmon, Moraes, Dror & Shaw 2011, Parallel random numbers: as easy as 1, 2, 3): four words from a counter
 * of four and a key of two, with nothing carried from call to call. The hottest function of a run: the high words of the
 * 32 x 32 bit products come from 16-bit halves, the low words from Math.imul; signed words throughout, since only bits count.
 */

/** High word of the product of x and 2^16 high + low. */
function highWord(x: number, high: number, low: number): number {
  const a = x >>> 16;
  const b = x & 0xffff;
  const s = (Math.imul(a, low) + (Math.imul(b, low) >>> 16)) | 0;
  const t = (Math.imul(b, high) + (s & 0xffff)) | 0;
  return (Math.imul(a, high) + (s >>> 16) + (t >>> 16)) | 0;
}

/** Writes philox4x32-10((c0, c1, c2, c3), (k0, k1)) into `out`. Words are read modulo 2^32. */
export function philox(c0: number, c1: number, c2: number, c3: number, k0: number, k1: number, out: Uint32Array): void {
  c0 |= 0;
  c1 |= 0;
  c2 |= 0;
  c3 |= 0;
  k0 |= 0;
  k1 |= 0;
  for (let round = 0; round < 10; round++) {
    const high0 = highWord(c0, 0xd251, 0x1f53);
    const high1 = highWord(c2, 0xcd9e, 0x8d57);
    const low0 = Math.imul(c0, 0xd2511f53);
    const low1 = Math.imul(c2, 0xcd9e8d57);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + 0x9e3779b9) | 0;
    k1 = (k1 + 0xbb67ae85) | 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}

/** A number in the open interval (0, 1) from two words: 52 bits, so that it never rounds to 1. */
export function uniform(a: number, b: number): number {
  return ((a >>> 6) * 67108864 + (b >>> 6) + 0.5) / 4503599627370496;
}
