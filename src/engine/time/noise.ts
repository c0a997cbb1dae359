/**
 * Levels of the drivers of one path, without reactions: they do not depend on decisions. They are generated once a path,
 * not much further than they are read, and are used again when the same path is played with a driver pinned. d driver, t month
 * counted from `model.since`.
 */
import { along, type Model } from "../compile.ts";
import { exp } from "../../numbers/elementary.ts";
import { normalQuantile } from "../../numbers/normal.ts";
import { first, pair, PAST, second } from "../../numbers/streams.ts";

/** Months of a future that are walked beyond the one that is read: others will be read soon. */
const AHEAD = 15;
const LN2 = 0.6931471805599453;

export interface Noise {
  /** Starts a new world: its numbers, and whether it has a past (else it starts at as_of). */
  begin(s: number, v: Float64Array, past: boolean): void;
  /** Sets new numbers from here on (a scenario). */
  rates(v: Float64Array): void;
  /**
   * Sets mean-reverting bases to the history, less the reactions in force, in the last month that the history covers.
   */
  anchor(t: number, shift: Float64Array): void;
  /**
   * End of the month of as_of: sets bases with a start to it less the reactions in force, regimes to their start, jumps
   * to 0 (docs/methods/model.md#5-drivers-month-by-month).
   */
  settle(v: Float64Array, shift: Float64Array): void;
  /** Starts a new future from the settled state. */
  future(path: number): void;
  /** Level of driver d at the end of as_of once it is settled, without reactions and history, not clamped. */
  settled(d: number): number;
  /** Level of driver d in month t without reactions, not clamped. */
  walk(d: number, t: number): number;
  /** History of driver d in a month that it covers. */
  history(d: number, t: number): number;
}

export function makeNoise(model: Model): Noise {
  const { drivers, since } = model;
  const plans = model.case.drivers;
  const D = plans.length;
  const T = model.until - since + 1;
  const now = model.asOf - since;

  const walks = new Float64Array(D * T);
  const made = new Int32Array(D);
  const base = new Float64Array(D);
  const jump = new Float64Array(D);
  const level = new Int32Array(D);
  const settledBase = new Float64Array(D);
  const settledJump = new Float64Array(D);
  const settledLevel = new Float64Array(D);
  const anchored = new Float64Array(D);

  const mean = new Float64Array(D);
  const phi = new Float64Array(D);
  const innovation = new Float64Array(D);
  const decay = new Float64Array(D);
  const jumpChance = new Float64Array(D);
  const two = new Float64Array(2);
  let draw = 0;
  let path = PAST;
  let numbers: Float64Array = model.medians;

  const histories = new Float64Array(D * T);
  const fixedHistory = plans.every((d) => d.history.every((h) => model.samplers[h.value]!.exact));
  const remember = (v: Float64Array): void => {
    for (let d = 0; d < D; d++) {
      const { first: from, last } = drivers[d];
      for (let month = Math.max(from, since); month <= last && month <= model.asOf; month++)
        histories[d * T + month - since] = along(plans[d].history, v, month);
    }
  };
  if (fixedHistory) remember(model.medians);

  const chances = (v: Float64Array): void => {
    numbers = v;
    for (let d = 0; d < D; d++) {
      const { process, jumps } = plans[d];
      if (process.kind === "mean-reverting") {
        mean[d] = v[process.mean];
        const f = exp(-LN2 / v[process.halfLife]);
        phi[d] = f;
        innovation[d] = v[process.spread] * Math.sqrt(1 - f * f);
      }
      if (jumps) {
        decay[d] = exp(-LN2 / v[jumps.halfLife]);
        jumpChance[d] = 1 - exp(-v[jumps.perYear] / 12);
      }
    }
  };

  const leave = (d: number, month: number): void => {
    const p = plans[d].process;
    if (p.kind !== "regimes") return;
    const here = p.levels[level[d]];
    const stay = numbers[here.stay];
    pair(drivers[d].regime, draw, path, month, 0, two);
    if (here.then.length === 0 || two[0] >= 1 / (stay < 1 ? 1 : stay)) return;
    let sum = 0;
    for (const next of here.then) sum += next.share === null ? 1 : numbers[next.share];
    let reached = 0;
    for (const next of here.then) {
      reached += (next.share === null ? 1 : numbers[next.share]) / sum;
      if (two[1] < reached) {
        level[d] = next.level;
        return;
      }
    }
    level[d] = here.then.at(-1)!.level;
  };

  const make = (d: number, to: number): void => {
    const plan = plans[d];
    const { process, jumps } = plan;
    const { first: covered, last, size, sizeAfter } = drivers[d];
    const reverting = process.kind === "mean-reverting";
    if (reverting && path === PAST && covered <= last && made[d] < last - since && to > last - since) {
      made[d] = last - since;
      base[d] = anchored[d];
      jump[d] = 0;
    }
    let heldWalk = -1;
    let nextWalk = 0;
    let heldJump = -1;
    let nextJump = 0;
    for (let t = made[d] + 1; t <= to; t++) {
      const month = since + t;
      const block = Math.floor(month / 2);
      const even = month % 2 === 0;
      let z = 0;
      switch (process.kind) {
        case "mean-reverting": {
          let u: number;
          if (even) {
            pair(drivers[d].walk, draw, path, block, 0, two);
            u = two[0];
            nextWalk = two[1];
            heldWalk = block;
          } else u = heldWalk === block ? nextWalk : second(drivers[d].walk, draw, path, block, 0);
          z = base[d] = mean[d] + (base[d] - mean[d]) * phi[d] + innovation[d] * normalQuantile(u);
          break;
        }
        case "constant":
          z = numbers[process.value];
          break;
        case "trend":
          z = numbers[process.start] + (numbers[process.perYear] * (month - model.asOf)) / 12;
          break;
        case "path":
          z = along(process.points, numbers, month);
          break;
        case "regimes":
          leave(d, month);
          z = numbers[process.levels[level[d]].value];
          break;
      }
      if (jumps) {
        let u: number;
        if (even) {
          pair(drivers[d].jump, draw, path, block, 0, two);
          u = two[0];
          nextJump = two[1];
          heldJump = block;
        } else u = heldJump === block ? nextJump : second(drivers[d].jump, draw, path, block, 0);
        let j = jump[d] * decay[d];
        if (u < jumpChance[d])
          j += (month > model.asOf ? sizeAfter : size)!.quantile(first(drivers[d].jump, draw, path, month, 1));
        jump[d] = j;
        z += j;
      }
      walks[d * T + t] = z;
    }
    if (to > made[d]) made[d] = to;
  };

  const initial = (d: number, v: Float64Array, t: number): number => {
    const p = plans[d].process;
    switch (p.kind) {
      case "mean-reverting":
        return base[d];
      case "constant":
        return v[p.value];
      case "trend":
        return v[p.start] + (v[p.perYear] * (since + t - model.asOf)) / 12;
      case "path":
        return along(p.points, v, since + t);
      case "regimes":
        return v[p.levels[level[d]].value];
    }
  };

  return {
    begin(s, v, past) {
      draw = s;
      path = PAST;
      if (!fixedHistory) remember(v);
      chances(v);
      const t = past ? 0 : now;
      for (let d = 0; d < D; d++) {
        const p = plans[d].process;
        made[d] = t;
        jump[d] = 0;
        if (p.kind === "mean-reverting")
          base[d] = past
            ? v[p.mean] + v[p.spread] * normalQuantile(first(drivers[d].walk, s, PAST, since, 1))
            : v[p.mean];
        if (p.kind === "regimes")
          level[d] = past
            ? among(stationary(p.levels, p.start, v), first(drivers[d].walk, s, PAST, since, 1))
            : p.start;
        walks[d * T + t] = initial(d, v, t);
      }
    },
    rates: chances,
    anchor(t, shift) {
      for (let d = 0; d < D; d++) {
        if (drivers[d].last - since === t && plans[d].process.kind === "mean-reverting")
          anchored[d] = histories[d * T + t] - shift[d];
      }
    },
    settle(v, shift) {
      for (let d = 0; d < D; d++) {
        const p = plans[d].process;
        settledJump[d] = 0;
        if (p.kind !== "mean-reverting") {
          settledLevel[d] = p.kind === "regimes" ? v[p.levels[p.start].value] : initial(d, v, now);
          continue;
        }
        if (p.start !== null) settledBase[d] = v[p.start] - shift[d];
        else if (drivers[d].last - since === now) settledBase[d] = anchored[d];
        else {
          make(d, now);
          settledBase[d] = base[d];
          settledJump[d] = jump[d];
        }
        settledLevel[d] = settledBase[d] + settledJump[d];
      }
    },
    future(next) {
      path = next;
      for (let d = 0; d < D; d++) {
        const p = plans[d].process;
        made[d] = now;
        base[d] = settledBase[d];
        jump[d] = settledJump[d];
        if (p.kind === "regimes") level[d] = p.start;
      }
    },
    settled: (d) => settledLevel[d],
    walk(d, t) {
      if (t > made[d]) make(d, path === PAST ? t : Math.min(T - 1, t + AHEAD));
      return walks[d * T + t];
    },
    history: (d, t) => histories[d * T + t],
  };
}

/** The first alternative whose cumulated share exceeds u. */
function among(shares: Float64Array, u: number): number {
  let reached = 0;
  for (let j = 0; j < shares.length; j++) {
    reached += shares[j];
    if (u < reached) return j;
  }
  return shares.length - 1;
}

/**
 * Long-run shares of the levels of a monthly chain that starts at `start`: its row of ((P + I) / 2)^(2^64), by
 * squaring; a reducible chain stays within the levels that it can reach.
 */
function stationary(
  levels: readonly { stay: number; then: readonly { level: number; share: number | null }[] }[],
  start: number,
  v: Float64Array,
): Float64Array {
  const L = levels.length;
  let P = new Float64Array(L * L);
  levels.forEach((here, a) => {
    const leave = here.then.length === 0 ? 0 : 1 / Math.max(1, v[here.stay]);
    const sum = here.then.reduce((total, next) => total + (next.share === null ? 1 : v[next.share]), 0);
    P[a * L + a] += 1 - leave / 2;
    for (const next of here.then)
      P[a * L + next.level] += (leave / 2) * ((next.share === null ? 1 : v[next.share]) / sum);
  });
  for (let power = 0; power < 64; power++) {
    const Q = new Float64Array(L * L);
    for (let a = 0; a < L; a++) {
      let sum = 0;
      for (let b = 0; b < L; b++) {
        let entry = 0;
        for (let j = 0; j < L; j++) entry += P[a * L + j] * P[j * L + b];
        Q[a * L + b] = entry;
        sum += entry;
      }
      for (let b = 0; b < L; b++) Q[a * L + b] /= sum;
    }
    P = Q;
  }
  return P.slice(start * L, start * L + L);
}
