/** Differences of answers in the same worlds with the same noise. w world, q question. */

export interface Difference {
  worlds: number;
  /** Share of yes without the change and with it, over the same worlds. */
  before: number;
  after: number;
  /** after - before. */
  change: number;
  /** Standard error of `change`: of the mean of differences that are -1, 0 or 1. */
  se: number;
}

/** Answers to question q with a change against those without, over as many worlds as both have: [w * Q + q]. */
export function pairedDifference(withChange: Uint8Array, without: Uint8Array, Q: number, q: number): Difference {
  const worlds = Math.min(withChange.length, without.length) / Q;
  let before = 0;
  let after = 0;
  let differing = 0;
  for (let w = 0; w < worlds; w++) {
    const [a, b] = [without[w * Q + q], withChange[w * Q + q]];
    before += a;
    after += b;
    if (a !== b) differing++;
  }
  const change = (after - before) / worlds;
  const variance = worlds > 1 ? (differing - worlds * change * change) / (worlds - 1) : 0;
  return {
    worlds,
    before: before / worlds,
    after: after / worlds,
    change,
    se: Math.sqrt(Math.max(0, variance) / Math.max(1, worlds)),
  };
}
