/** Scores in points as Metaculus defines them: the larger, the better. Probabilities are clipped to .001..0.999. */
import { log } from "../../numbers/elementary.ts";

const MIN_PROBABILITY = 0.001;
const LN_2 = 0.6931471805599453;

const clipped = (p: number): number => Math.min(1 - MIN_PROBABILITY, Math.max(MIN_PROBABILITY, p));

/** 100 (1 + log2 p), p the probability of what happened; 0 for a half. */
export function baselineBinary(probability: number): number {
  return 100 * (1 + log(clipped(probability)) / LN_2);
}

/** 100 ln(K p) / ln K over K options; 0 for 1/K. */
export function baselineChoice(probability: number, options: number): number {
  return (100 * log(options * clipped(probability))) / log(options);
}

/**
 * 100 n/(n - 1) ln(p / geometric mean of all n forecasters): sums to 0; 0 for one alone.
 * @param probabilities of what happened, of every forecaster in force
 */
export function peerScores(probabilities: readonly number[]): number[] {
  const n = probabilities.length;
  if (n === 1) return [0];
  const logs = probabilities.map((p) => log(clipped(p)));
  const mean = logs.reduce((sum, each) => sum + each, 0) / n;
  return logs.map((each) => (100 * n * (each - mean)) / (n - 1));
}

/** A forecast in force from `start` until before `end`, both in one unit of time; p is the probability of what happened. */
export interface Spell {
  who: string;
  start: number;
  end: number;
  p: number;
}

/**
 * Peer and baseline scores weighted by time: weights are durations over `scheduledClose` - `opens`; time without a forecast
 * adds 0. @param spells of one forecaster they do not overlap; they end at the latest when the question has its answer
 */
export function timeWeighted(
  spells: readonly Spell[],
  opens: number,
  scheduledClose: number,
): { [who: string]: { peer: number; baseline: number; coverage: number } } {
  const edges = [...new Set(spells.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const totals: ReturnType<typeof timeWeighted> = Object.create(null);
  for (const { who } of spells) totals[who] ??= { peer: 0, baseline: 0, coverage: 0 };
  edges.slice(1).forEach((to, at) => {
    const from = edges[at];
    const share = (to - from) / (scheduledClose - opens);
    const inForce = spells.filter(({ start, end }) => start <= from && end >= to);
    const peers = inForce.length === 0 ? [] : peerScores(inForce.map(({ p }) => p));
    inForce.forEach(({ who, p }, n) => {
      const total = totals[who];
      total.peer += share * peers[n];
      total.baseline += share * baselineBinary(p);
      total.coverage += share;
    });
  });
  return totals;
}
