/**
 * Utilities and gains written out plainly, for findings, `deals` and `explain`, which evaluate a package once. i actor,
 * k issue, n need, x package, q standing.
 */
import type { Model } from "../compile.ts";
import type { Mover } from "./movers.ts";
import { bitsToday } from "./promise.ts";
import { level, type Shape, type Terms } from "./terms.ts";

/**
 * Foresight of a mover: its beliefs about open issues, the state of drivers and tables in them, and the issues that it
 * moves itself.
 */
export interface Prospect {
  foreseen: readonly number[];
  /** One byte an issue: whether it is foreseen. */
  isForeseen: Uint8Array;
  bits: number;
  agenda: readonly number[];
}

function prospect(model: Model, foreseen: readonly number[], bits: number, agenda: readonly number[]): Prospect {
  const isForeseen = new Uint8Array(model.shape.K);
  for (const k of foreseen) isForeseen[k] = 1;
  return { foreseen, isForeseen, bits, agenda };
}

/** Foresight of a mover today, at the levels of the medians unless the state of drivers and tables is given. */
export function prospectOf(
  model: Model,
  { foreseen, agenda }: Pick<Mover, "foreseen" | "agenda">,
  bits = bitsToday(model),
): Prospect {
  return prospect(model, foreseen, bits, agenda);
}

/** Foresight today of an actor that moves nothing itself. */
export function wholeProspect(model: Model): Prospect {
  return prospect(model, model.foresight.seenBy([]), bitsToday(model), []);
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
  if (foreseen.length === 0) return NOTHING_FORESEEN;
  const pi = new Float64Array(model.shape.O);
  const { rows, K } = model.packages;
  model.foresight.outlook(foreseen, v, rows, x * K, bits, pi);
  return pi;
}
const NOTHING_FORESEEN = new Float64Array(0);

/** Outlooks of many packages in one world after the other. */
export interface Outlooks {
  /** Starts a world. */
  begin(v: Float64Array): void;
  /** As `outlookOf`; packages with the same options on the issues that foresight reads share one array. */
  of(x: number): Float64Array;
  /** Number of the class of packages that share x's array. */
  classOf(x: number): number;
}

export function makeOutlooks(model: Model, prospect: Prospect): Outlooks {
  const { rows, K, all } = model.packages;
  const read = model.foresight.readBy(prospect.foreseen);
  const classOf = new Int32Array(all).fill(-1);
  const numberOf = new Map<string, number>();
  const outlooks: Float64Array[] = [];
  const worlds: number[] = [];
  let world = 0;
  let numbers: Float64Array = model.medians;
  const classAt = (x: number): number => {
    if (prospect.foreseen.length === 0) return 0;
    if (classOf[x] < 0) {
      const name = read.map((k) => rows[x * K + k]).join();
      const at = numberOf.get(name) ?? outlooks.push(new Float64Array(model.shape.O)) - 1;
      numberOf.set(name, at);
      classOf[x] = at;
    }
    return classOf[x];
  };
  return {
    begin(v) {
      world++;
      numbers = v;
    },
    classOf: classAt,
    of(x) {
      if (prospect.foreseen.length === 0) return NOTHING_FORESEEN;
      const at = classAt(x);
      if (worlds[at] !== world) {
        worlds[at] = world;
        model.foresight.outlook(prospect.foreseen, numbers, rows, x * K, prospect.bits, outlooks[at]);
      }
      return outlooks[at];
    },
  };
}

/** Mean over the options of issue k of a row of numbers by option that begins at `base`: its value at the package's option where nothing is foreseen. */
export function meanOf(
  { shape: { offset }, packages: { rows, K } }: Model,
  numbers: Float64Array,
  base: number,
  k: number,
  x: number,
  { isForeseen }: Prospect,
  pi: Float64Array,
): number {
  if (isForeseen[k] === 0) return numbers[base + offset[k] + rows[x * K + k]];
  let mean = 0;
  for (let o = offset[k]; o < offset[k + 1]; o++) if (pi[o] !== 0) mean += pi[o] * numbers[base + o];
  return mean;
}

/** m_n(x) as a mover foresees it, in -1..1. */
export function metOf(model: Model, terms: Terms, n: number, x: number, prospect: Prospect, pi: Float64Array): number {
  const { issues } = model.shape.needs[n];
  let left = 1;
  for (let j = 0; j < issues.length; j++)
    left *= meanOf(model, terms.unmet, n * model.shape.O, issues[j], x, prospect, pi);
  const part = 1 - left;
  return part < -1 ? -1 : part > 1 ? 1 : part;
}

/** Points lost to every need while no package meets it: W_n L_n(z). */
export function costs(model: Model, v: Float64Array, z: Float64Array): Float64Array {
  return Float64Array.from(model.shape.needs, (need, n) => v[need.weight] * level(model.shape, v, n, z));
}

/** u_i(x, z) of docs/methods/model.md#2-value-of-a-package. @param pi outlook of x, where it is known */
export function utility(
  model: Model,
  terms: Terms,
  residual: Float64Array,
  cost: Float64Array,
  i: number,
  x: number,
  prospect: Prospect,
  pi: Float64Array = outlookOf(model, terms.v, prospect, x),
): number {
  const { shape } = model;
  let u = 0;
  for (let k = 0; k < shape.K; k++) u += sumOf(model, terms.stake, residual, i * shape.O, k, x, prospect, pi);
  for (let n = 0; n < shape.N; n++)
    if (shape.needActor[n] === i) u -= cost[n] * (1 - metOf(model, terms, n, x, prospect, pi));
  return u;
}

/** `meanOf` of the sum of two rows. */
function sumOf(
  { shape: { offset }, packages: { rows, K } }: Model,
  a: Float64Array,
  b: Float64Array,
  base: number,
  k: number,
  x: number,
  { isForeseen }: Prospect,
  pi: Float64Array,
): number {
  if (isForeseen[k] === 0) {
    const at = base + offset[k] + rows[x * K + k];
    return a[at] + b[at];
  }
  let mean = 0;
  for (let o = offset[k]; o < offset[k + 1]; o++) if (pi[o] !== 0) mean += pi[o] * (a[base + o] + b[base + o]);
  return mean;
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
  /** By need of the actor, in order; and m_n(x) - m_n(q), the part of each that x meets beyond q. */
  needs: Float64Array;
  met: Float64Array;
  friction: number;
  residual: number;
}

/** gain_i(x | q, z) split into its parts; stakes, needs, -friction and residual add up to it. @param here, there outlooks of q and x, where they are known */
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
  here: Float64Array = outlookOf(model, terms.v, prospect, q),
  there: Float64Array = outlookOf(model, terms.v, prospect, x),
): GainParts {
  const { shape } = model;
  const base = i * shape.O;
  const change = (numbers: Float64Array, k: number): number =>
    meanOf(model, numbers, base, k, x, prospect, there) - meanOf(model, numbers, base, k, q, prospect, here);
  const stakes = new Float64Array(shape.K);
  let left = 0;
  let gain = 0;
  for (let k = 0; k < shape.K; k++) {
    stakes[k] = change(terms.stake, k);
    left += change(residual, k);
    gain += stakes[k];
  }
  const own = needsOf(shape, i);
  const needs = new Float64Array(own.length);
  const met = new Float64Array(own.length);
  for (let j = 0; j < own.length; j++) {
    const n = own[j];
    met[j] = metOf(model, terms, n, x, prospect, there) - metOf(model, terms, n, q, prospect, here);
    needs[j] = cost[n] * met[j];
    gain += needs[j];
  }
  const friction = x === q ? 0 : -frictionOf(model, terms, i, q, x, ratifies, prospect.agenda);
  return { gain: gain + left + friction, stakes, needs, met, friction, residual: left };
}

const needsKnown = new WeakMap<Shape, number[][]>();

/** Needs of an actor, in order. */
export function needsOf(shape: Shape, i: number): readonly number[] {
  let known = needsKnown.get(shape);
  if (!known) {
    known = Array.from({ length: shape.A }, () => []);
    for (let n = 0; n < shape.N; n++) known[shape.needActor[n]].push(n);
    needsKnown.set(shape, known);
  }
  return known[i];
}

/**
 * Actors whose consent a change of these issues takes, each with whether it only ratifies
 * (docs/methods/findings.md#tipping-points, W).
 */
function consentTo(model: Model, changed: (k: number) => boolean): Map<number, boolean> {
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
