/**
 * Consistency bands: where the recalibrated shares would lie if the forecasts meant what they say. Outcomes are drawn from
 * the forecasts, isotonic regression is made again, and the band holds the middle 90 % at each distinct forecast. b set of
 * outcomes, i question.
 */
import { quantileOf } from "../../numbers/shares.ts";
import { key, pair } from "../../numbers/streams.ts";
import { makeIsotonic } from "./corp.ts";

/** Number of drawn sets of outcomes; fewer, and at least the second number, where all sets would hold more forecasts than the third. */
const BAND_DRAWS = 1000,
  MIN_BAND_DRAWS = 200,
  MAX_DRAWN_FORECASTS = 5_000_000;

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

/** Forecasts of one source. Each question is in at most one entry of `together`; all others are drawn by themselves. */
export interface Banded {
  questions: readonly Asked[];
  together: readonly Together[];
}

/** Points in order of the forecast, for each source; all sources meet the same uniforms, question by question. */
export function bandsOf(sources: readonly Banded[], seed = 1, draws = drawsFor(sources)): BandPoint[][] {
  const drawn = sources.map((source) => makeBand(source, draws));
  const most = Math.max(0, ...sources.map(({ questions }) => questions.length));
  const uniforms = new Float64Array(most + 1);
  const both = new Float64Array(2);
  const stream = key(seed, "ledger/bands");
  for (let b = 0; b < draws; b++) {
    for (let i = 0; i < most; i += 2) {
      pair(stream, b, 0, i >> 1, 0, both);
      uniforms[i] = both[0];
      uniforms[i + 1] = both[1];
    }
    for (const band of drawn) band.add(b, uniforms);
  }
  return drawn.map((band) => band.points());
}

function drawsFor(sources: readonly Banded[]): number {
  const forecasts = sources.flatMap(({ questions }) => questions).reduce((sum, { odds }) => sum + odds.length, 0);
  return Math.max(MIN_BAND_DRAWS, Math.min(BAND_DRAWS, Math.floor(MAX_DRAWN_FORECASTS / Math.max(1, forecasts))));
}

interface Band {
  /** Recalibrates the outcomes of set b. */ add(b: number, uniforms: Float64Array): void;
  points(): BandPoint[];
}

function makeBand({ questions, together }: Banded, draws: number): Band {
  const values = Float64Array.from(new Set(questions.flatMap(({ odds }) => odds.map(({ p }) => p)))).sort();
  const stepOf = new Map(Array.from(values, (p, step) => [p, step]));
  const first = new Int32Array(questions.length + 1);
  questions.forEach(({ odds }, i) => (first[i + 1] = first[i] + odds.length));
  const flat = questions.flatMap(({ odds }) => odds);
  const [ps, weights] = [Float64Array.from(flat, ({ p }) => p), Float64Array.from(flat, ({ weight }) => weight)];
  const steps = Int32Array.from(flat, ({ p }) => stepOf.get(p)!);
  const isAlone = new Uint8Array(questions.length).fill(1);
  for (const { questions: members } of together) for (const i of members) isAlone[i] = 0;
  const shown = pointsOf(values.length);
  const found = shown.map(() => new Float64Array(draws));
  const [n, yes, shares] = [values, values, values].map(({ length }) => new Float64Array(length));
  const isotonic = makeIsotonic(values.length);
  const all = together.map(({ patterns }) => patterns.reduce((sum, [, futures]) => sum + futures, 0));
  return {
    add(b, uniforms) {
      n.fill(0);
      yes.fill(0);
      for (let i = 0; i < isAlone.length; i++) {
        if (isAlone[i] === 0) continue;
        for (let e = first[i]; e < first[i + 1]; e++) {
          n[steps[e]] += weights[e];
          if (uniforms[i] < ps[e]) yes[steps[e]] += weights[e];
        }
      }
      together.forEach(({ questions: members, patterns }, t) => {
        const bits = patternAt(patterns, uniforms[members[0]] * all[t]);
        members.forEach((i, bit) => {
          if (bits[bit] === "-") return;
          for (let e = first[i]; e < first[i + 1]; e++) {
            n[steps[e]] += weights[e];
            if (bits[bit] === "1") yes[steps[e]] += weights[e];
          }
        });
      });
      isotonic(n, yes, shares);
      shown.forEach((step, at) => (found[at][b] = shares[step]));
    },
    points: () =>
      shown.map((step, at) => {
        const sorted = found[at].sort();
        return { p: values[step], p5: quantileOf(sorted, 0.05), p95: quantileOf(sorted, 0.95) };
      }),
  };
}

function pointsOf(distinct: number): number[] {
  if (distinct <= MAX_BAND_POINTS) return Array.from({ length: distinct }, (_, step) => step);
  return Array.from({ length: MAX_BAND_POINTS }, (_, at) => Math.round((at * (distinct - 1)) / (MAX_BAND_POINTS - 1)));
}

/** Bits of the pattern that holds future number `at` of all, counted from 0. */
function patternAt(patterns: Together["patterns"], at: number): string {
  let left = at;
  for (const [bits, futures] of patterns) {
    if (left < futures) return bits;
    left -= futures;
  }
  return patterns[patterns.length - 1][0];
}
