/**
 * Utilities and gains written out plainly, for findings, `deals` and `explain`, which evaluate a package once. i actor,
 * k issue, n need, x package, q standing.
 */
import type { Model } from "../compile.ts";
import { normalQuantile } from "../../numbers/normal.ts";
import { first } from "../../numbers/streams.ts";
import { level, met, type Terms } from "./terms.ts";

/** Residuals of world s in points, [i * O + o]: 0 for the options of package `start` and where i has neither stake nor need (docs/methods/model.md#2-value-of-a-package). */
export function residuals(model: Model, s: number, v: Float64Array, start: number): Float64Array {
  const {
    shape,
    packages: { rows, K },
  } = model;
  const out = new Float64Array(shape.A * shape.O);
  for (let i = 0; i < shape.A; i++) {
    const sd = v[shape.residual[i]] / Math.sqrt(Math.max(1, shape.touched[i]));
    if (sd === 0) continue;
    for (let k = 0; k < K; k++) {
      for (let o = shape.offset[k]; o < shape.offset[k + 1]; o++) {
        const name = model.residualKeys[i * shape.O + o];
        if (name && o - shape.offset[k] !== rows[start * K + k])
          out[i * shape.O + o] = sd * normalQuantile(first(name, s, 0, 0, 0));
      }
    }
  }
  return out;
}

/** Points lost to every need while no package meets it: W_n L_n(z). */
export function costs(model: Model, v: Float64Array, z: Float64Array): Float64Array {
  return Float64Array.from(model.shape.needs, (need, n) => v[need.weight] * level(model.shape, v, n, z));
}

/** u_i(x, z) of docs/methods/model.md#2-value-of-a-package. */
export function utility(
  model: Model,
  terms: Terms,
  residual: Float64Array,
  cost: Float64Array,
  i: number,
  x: number,
): number {
  const {
    shape,
    packages: { rows, K },
  } = model;
  let u = 0;
  for (let k = 0; k < K; k++) {
    const at = i * shape.O + shape.offset[k] + rows[x * K + k];
    u += terms.stake[at] + residual[at];
  }
  for (let n = 0; n < shape.N; n++)
    if (shape.needActor[n] === i) u -= cost[n] * (1 - met(shape, terms, n, rows, x * K));
  return u;
}

/** f_i(q, x): friction_i, unless i only ratifies, and friction_ik for each issue that changes. */
export function frictionOf(model: Model, terms: Terms, i: number, q: number, x: number, ratifies: boolean): number {
  const { rows, K } = model.packages;
  const { O, offset } = model.shape;
  let f = ratifies ? 0 : terms.friction[i];
  for (let k = 0; k < K; k++)
    if (rows[q * K + k] !== rows[x * K + k]) f += terms.frictionOn[i * O + offset[k] + rows[x * K + k]];
  return f;
}

export interface GainParts {
  gain: number;
  /** By issue. */ stakes: Float64Array;
  /** By need of the actor, in order. */ needs: Float64Array;
  friction: number;
  residual: number;
}

/** gain_i(x | q, z) split into its parts; stakes, needs, -friction and residual add up to it. */
export function gainParts(
  model: Model,
  terms: Terms,
  residual: Float64Array,
  cost: Float64Array,
  i: number,
  q: number,
  x: number,
  ratifies: boolean,
): GainParts {
  const {
    shape,
    packages: { rows, K },
  } = model;
  const stakes = new Float64Array(K);
  let left = 0;
  let gain = 0;
  for (let k = 0; k < K; k++) {
    const at = i * shape.O + shape.offset[k];
    const a = at + rows[q * K + k];
    const b = at + rows[x * K + k];
    stakes[k] = terms.stake[b] - terms.stake[a];
    left += residual[b] - residual[a];
    gain += stakes[k];
  }
  const needs: number[] = [];
  for (let n = 0; n < shape.N; n++) {
    if (shape.needActor[n] !== i) continue;
    const part = cost[n] * (met(shape, terms, n, rows, x * K) - met(shape, terms, n, rows, q * K));
    needs.push(part);
    gain += part;
  }
  const friction = x === q ? 0 : -frictionOf(model, terms, i, q, x, ratifies);
  return { gain: gain + left + friction, stakes, needs: Float64Array.from(needs), friction, residual: left };
}

/**
 * Actors whose consent a change of these issues takes, each with whether it only ratifies
 * (docs/methods/findings.md#tipping-points, W).
 */
export function consentTo(model: Model, changed: (k: number) => boolean): Map<number, boolean> {
  const out = new Map<number, boolean>();
  for (const mover of model.movers) {
    if (mover.kind === "exit" || !mover.agenda.some(changed)) continue;
    mover.members.forEach((i, a) => out.set(i, a >= mover.parties && (out.get(i) ?? true)));
  }
  return out;
}

/** Actors whose consent package x takes from q, as `consentTo`. */
export function consent(model: Model, q: number, x: number): Map<number, boolean> {
  const { rows, K } = model.packages;
  return consentTo(model, (k) => rows[q * K + k] !== rows[x * K + k]);
}
