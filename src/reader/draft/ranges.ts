/**
 * The table by which the words of a proposed draft become wide ranges (docs/use/reading.md prints it). They are of class
 * *suggested*: offered to a person, and never used by a run before somebody has taken them.
 */
import type { Level, Share } from "./proposed.ts";

/** Points of a scale on which an actor's matters together span about 100. */
export const WEIGHTS: { readonly [level in Level]: string } = { low: "5 to 20", medium: "15 to 40", high: "30 to 70" };
/** Worth of an option to a side, -100 to 100. */
export const WORTHS: { readonly [level in Level]: string } = {
  low: "-80 to -20",
  medium: "-30 to 30",
  high: "20 to 80",
};
/**
 * A worth where several options of one level are ranked: overlapping parts of the level's range, each as wide as two
 * steps, so that the order holds in most worlds and not in all.
 *
 * @param rank from 0, the worst
 * @param count options of the level, at least 1
 */
export function worthAmong(level: Level, rank: number, count: number): string {
  const [low, high] = WORTHS[level].split(" to ").map(Number) as [number, number];
  const step = (high - low) / (count + 1);
  return `${Math.round(low + rank * step)} to ${Math.round(low + (rank + 2) * step)}`;
}

/** Part of a need that an option meets, 0 to 1. */
export const SHARES: { readonly [share in Share]: string } = {
  little: "0 to 0.2",
  half: "0.3 to 0.7",
  most: "0.6 to 0.9",
  all: "0.85 to 1",
};
/** Part of a loss that an option brings, as what it does to the need to avoid it: below 0, it makes it worse. */
export const LOSSES: { readonly [share in Share]: string } = {
  little: "-0.2 to 0",
  half: "-0.7 to -0.3",
  most: "-0.9 to -0.6",
  all: "-1 to -0.85",
};
/** Level of a driver on an index from 0 to 100. */
export const LEVELS: { readonly [level in Level]: string } = { low: "5 to 35", medium: "30 to 70", high: "60 to 95" };
/** Change of a driver in a year on that index. */
export const TRENDS = { rising: "0 to 8", falling: "-8 to 0" } as const;

/** What a signature costs at home, in points (docs/use/points.md). */
export const FRICTIONS: { readonly [level in Level]: string } = { low: "0.5 to 3", medium: "2 to 7", high: "5 to 15" };
/** What the case leaves out, in points. */
export const RESIDUALS: { readonly [level in Level]: string } = { low: "1 to 4", medium: "2 to 8", high: "5 to 15" };
/** How strongly a need is felt today, and any other share, 0 to 1. */
export const SHARE_LEVELS: { readonly [level in Level]: string } = {
  low: "0.05 to 0.35",
  medium: "0.3 to 0.7",
  high: "0.65 to 0.95",
};
/** Meetings of a table in a year. */
export const MEETINGS: { readonly [level in Level]: string } = { low: "0.5 to 2", medium: "1 to 6", high: "4 to 12" };
/** Where the text gives no word. */
export const UNSAID = {
  worth: "-60 to 60",
  share: "0 to 0.4",
  needLevel: "0.3 to 0.9",
  sharpens: "0.2 to 0.8",
  driverLevel: "30 to 70",
  spread: "8 to 20",
  halfLife: "6 to 36",
  meetings: "0.5 to 6",
  concludes: "0.05 to 0.5",
  residual: "2 to 8",
  months: "1 to 12",
  approves: "0.4 to 0.9",
  changes: "0.05 to 0.4",
  follows: "0.2 to 0.7",
  persists: "0.2 to 0.7",
  bias: { over: "0 to 20", under: "-20 to 0", open: "-15 to 15" },
} as const;

/** Points over which all matters of an actor range together, where a text gives no words for them. */
const SCALE = 100;
/** Of one matter, at most; and of all without a word, at least, where the words for the others leave little. */
const MOST = 60;
const LEAST = 25;
/** Middles of the ranges of the words. */
const MIDDLES: { readonly [level in Level]: number } = { low: 12.5, medium: 27.5, high: 50 };

/**
 * A weight for a matter of which the text does not say how much it weighs: an equal share of the 100 points of its
 * actor, after those that have a word for their weight.
 *
 * @param count matters that share them and have no word, at least 1
 * @param said words for the weights of the others that do
 */
export function weightAmong(count: number, said: readonly Level[] = []): string {
  const left = said.reduce((points, level) => points - MIDDLES[level], SCALE);
  const each = Math.min(MOST, Math.max(LEAST, left) / count);
  const low = Math.max(1, Math.round(each * 0.4));
  return `${low} to ${Math.max(low + 1, Math.round(each * 1.6))}`;
}
