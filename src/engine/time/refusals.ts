/**
 * Reasons for a no: a record of every occasion on which a mover that could have brought about a yes met or reviewed.
 * Recording does not change the path. m mover, q standing, x package, a member, t question (target), i actor.
 */
import { canBear, centralPromise } from "../model/promise.ts";
import { atLeastZero, positive } from "../bargaining/compare.ts";
import type { Model } from "../compile.ts";
import { makeOwed, NOTHING_OWED } from "./owed.ts";

/** A future that answers no is counted under the first of these that applies (docs/methods/findings.md#why-not). */
export const CLASSES = [
  "undone",
  "turned_down",
  "undecided",
  "misperceived",
  "other_deal",
  "no_deal",
  "ruled_out",
  "out_of_reach",
  "no_meeting",
] as const;

const [UNDONE, MISPERCEIVED, OTHER, NO_DEAL, RULED_OUT, OUT_OF_REACH] = [1, 2, 4, 8, 16, 32];

/** The class of a future that answers no. @param owing as `Owed.at` last said @param isLeft whether what a procedure was to decide on no longer stands */
function classOf(seen: number, owing: number, isLeft: boolean): (typeof CLASSES)[number] {
  if (seen & UNDONE! || (owing > 0 && isLeft)) return "undone";
  if (owing !== NOTHING_OWED) return owing < 0 ? "turned_down" : "undecided";
  if (seen & MISPERCEIVED!) return "misperceived";
  if (seen & OTHER!) return "other_deal";
  if (seen & NO_DEAL!) return "no_deal";
  if (seen & RULED_OUT!) return "ruled_out";
  return seen & OUT_OF_REACH! ? "out_of_reach" : "no_meeting";
}

/** Limit on cached positions; beyond it they are recomputed. */
const MAX_CACHED_POSITIONS = 8_000_000;

/** Counts of futures, a row a kept world and question: classes, and for each actor the `no_deal` futures in which it refuses the yes that came nearest, and in which it alone does. */
export interface Why {
  classes: Uint16Array;
  refused: Uint16Array;
  alone: Uint16Array;
  /** By procedure two counts: futures `turned_down` by it, and `undecided` since it is still open. */
  owed: Uint16Array;
}

export interface RefusalRecorder {
  /** Starts a future from standing q under these numbers. */
  begin(v: Float64Array, q: number): void;
  /**
   * Records that mover m acted at standing q in this month, in this state of the foresight's atoms, and chose x (-1: no
   * agreement); `find` gives the true gains of its members from the packages X that it reaches: [a * X.length + p].
   */
  record(m: number, q: number, bits: number, month: number, x: number, find: () => Float64Array): void;
  /** Records what stands after a step or at the end of a month, and which procedures are open then. */
  stands(q: number, month: number, isOpen: (n: number) => boolean): void;
  /** Ends the future: counts it in row w for every question that it answers no. */
  end(answered: (t: number) => boolean, w: number, why: Why): void;
}

function isAlike(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let x = 0; x < a.length; x++) if (a[x] !== b[x]) return false;
  return true;
}

export function makeRefusalRecorder(model: Model): RefusalRecorder {
  const { movers, questions, shape } = model;
  const Q = questions.length;
  const { A } = shape;
  const seen = new Uint8Array(Q);
  /** Greatest least gain of a refused yes of each question, and who refused it: [t * A + i]. */
  const nearest = new Float64Array(Q);
  const refusing = new Uint8Array(Q * A);
  const { questions: withProcedure, at: owedAt } = makeOwed(model);
  const N = model.foresight.procedures.length;
  /** By question: what procedures owed it last, and whether what they were to decide on was left since. */
  const owing = new Int32Array(Q);
  const isLeft = new Uint8Array(Q);
  const able = movers.map((_, m) => questions.map((__, t) => canBear(model, m, t)));
  const promises = movers.map((_, m) =>
    questions.map((__, t) => (able[m][t] ? centralPromise(model, m, t) : new Uint8Array(0))),
  );
  /** By mover and question: the first question whose yes the mover's packages promise alike. */
  const alike = promises.map((list) => list.map((one) => list.findIndex((other) => isAlike(one, other))));
  /** By question: the nearest yes of the last occasion that was looked at for it, and whether it was acceptable. */
  const lookedAt = new Int32Array(Q).fill(-1);
  const nearestAt = new Int32Array(Q);
  const isAcceptable = new Uint8Array(Q);
  const worth = new Float64Array(Math.max(1, model.packages.n));
  const fine = new Uint8Array(Math.max(1, model.packages.n));
  const measured = new Int32Array(Math.max(1, model.packages.n)).fill(-1);
  /** Whether package x has all that question t asks for but what procedures decide. */
  const leadsTo = (t: number, x: number): boolean =>
    withProcedure.includes(t) && owedAt(t, x, () => true) !== NOTHING_OWED;
  /** Every standing of this future so far, once. */
  const stood = new Set<number>();
  let occasion = 0;
  let numbers: Float64Array = model.medians;

  let kept = 0;
  const yeses = movers.map(() => new Map<Int32Array, Int32Array[]>());
  /** Positions, among the packages X that m reaches from q, of those that make a yes to each question likelier. */
  const yesAt = (m: number, q: number, X: Int32Array): Int32Array[] => {
    let known = yeses[m].get(X);
    if (!known) {
      kept += Q * X.length;
      if (kept > MAX_CACHED_POSITIONS) {
        for (const one of yeses) one.clear();
        kept = Q * X.length;
      }
      yeses[m].set(
        X,
        (known = questions.map((_, t) => {
          const promised = promises[m][t];
          return able[m][t] ? Int32Array.from(X.keys()).filter((p) => promised[X[p]] > promised[q]) : new Int32Array(0);
        })),
      );
    }
    return known;
  };

  /** Whether mover m, as things are but for the standing, had a yes to question t in reach from one that has passed. */
  const wasInReach = (m: number, t: number, q: number, bits: number): boolean => {
    for (const s of stood) if (s !== q && yesAt(m, s, movers[m].reach(s, bits))[t].length > 0) return true;
    return false;
  };

  /**
   * Least gain of a member in points (with money: the surplus in points of the party with the lowest points per bn; and
   * a ratifier's gain), and whether the package is in the zone.
   */
  const measure = (m: number, p: number, n: number, gain: Float64Array): void => {
    if (measured[p] === occasion) return;
    measured[p] = occasion;
    const { members, parties, transfers, kind } = movers[m];
    let least = Infinity;
    let liked = false;
    let refused = false;
    let S = 0;
    let cheapest = Infinity;
    for (let a = 0; a < members.length; a++) {
      const g = gain[a * n + p];
      if (transfers && a < parties) {
        const l = numbers[shape.pointsPerBn[members[a]]];
        S += g / l;
        cheapest = Math.min(cheapest, l);
        continue;
      }
      least = Math.min(least, g);
      refused ||= !atLeastZero(g);
      liked ||= a < parties && positive(g);
    }
    if (transfers) {
      least = Math.min(least, S * cheapest);
      liked = positive(S);
    }
    worth[p] = least;
    fine[p] = !refused && liked && (kind === "table" || positive(least)) ? 1 : 0;
  };

  /** Finds an acceptable yes to question t among these positions, else the one that came nearest. */
  const look = (m: number, t: number, positions: Int32Array, n: number, gain: Float64Array): void => {
    let best = -1;
    let acceptable = false;
    for (let j = 0; j < positions.length && !acceptable; j++) {
      const p = positions[j];
      measure(m, p, n, gain);
      acceptable = fine[p] === 1;
      if (best < 0 || worth[p] > worth[best]) best = p;
    }
    lookedAt[t] = occasion;
    nearestAt[t] = best;
    isAcceptable[t] = acceptable ? 1 : 0;
  };

  return {
    begin(v, q) {
      numbers = v;
      for (let t = 0; t < Q; t++) seen[t] = questions[t].fits[q] === 1 ? UNDONE! : 0;
      nearest.fill(-Infinity);
      stood.clear();
      stood.add(q);
      owing.fill(NOTHING_OWED);
      isLeft.fill(0);
    },
    stands(q, month, isOpen) {
      stood.add(q);
      for (const t of withProcedure) {
        if (month > questions[t].by) continue;
        const owed = owedAt(t, q, isOpen);
        if (owed !== NOTHING_OWED) owing[t] = owed;
        isLeft[t] = owed === NOTHING_OWED ? 1 : 0;
      }
    },
    record(m, q, bits, month, x, find) {
      occasion++;
      stood.add(q);
      const X = movers[m].reach(q, bits);
      const n = X.length;
      let gain: Float64Array | null = null;
      const at = yesAt(m, q, X);
      for (let t = 0; t < Q; t++) {
        const { fits, by, holds } = questions[t];
        if (month > by) continue;
        if (x >= 0 && fits[x] === 1) seen[t] |= UNDONE!;
        if (!able[m][t] || fits[q] === 1 || (!holds && (seen[t] & UNDONE!) !== 0)) continue;
        seen[t] |= OUT_OF_REACH!;
        const positions = at[t];
        if (positions.length === 0 && seen[t] === OUT_OF_REACH! && wasInReach(m, t, q, bits)) seen[t] |= RULED_OUT!;
        // A class that comes before what this occasion could still show is not left again.
        if (positions.length === 0 || (seen[t] & MISPERCEIVED!) !== 0 || (x >= 0 && (seen[t] & OTHER!) !== 0)) continue;
        const like = alike[m][t];
        gain ??= find();
        if (lookedAt[like] !== occasion) look(m, like, positions, n, gain);
        const best = nearestAt[like];
        if (isAcceptable[like] === 1) {
          if (x < 0) seen[t] |= MISPERCEIVED!;
          else if (!leadsTo(t, x)) seen[t] |= OTHER!;
          continue;
        }
        seen[t] |= NO_DEAL!;
        if (worth[best] <= nearest[t]) continue;
        nearest[t] = worth[best];
        const { members } = movers[m];
        refusing.fill(0, t * A, (t + 1) * A);
        for (let a = 0; a < members.length; a++) if (!atLeastZero(gain[a * n + best])) refusing[t * A + members[a]] = 1;
      }
    },
    end(answered, w, { classes, refused, alone, owed }) {
      for (let t = 0; t < Q; t++) {
        if (answered(t)) continue;
        const row = w * Q + t;
        const s = seen[t];
        const which = classOf(s, owing[t], isLeft[t] === 1);
        classes[row * CLASSES.length + CLASSES.indexOf(which)]++;
        if (which === "turned_down") owed[(row * N - owing[t] - 1) * 2]++;
        if (which === "undecided") owed[(row * N + owing[t] - 1) * 2 + 1]++;
        if (which !== "no_deal") continue;
        let count = 0;
        for (let i = 0; i < A; i++) count += refusing[t * A + i];
        for (let i = 0; i < A; i++) {
          refused[row * A + i] += refusing[t * A + i];
          if (count === 1) alone[row * A + i] += refusing[t * A + i];
        }
      }
    },
  };
}
