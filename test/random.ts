/** Uniform numbers in [0, 1) from a 32-bit seed (Mulberry32): what tests and bench are made of is the same each time, and a failing seed can be named. */
export function uniforms(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export type Random = () => number;

/** One entry of a list, each as likely. */
export const pick = <T>(u: Random, list: readonly T[]): T => list[Math.floor(u() * list.length)];
