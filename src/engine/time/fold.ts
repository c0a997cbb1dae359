/**
 * The part of a mover's gains that does not depend on the drivers, folded once for a world, a mover and a standing:
 *   gain_a(x) = A_a(x) + sum over the needs n of a that the agenda meets  W_n L_n(z) D_n(x)
 * with A_a(x) the change in stakes and residuals less friction, D_n(x) = m_n(x) - m_n(q). A month that meets then costs
 * a few multiplications a package. Where a mover foresees what procedures and others will do, stakes, residuals and what
 * is met are means over that (docs/methods/model.md#foresight). Folds lie in one arena behind a small hash table; both are
 * cleared when a world begins. What an actor believes of others makes terms, and folds, of its own; they are told apart by
 * how often its beliefs have learnt, folds besides by the stamps of the minds concerned and by what is asked of drivers and tables.
 * A need's level lies within 0 and 1, so that gain_a(x) is at most A_a(x) + sum max(0, w_n D_n(x)), w_n the need's weight, in
 * whatever month; with the same additions in the same order this holds to the last bit. Few packages pass that for every
 * member who must consent: these are listed once a fold, and are all that a meeting looks at.
 * a member, x package, n need, k issue, o option.
 */
import { atLeastZero } from "../bargaining/compare.ts";
import type { Model } from "../compile.ts";
import type { Minds } from "./minds.ts";
import { makeFoldCache } from "./fold-cache.ts";
import type { Mover } from "../model/movers.ts";
import { derive, emptyTerms, type Terms } from "../model/terms.ts";

export interface Folds {
  /** Starts a new world: its numbers, and the package whose options have no residual. */
  begin(v: Float64Array, start: number): void;
  /** Sets new numbers for the same world (a scenario). */
  renumber(v: Float64Array): void;
  /** Takes over the numbers in force where minds have changed or were put back: folds made from them are found again. */
  takeOver(): void;
  /** From here on these beliefs, by the parameter of their value or bias, are not held in this world; `renumber` follows. */
  forget(beliefs: readonly number[]): void;
  /**
   * Offset in `arena()` of the fold of mover m at standing q: members columns A, then one column D a need, then the number
   * of packages that may be acceptable and their positions; `holder` is the actor whose view is taken, -1 for the truth;
   * `bits` are the atoms of the foresight. In a holder's view the gains of other packages are not all filled in.
   */
  at(m: number, q: number, bits: number, holder: number): number;
  arena(): Float64Array;
  /**
   * True gains of mover m's members from the package at position x of those that it reaches, by member, into `out`;
   * `weight` are the weights of the needs. The fold of all packages is used where there is one, and not made.
   */
  trueGains(m: number, q: number, bits: number, x: number, weight: Float64Array, out: Float64Array): void;
  /** The numbers in the holder's view; -1: the true ones. */
  numbers(holder: number): Float64Array;
  /** Resets what the beliefs have learnt, at the start of a future. */
  unlearn(): void;
  /** Moves the beliefs of mover m's parties about each other towards the truth, after a failed meeting. */
  learn(m: number): void;
  /** Failed meetings by group of beliefs, and back to them. */
  learnt(): Int32Array;
  setLearnt(counts: Int32Array): void;
}

/** Views cached per belief group, by number of failed meetings: every future of a world starts with none. */
const VIEWS_PER_ACTOR = 12;

export function makeFolds(model: Model, minds: Minds): Folds {
  const { shape, movers, groups, packages, foresight, case: c } = model;
  const { A, K, O, offset, touches, touched } = shape;
  const { rows } = packages;

  const truth = emptyTerms(shape, new Float64Array(c.parameters.length));
  const views: Terms[][] = c.actors.map((actor) =>
    actor.beliefs.length > 0
      ? Array.from({ length: VIEWS_PER_ACTOR }, () => emptyTerms(shape, new Float64Array(c.parameters.length)))
      : [],
  );
  const seen = new Float64Array(A * VIEWS_PER_ACTOR).fill(-1);
  /** By actor: one byte an actor about which it holds a belief. */
  const believed = c.actors.map((_, holder) => {
    const about = new Uint8Array(A);
    for (const group of groups) if (group.holder === holder) about[group.about] = 1;
    return about;
  });
  const counts = new Int32Array(groups.length);
  const radix = model.until - model.since + 2;
  const weight = groups.map((g, j) => powerOf(radix, groups.slice(0, j).filter((h) => h.holder === g.holder).length));
  const countable = groups.every((_, j) => weight[j] * radix < 2147483648);

  const residual = new Float64Array(A * O);
  const ready = new Uint8Array(A * K);
  let start = 0;
  const cache = makeFoldCache();
  /** Outlook of the standing and of the package at hand. */
  const piHere = new Float64Array(O);
  const pi = new Float64Array(O);

  const delta = new Float64Array(Math.max(1, ...c.issues.map((issue) => issue.options.length)) * K);
  const partial = new Float64Array(K + 1);
  const position = new Int32Array(K);
  const column = new Int32Array(K);
  const width = Math.max(1, ...c.issues.map((issue) => issue.options.length));

  const residualsOf = (i: number, k: number): void => {
    ready[i * K + k] = 1;
    const sd = touches[i * K + k] ? truth.v[shape.residual[i]] / Math.sqrt(touched[i]) : 0;
    const from = rows[start * K + k];
    const at = i * O + offset[k];
    for (let o = 0; o < offset[k + 1] - offset[k]; o++) {
      residual[at + o] = o === from || sd === 0 ? 0 : sd * minds.residualScore(at + o);
    }
  };

  let forgotten: readonly number[] = [];

  const versionOf = (holder: number): number => {
    let version = 0;
    for (let j = 0; j < groups.length; j++) if (groups[j].holder === holder) version += counts[j] * weight[j];
    return version;
  };

  const viewOf = (holder: number): Terms => {
    const version = versionOf(holder);
    let learnt = 0;
    for (let j = 0; j < groups.length; j++) if (groups[j].holder === holder) learnt += counts[j];
    const slot = learnt < VIEWS_PER_ACTOR ? learnt : VIEWS_PER_ACTOR - 1;
    const view = views[holder][slot];
    if (seen[holder * VIEWS_PER_ACTOR + slot] === version) return view;
    seen[holder * VIEWS_PER_ACTOR + slot] = countable ? version : -1;
    refresh();
    view.v.set(truth.v);
    view.stake.set(truth.stake);
    view.unmet.set(truth.unmet);
    view.friction.set(truth.friction);
    view.frictionOn.set(truth.frictionOn);
    const learning = 1 - truth.v[c.learning];
    for (let j = 0; j < groups.length; j++) {
      const group = groups[j];
      if (group.holder !== holder) continue;
      for (const b of group.beliefs) {
        if (forgotten.length > 0 && forgotten.includes(b.value >= 0 ? b.value : b.bias)) continue;
        const real = truth.v[b.about];
        let gap = b.value >= 0 ? truth.v[b.value] - real : truth.v[b.bias];
        for (let n = 0; n < counts[j]; n++) gap *= learning;
        const { min, max } = c.parameters[b.about].field;
        const held = real + gap;
        view.v[b.about] = held < min ? min : held > max ? max : held;
      }
    }
    derive(shape, view, believed[holder]);
    return view;
  };

  /** Means over the foreseen issues, by the class of a package: [class * members + a], [class * needs + r]. */
  let swayedSum = new Float64Array(0);
  let swayedLeft = new Float64Array(0);

  /** Fills `swayedSum` and `swayedLeft` for the packages that m reaches from q; `piHere` is the outlook of q. */
  const sway = (mover: Mover, classes: readonly number[], bits: number, terms: Terms): void => {
    const { foreseen, swayed, members, needs } = mover;
    const [A_, N_] = [members.length, needs.length];
    if (swayedSum.length < classes.length * A_) swayedSum = new Float64Array(2 * classes.length * A_);
    if (swayedLeft.length < classes.length * N_) swayedLeft = new Float64Array(2 * classes.length * N_);
    for (let j = 0; j < classes.length; j++) {
      foresight.outlook(foreseen, terms.v, rows, classes[j] * K, bits, pi);
      for (let a = 0; a < A_; a++) {
        const base = members[a] * O;
        let sum = 0;
        for (let f = 0; f < swayed.length; f++) {
          const k = swayed[f];
          if (touches[members[a] * K + k] === 0) continue;
          for (let o = offset[k]; o < offset[k + 1]; o++)
            if (pi[o] !== piHere[o]) sum += (pi[o] - piHere[o]) * (terms.stake[base + o] + residual[base + o]);
        }
        swayedSum[j * A_ + a] = sum;
      }
      for (let r = 0; r < N_; r++) {
        let left = 1;
        for (const k of shape.needs[needs[r]].issues) if (swayed.includes(k)) left *= meanUnmet(terms, needs[r], k, pi);
        swayedLeft[j * N_ + r] = left;
      }
    }
  };

  /** Mean of 1 - r c over the chances of issue k's options. */
  const meanUnmet = (terms: Terms, need: number, k: number, chances: Float64Array): number => {
    let mean = 0;
    for (let o = offset[k]; o < offset[k + 1]; o++)
      if (chances[o] !== 0) mean += chances[o] * terms.unmet[need * O + o];
    return mean;
  };

  /** What `fill` asks of movers, by mover: whether a position counts by its option alone; the issues of each need. */
  const plans = movers.map((mover) => ({
    counted: Uint8Array.from(mover.agenda, (k) => (mover.swayed.includes(k) ? 0 : 1)),
    lastSwaying: Math.max(-1, ...mover.swaying),
    needs: Array.from(mover.needs, (need) => ({
      need,
      weight: shape.needs[need].weight,
      issues: Int32Array.from(shape.needs[need].issues),
      position: Int32Array.from(shape.needs[need].issues, (k) => mover.agenda.indexOf(k)),
      isForeseen: Uint8Array.from(shape.needs[need].issues, (k) => (mover.foreseen.includes(k) ? 1 : 0)),
      isSwayed: Uint8Array.from(shape.needs[need].issues, (k) => (mover.swayed.includes(k) ? 1 : 0)),
    })),
  }));

  /** Positions that are still acceptable to all members looked at, and the most that the last of these may gain there. */
  let list = new Int32Array(0);
  let most = new Float64Array(0);

  /**
   * Fills the fold of `n` packages that m reaches from q, from position `first` on, into `arena` from `at` on.
   * @param isWhole all gains are filled in; else only as far as `list` goes
   */
  const fill = (
    m: number,
    q: number,
    bits: number,
    terms: Terms,
    arena: Float64Array,
    at: number,
    first: number,
    n: number,
    isWhole: boolean,
  ): void => {
    const mover = movers[m];
    const plan = plans[m];
    const choices = mover.choices(q, bits);
    const turns = mover.turns(q, bits);
    const { agenda, members, parties, foreseen, swayed, needStart, transfers } = mover;
    const G = agenda.length;
    const M_ = members.length;
    const N_ = plan.needs.length;
    const isSwayed = swayed.length > 0;
    const { classOf, examples } = mover.outlooks(q, bits);
    if (foreseen.length > 0) foresight.outlook(foreseen, terms.v, rows, q * K, bits, piHere);
    if (isSwayed) {
      for (let a = 0; a < M_; a++)
        for (let f = 0; f < swayed.length; f++)
          if (!ready[members[a] * K + swayed[f]]) residualsOf(members[a], swayed[f]);
      sway(mover, n === 1 ? [examples[classOf[first]]] : examples, bits, terms);
    }
    const classAt = (x: number): number => (n === 1 ? 0 : classOf[first + x]);
    if (list.length < n) {
      list = new Int32Array(2 * n);
      most = new Float64Array(2 * n);
    }
    for (let x = 0; x < n; x++) list[x] = x;
    let left = n;
    for (let a = 0; a < M_ && (isWhole || left > 0); a++) {
      const isEvery = isWhole || left === n;
      const i = members[a];
      for (let g = 0; g < G; g++) {
        const k = agenda[g];
        if (!ready[i * K + k]) residualsOf(i, k);
        const from = rows[q * K + k];
        const base = i * O + offset[k];
        const counted = plan.counted[g]; // what is swayed counts by its chances
        const here = terms.stake[base + from] + residual[base + from];
        for (let o = 0; o < offset[k + 1] - offset[k]; o++) {
          delta[g * width + o] =
            o === from ? 0 : counted * (terms.stake[base + o] + residual[base + o] - here) - terms.frictionOn[base + o];
        }
      }
      partial[0] = -(a < parties ? terms.friction[i] : 0);
      const sums = at + a * n;
      if (isEvery)
        for (let x = 0; x < n; x++) {
          for (let g = x === 0 ? 0 : turns[first + x]; g < G; g++)
            partial[g + 1] = partial[g] + delta[g * width + choices[(first + x) * G + g]];
          arena[sums + x] = partial[G];
        }
      else
        for (let j = 0; j < left; j++) {
          const x = list[j];
          let sum = partial[0];
          for (let g = 0; g < G; g++) sum += delta[g * width + choices[(first + x) * G + g]];
          arena[sums + x] = sum;
        }
      if (isSwayed) {
        if (isEvery) for (let x = 0; x < n; x++) arena[sums + x] += swayedSum[classAt(x) * M_ + a];
        else for (let j = 0; j < left; j++) arena[sums + list[j]] += swayedSum[classAt(list[j]) * M_ + a];
      }
      for (let r = needStart[a]; r < needStart[a + 1]; r++) {
        const { need, issues, position: places, isForeseen, isSwayed: sways } = plan.needs[r];
        let fixed = 1;
        let around = 1; // the same for the standing, with what is swayed
        let moving = 0;
        let last = isSwayed ? plan.lastSwaying : -1; // positions after it do not matter
        for (let j = 0; j < issues.length; j++) {
          const k = issues[j];
          const g = places[j];
          if (isForeseen[j] === 1) {
            const mean = meanUnmet(terms, need, k, piHere);
            around *= mean;
            if (sways[j] === 0) fixed *= mean;
            continue;
          }
          const here = terms.unmet[need * O + offset[k] + rows[q * K + k]];
          around *= here;
          if (g < 0) fixed *= here;
          else {
            position[moving] = g;
            column[moving++] = need * O + offset[k];
            if (g > last) last = g;
          }
        }
        const here = clampPart(1 - around);
        const out = at + (M_ + r) * n;
        for (let j = 0; j < (isEvery ? n : left); j++) {
          const x = isEvery ? j : list[j];
          if (isEvery && j > 0 && turns[first + x] > last) {
            arena[out + x] = arena[out + x - 1];
            continue;
          }
          let unmet = isSwayed ? fixed * swayedLeft[classAt(x) * N_ + r] : fixed;
          const at = (first + x) * G;
          for (let p = 0; p < moving; p++) unmet *= terms.unmet[column[p] + choices[at + position[p]]];
          arena[out + x] = clampPart(1 - unmet) - here;
        }
      }
      if (transfers && a < parties) continue;
      for (let j = 0; j < left; j++) most[j] = arena[sums + list[j]];
      for (let r = needStart[a]; r < needStart[a + 1]; r++) {
        const weight = terms.v[plan.needs[r].weight];
        const out = at + (M_ + r) * n;
        for (let j = 0; j < left; j++) {
          const gain = weight * arena[out + list[j]];
          if (gain > 0) most[j] += gain;
        }
      }
      let acceptable = 0;
      for (let j = 0; j < left; j++) if (atLeastZero(most[j])) list[acceptable++] = list[j];
      left = acceptable;
    }
    const end = at + (M_ + N_) * n;
    arena[end] = left;
    for (let j = 0; j < left; j++) arena[end + 1 + j] = list[j];
  };

  /** The terms of the truth are derived when a fold is made: for these actors, whose numbers have changed since. */
  const changed = new Uint8Array(A);
  let isStale = false;
  /** Stamp of each actor's numbers as the truth has them. */
  const stamps = new Int32Array(A);

  /** The fold of one package. */
  let single = new Float64Array(0);

  /** Greatest stamp among those whose numbers mover m's gains depend on. */
  const stampOf = (m: number): number => {
    const { concerns } = movers[m];
    let stamp = 0;
    for (let j = 0; j < concerns.length; j++) {
      const one = minds.stamp[concerns[j]];
      if (one > stamp) stamp = one;
    }
    return stamp;
  };

  const refresh = (): void => {
    if (!isStale) return;
    derive(shape, truth, changed);
    changed.fill(0);
    isStale = false;
  };

  const renumber = (v: Float64Array): void => {
    truth.v.set(v);
    isStale = true;
    changed.fill(1);
    stamps.set(minds.stamp);
    ready.fill(0);
    seen.fill(-1);
  };

  /** Takes over the numbers of the minds; only those of actors with another stamp than before are others. */
  const takeOver = (): void => {
    truth.v.set(minds.inForce);
    seen.fill(-1);
    for (let i = 0; i < A; i++) {
      if (minds.stamp[i] === stamps[i]) continue;
      stamps[i] = minds.stamp[i];
      changed[i] = 1;
      isStale = true;
      ready.fill(0, i * K, (i + 1) * K);
    }
  };

  return {
    begin(v, from) {
      forgotten = [];
      start = from;
      counts.fill(0);
      cache.clear();
      renumber(v);
    },
    renumber(v) {
      cache.clear();
      renumber(v);
    },
    takeOver,
    forget(beliefs) {
      forgotten = beliefs;
    },
    at(m, q, bits, holder) {
      const mover = movers[m];
      const version = holder < 0 ? 0 : countable ? versionOf(holder) : -1;
      const stamp = stampOf(m);
      const atoms = bits & foresight.mask;
      if (version >= 0) {
        const found = cache.find(m, q, holder, version, stamp, atoms);
        if (found >= 0) return found;
      }
      refresh();
      const terms = holder < 0 ? truth : viewOf(holder);
      const n = mover.reach(q, bits).length;
      const at = cache.reserve((mover.members.length + mover.needs.length + 1) * n + 1);
      fill(m, q, bits, terms, cache.arena, at, 0, n, holder < 0);
      if (version >= 0) cache.keep(m, q, holder, version, stamp, atoms, at);
      return at;
    },
    trueGains(m, q, bits, x, weight, out) {
      const { members, needs, needStart, reach } = movers[m];
      const count = members.length;
      let at = cache.find(m, q, -1, 0, stampOf(m), bits & foresight.mask);
      let from = cache.arena;
      let n = reach(q, bits).length;
      if (at >= 0) at += x;
      else {
        refresh();
        if (single.length < count + needs.length + 2) single = new Float64Array(count + needs.length + 2);
        fill(m, q, bits, truth, single, 0, x, 1, true);
        at = 0;
        from = single;
        n = 1;
      }
      for (let a = 0; a < count; a++) {
        let g = from[at + a * n];
        for (let r = needStart[a]; r < needStart[a + 1]; r++) g += weight[r] * from[at + (count + r) * n];
        out[a] = g;
      }
    },
    arena: () => cache.arena,
    numbers: (holder) => (holder < 0 ? truth.v : viewOf(holder).v),
    unlearn() {
      counts.fill(0);
    },
    learnt: () => counts.slice(),
    setLearnt(learnt) {
      counts.set(learnt);
    },
    learn(m) {
      const { members, parties } = movers[m];
      for (let j = 0; j < groups.length; j++) {
        const group = groups[j];
        const holds = members.indexOf(group.holder);
        const about = members.indexOf(group.about);
        if (holds >= 0 && holds < parties && about >= 0 && about < parties) counts[j]++;
      }
    },
  };
}

/** Integer power of a small base. */
function powerOf(base: number, exponent: number): number {
  let out = 1;
  for (let j = 0; j < exponent; j++) out *= base;
  return out;
}

/** m of docs/methods/model.md#2-value-of-a-package, within -1..1. */
const clampPart = (part: number): number => (part < -1 ? -1 : part > 1 ? 1 : part);
