/**
 * Packages chosen by the bargaining solutions (docs/methods/bargaining.md#solutions) and by proposers
 * (docs/methods/bargaining.md#proposals). Every rule is a list of stages: each keeps the packages whose score is equal
 * (with the model's tolerance) to the best score left; the earliest of those left after the last stage is taken. So the
 * answer does not depend on the order of comparison, near-ties included.
 * A bargainer holds the working memory for tables up to a size: make it once and pass it to repeated calls; then only
 * the answer is allocated.
 */
import { log } from "../../numbers/elementary.ts";
import { positive, same } from "./compare.ts";
import { dominates, frontier, frontierScratch, type FrontierScratch } from "./frontier.ts";
import type { Gains } from "./gains.ts";
import { zone } from "./zone.ts";

/** Working memory; `inZone` and `onFrontier` hold the flags of the last call that found them. */
export interface Bargainer {
  inZone: Uint8Array;
  onFrontier: Uint8Array;
  /** Packages of the zone, in option order. */
  agreeable: Int32Array;
  /** Packages that the current rule has not yet eliminated. */
  left: Int32Array;
  score: Float64Array;
  /** By party. */
  few: Float64Array;
  ideal: Float64Array;
  forFrontier: FrontierScratch;
}

/** @param most greatest number of packages; @param members greatest number of parties and ratifiers */
export function makeBargainer(most: number, members: number): Bargainer {
  return {
    inZone: new Uint8Array(most),
    onFrontier: new Uint8Array(most),
    agreeable: new Int32Array(most),
    left: new Int32Array(most),
    score: new Float64Array(most),
    few: new Float64Array(members),
    ideal: new Float64Array(members),
    forFrontier: frontierScratch(most),
  };
}

export interface NashChoice {
  /** Chosen package, -1 where the zone is empty. */
  index: number;
  /** Whether some party is left without a positive gain; false where the zone is empty. */
  degenerate: boolean;
}

export interface Solutions {
  /** Sizes; the flags are in the bargainer's `inZone` and `onFrontier`. */
  zone: number;
  frontier: number;
  /** Packages; all -1 where the zone is empty: no deal. */
  nash: number;
  kalaiSmorodinsky: number;
  egalitarian: number;
  utilitarian: number;
  degenerate: boolean;
}

/** Keeps those of the first `count` of `left` whose score equals the best; returns their number. */
function keepBest(left: Int32Array, count: number, score: Float64Array): number {
  let best = -Infinity;
  for (let a = 0; a < count; a++) if (score[a] > best) best = score[a];
  let kept = 0;
  for (let a = 0; a < count; a++) if (same(score[a], best)) left[kept++] = left[a];
  return kept;
}

/** Stages of leximin: the smallest gain, then the second smallest, and so on, of gains divided by `unit` where one is given (x/0 is 1). */
function leximin(
  { gain, n, parties }: Gains,
  count: number,
  unit: Float64Array | null,
  { left, score, few }: Bargainer,
): number {
  for (let rank = 0; rank < parties && count > 1; rank++) {
    for (let a = 0; a < count; a++) {
      const x = left[a];
      for (let i = 0; i < parties; i++) {
        const g = gain[i * n + x];
        const value = unit === null ? g : positive(unit[i]) ? g / unit[i] : 1;
        let b = i - 1;
        for (; b >= 0 && few[b] > value; b--) few[b + 1] = few[b];
        few[b + 1] = value;
      }
      score[a] = few[rank];
    }
    count = keepBest(left, count, score);
  }
  return count;
}

/** The stages of the Nash rule over the first `count` of `left`: parties with a positive gain, sum of p_i ln gain_i over these, leximin. */
function nashStages(gains: Gains, power: Float64Array, count: number, scratch: Bargainer): number {
  const { gain, n, parties } = gains;
  const { left, score } = scratch;
  if (count > 1) {
    for (let a = 0; a < count; a++) {
      let positives = 0;
      for (let i = 0, at = left[a]; i < parties; i++, at += n) if (positive(gain[at])) positives++;
      score[a] = positives;
    }
    count = keepBest(left, count, score);
  }
  if (count > 1) {
    let all = 0;
    for (let i = 0; i < parties; i++) all += power[i];
    for (let a = 0; a < count; a++) {
      let sum = 0;
      for (let i = 0, at = left[a]; i < parties; i++, at += n) {
        const g = gain[at];
        if (positive(g)) sum += (power[i] / all) * log(g);
      }
      score[a] = sum;
    }
    count = keepBest(left, count, score);
  }
  leximin(gains, count, null, scratch);
  return left[0];
}

/**
 * The Nash rule among `candidates`: the outcome of its stages. If near-ties lead to a package that another candidate
 * dominates, the stages run again over the undominated candidates, where there are any.
 */
function nashAmong(
  gains: Gains,
  power: Float64Array,
  candidates: Int32Array,
  count: number,
  scratch: Bargainer,
): number {
  const { gain, n, parties } = gains;
  const { left } = scratch;
  for (let a = 0; a < count; a++) left[a] = candidates[a];
  const chosen = nashStages(gains, power, count, scratch);
  for (let a = 0; a < count; a++) {
    if (!dominates(gain, n, parties, candidates[a], chosen)) continue;
    const kept = undominated(gains, candidates, count, left);
    return kept > 0 ? nashStages(gains, power, kept, scratch) : chosen;
  }
  return chosen;
}

/** Lists in `out` the candidates that no candidate dominates. Rare (see nashAmong), so it may allocate. */
function undominated(gains: Gains, candidates: Int32Array, count: number, out: Int32Array): number {
  const { gain, n, parties } = gains;
  const rows = new Float64Array(parties * count);
  for (let i = 0; i < parties; i++) for (let a = 0; a < count; a++) rows[i * count + a] = gain[i * n + candidates[a]];
  const best = new Uint8Array(count);
  frontier(rows, count, parties, best);
  let kept = 0;
  for (let a = 0; a < count; a++) if (best[a] === 1) out[kept++] = candidates[a];
  return kept;
}

function findZone(gains: Gains, { inZone, agreeable }: Bargainer): number {
  zone(gains, inZone);
  let count = 0;
  for (let x = 0; x < gains.n; x++) if (inZone[x] === 1) agreeable[count++] = x;
  return count;
}

function allPositive({ gain, n, parties }: Gains, x: number): boolean {
  for (let i = 0; i < parties; i++) if (!positive(gain[i * n + x])) return false;
  return true;
}

function nashOf(gains: Gains, power: Float64Array, count: number, scratch: Bargainer): NashChoice {
  if (count === 0) return { index: -1, degenerate: false };
  const index = nashAmong(gains, power, scratch.agreeable, count, scratch);
  return { index, degenerate: !allPositive(gains, index) };
}

/**
 * Nash (1950), with powers (Harsanyi & Selten 1972): of the zone, most parties with a positive gain, then the greatest
 * sum of p_i ln gain_i over these, then leximin, then the earlier package. Never one that another of the zone dominates.
 * @param power p_i >= 0 of each party, at least one above 0; normalised here
 */
export function nash(
  gains: Gains,
  power: Float64Array,
  scratch: Bargainer = makeBargainer(gains.n, gains.members),
): NashChoice {
  return nashOf(gains, power, findZone(gains, scratch), scratch);
}

/** Proposal by the rule `own`: of the zone the proposer's greatest gain, ties by the Nash rule; -1 where the zone is empty. @param proposer index of a party */
export function own(
  gains: Gains,
  power: Float64Array,
  proposer: number,
  scratch: Bargainer = makeBargainer(gains.n, gains.members),
): number {
  const count = findZone(gains, scratch);
  if (count === 0) return -1;
  const { gain, n } = gains;
  const { agreeable, score } = scratch;
  for (let a = 0; a < count; a++) score[a] = gain[proposer * n + agreeable[a]];
  return nashAmong(gains, power, agreeable, keepBest(agreeable, count, score), scratch);
}

function start({ left, agreeable }: Bargainer, count: number): void {
  for (let a = 0; a < count; a++) left[a] = agreeable[a];
}

function kalaiSmorodinskyOf(gains: Gains, count: number, scratch: Bargainer): number {
  if (count === 0) return -1;
  const { gain, n, parties } = gains;
  const { agreeable, ideal } = scratch;
  for (let i = 0; i < parties; i++) {
    let best = -Infinity;
    for (let a = 0; a < count; a++) if (gain[i * n + agreeable[a]] > best) best = gain[i * n + agreeable[a]];
    ideal[i] = best;
  }
  start(scratch, count);
  leximin(gains, count, ideal, scratch);
  return scratch.left[0];
}

function egalitarianOf(gains: Gains, count: number, scratch: Bargainer): number {
  if (count === 0) return -1;
  start(scratch, count);
  leximin(gains, count, null, scratch);
  return scratch.left[0];
}

/** Overwrites the bargainer's list of the zone, so it must be the last rule that runs on it. */
function utilitarianOf(gains: Gains, power: Float64Array, count: number, scratch: Bargainer): number {
  if (count === 0) return -1;
  const { gain, n, parties } = gains;
  const { agreeable, score } = scratch;
  for (let a = 0; a < count; a++) {
    let sum = 0;
    for (let i = 0; i < parties; i++) sum += gain[i * n + agreeable[a]];
    score[a] = sum;
  }
  return nashAmong(gains, power, agreeable, keepBest(agreeable, count, score), scratch);
}

/** Kalai & Smorodinsky (1975): of the zone the greatest smallest share gain_i / max over the zone of gain_i (0/0 is 1), refined by leximin of the shares; -1 where the zone is empty. */
export function kalaiSmorodinsky(gains: Gains, scratch: Bargainer = makeBargainer(gains.n, gains.members)): number {
  return kalaiSmorodinskyOf(gains, findZone(gains, scratch), scratch);
}

/** Egalitarian (Kalai 1977): of the zone the greatest smallest gain, refined by leximin (Imai 1983); -1 where the zone is empty. Compares points between actors. */
export function egalitarian(gains: Gains, scratch: Bargainer = makeBargainer(gains.n, gains.members)): number {
  return egalitarianOf(gains, findZone(gains, scratch), scratch);
}

/** Utilitarian: of the zone the greatest sum of gains, ties by the Nash rule; -1 where the zone is empty. Compares points between actors. */
export function utilitarian(
  gains: Gains,
  power: Float64Array,
  scratch: Bargainer = makeBargainer(gains.n, gains.members),
): number {
  return utilitarianOf(gains, power, findZone(gains, scratch), scratch);
}

/** Zone, frontier and all four solutions at once; flags stay in the bargainer until its next use. Arguments as for `nash`. */
export function solutions(
  gains: Gains,
  power: Float64Array,
  scratch: Bargainer = makeBargainer(gains.n, gains.members),
): Solutions {
  const count = findZone(gains, scratch);
  const { index, degenerate } = nashOf(gains, power, count, scratch);
  return {
    zone: count,
    frontier: frontier(gains.gain, gains.n, gains.parties, scratch.onFrontier, scratch.forFrontier),
    nash: index,
    kalaiSmorodinsky: kalaiSmorodinskyOf(gains, count, scratch),
    egalitarian: egalitarianOf(gains, count, scratch),
    utilitarian: utilitarianOf(gains, power, count, scratch),
    degenerate,
  };
}
