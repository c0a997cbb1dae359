/**
 * The package that a table proposes (model.md sections 4 and 5), found while packages of the zone go by in option order, so that
 * a month allocates nothing. Nash: more parties with a positive gain, then sum p_i ln gain_i over those, then leximin over
 * the parties' gains, then the earlier package. `own`: the proposer's greatest gain first, ties by that rule. With money:
 * the greatest surplus S = sum gain_i / l_i, then the earlier package. a member.
 */
import { log } from "../numbers/elementary.ts";
import { positive, same } from "./compare.ts";

export interface Chooser {
  /** `power` normalised, one a party; `own` the proposer's position or -1; `perBn` l_i of the parties where money may change hands. */
  begin(parties: number, power: Float64Array, own: number, perBn: Float64Array | null): void;
  /** A package of the zone: no member's gain below 0, some party's above. */
  offer(x: number, gains: Float64Array): void;
  /** A package that no ratifier refuses; taken only with a positive surplus. */
  offerWithMoney(x: number, gains: Float64Array): void;
  /** Position of the chosen package, -1 for none. */
  chosen(): number;
  /** What each party is paid for the chosen package, in bn: p_i S - gain_i / l_i. */
  payments(out: Float64Array): void;
}

export function makeChooser(members: number): Chooser {
  const best = new Float64Array(members);
  const sortedBest = new Float64Array(members);
  const sorted = new Float64Array(members);
  let parties = 0;
  let power: Float64Array = best;
  let own = -1;
  let perBn: Float64Array | null = null;
  let chosen = -1;
  let positives = 0;
  let product = NaN;
  let surplus = 0;

  const productOf = (gains: Float64Array): number => {
    let sum = 0;
    for (let a = 0; a < parties; a++) if (positive(gains[a]!)) sum += power[a]! * log(gains[a]!);
    return sum;
  };

  const rising = (gains: Float64Array, out: Float64Array): void => {
    for (let a = 0; a < parties; a++) {
      const g = gains[a]!;
      let b = a - 1;
      while (b >= 0 && out[b]! > g) { out[b + 1] = out[b]!; b--; }
      out[b + 1] = g;
    }
  };

  const take = (x: number, gains: Float64Array, count: number, logs: number): void => {
    chosen = x;
    positives = count;
    product = logs;
    for (let a = 0; a < parties; a++) best[a] = gains[a]!;
  };

  return {
    begin(count, weights, proposer, money) {
      parties = count;
      power = weights;
      own = proposer;
      perBn = money;
      chosen = -1;
      surplus = 0;
    },
    offer(x, gains) {
      let count = 0;
      for (let a = 0; a < parties; a++) if (positive(gains[a]!)) count++;
      if (chosen < 0) { take(x, gains, count, NaN); return; }
      if (own >= 0 && !same(gains[own]!, best[own]!)) {
        if (gains[own]! > best[own]!) take(x, gains, count, NaN);
        return;
      }
      if (count !== positives) {
        if (count > positives) take(x, gains, count, NaN);
        return;
      }
      if (product !== product) product = productOf(best);
      const logs = productOf(gains);
      if (!same(logs, product)) {
        if (logs > product) take(x, gains, count, logs);
        return;
      }
      rising(gains, sorted);
      rising(best, sortedBest);
      for (let a = 0; a < parties; a++) {
        if (same(sorted[a]!, sortedBest[a]!)) continue;
        if (sorted[a]! > sortedBest[a]!) take(x, gains, count, logs);
        return;
      }
    },
    offerWithMoney(x, gains) {
      let S = 0;
      for (let a = 0; a < parties; a++) S += gains[a]! / perBn![a]!;
      if (!positive(S) || (chosen >= 0 && (same(S, surplus) || S < surplus))) return;
      surplus = S;
      take(x, gains, 0, NaN);
    },
    chosen: () => chosen,
    payments(out) {
      for (let a = 0; a < parties; a++) out[a] = power[a]! * surplus - best[a]! / perBn![a]!;
    },
  };
}
