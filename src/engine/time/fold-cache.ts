/**
 * Folds, or columns, in one arena behind a hash table with open addressing. When either is full both are cleared: a fold is
 * found again or made again. m mover, q standing, h holder, v version of its beliefs, s stamp of the minds, b atoms.
 */
export interface FoldCache {
  /** All folds; another array after `reserve`, perhaps. */
  arena: Float64Array;
  clear(): void;
  /** Offset of a fold in the arena, -1 where there is none. */
  find(m: number, q: number, h: number, v: number, s: number, b: number): number;
  /** Sees to it that so many entries can be reserved without clearing those that are reserved first. */
  makeRoom(size: number): void;
  /** Offset of so many free entries. */
  reserve(size: number): number;
  /** Remembers the fold last reserved, which begins at `at`. */
  keep(m: number, q: number, h: number, v: number, s: number, b: number, at: number): void;
}

const SLOTS = 2048;
const FIRST_ENTRIES = 1 << 17;
const MAX_ENTRIES = 1 << 25;

export function makeFoldCache(): FoldCache {
  const slotQ = new Int32Array(SLOTS);
  const slotM = new Int32Array(SLOTS);
  const slotH = new Int32Array(SLOTS);
  const slotV = new Float64Array(SLOTS);
  const slotS = new Int32Array(SLOTS);
  const slotB = new Int32Array(SLOTS);
  const slotAt = new Int32Array(SLOTS);
  const slotAge = new Int32Array(SLOTS).fill(-1);
  let age = 0;
  let used = 0;
  let top = 0;
  let reserved = 0;

  const slotOf = (m: number, q: number, h: number, v: number, s: number, b: number): number =>
    (Math.imul(q, 73856093) ^
      Math.imul(m, 19349663) ^
      Math.imul(h, 83492791) ^
      Math.imul(v, 40503) ^
      Math.imul(s, 2654435761) ^
      Math.imul(b, 97531)) &
    (SLOTS - 1);
  const cache: FoldCache = {
    arena: new Float64Array(FIRST_ENTRIES),
    clear() {
      age++;
      used = 0;
      top = 0;
    },
    find(m, q, h, v, s, b) {
      let slot = slotOf(m, q, h, v, s, b);
      while (slotAge[slot] === age) {
        if (
          slotQ[slot] === q &&
          slotM[slot] === m &&
          slotS[slot] === s &&
          slotH[slot] === h &&
          slotV[slot] === v &&
          slotB[slot] === b
        )
          return slotAt[slot];
        slot = (slot + 1) & (SLOTS - 1);
      }
      return -1;
    },
    reserve(size) {
      const length = cache.arena.length;
      if (top + size > length) {
        if (size * 4 > length && length < MAX_ENTRIES) cache.arena = new Float64Array(Math.max(size, length * 4));
        else if (size > length) cache.arena = new Float64Array(size);
        cache.clear();
      }
      reserved = size;
      top += size;
      return top - size;
    },
    makeRoom(size) {
      cache.reserve(size);
      top -= size;
    },
    keep(m, q, h, v, s, b, at) {
      if (used > SLOTS / 2) {
        cache.clear();
        top = at + reserved;
      }
      let slot = slotOf(m, q, h, v, s, b);
      while (slotAge[slot] === age) slot = (slot + 1) & (SLOTS - 1);
      slotAge[slot] = age;
      slotQ[slot] = q;
      slotM[slot] = m;
      slotH[slot] = h;
      slotV[slot] = v;
      slotS[slot] = s;
      slotB[slot] = b;
      slotAt[slot] = at;
      used++;
    },
  };
  return cache;
}
