/**
 * Utilities and gains written out plainly, for findings, `deals` and `explain`, which evaluate a package once. i actor,
 * k issue, n need, x package, q standing.
 */
import type { Model } from "../compile.ts";
import type { Mover } from "./movers.ts";
import { bitsToday } from "./promise.ts";
import { level, type Terms } from "./terms.ts";

/**
 * Foresight of a mover: its beliefs about open issues, the state of drivers and tables in them, and the issues that it
 * moves itself.
 */
export interface Prospect {
  foreseen: readonly number[];
  bits: number;
  agenda: readonly number[];
}

/** Foresight of a mover today, at the levels of the medians unless the state of drivers and tables is given. */
export function prospectOf(
  model: Model,
  { foreseen, agenda }: Pick<Mover, "foreseen" | "agenda">,
  bits = bitsToday(model),
): Prospect {
  return { foreseen, agenda, bits };
}

/** Foresight today of an actor that moves nothing itself. */
export function wholeProspect(model: Model): Prospect {
  return { foreseen: model.foresight.seenBy([]), agenda: [], bits: bitsToday(model) };
}

/**
 * Foresight of package x today: that of the first table that can reach it from q, else of an actor that moves nothing.
 */
export function prospectFor(model: Model, q: number, x: number): Prospect {
  const bits = bitsToday(model);
  const table = model.movers.find(({ kind, reach }) => kind === "table" && reach(q, bits).includes(x));
  return table ? prospectOf(model, table) : wholeProspect(model);
}

/** Chances of the options of foreseen issues once package x stands, [offset_k + o]; other issues' entries mean nothing. */
function outlookOf(model: Model, v: Float64Array, { foreseen, bits }: Prospect, x: number): Float64Array {
  const pi = new Float64Array(model.shape.O);
  const { rows, K } = model.packages;
  if (foreseen.length > 0) model.foresight.outlook(foreseen, v, rows, x * K, bits, pi);
  return pi;
}

/** Mean over the options of issue k of a column of numbers by option: its value at the package's option where nothing is foreseen. */
function meanOf(
  { shape, packages: { rows, K } }: Model,
  column: (o: number) => number,
  k: number,
  x: number,
  { foreseen }: Prospect,
  pi: Float64Array,
): number {
  if (!foreseen.includes(k)) return column(shape.offset[k] + rows[x * K + k]);
  let mean = 0;
  for (let o = shape.offset[k]; o < shape.offset[k + 1]; o++) if (pi[o] !== 0) mean += pi[o] * column(o);
  return mean;
}

/** m_n(x) as a mover foresees it, in -1..1. */
function metOf(model: Model, terms: Terms, n: number, x: number, prospect: Prospect, pi: Float64Array): number {
  let left = 1;
  for (const k of model.shape.needs[n].issues)
    left *= meanOf(model, (o) => terms.unmet[n * model.shape.O + o], k, x, prospect, pi);
  const part = 1 - left;
  return part < -1 ? -1 : part > 1 ? 1 : part;
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
  prospect: Prospect,
): number {
  const { shape } = model;
  const pi = outlookOf(model, terms.v, prospect, x);
  let u = 0;
  for (let k = 0; k < shape.K; k++)
    u += meanOf(model, (o) => terms.stake[i * shape.O + o] + residual[i * shape.O + o], k, x, prospect, pi);
  for (let n = 0; n < shape.N; n++)
    if (shape.needActor[n] === i) u -= cost[n] * (1 - metOf(model, terms, n, x, prospect, pi));
  return u;
}

/** f_i(q, x): friction_i, unless i only ratifies, and friction_ik for each issue that is moved; a procedure's return costs nothing. */
export function frictionOf(
  model: Model,
  terms: Terms,
  i: number,
  q: number,
  x: number,
  ratifies: boolean,
  agenda: readonly number[],
): number {
  const { rows, K } = model.packages;
  const { O, offset } = model.shape;
  let f = ratifies ? 0 : terms.friction[i];
  for (let k = 0; k < K; k++)
    if (rows[q * K + k] !== rows[x * K + k] && (!model.case.issues[k].procedure || agenda.includes(k)))
      f += terms.frictionOn[i * O + offset[k] + rows[x * K + k]];
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
  prospect: Prospect,
): GainParts {
  const { shape } = model;
  const [here, there] = [q, x].map((package_) => outlookOf(model, terms.v, prospect, package_));
  const change = (column: (o: number) => number, k: number): number =>
    meanOf(model, column, k, x, prospect, there) - meanOf(model, column, k, q, prospect, here);
  const stakes = new Float64Array(shape.K);
  let left = 0;
  let gain = 0;
  for (let k = 0; k < shape.K; k++) {
    stakes[k] = change((o) => terms.stake[i * shape.O + o], k);
    left += change((o) => residual[i * shape.O + o], k);
    gain += stakes[k];
  }
  const needs: number[] = [];
  for (let n = 0; n < shape.N; n++) {
    if (shape.needActor[n] !== i) continue;
    const part = cost[n] * (metOf(model, terms, n, x, prospect, there) - metOf(model, terms, n, q, prospect, here));
    needs.push(part);
    gain += part;
  }
  const friction = x === q ? 0 : -frictionOf(model, terms, i, q, x, ratifies, prospect.agenda);
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
