/** Case to Model: names become columns, quantities become samplers, tables and actors become movers. */
import type { Case, Condition, Driver, Parameter, Predicate } from "../language/case.ts";
import type { Sampler } from "../numbers/law.ts";
import { sampler } from "../numbers/quantity.ts";
import { key, type Key } from "../numbers/streams.ts";
import { moversOf, actorOf, type Mover } from "./model/movers.ts";
import { asksMonthly, isStatic } from "./model/conditions.ts";
import { foresightOf, waitsOf, type Foresight, type Wait } from "./model/foresight.ts";
import { mindPlans, mixturesOf, type MindPlan, type Mixture } from "./model/minds.ts";
import { canStillReach, packagesOf, satisfies, truthOf, type Packages } from "./model/packages.ts";
import type { Pool } from "./model/pool.ts";
import { shapeOf, type Shape } from "./model/terms.ts";
import type { Settings } from "./settings.ts";

interface DriverPlan {
  walk: Key;
  regime: Key;
  jump: Key;
  /** The size of a jump, drawn afresh for each; from the month after as_of on `sizeAfter` (a scenario may set it). */
  size: Sampler | null;
  sizeAfter: Sampler | null;
  /** First and last month that the history covers (first > last: none). */
  first: number;
  last: number;
}

/** Fills the computed numbers of a world (`Parameter.computed`) from its other numbers, those of one lens among them. */
export interface Supply {
  /** Id of the lens whose numbers it reads. */
  lens: string;
  /** Pure: the same numbers give the same bits. */
  fill: (v: Float64Array) => void;
}

/** A driver held at a level from the month after as_of on, for the threshold curves. */
interface Pin {
  driver: number;
  at: number;
  today: boolean;
}

/** Beliefs of one actor about one other: they learn together. */
export interface BeliefGroup {
  holder: number;
  about: number;
  beliefs: { about: number; value: number; bias: number }[];
}

export interface Model {
  case: Case;
  settings: Settings;
  packages: Packages;
  shape: Shape;
  movers: Mover[];
  drivers: DriverPlan[];
  /** One a parameter; null for a jump's size, which is not a parameter of a world. */
  samplers: (Sampler | null)[];
  keys: Key[];
  /** Parameters that differ between worlds and that the simulation reads. */
  uncertain: Int32Array;
  /** Parameters that differ between worlds and that only a lens reads. */
  lensOnly: Int32Array;
  /** Every parameter at its median. */
  medians: Float64Array;
  /** Null where no number of the case is computed. */
  supply: Supply | null;
  /** The scenario's numbers: `parameter` takes the quantile of `sampler` at its own uniform. */
  overrides: { parameter: number; sampler: Sampler }[];
  groups: BeliefGroup[];
  /** Residual keys by actor and option, [i * O + o]; filled where the actor has a stake or need. */
  residualKeys: (Key | null)[];
  /** First month of a past (or as_of), month of as_of, last month. */
  since: number;
  asOf: number;
  until: number;
  /** Package numbers of the declared standing and of `record.from`. */
  standing: number;
  from: number;
  /**
   * By checkpoint of the record (each `known` month, then as_of): one byte an option, whether it can still turn into
   * the required one; and one byte a package, whether it is as required.
   */
  checkpoints: { month: number; open: Uint8Array; fits: Uint8Array }[];
  /** `fits` is null where a driver or a table decides too. */
  reactions: { when: Condition; fits: Uint8Array | null; driver: number; shift: number }[];
  /** `fits` counts what is asked of drivers and tables as false where `isStatic` is false. */
  questions: { when: Condition; fits: Uint8Array; isStatic: boolean; by: number; holds: boolean; given: number }[];
  foresight: Foresight;
  waits: Map<number, Wait>;
  mixtures: Map<number, Mixture>;
  /** By actor; null where its mind never changes and no governments speak for it. */
  minds: (MindPlan | null)[];
  /**
   * Whether a procedure, a reaction or a question depends on drivers or tables, which are then evaluated every month.
   */
  monthly: boolean;
  pins: Pin[];
  /** The analysts of a pool; null where the case is not a pool. */
  pool: Pool | null;
}

/**
 * @param supply fills the computed numbers, where the case has any: the engine does not know the lens that does (`modelOf` of the runners puts the two together).
 * @throws Error when the case has no packages (language refuses such a case), or computed numbers and no supply.
 */
export function compile(c: Case, settings: Settings, supply: Supply | null = null): Model {
  if (supply === null && c.parameters.some(({ computed }) => computed))
    throw new Error("this case takes values from its market: compile it with what supplies them");
  const { seed } = settings;
  const packages = packagesOf(c);
  const drawnAfresh = new Set([
    ...c.drivers.flatMap((d) => (d.jumps ? [d.jumps.size] : [])),
    ...c.issues.flatMap(({ procedure }) => (procedure ? [procedure.months] : [])),
  ]);
  const samplers = c.parameters.map((p, index) => (drawnAfresh.has(index) ? null : lawOf(p)));
  const scenario = settings.scenario === null ? null : c.scenarios.find((s) => s.id === settings.scenario);
  if (scenario === undefined) throw new Error(`no scenario '${settings.scenario}'`);
  const overrides = (scenario?.set ?? []).map((s) => {
    const { field } = c.parameters[s.parameter];
    return { parameter: s.parameter, sampler: lawOf({ quantity: c.parameters[s.quantity].quantity, field }) };
  });
  const sizeOf = (p: number): Sampler => lawOf(c.parameters[p]);
  const medians = Float64Array.from(samplers, (s) => s?.quantile(0.5) ?? 0);
  supply?.fill(medians);
  const shape = shapeOf(c, medians);
  const foresight = foresightOf(c, shape.offset);
  const residualKeys = residualKeysOf(c, shape, seed);
  const asOf = c.asOf;
  const varying = samplers.flatMap((s, p) => (s && !s.exact ? [p] : []));
  const model: Model = {
    case: c,
    settings,
    packages,
    shape,
    samplers,
    overrides,
    medians,
    supply,
    movers: moversOf(c, packages, shape, foresight, seed),
    foresight,
    waits: waitsOf(c, (p) => overrides.find((o) => o.parameter === p)?.sampler ?? lawOf(c.parameters[p]), seed),
    mixtures: mixturesOf(c, seed),
    minds: mindPlans(c, shape, scenario?.set ?? [], residualKeys, seed),
    monthly: asksMonthly(c),
    drivers: c.drivers.map((d) => ({
      walk: key(seed, `drivers.${d.id}/walk`),
      regime: key(seed, `drivers.${d.id}/regime`),
      jump: key(seed, `drivers.${d.id}/jump`),
      size: d.jumps ? sizeOf(d.jumps.size) : null,
      sizeAfter: d.jumps
        ? (overrides.find((o) => o.parameter === d.jumps!.size)?.sampler ?? sizeOf(d.jumps.size))
        : null,
      first: d.history[0]?.month ?? Infinity,
      last: d.history.at(-1)?.month ?? -Infinity,
    })),
    keys: c.parameters.map((p) => key(seed, p.path)),
    uncertain: Int32Array.from(varying.filter((p) => !isLensOnly(c.parameters[p], supply))),
    lensOnly: Int32Array.from(varying.filter((p) => isLensOnly(c.parameters[p], supply))),
    groups: groupsOf(c),
    residualKeys,
    since: c.record?.since ?? asOf,
    asOf,
    until: c.until,
    standing: packages.find(c.standing),
    from: c.record ? packages.find(c.record.from) : packages.find(c.standing),
    checkpoints: checkpointsOf(c, packages, shape),
    reactions: c.reactions.map(({ when, driver, shift }) => ({
      when,
      fits: isStatic(when) ? fitsOf(packages, when) : null,
      driver,
      shift,
    })),
    questions: c.questions.map(({ when, by, holds, given }) => ({
      when,
      fits: fitsOf(packages, when),
      isStatic: isStatic(when),
      by,
      holds,
      given: given ?? -1,
    })),
    pins: [],
    pool: null,
  };
  if (settings.thresholds) model.pins = pinsOf(model);
  return model;
}

/** Whether a lens alone reads a number: the simulation does not, unless the lens supplies values to it. */
export const isLensOnly = ({ owner }: Parameter, supply: Supply | null): boolean =>
  owner.kind === "lens" && owner.lens !== supply?.lens;

/** The law of a number within its field's range. */
export function lawOf({ quantity, field }: Pick<Parameter, "quantity" | "field">): Sampler {
  return sampler(quantity, field.min, field.max);
}

/** One byte a package: whether a condition holds of it, with its parts on drivers and tables counted as false. */
function fitsOf(packages: Packages, when: Condition): Uint8Array {
  const out = new Uint8Array(packages.all);
  switch (when.kind) {
    case "issue": {
      const { rows, K } = packages;
      const named = new Uint8Array(256);
      for (const o of when.options) named[o] = 1;
      for (let x = 0, at = when.issue; x < out.length; x++, at += K) out[x] = named[rows[at]];
      return out;
    }
    case "all":
      out.fill(1);
      for (const part of when.of) {
        const fits = fitsOf(packages, part);
        for (let x = 0; x < out.length; x++) out[x] &= fits[x];
      }
      return out;
    case "any":
      for (const part of when.of) {
        const fits = fitsOf(packages, part);
        for (let x = 0; x < out.length; x++) out[x] |= fits[x];
      }
      return out;
    case "not": {
      const fits = fitsOf(packages, when.of);
      for (let x = 0; x < out.length; x++) out[x] = 1 - fits[x];
      return out;
    }
    default:
      return out;
  }
}

function groupsOf(c: Case): BeliefGroup[] {
  const groups: BeliefGroup[] = [];
  c.actors.forEach((actor, holder) => {
    for (const b of actor.beliefs) {
      const about = actorOf(c, b.about);
      let group = groups.find((g) => g.holder === holder && g.about === about);
      if (!group) groups.push((group = { holder, about, beliefs: [] }));
      group.beliefs.push({ about: b.about, value: b.value ?? -1, bias: b.bias ?? -1 });
    }
  });
  return groups;
}

function residualKeysOf(c: Case, shape: Shape, seed: number): (Key | null)[] {
  const out: (Key | null)[] = new Array(shape.A * shape.O).fill(null);
  c.actors.forEach((actor, i) =>
    c.issues.forEach((issue, k) => {
      if (!shape.touches[i * shape.K + k]) return;
      issue.options.forEach((option, o) => {
        out[i * shape.O + shape.offset[k] + o] = key(seed, `actors.${actor.id}.residual/${issue.id}/${option.id}`);
      });
    }),
  );
  return out;
}

function checkpointsOf(c: Case, packages: Packages, shape: Shape): Model["checkpoints"] {
  if (!c.record) return [];
  const declared: Predicate = c.record.match.map((issue) => ({ issue, options: [c.standing[issue]] }));
  return [...c.record.known, { month: c.asOf, holds: declared }]
    .sort((a, b) => a.month - b.month)
    .map(({ month, holds }) => {
      const open = new Uint8Array(shape.O).fill(1);
      for (const p of holds) open.set(canStillReach(c.issues[p.issue], p.options), shape.offset[p.issue]);
      return { month, open, fits: truthOf(packages, (rows, at) => satisfies(rows, at, holds)) };
    });
}

/**
 * Level of each driver 'today' in a world with the numbers v (docs/methods/model.md#5-drivers-month-by-month): start; a
 * constant's value; path and trend at as_of; the start regime's value; else the last of the history; else the mean.
 * Clamped to the range; `--at` overrides.
 */
export function today(model: Model, v: Float64Array): Float64Array {
  return Float64Array.from(model.case.drivers, (_, d) => levelToday(model, d, v));
}

/** The same of driver d alone. @param v only the numbers of `askedToday` are read */
export function levelToday({ case: c, settings, asOf }: Model, d: number, v: Float64Array): number {
  const driver = c.drivers[d];
  const at = settings.at[driver.id];
  if (at !== undefined) return at;
  const { process, min, max } = driver;
  const z = process.kind === "path" ? along(process.points, v, asOf) : v[askedToday(driver)[0]];
  return z < min ? min : z > max ? max : z;
}

/** Parameters that say at what level a driver stands today: one, or those of its path. */
export function askedToday({ process, history }: Driver): number[] {
  switch (process.kind) {
    case "constant":
      return [process.value];
    case "trend":
      return [process.start];
    case "path":
      return process.points.map(({ value }) => value);
    case "regimes":
      return [process.levels[process.start].value];
    case "mean-reverting":
      return [process.start ?? history.at(-1)?.value ?? process.mean];
  }
}

/** Value at a month on dated points, linear between them, the first and the last held. */
export function along(points: readonly { month: number; value: number }[], v: Float64Array, month: number): number {
  const first = points[0];
  if (month <= first.month) return v[first.value];
  for (let j = 1; j < points.length; j++) {
    const b = points[j];
    if (month > b.month) continue;
    const a = points[j - 1];
    return v[a.value] + (v[b.value] - v[a.value]) * ((month - a.month) / (b.month - a.month));
  }
  return v[points.at(-1)!.value];
}

/**
 * Nine equal levels over the range of every driver that sharpens a need of an actor at a table or with an issue of its
 * own to move, and today's median level.
 */
function pinsOf(model: Model): Pin[] {
  const { case: c, shape, medians } = model;
  const concerned = new Set(model.movers.flatMap((m) => m.members));
  const now = today(model, medians);
  const pins: Pin[] = [];
  c.drivers.forEach((driver, d) => {
    const ramps = shape.needs
      .filter((n) => concerned.has(n.actor) && n.parts.length > 0)
      .flatMap((n) => n.sharpeners)
      .filter((s) => s.driver === d);
    if (ramps.length === 0 || model.settings.pin[driver.id] !== undefined) return;
    const ends = ramps.flatMap((s) => [medians[s.from], medians[s.to]]);
    const low = Number.isFinite(driver.min) ? driver.min : Math.min(...ends, now[d]);
    const high = Number.isFinite(driver.max) ? driver.max : Math.max(...ends, now[d]);
    if (!(high > low)) return;
    const levels = Array.from({ length: 9 }, (_, j) => ({
      driver: d,
      at: j === 8 ? high : low + ((high - low) * j) / 8,
      today: false,
    }));
    const same = levels.find((l) => Math.abs(l.at - now[d]) <= 1e-9 * (high - low));
    if (same) same.today = true;
    else levels.push({ driver: d, at: now[d], today: true });
    pins.push(...levels.sort((a, b) => a.at - b.at));
  });
  return pins;
}
