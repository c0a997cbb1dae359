/**
 * Outcome of an occasion: the gains of reachable packages, the proposal, and whether all accept it
 * (docs/methods/model.md#6-a-month). Gains come folded (fold.ts), and only packages that no member refuses are compared.
 * m mover, q standing, t month counted from `model.since`, a member, x position among the reachable packages.
 */
import {
  atLeastZero,
  makeBargainer,
  nash,
  own,
  payments,
  positive,
  transferZone,
  type Gains,
} from "../bargaining/index.ts";
import { first } from "../../numbers/streams.ts";
import type { Model } from "../compile.ts";
import { ramp } from "../model/terms.ts";
import type { Folds } from "./fold.ts";
import type { Levels } from "./levels.ts";
import type { RefusalRecorder } from "./refusals.ts";

export interface Talks {
  /** Starts a world: its index and numbers (for power, chairs and money). */
  world(s: number, v: Float64Array): void;
  /** The package that mover m, which reaches some, agrees on at standing q in month t, or -1; `bits` are the atoms of the foresight. */
  attempt(m: number, q: number, t: number, path: number, bits: number): number;
  /** The same for each of these pins, its driver held at its level, into `out`. */
  attempts(m: number, q: number, t: number, path: number, bits: number, list: Int32Array, out: Int32Array): void;
  /** Reports the outcome of an occasion to `refusals`, with all true gains; `recall` brings up the minds that they depend on. */
  show(
    refusals: RefusalRecorder,
    m: number,
    q: number,
    t: number,
    x: number,
    bits: number,
    recall: (m: number) => void,
  ): void;
}

/** Outcome of a talk that has not been looked at. */
const NOT_YET = -2;

export function makeTalks(model: Model, levels: Levels, folds: Folds): Talks {
  const { movers, shape, packages, pins, since } = model;
  const M = movers.length;
  const needsMost = Math.max(1, ...movers.map((m) => m.needs.length));
  const membersMost = Math.max(1, ...movers.map((m) => m.members.length));
  const most = Math.max(1, packages.n);
  const columns = new Float64Array(membersMost * most);
  /** Gains of the parties from what may be proposed; every package there has its members' consent. */
  const offers: Gains = { gain: columns, n: 0, parties: 0, members: 0, standing: -1 };
  const offered = new Int32Array(most);
  const inZone = new Uint8Array(most);
  const scratch = makeBargainer(most, membersMost);
  const pay = new Float64Array(membersMost);
  const gains = new Float64Array(membersMost);
  const all = new Float64Array(membersMost * most);
  const power = movers.map((m) => new Float64Array(m.parties));
  const perBn = movers.map((m) => new Float64Array(m.parties));
  const chairs = movers.map((m) => new Float64Array(m.parties));
  const eyes = movers.map((m) => m.kind === "table" && (m.proposes === "own" || m.believes.some((b) => b === 1)));

  const sharpens = shape.needs.map((n) => ({
    level: n.level,
    weight: n.weight,
    driver: Int32Array.from(n.sharpeners, (s) => s.driver),
    from: Int32Array.from(n.sharpeners, (s) => s.from),
    to: Int32Array.from(n.sharpeners, (s) => s.to),
    by: Int32Array.from(n.sharpeners, (s) => s.by),
    rising: n.sharpeners.map((s) => s.rising),
  }));
  /** By mover and driver: positions of the needs that it sharpens, among those that count there. */
  const sharpened = movers.map(({ needs }) =>
    model.case.drivers.map((_, d) =>
      Int32Array.from(needs.keys()).filter((r) => shape.needs[needs[r]].sharpeners.some((s) => s.driver === d)),
    ),
  );
  /** Weights of the needs in the proposer's eyes, and in truth: with no driver held, with one held, and the last looked at. */
  const plainSeen = new Float64Array(needsMost);
  const plainReal = new Float64Array(needsMost);
  const seenWeight = new Float64Array(needsMost);
  const realWeight = new Float64Array(needsMost);
  const lastSeen = new Float64Array(needsMost);
  const lastReal = new Float64Array(needsMost);
  let draw = 0;
  let proposer = 0;
  let holder = -1;

  const felt = (n: number, v: Float64Array, t: number): number => {
    const s = sharpens[n];
    let L = v[s.level];
    for (let j = 0; j < s.driver.length; j++)
      L += v[s.by[j]] * ramp(levels.at(s.driver[j], t), v[s.from[j]], v[s.to[j]], s.rising[j]);
    return v[s.weight] * (L < 0 ? 0 : L > 1 ? 1 : L);
  };

  /**
   * Lists in `offered` the packages of the fold at `at` that may be proposed, with the parties' gains as columns of
   * length `most` in `columns`: those that no member refuses and some party gains from; with money, those that no
   * ratifier refuses.
   */
  const gather = (m: number, at: number, weight: Float64Array): number => {
    const { members, parties, needs, needStart, transfers } = movers[m];
    const arena = folds.arena();
    const count = members.length;
    const width = 1 + count + needs.length;
    const end = at + 1 + arena[at] * width;
    let found = 0;
    next: for (let row = at + 1; row < end; row += width) {
      let cell = row + 1;
      let liked = transfers;
      for (let a = 0; a < count; a++) {
        let g = arena[cell++];
        for (let r = needStart[a]; r < needStart[a + 1]; r++) g += weight[r] * arena[cell++];
        if (a >= parties || !transfers) {
          if (!atLeastZero(g)) continue next;
          if (a < parties && positive(g)) liked = true;
        }
        if (a < parties) columns[a * most + found] = g;
      }
      if (liked) offered[found++] = arena[row];
    }
    return found;
  };

  /** Weights of mover m's needs at this month's levels, W_n L_n(z). */
  const weigh = (m: number, v: Float64Array, t: number, out: Float64Array): void => {
    const list = movers[m].needs;
    for (let r = 0; r < list.length; r++) out[r] = felt(list[r], v, t);
  };

  /** The package that mover m agrees on at standing q in month t, or -1. */
  const attempt = (m: number, q: number, t: number, path: number, bits: number): number => {
    seat(m, t, path);
    const at = folds.at(m, q, bits, holder);
    if (folds.arena()[at] === 0) return -1;
    weigh(m, folds.numbers(holder), t, seenWeight);
    if (holder >= 0) weigh(m, folds.numbers(-1), t, realWeight);
    return outcome(m, q, bits, at, seenWeight, realWeight);
  };

  /** Draws who proposes, and in whose eyes the gains are seen. */
  const seat = (m: number, t: number, path: number): void => {
    const mover = movers[m];
    proposer = 0;
    if (eyes[m]) {
      const u = first(mover.chair, draw, path, since + t, 0);
      const shares = chairs[m];
      let reached = 0;
      for (; proposer < mover.parties - 1; proposer++) {
        reached += shares[proposer];
        if (u < reached) break;
      }
    }
    holder = mover.believes[proposer] === 1 ? mover.members[proposer] : -1;
  };

  /** The package that is agreed on under these weights of the needs, or -1; the fold is at `at`. */
  const outcome = (m: number, q: number, bits: number, at: number, seen: Float64Array, real: Float64Array): number => {
    const mover = movers[m];
    const X = mover.reach(q, bits);
    const found = gather(m, at, seen);
    if (found === 0) return -1;
    const { parties } = mover;
    for (let a = 1; a < parties; a++) for (let x = 0; x < found; x++) columns[a * found + x] = columns[a * most + x];
    offers.n = found;
    offers.parties = offers.members = parties;
    let chosen = 0;
    if (mover.transfers) {
      chosen = transferZone(offers, perBn[m], inZone);
      if (chosen >= 0) payments(offers, power[m], perBn[m], chosen, pay);
    } else if (found > 1) {
      chosen =
        mover.proposes === "own" ? own(offers, power[m], proposer, scratch) : nash(offers, power[m], scratch).index;
    }
    if (chosen >= 0) chosen = offered[chosen];
    if (chosen < 0 || holder < 0) return chosen < 0 ? -1 : X[chosen];
    folds.gainsAt(m, q, bits, chosen, real, gains);
    for (let a = 0; a < mover.members.length; a++) {
      const g = gains[a];
      if (!atLeastZero(mover.transfers && a < mover.parties ? g + perBn[m][a] * pay[a] : g)) return -1;
    }
    return X[chosen];
  };

  const attempts: Talks["attempts"] = (m, q, t, path, bits, list, out) => {
    seat(m, t, path);
    const fold = folds.at(m, q, bits, holder);
    if (folds.arena()[fold] === 0) return void out.fill(-1, 0, list.length);
    const { needs } = movers[m];
    const seen = folds.numbers(holder);
    const real = folds.numbers(-1);
    weigh(m, seen, t, plainSeen);
    if (holder >= 0) weigh(m, real, t, plainReal);
    let plain = NOT_YET;
    let last = NOT_YET;
    let lastDriver = -1;
    for (let j = 0; j < list.length; j++) {
      const { driver, at } = pins[list[j]];
      const touched = sharpened[m][driver];
      let isPlain = true;
      let isLast = driver === lastDriver;
      if (touched.length > 0) {
        levels.hold(driver, at);
        if (!isLast) {
          seenWeight.set(plainSeen);
          realWeight.set(plainReal);
        }
        for (let a = 0; a < touched.length; a++) {
          const r = touched[a];
          seenWeight[r] = felt(needs[r], seen, t);
          if (seenWeight[r] !== plainSeen[r]) isPlain = false;
          if (seenWeight[r] !== lastSeen[r]) isLast = false;
          if (holder < 0) continue;
          realWeight[r] = felt(needs[r], real, t);
          if (realWeight[r] !== plainReal[r]) isPlain = false;
          if (realWeight[r] !== lastReal[r]) isLast = false;
        }
        levels.release(driver);
      }
      if (isPlain) {
        if (plain === NOT_YET) plain = outcome(m, q, bits, fold, plainSeen, plainReal);
        out[j] = plain;
        continue;
      }
      if (!isLast) {
        last = outcome(m, q, bits, fold, seenWeight, realWeight);
        lastDriver = driver;
        lastSeen.set(seenWeight);
        lastReal.set(realWeight);
      }
      out[j] = last;
    }
  };

  const show: Talks["show"] = (refusals, m, q, t, x, bits, recall) => {
    refusals.record(m, q, bits, since + t, x, () => {
      recall(m);
      weigh(m, folds.numbers(-1), t, realWeight);
      folds.gains(m, q, bits, realWeight, all);
      return all;
    });
  };

  return {
    world(s, v) {
      draw = s;
      for (let m = 0; m < M; m++) {
        const mover = movers[m];
        share(mover.power, v, power[m]);
        share(mover.chairs, v, chairs[m]);
        if (mover.transfers)
          for (let a = 0; a < mover.parties; a++) perBn[m][a] = v[shape.pointsPerBn[mover.members[a]]];
      }
    },
    attempt,
    attempts,
    show,
  };
}

/** Weights normalised to a sum of 1; equal where there are none. */
function share(parameters: number[], v: Float64Array, out: Float64Array): void {
  if (parameters.length === 0) {
    out.fill(1 / out.length);
    return;
  }
  let sum = 0;
  for (let a = 0; a < out.length; a++) sum += v[parameters[a]];
  for (let a = 0; a < out.length; a++) out[a] = v[parameters[a]] / sum;
}
