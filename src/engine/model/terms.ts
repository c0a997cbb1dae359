/**
 * Terms of the utility (docs/methods/model.md#2-value-of-a-package) for one vector of numbers (a world, a world under a
 * scenario, a world as one actor sees it, the medians): sums and products ready for the packages. i actor, k issue, o
 * option (counted over all issues), n need.
 */
import type { Case } from "../../language/case.ts";

/** Positions of the utility's terms among the parameters; the same for every world. */
export interface Shape {
  A: number;
  K: number;
  N: number;
  /** Options of all issues together; those of issue k begin at `offset[k]`. */
  O: number;
  offset: Int32Array;
  /** Stakes as columns: actor, first option, number of options, weight, first value, deliverer (-1: none), friction. */
  stakes: {
    actor: number;
    issue: number;
    weight: number;
    /** One an option. */
    friction: number[];
    values: number[];
    deliverer: number;
    /**
     * Parameter of the value of a market asset to the actor, bn USD (-1: the stake has no market value), and the
     * options on which the asset stands.
     */
    worth: number;
    pays: number[];
  }[];
  needs: {
    actor: number;
    id: string;
    weight: number;
    level: number;
    issues: number[];
    parts: { issue: number; values: number[]; deliverer: number }[];
    sharpeners: { driver: number; from: number; to: number; by: number; rising: boolean }[];
  }[];
  needActor: Int32Array;
  /** Parameters by actor. */
  friction: Int32Array;
  residual: Int32Array;
  reliability: Int32Array;
  pointsPerBn: Int32Array; // -1: none
  /**
   * K_i of docs/methods/model.md#2-value-of-a-package, and one byte for each actor and issue: whether i has a stake or
   * a need there.
   */
  touches: Uint8Array;
  touched: Int32Array;
}

export interface Terms {
  /** The numbers themselves, by parameter. */
  v: Float64Array;
  /** Points of option o for actor i from its stake, [i * O + o], reliability included. */
  stake: Float64Array;
  /** 1 - r c of option o for need n, [n * O + o]. */
  unmet: Float64Array;
  /** friction_i, and friction_ik of moving to option o, [i * O + o]. */
  friction: Float64Array;
  frictionOn: Float64Array;
}

export function shapeOf(c: Case, medians: Float64Array): Shape {
  const A = c.actors.length;
  const K = c.issues.length;
  const offset = new Int32Array(K + 1);
  c.issues.forEach((issue, k) => {
    offset[k + 1] = offset[k] + issue.options.length;
  });
  const deliverer = (i: number, k: number): number => {
    const j = c.issues[k].deliveredBy;
    return j === null || j === i ? -1 : j;
  };
  const stakes = c.actors.flatMap((actor, i) =>
    actor.stakes.map((s) => ({
      actor: i,
      issue: s.issue,
      weight: s.weight,
      friction: s.friction,
      values: s.values,
      deliverer: deliverer(i, s.issue),
      worth: s.market?.worth ?? -1,
      pays: s.market?.options ?? [],
    })),
  );
  const needs = c.actors.flatMap((actor, i) =>
    actor.needs.map((need) => ({
      actor: i,
      id: need.id,
      weight: need.weight,
      level: need.level,
      issues: need.metBy.map((m) => m.issue),
      parts: need.metBy.map((m) => ({ issue: m.issue, values: m.parts, deliverer: deliverer(i, m.issue) })),
      sharpeners: need.sharpenedBy.map((s) => ({ ...s, rising: medians[s.to] >= medians[s.from] })),
    })),
  );
  const touches = new Uint8Array(A * K);
  for (const s of stakes) touches[s.actor * K + s.issue] = 1;
  for (const need of needs) for (const k of need.issues) touches[need.actor * K + k] = 1;
  const touched = new Int32Array(A);
  for (let i = 0; i < A; i++) for (let k = 0; k < K; k++) touched[i] += touches[i * K + k];
  return {
    A,
    K,
    N: needs.length,
    O: offset[K],
    offset,
    stakes,
    needs,
    needActor: Int32Array.from(needs, (n) => n.actor),
    friction: Int32Array.from(c.actors, (a) => a.friction),
    residual: Int32Array.from(c.actors, (a) => a.residual),
    reliability: Int32Array.from(c.actors, (a) => a.reliability),
    pointsPerBn: Int32Array.from(c.actors, (a) => a.pointsPerBn ?? -1),
    touches,
    touched,
  };
}

export function emptyTerms(shape: Shape, v: Float64Array): Terms {
  return {
    v,
    stake: new Float64Array(shape.A * shape.O),
    unmet: new Float64Array(shape.N * shape.O).fill(1),
    friction: new Float64Array(shape.A),
    frictionOn: new Float64Array(shape.A * shape.O),
  };
}

/** Fills `terms` from its numbers `terms.v`. @param changed one byte an actor: the rest is as `v` has it already, save where one of these delivers */
export function derive(shape: Shape, terms: Terms, changed: Uint8Array | null = null): void {
  const { O, offset } = shape;
  const { v } = terms;
  for (let i = 0; i < shape.A; i++) terms.friction[i] = v[shape.friction[i]];
  for (let j = 0; j < shape.stakes.length; j++) {
    const s = shape.stakes[j];
    if (isKept(changed, s.actor, s.deliverer)) continue;
    const w = v[s.weight] / 100;
    const r = s.deliverer < 0 ? 1 : v[shape.reliability[s.deliverer]];
    const at = s.actor * O + offset[s.issue];
    for (let o = 0; o < s.values.length; o++) {
      const value = v[s.values[o]];
      terms.stake[at + o] = w * (value > 0 ? value * r : value);
    }
    if (s.worth >= 0) {
      const points = v[shape.pointsPerBn[s.actor]] * v[s.worth];
      for (let o = 0; o < s.pays.length; o++)
        if (s.pays[o] === 1) terms.stake[at + o] += points > 0 ? points * r : points;
    }
    for (let o = 0; o < s.friction.length; o++) terms.frictionOn[at + o] = v[s.friction[o]];
  }
  for (let n = 0; n < shape.N; n++) {
    const { actor, parts } = shape.needs[n];
    for (let j = 0; j < parts.length; j++) {
      const part = parts[j];
      if (isKept(changed, actor, part.deliverer)) continue;
      const r = part.deliverer < 0 ? 1 : v[shape.reliability[part.deliverer]];
      const at = n * O + offset[part.issue];
      for (let o = 0; o < part.values.length; o++) {
        const c = v[part.values[o]];
        terms.unmet[at + o] = 1 - (c > 0 ? c * r : c);
      }
    }
  }
}

/** Whether what an actor gets from a deliverer (-1: nobody) depends on no number of a changed actor. */
function isKept(changed: Uint8Array | null, actor: number, deliverer: number): boolean {
  return changed !== null && changed[actor] === 0 && (deliverer < 0 || changed[deliverer] === 0);
}

/** m_n(x): the part of need n that package x meets, in -1..1; x's options begin at `row`. */
export function met(shape: Shape, terms: Terms, n: number, rows: Uint8Array, row: number): number {
  let left = 1;
  for (const k of shape.needs[n].issues) left *= terms.unmet[n * shape.O + shape.offset[k] + rows[row + k]];
  const m = 1 - left;
  return m < -1 ? -1 : m > 1 ? 1 : m;
}

/** ramp(z; from, to) in 0..1; where from and to are equal or have crossed, a step half way between them, reached at the step itself. */
export function ramp(z: number, from: number, to: number, rising: boolean): number {
  if (rising ? from < to : from > to) {
    const r = (z - from) / (to - from);
    return r < 0 ? 0 : r > 1 ? 1 : r;
  }
  const step = (from + to) / 2;
  return (rising ? z >= step : z <= step) ? 1 : 0;
}

/** L_n(z) in 0..1 at driver levels z. */
export function level(shape: Shape, v: Float64Array, n: number, z: Float64Array): number {
  const need = shape.needs[n];
  let L = v[need.level];
  for (const s of need.sharpeners) L += v[s.by] * ramp(z[s.driver], v[s.from], v[s.to], s.rising);
  return L < 0 ? 0 : L > 1 ? 1 : L;
}
