/** Pairwise trade-offs: how many of one matter another is worth, by two numbers and as a person says. Pure. */
import { sampler, type Quantity } from "../../../numbers/quantity.ts";

/** Quantiles of each number by which the ratio of two is spread. */
const POINTS = 21;

export interface Spread {
  p5: number;
  p50: number;
  p95: number;
}

/** On which side of 0 a number lies, wholly; 0 where it may lie on either. */
export function sideOf(q: Quantity): -1 | 0 | 1 {
  const { quantile } = sampler(q, -Infinity, Infinity);
  return quantile(0.05) > 0 ? 1 : quantile(0.95) < 0 ? -1 : 0;
}

/** A number on one side of 0, as its distance from there. */
function distanceOf(q: Quantity): (u: number) => number {
  if (sideOf(q) >= 0) return sampler(q, 0, Infinity).quantile;
  const { quantile } = sampler(q, -Infinity, 0);
  return (u) => -quantile(1 - u);
}

const quantilesOf = (q: Quantity): number[] => {
  const quantile = distanceOf(q);
  return Array.from({ length: POINTS }, (_, n) => quantile((n + 0.5) / POINTS));
};

/**
 * How many of the other one of this is worth, with both drawn independently; both lie on the same side of 0.
 *
 * @param unit of the other in units of this: its matter's weight over that of this, where both are in per cent of them
 */
export function ratioOf(one: Quantity, other: Quantity, unit = 1): Spread {
  const below = quantilesOf(other);
  const all = quantilesOf(one)
    .flatMap((x) => below.map((y) => x / (y * unit)))
    .sort((a, b) => a - b);
  const at = (u: number): number => all[Math.floor(u * all.length)]!;
  return { p5: at(0.05), p50: at(0.5), p95: at(0.95) };
}

/** An answer: `2`, `2 to 3`, `at least 2`. @returns its limits; null where it is none */
export function answerOf(words: string): { low: number; high: number } | null {
  const least = /^(?:at least|more than|>=?)\s*(\d+(?:\.\d+)?)$/i.exec(words.trim());
  if (least) return { low: Number(least[1]), high: Infinity };
  const found = /^(\d+(?:\.\d+)?)(?:\s*(?:to|-)\s*(\d+(?:\.\d+)?))?$/.exec(words.trim());
  const low = Number(found?.[1]);
  const high = Number(found?.[2] ?? found?.[1]);
  return found && low > 0 && high >= low ? { low, high } : null;
}

/** Whether what the numbers say and what a person says have something in common. */
export const agrees = ({ p5, p95 }: Spread, { low, high }: { low: number; high: number }): boolean =>
  p5 <= high && p95 >= low;

/** Points of an actor's scale. */
const SCALE = 100;
/** Part of a number by which a range reaches to either side where a person gives one figure. */
const MARGIN = 0.25;

/** The range of this number by which it is worth so many of the other at its median, as it is written; null where that is more than the scale holds. */
export function rangeFrom(other: Quantity, { low, high }: { low: number; high: number }, unit = 1): string | null {
  const one = distanceOf(other)(0.5) * unit;
  const [from, to] =
    high === low
      ? [one * low * (1 - MARGIN), one * low * (1 + MARGIN)]
      : [one * low, one * (high === Infinity ? low * (1 + 2 * MARGIN) : high)];
  const round = (x: number): number => Number(Math.min(SCALE, x).toPrecision(2));
  if (round(from) >= round(to)) return null;
  return sideOf(other) < 0 ? `${-round(to)} to ${-round(from)}` : `${round(from)} to ${round(to)}`;
}
