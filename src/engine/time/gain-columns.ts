/**
 * One member's gains from the packages that a mover reaches from a standing, without the drivers:
 *   gain_a(x) = A_a(x) + sum over the needs n of a that the agenda meets  W_n L_n(z) D_n(x)
 * with A_a(x) the change in stakes and residuals less friction, D_n(x) = m_n(x) - m_n(q). Sums are taken along the tree of the
 * agenda's options, and a D_n is found once for all packages that meet the same part of n (movers.ts). Where a mover foresees what
 * procedures and others will do, stakes, residuals and what is met are means over that
 * (docs/methods/model.md#foresight): the chances depend on no mind, and are found once a world, by classes of packages.
 * a member, x package, n need, k issue, o option.
 */
import type { Model } from "../compile.ts";
import type { Choice, Mover } from "../model/movers.ts";
import type { Terms } from "../model/terms.ts";
import { makeFoldCache } from "./fold-cache.ts";
import type { MindsSeen } from "./minds.ts";
import type { Views } from "./views.ts";

export interface GainColumns {
  /** Starts a new world: the package whose options have no residual. */
  begin(start: number): void;
  /** Other numbers hold for the same world. */
  renumber(): void;
  /**
   * Fills in member a's gains of mover m at standing q, in the holder's view (-1: the truth): into `out` from `at` on A of
   * each package of `choice`, then by need of the member D of each class of packages, as `choice` lays them out.
   * @param bits the atoms of the foresight
   */
  fill(
    m: number,
    q: number,
    bits: number,
    a: number,
    holder: number,
    choice: Choice,
    out: Float64Array,
    at: number,
  ): void;
}

export function makeGainColumns(model: Model, minds: MindsSeen, views: Views): GainColumns {
  const { shape, movers, packages, foresight } = model;
  const { A, K, O, offset, touches, touched } = shape;
  const { rows } = packages;

  const residual = new Float64Array(A * O);
  /** By actor and issue: the stamp of the actor's numbers that the residuals are of; -1: none. */
  const residualOf = new Int32Array(A * K).fill(-1);
  let start = 0;

  const delta = new Float64Array(O);
  let sums = new Float64Array(0);
  const position = new Int32Array(K);
  const column = new Int32Array(K);

  /** Chances of what is foreseen: those of the standing, then those of each class of packages, O entries each. */
  const chances = makeFoldCache();
  const pi = new Float64Array(O);
  /** Means over the swayed issues, by class, of the member that is being filled in: of its stakes, and [class * needs + r] of what is unmet. */
  let swayedSum = new Float64Array(0);
  let swayedLeft = new Float64Array(0);

  /** What is asked of movers, by mover: whether a position counts by its option alone; the issues of each need. */
  const plans = movers.map((mover) => ({
    counted: Uint8Array.from(mover.agenda, (k) => (mover.swayed.includes(k) ? 0 : 1)),
    needs: Array.from(mover.needs, (need) => ({
      need,
      issues: Int32Array.from(shape.needs[need].issues),
      position: Int32Array.from(shape.needs[need].issues, (k) => mover.agenda.indexOf(k)),
      isForeseen: Uint8Array.from(shape.needs[need].issues, (k) => (mover.foreseen.includes(k) ? 1 : 0)),
      isSwayed: Uint8Array.from(shape.needs[need].issues, (k) => (mover.swayed.includes(k) ? 1 : 0)),
    })),
  }));

  const drawResiduals = (i: number, k: number): void => {
    residualOf[i * K + k] = minds.stamp[i];
    const numbers = views.numbers(-1);
    const sd = touches[i * K + k] ? numbers[shape.residual[i]] / Math.sqrt(touched[i]) : 0;
    const from = rows[start * K + k];
    const at = i * O + offset[k];
    for (let o = 0; o < offset[k + 1] - offset[k]; o++) {
      residual[at + o] = o === from || sd === 0 ? 0 : sd * minds.residualScore(at + o);
    }
  };

  /** Offset in the arena of `chances` of those of mover m at standing q. */
  const chancesAt = (m: number, q: number, bits: number, mover: Mover, { reach, outlooks }: Choice): number => {
    const atoms = bits & foresight.mask;
    const found = chances.find(m, q, 0, 0, 0, atoms);
    if (found >= 0) return found;
    const { foreseen } = mover;
    const { examples } = outlooks;
    const numbers = views.numbers(-1);
    const at = chances.reserve((1 + examples.length) * O);
    const { arena } = chances;
    foresight.outlook(foreseen, numbers, rows, q * K, bits, pi);
    arena.set(pi, at);
    for (let j = 0; j < examples.length; j++) {
      foresight.outlook(foreseen, numbers, rows, reach[examples[j]] * K, bits, pi);
      arena.set(pi, at + (j + 1) * O);
    }
    chances.keep(m, q, 0, 0, 0, atoms, at);
    return at;
  };

  /** Mean of 1 - r c over the chances of issue k's options, which begin at `at`. */
  const meanUnmet = (terms: Terms, need: number, k: number, arena: Float64Array, at: number): number => {
    let mean = 0;
    for (let o = offset[k]; o < offset[k + 1]; o++)
      if (arena[at + o] !== 0) mean += arena[at + o] * terms.unmet[need * O + o];
    return mean;
  };

  /** Fills `swayedSum` and `swayedLeft` for member a over so many classes. */
  const sway = (m: number, a: number, classes: number, terms: Terms, arena: Float64Array, here: number): void => {
    const { members, swayed, needStart } = movers[m];
    const { needs } = plans[m];
    const i = members[a];
    const base = i * O;
    const N = needStart[a + 1] - needStart[a];
    if (swayedSum.length < classes) swayedSum = new Float64Array(2 * classes);
    if (swayedLeft.length < classes * N) swayedLeft = new Float64Array(2 * classes * N);
    for (let j = 0; j < classes; j++) {
      const there = here + (j + 1) * O;
      let sum = 0;
      for (let f = 0; f < swayed.length; f++) {
        const k = swayed[f];
        if (touches[i * K + k] === 0) continue;
        for (let o = offset[k]; o < offset[k + 1]; o++)
          if (arena[there + o] !== arena[here + o])
            sum += (arena[there + o] - arena[here + o]) * (terms.stake[base + o] + residual[base + o]);
      }
      swayedSum[j] = sum;
      for (let r = 0; r < N; r++) {
        const { need, issues, isSwayed } = needs[needStart[a] + r];
        let left = 1;
        for (let p = 0; p < issues.length; p++)
          if (isSwayed[p] === 1) left *= meanUnmet(terms, need, issues[p], arena, there);
        swayedLeft[j * N + r] = left;
      }
    }
  };

  return {
    begin(from) {
      start = from;
    },
    renumber() {
      residualOf.fill(-1);
      chances.clear();
    },
    fill(m, q, bits, a, holder, choice, out, at) {
      const mover = movers[m];
      const plan = plans[m];
      const { agenda, members, parties, foreseen, swayed, needStart } = mover;
      const { options, before, added, leaf, outlooks, met, tableAt } = choice;
      const i = members[a];
      const terms = views.terms(holder, i);
      const { stake, unmet, frictionOn } = terms;
      const n = leaf.length;
      const G = agenda.length;
      const N = needStart[a + 1] - needStart[a];
      const stamp = minds.stamp[i];
      const here = foreseen.length > 0 ? chancesAt(m, q, bits, mover, choice) : 0;
      const arena = chances.arena;
      const isSwayed = swayed.length > 0;
      if (isSwayed) {
        for (let f = 0; f < swayed.length; f++)
          if (residualOf[i * K + swayed[f]] !== stamp) drawResiduals(i, swayed[f]);
        sway(m, a, outlooks.examples.length, terms, arena, here);
      }
      for (let g = 0; g < G; g++) {
        const k = agenda[g];
        if (residualOf[i * K + k] !== stamp) drawResiduals(i, k);
        const from = offset[k] + rows[q * K + k];
        const base = i * O;
        const counted = plan.counted[g]; // what is swayed counts by its chances
        const now = stake[base + from] + residual[base + from];
        for (let o = offset[k]; o < offset[k + 1]; o++)
          delta[o] = o === from ? 0 : counted * (stake[base + o] + residual[base + o] - now) - frictionOn[base + o];
      }
      const nodes = before.length;
      if (sums.length < nodes) sums = new Float64Array(2 * nodes);
      sums[0] = -(a < parties ? terms.friction[i] : 0);
      for (let j = 1; j < nodes; j++) sums[j] = sums[before[j]] + delta[added[j]];
      if (isSwayed) {
        const { classOf } = outlooks;
        for (let x = 0; x < n; x++) out[at + x] = sums[leaf[x]] + swayedSum[classOf[x]];
      } else for (let x = 0; x < n; x++) out[at + x] = sums[leaf[x]];
      for (let r = 0; r < N; r++) {
        const { need, issues, position: places, isForeseen, isSwayed: sways } = plan.needs[needStart[a] + r];
        let fixed = 1;
        let around = 1; // the same for the standing, with what is swayed
        let moving = 0;
        for (let j = 0; j < issues.length; j++) {
          const k = issues[j];
          const g = places[j];
          if (isForeseen[j] === 1) {
            const mean = meanUnmet(terms, need, k, arena, here);
            around *= mean;
            if (sways[j] === 0) fixed *= mean;
            continue;
          }
          const now = unmet[need * O + offset[k] + rows[q * K + k]];
          around *= now;
          if (g < 0) fixed *= now;
          else {
            position[moving] = g;
            column[moving++] = need * O + offset[k];
          }
        }
        const now = clampPart(1 - around);
        const { examples } = met[needStart[a] + r];
        const table = at + tableAt[needStart[a] + r];
        for (let j = 0; j < examples.length; j++) {
          const x = examples[j];
          let left = isSwayed ? fixed * swayedLeft[outlooks.classOf[x] * N + r] : fixed;
          for (let p = 0; p < moving; p++) left *= unmet[column[p] + options[x * G + position[p]]];
          out[table + j] = clampPart(1 - left) - now;
        }
      }
    },
  };
}

/** m of docs/methods/model.md#2-value-of-a-package, within -1..1. */
const clampPart = (part: number): number => (part < -1 ? -1 : part > 1 ? 1 : part);
