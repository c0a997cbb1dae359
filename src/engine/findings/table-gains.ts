/** True gains of all members of a table, from standing q, in one world: input of zone, frontier and solutions. */
import { today, type Model } from "../compile.ts";
import type { AsOf } from "../as-of.ts";
import { costs } from "../model/gain.ts";
import { bitsOf, bitsToday, liveToday } from "../model/promise.ts";
import { makeFolds } from "../time/fold.ts";

interface TableGains {
  /** Starts a world, at the end of as_of. @param past whether it has run through the record */
  world(at: AsOf, past: boolean): void;
  /**
   * Gains of mover m's members from standing q at today's drivers: columns of length n + 1, the standing first (0), then the
   * reachable packages in option order; member a's begin at a * (n + 1).
   */
  gains(m: number, q: number): Float64Array;
}

export function makeTableGains(model: Model): TableGains {
  let score: Float64Array = new Float64Array(0);
  const minds = {
    inForce: new Float64Array(model.case.parameters.length),
    residualScore: (column: number) => score[column],
    stamp: new Int32Array(model.shape.A),
  };
  const folds = makeFolds(model, minds);
  const { returnMask } = model.foresight;
  /** What is asked of drivers and tables as it stands in the world; of what returns, which the lists of packages go by, at the medians. */
  const atMedians = bitsToday(model);
  let bits = atMedians;
  let cost: Float64Array = new Float64Array(0);
  return {
    world(at, past) {
      const { inForce } = minds;
      inForce.set(at.inForce);
      score = at.score;
      folds.begin(inForce, past ? model.from : model.standing);
      const now = today(model, inForce);
      cost = costs(model, inForce, now);
      bits = (bitsOf(model, liveToday(model, now)) & ~returnMask) | (atMedians & returnMask);
    },
    gains(m, q) {
      const { members, needs, reach } = model.movers[m];
      const n = reach(q, bits).length;
      const found = new Float64Array(members.length * n);
      folds.gains(
        m,
        q,
        bits,
        Float64Array.from(needs, (need) => cost[need]),
        found,
      );
      const out = new Float64Array(members.length * (n + 1));
      for (let a = 0; a < members.length; a++) out.set(found.subarray(a * n, (a + 1) * n), a * (n + 1) + 1);
      return out;
    },
  };
}
