/** Sorts positions by a number each, without comparators or garbage: 100,000 packages take milliseconds. */

const DIGIT_BITS = 11;
const BUCKETS = 1 << DIGIT_BITS;
const PASSES = 6;
/** Number of positions below which an insertion sort is faster than six passes. */
const MIN_RADIX_COUNT = 48;

const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);
bits[0] = 1;
/** Which of the two words holds the low bits on this processor. */
const LOW = words[0] === 0 ? 0 : 1;

export interface Sorter {
  /** Sorts the first `count` positions so that key[position] falls; equal keys stay in their order. Keys are finite. */
  falling(positions: Int32Array, count: number, key: Float64Array): void;
}

/** @param most the greatest count to sort; nothing is allocated after this call */
export function makeSorter(most: number): Sorter {
  let low = new Uint32Array(most);
  let high = new Uint32Array(most);
  let lowNext = new Uint32Array(most);
  let highNext = new Uint32Array(most);
  const positionsNext = new Int32Array(most);
  const starts = new Int32Array(PASSES * BUCKETS);

  const insertion = (positions: Int32Array, count: number, key: Float64Array): void => {
    for (let a = 1; a < count; a++) {
      const x = positions[a];
      let b = a - 1;
      while (b >= 0 && key[positions[b]] < key[x]) {
        positions[b + 1] = positions[b];
        b--;
      }
      positions[b + 1] = x;
    }
  };

  const digit = (l: number, h: number, pass: number): number => {
    if (pass < 2) return (l >>> (pass * DIGIT_BITS)) & (BUCKETS - 1);
    if (pass === 2) return ((l >>> 22) | (h << 10)) & (BUCKETS - 1);
    if (pass < 5) return (h >>> (1 + (pass - 3) * DIGIT_BITS)) & (BUCKETS - 1);
    return h >>> 23;
  };

  return {
    falling(positions, count, key) {
      if (count <= MIN_RADIX_COUNT) {
        insertion(positions, count, key);
        return;
      }
      starts.fill(0);
      for (let a = 0; a < count; a++) {
        bits[0] = key[positions[a]] + 0;
        let l = words[LOW];
        let h = words[1 - LOW];
        // The bits of a positive double rise with it, those of a negative one fall: flipped so that the whole falls.
        if (h >>> 31 === 0) {
          l = ~l >>> 0;
          h = ~h >>> 0;
          h = (h & 0x7fffffff) >>> 0;
        }
        low[a] = l;
        high[a] = h;
        for (let pass = 0; pass < PASSES; pass++) starts[pass * BUCKETS + digit(l, h, pass)]++;
      }
      let from: Int32Array = positions;
      let to: Int32Array = positionsNext;
      for (let pass = 0; pass < PASSES; pass++) {
        const offset = pass * BUCKETS;
        if (starts[offset + digit(low[0], high[0], pass)] === count) continue;
        let sum = 0;
        for (let b = offset; b < offset + BUCKETS; b++) {
          const size = starts[b];
          starts[b] = sum;
          sum += size;
        }
        for (let a = 0; a < count; a++) {
          const place = starts[offset + digit(low[a], high[a], pass)]++;
          lowNext[place] = low[a];
          highNext[place] = high[a];
          to[place] = from[a];
        }
        [low, lowNext] = [lowNext, low];
        [high, highNext] = [highNext, high];
        [from, to] = [to, from];
      }
      if (from !== positions) for (let a = 0; a < count; a++) positions[a] = from[a];
    },
  };
}
