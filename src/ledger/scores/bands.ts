/**
 * Consistency bands: where the recalibrated shares would lie if the forecasts meant what they say. Outcomes are drawn from
 * the forecasts, isotonic regression is made anew, and the band holds the middle 90 % at each distinct forecast.
 */
import { quantileOf } from "../../numbers/shares.ts";
import { key, pair } from "../../numbers/streams.ts";
import { isotonic } from "./corp.ts";

/** Number of drawn sets of outcomes. */
export const BAND_DRAWS = 1000;

/** Most distinct forecasts with a band; of more, as many are taken evenly. */
const MAX_BAND_POINTS = 400;

/** One question: its forecast, or the forecasts of its days with their shares of the days. */
export interface Asked {
  odds: readonly { p: number; weight: number }[];
}

/** Questions of one case whose answers are drawn together. */
export interface Together {
  /** Indices of the questions, in the order of the bits. */ questions: readonly number[];
  /** Bits 0, 1, and - for what is not asked; number of futures. */ patterns: readonly (readonly [string, number])[];
}

export interface BandPoint {
  p: number;
  p5: number;
  p95: number;
}

/** @param together each question in at most one entry; all others are drawn by themselves. @returns points in order of the forecast */
export function bands(
  questions: readonly Asked[],
  together: readonly Together[] = [],
  seed = 1,
  draws = BAND_DRAWS,
): BandPoint[] {
  const values = [...new Set(questions.flatMap(({ odds }) => odds.map(({ p }) => p)))].sort((a, b) => a - b);
  const stepOf = new Map(values.map((p, step) => [p, step]));
  const entries = questions.map(({ odds }) => odds.map(({ p, weight }) => ({ p, weight, step: stepOf.get(p)! })));
  const shown = pointsOf(values.length);
  const found = shown.map(() => new Float64Array(draws));
  const n = new Float64Array(values.length);
  const yes = new Float64Array(values.length);
  const shares = new Float64Array(values.length);
  const uniforms = new Float64Array(questions.length + 1);
  const alone = questions.map(() => true);
  for (const { questions: members } of together) for (const i of members) alone[i] = false;
  const count = (i: number, isYes: (p: number) => boolean): void => {
    for (const { p, weight, step } of entries[i]) {
      n[step] += weight;
      if (isYes(p)) yes[step] += weight;
    }
  };
  const stream = key(seed, "ledger/bands");
  for (let b = 0; b < draws; b++) {
    n.fill(0);
    yes.fill(0);
    draw(stream, b, uniforms);
    questions.forEach((_, i) => alone[i] && count(i, (p) => uniforms[i] < p));
    for (const { questions: members, patterns } of together) {
      const bits = patternAt(patterns, uniforms[members[0]]);
      members.forEach((i, bit) => bits[bit] !== "-" && count(i, () => bits[bit] === "1"));
    }
    isotonic(
      values.length,
      (step) => n[step],
      (step) => yes[step],
      shares,
    );
    shown.forEach((step, at) => (found[at][b] = shares[step]));
  }
  return shown.map((step, at) => {
    const sorted = found[at].sort();
    return { p: values[step], p5: quantileOf(sorted, 0.05), p95: quantileOf(sorted, 0.95) };
  });
}

/** Uniform i of set b: the first of block (b, 0, floor(i/2), 0) for even i, the second for odd. */
function draw(stream: ReturnType<typeof key>, b: number, uniforms: Float64Array): void {
  const both = new Float64Array(2);
  for (let i = 0; i < uniforms.length - 1; i += 2) {
    pair(stream, b, 0, i >> 1, 0, both);
    uniforms[i] = both[0];
    uniforms[i + 1] = both[1];
  }
}

function pointsOf(distinct: number): number[] {
  if (distinct <= MAX_BAND_POINTS) return Array.from({ length: distinct }, (_, step) => step);
  return Array.from({ length: MAX_BAND_POINTS }, (_, at) => Math.round((at * (distinct - 1)) / (MAX_BAND_POINTS - 1)));
}

/** Bits of the pattern at share u of the futures. */
export function patternAt(patterns: readonly (readonly [string, number])[], u: number): string {
  const total = patterns.reduce((sum, [, futures]) => sum + futures, 0);
  let left = u * total;
  for (const [bits, futures] of patterns) {
    if (left < futures) return bits;
    left -= futures;
  }
  return patterns[patterns.length - 1][0];
}
