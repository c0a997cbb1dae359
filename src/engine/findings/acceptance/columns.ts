/**
 * Worlds at as_of number by number: a column holds one number in all of them. A column is made when it is first asked for,
 * so that of worlds that have not been drawn only what is looked at is drawn. w world, p parameter, d driver, n need, i
 * actor, o option.
 */
import { askedToday, levelToday, type Model } from "../../compile.ts";
import { draw } from "../../draw.ts";
import type { Mixture } from "../../model/minds.ts";
import { bitsOf, bitsToday, liveToday } from "../../model/promise.ts";
import type { Key } from "../../../numbers/streams.ts";
import {
  addRamp,
  addScaled,
  scale,
  toCost,
  toNumbers,
  toResiduals,
  toScores,
  toShares,
  uniforms,
} from "./arithmetic.ts";
import { numbersOf, worldsOf, type World } from "../worlds.ts";

export interface WorldColumns {
  /** Worlds, the length of every column. */
  count: number;
  /** Number p, the line's in power where it sets another. */
  number(p: number): Float64Array;
  /** Points lost to need n while no package meets it, at today's drivers. */
  cost(n: number): Float64Array;
  /** Residual in points of option i * O + o: 0 for the options of the package at the start. */
  residual(column: number): Float64Array;
  /** State of what the foresight asks of drivers and tables: as it stands in the world; of what returns, at the medians. */
  bits(): Int32Array;
}

/** Columns of worlds that have been drawn. */
export function columnsOf(model: Model, worlds: readonly World[]): WorldColumns {
  const columnOf = (of: (world: World) => number): Float64Array => {
    const column = new Float64Array(worlds.length);
    for (let w = 0; w < worlds.length; w++) column[w] = of(worlds[w]);
    return column;
  };
  return {
    count: worlds.length,
    number: kept((p) => columnOf(({ v }) => v[p])),
    cost: kept((n) => columnOf(({ cost }) => cost[n])),
    residual: kept((column) => columnOf(({ residual }) => residual[column])),
    bits: bitsColumn(model, worlds.length, (d) => columnOf(({ now }) => now[d])),
  };
}

/** Columns of the first worlds of a run, before any record. */
export function firstWorlds(model: Model, count: number): WorldColumns {
  if (model.pool) {
    const draws = Int32Array.from({ length: count }, (_, s) => s);
    return columnsOf(model, worldsOf(model, numbersOf(model, draws, false)));
  }
  const { case: c, shape, packages, standing, samplers, keys, mixtures, medians } = model;
  const uncertain = new Set(model.uncertain);
  const ofLine = new Map(
    model.minds
      .flatMap((plan) => plan?.governments?.lines[plan.governments.now] ?? [])
      .map((set) => [set.parameter, set.quantity]),
  );
  const computed = new Map<number, Float64Array>();
  /** Numbers that a lens computes take all others of their world. */
  const compute = (): void => {
    c.parameters.forEach((parameter, p) => parameter.computed && computed.set(p, new Float64Array(count)));
    const row = new Float64Array(c.parameters.length);
    for (let s = 0; s < count; s++) {
      draw(model, s, row);
      for (const [p, column] of computed) column[s] = row[p];
    }
  };
  const factorScores = new Map<string, Float64Array>();
  /** Normal scores of a number that shares factors. */
  const scoresOf = (own: Key, mixture: Mixture): Float64Array => {
    const scores = scale(toScores(uniforms(own, count)), mixture.own);
    for (const { key, correlation } of mixture.factors) {
      const name = `${key.k0} ${key.k1}`;
      const shared = factorScores.get(name) ?? toScores(uniforms(key, count));
      factorScores.set(name, shared);
      addScaled(scores, correlation, shared);
    }
    return scores;
  };
  const drawn = kept((p) => {
    if (model.supply !== null && c.parameters[p].computed) {
      if (computed.size === 0) compute();
      return computed.get(p)!;
    }
    const law = samplers[p]!;
    const mixture = mixtures.get(p);
    if (mixture) return toNumbers(toShares(scoresOf(keys[p], mixture)), law);
    return uncertain.has(p) ? toNumbers(uniforms(keys[p], count), law) : new Float64Array(count).fill(medians[p]);
  });
  const number = (p: number): Float64Array => drawn(ofLine.get(p) ?? p);
  const levelNow = kept((d) => levelsToday(model, d, number, count));
  return {
    count,
    number,
    cost: kept((n) => {
      const { weight, level, sharpeners } = shape.needs[n];
      const levels = number(level).slice();
      for (const { driver, by, from, to, rising } of sharpeners)
        addRamp(levels, number(by), levelNow(driver), number(from), number(to), rising);
      return toCost(levels, number(weight));
    }),
    residual: kept((column) => {
      const i = Math.floor(column / shape.O);
      const isStanding = shape.offset
        .subarray(0, shape.K)
        .some((at, k) => i * shape.O + at + packages.rows[standing * shape.K + k] === column);
      const key = model.residualKeys[column];
      if (key === null || isStanding) return new Float64Array(count);
      return toResiduals(toScores(uniforms(key, count)), number(shape.residual[i]), Math.sqrt(shape.touched[i]));
    }),
    bits: bitsColumn(model, count, levelNow),
  };
}

/** Levels of driver d today. */
function levelsToday(model: Model, d: number, number: (p: number) => Float64Array, count: number): Float64Array {
  const parameters = askedToday(model.case.drivers[d]);
  const columns = parameters.map(number);
  const row = new Float64Array(model.case.parameters.length);
  const out = new Float64Array(count);
  for (let w = 0; w < count; w++) {
    for (let j = 0; j < columns.length; j++) row[parameters[j]] = columns[j][w];
    out[w] = levelToday(model, d, row);
  }
  return out;
}

/** The first of these worlds. */
export function firstOf(worlds: WorldColumns, count: number): WorldColumns {
  const part = (column: (at: number) => Float64Array) => (at: number) => column(at).subarray(0, count);
  return {
    count,
    number: part(worlds.number),
    cost: part(worlds.cost),
    residual: part(worlds.residual),
    bits: () => worlds.bits().subarray(0, count),
  };
}

/** The same function with its results kept: each column is made once. */
export function kept(make: (at: number) => Float64Array): (at: number) => Float64Array {
  const known = new Map<number, Float64Array>();
  return (at) => {
    let column = known.get(at);
    if (!column) known.set(at, (column = make(at)));
    return column;
  };
}

function bitsColumn(model: Model, count: number, levelNow: (d: number) => Float64Array): () => Int32Array {
  let known: Int32Array | null = null;
  return () => {
    if (known) return known;
    const { set, returnMask } = model.foresight;
    const atMedians = bitsToday(model);
    const drivers = [...new Set(set.atoms.flatMap((atom) => (atom.kind === "driver" ? [atom.driver] : [])))];
    const levels = drivers.map(levelNow);
    const now = new Float64Array(model.case.drivers.length);
    const bits = new Int32Array(count);
    for (let w = 0; w < count; w++) {
      if (w > 0 && drivers.length === 0) bits[w] = bits[0];
      else {
        for (let j = 0; j < drivers.length; j++) now[drivers[j]] = levels[j][w];
        bits[w] = (bitsOf(model, liveToday(model, now)) & ~returnMask) | (atMedians & returnMask);
      }
    }
    return (known = bits);
  };
}
