/**
 * The months of one path (docs/methods/model.md#6-a-month): drivers move, tables meet, actors move the issues that they
 * alone move.
 * Three optimisations: whether any mover can act is drawn first, and a month without one ends there; drivers are walked
 * only as far as they are read; gains come folded (fold.ts), and only packages that no member refuses are compared.
 * m mover, q standing, t month counted from `model.since`, a member, x position among the reachable packages.
 */
import type { Model } from "../compile.ts";
import { atLeastZero, makeBargainer, nash, own, payments, positive, transferZone } from "../bargaining/index.ts";
import { ramp } from "../model/terms.ts";
import { first } from "../../numbers/streams.ts";
import type { Folds } from "./fold.ts";
import type { Noise } from "./noise.ts";
import type { Watch } from "./refusals.ts";

export interface Months {
  /** Starts a world: its index and numbers (for rates and shifts). */
  world(s: number, v: Float64Array): void;
  /**
   * Plays months from + 1 to `to` from standing q; the reactions in force are those of q. In a past it returns -1 as
   * soon as the record can no longer be met. Changes of the standing are left in `changes`.
   */
  play(q: number, from: number, to: number, path: number, past: boolean, pins: Float64Array, watch?: Watch): number;
  /** Changes of the last play, in order: month and the package that stood at its end. */
  changes: { count: number; month: Int32Array; package: Int32Array };
  /** Number of pasts given up so far, by the checkpoint of the record that they missed. */
  lost: Int32Array;
  /** Reactions in force with standing q, by driver. */
  shiftOf(q: number, out: Float64Array): void;
}

export function makeMonths(model: Model, noise: Noise, folds: Folds): Months {
  const { movers, shape, packages, since, reactions, checkpoints, drivers } = model;
  const plans = model.case.drivers;
  const D = plans.length;
  const M = movers.length;
  const { K, rows } = packages;
  const T = model.until - since + 1;

  const z = new Float64Array(D);
  const zMonth = new Int32Array(D);
  let zStamp = 0;
  const shift = new Float64Array(D);
  const low = Float64Array.from(plans, (d) => d.min);
  const high = Float64Array.from(plans, (d) => d.max);
  const coveredFrom = Float64Array.from(drivers, (d) => d.first - since);
  const coveredTo = Float64Array.from(drivers, (d) => d.last - since);
  const anchors = new Set(drivers.map((d) => d.last - since));

  const needsMost = Math.max(1, ...movers.map((m) => m.needs.length));
  const membersMost = Math.max(1, ...movers.map((m) => m.members.length));
  const weight = new Float64Array(needsMost);
  const most = Math.max(1, packages.n);
  const columns = new Float64Array(membersMost * most);
  const offered = new Int32Array(most);
  const inZone = new Uint8Array(most);
  const desk = makeBargainer(most, membersMost);
  const pay = new Float64Array(membersMost);
  const power = movers.map((m) => new Float64Array(m.parties));
  const perBn = movers.map((m) => new Float64Array(m.parties));
  const chairs = movers.map((m) => new Float64Array(m.parties));
  const eyes = movers.map((m) => m.kind === "table" && (m.proposes === "own" || m.believes.some((b) => b === 1)));

  const changeMonth = new Int32Array(T);
  const changePackage = new Int32Array(T);
  const lost = new Int32Array(checkpoints.length);
  const changes = { count: 0, month: changeMonth, package: changePackage };

  const needs = shape.needs;
  const sharpens = needs.map((n) => ({
    level: n.level,
    weight: n.weight,
    driver: Int32Array.from(n.sharpeners, (s) => s.driver),
    from: Int32Array.from(n.sharpeners, (s) => s.from),
    to: Int32Array.from(n.sharpeners, (s) => s.to),
    by: Int32Array.from(n.sharpeners, (s) => s.by),
    rising: n.sharpeners.map((s) => s.rising),
  }));

  let draw = 0;
  let numbers: Float64Array = model.medians;
  let pinned: Float64Array = new Float64Array(D).fill(NaN);

  const levelOf = (d: number, t: number): number => {
    if (zMonth[d] === zStamp) return z[d];
    zMonth[d] = zStamp;
    const pin = pinned[d];
    let value: number;
    if (pin === pin) value = pin;
    else if (t >= coveredFrom[d] && t <= coveredTo[d]) value = noise.history(d, t);
    else {
      value = noise.walk(d, t) + shift[d];
      if (value < low[d]) value = low[d];
      else if (value > high[d]) value = high[d];
    }
    return (z[d] = value);
  };

  const felt = (n: number, v: Float64Array, t: number): number => {
    const s = sharpens[n];
    let L = v[s.level];
    for (let j = 0; j < s.driver.length; j++)
      L += v[s.by[j]] * ramp(levelOf(s.driver[j], t), v[s.from[j]], v[s.to[j]], s.rising[j]);
    return v[s.weight] * (L < 0 ? 0 : L > 1 ? 1 : L);
  };

  /**
   * Lists in `offered` the packages of the fold at `at` that may be proposed, with the parties' gains as columns of
   * length `most` in `columns`: those that no member refuses and some party gains from; with money, those that no
   * ratifier refuses.
   */
  const gather = (m: number, n: number, at: number): number => {
    const { members, parties, needStart, transfers } = movers[m];
    const arena = folds.arena();
    const count = members.length;
    let found = 0;
    next: for (let x = 0; x < n; x++) {
      let liked = transfers;
      for (let a = 0; a < count; a++) {
        let g = arena[at + a * n + x];
        for (let r = needStart[a]; r < needStart[a + 1]; r++) g += weight[r] * arena[at + (count + r) * n + x];
        if (a >= parties || !transfers) {
          if (!atLeastZero(g)) continue next;
          if (a < parties && positive(g)) liked = true;
        }
        if (a < parties) columns[a * most + found] = g;
      }
      if (liked) offered[found++] = x;
    }
    return found;
  };

  const weigh = (m: number, v: Float64Array, t: number): void => {
    const list = movers[m].needs;
    for (let r = 0; r < list.length; r++) weight[r] = felt(list[r], v, t);
  };

  const gainOf = (m: number, a: number, x: number, n: number, at: number): number => {
    const { members, needStart } = movers[m];
    const arena = folds.arena();
    let g = arena[at + a * n + x];
    for (let r = needStart[a]; r < needStart[a + 1]; r++) g += weight[r] * arena[at + (members.length + r) * n + x];
    return g;
  };

  /** The package that mover m agrees on at standing q in month t, or -1. */
  const attempt = (m: number, q: number, t: number, path: number): number => {
    const mover = movers[m];
    const X = mover.reach(q);
    const n = X.length;
    if (n === 0) return -1;
    let proposer = 0;
    if (eyes[m]) {
      const u = first(mover.chair, draw, path, since + t, 0);
      const shares = chairs[m];
      let reached = 0;
      for (proposer = 0; proposer < mover.parties - 1; proposer++) {
        reached += shares[proposer];
        if (u < reached) break;
      }
    }
    const holder = mover.believes[proposer] === 1 ? mover.members[proposer] : -1;
    const at = folds.at(m, q, holder);
    weigh(m, folds.numbers(holder), t);
    const found = gather(m, n, at);
    if (found === 0) return -1;
    const { parties } = mover;
    for (let a = 1; a < parties; a++) for (let x = 0; x < found; x++) columns[a * found + x] = columns[a * most + x];
    let chosen = 0;
    if (mover.transfers) {
      chosen = transferZone(columns, found, parties, parties, -1, perBn[m], inZone);
      if (chosen >= 0) payments(columns, found, parties, power[m], perBn[m], chosen, pay);
    } else if (found > 1) {
      chosen =
        mover.proposes === "own"
          ? own(columns, found, parties, parties, -1, power[m], proposer, desk)
          : nash(columns, found, parties, parties, -1, power[m], desk).index;
    }
    if (chosen >= 0) chosen = offered[chosen];
    if (chosen < 0 || holder < 0) return chosen < 0 ? -1 : X[chosen];
    const real = folds.at(m, q, -1);
    weigh(m, folds.numbers(-1), t);
    for (let a = 0; a < mover.members.length; a++) {
      const g = gainOf(m, a, chosen, n, real);
      if (!atLeastZero(mover.transfers && a < mover.parties ? g + perBn[m][a] * pay[a] : g)) return -1;
    }
    return X[chosen];
  };

  /** Reports the outcome of an occasion to `watch`, with all true gains. */
  const show = (watch: Watch, m: number, q: number, t: number, x: number): void => {
    const n = movers[m].reach(q).length;
    let at = -1;
    watch.saw(m, q, since + t, x, (a, p) => {
      if (at < 0) {
        at = folds.at(m, q, -1);
        weigh(m, folds.numbers(-1), t);
      }
      return gainOf(m, a, p, n, at);
    });
  };

  const shiftOf = (q: number, out: Float64Array): void => {
    out.fill(0);
    for (const r of reactions) if (r.fits[q]) out[r.driver] += numbers[r.shift];
  };

  /** First checkpoint from month t on that standing q can no longer meet, or -1. */
  const hopeless = (q: number, t: number): number => {
    for (let j = 0; j < checkpoints.length; j++) {
      const { month, open } = checkpoints[j];
      if (month < since + t) continue;
      for (let k = 0; k < K; k++) if (!open[shape.offset[k] + rows[q * K + k]]) return j;
    }
    return -1;
  };

  return {
    world(s, v) {
      draw = s;
      numbers = v;
      for (let m = 0; m < M; m++) {
        const mover = movers[m];
        share(mover.power, v, power[m]);
        share(mover.chairs, v, chairs[m]);
        if (mover.transfers)
          for (let a = 0; a < mover.parties; a++) perBn[m][a] = v[shape.pointsPerBn[mover.members[a]]];
      }
    },
    play(q, from, to, path, past, pins, watch) {
      changes.count = 0;
      pinned = pins;
      shiftOf(q, shift);
      let nextPoint = 0;
      if (past) while (nextPoint < checkpoints.length && checkpoints[nextPoint].month <= since + from) nextPoint++;
      for (let t = from + 1; t <= to; t++) {
        if (past && anchors.has(t)) noise.anchor(t, shift);
        if (noise.anybody(t)) {
          zStamp++;
          const before = q;
          for (let m = 0; m < M; m++) {
            if (!noise.acts(m, t)) continue;
            const x = attempt(m, q, t, path);
            if (watch) show(watch, m, q, t, x);
            if (x >= 0) q = x;
            else if (!past && movers[m].kind === "table") folds.learn(m);
          }
          if (q !== before) {
            changeMonth[changes.count] = t;
            changePackage[changes.count++] = q;
            shiftOf(q, shift);
            if (past) {
              const point = hopeless(q, t);
              if (point >= 0) {
                lost[point]++;
                return -1;
              }
            }
          }
        }
        while (past && nextPoint < checkpoints.length && checkpoints[nextPoint].month === since + t) {
          if (!checkpoints[nextPoint].fits[q]) {
            lost[nextPoint]++;
            return -1;
          }
          nextPoint++;
        }
      }
      return q;
    },
    changes,
    lost,
    shiftOf,
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
