/**
 * The numbers that actors go by as their minds and governments change along a path (mind-changes.ts). An actor is brought up
 * to date only when its numbers are read: its normal scores then follow its changes. Every state of an actor's numbers has a stamp, by path, month and actor of its last change: so
 * the greatest stamp among some actors names the numbers of all of them, on whichever path of the world. When a path is
 * played again its changes and numbers are known already. Nearly all numbers of a mind are read after each of its changes, so
 * they are found together; a residual is found when it is asked for.
 * i actor, k number of a mind, j residual of all minds, n changes of an actor so far, month absolute.
 */
import { normalCdf, normalQuantile } from "../../numbers/normal.ts";
import type { Sampler } from "../../numbers/law.ts";
import { first, PAST, type Key } from "../../numbers/streams.ts";
import type { Model } from "../compile.ts";
import { overrideComputed, scoreOf, uniformOf } from "../draw.ts";
import { makeMindChanges } from "./mind-changes.ts";

export interface Minds {
  /** Starts a world with the numbers of its draw; returns the numbers in force, those of the lines in power included. */
  begin(s: number, drawn: Float64Array, past: boolean): Float64Array;
  /** End of as_of: brings every actor up to it and remembers that state; true where some mind changed in the past. */
  settle(): boolean;
  /** From as_of on a scenario's numbers are drawn instead. */
  override(): void;
  /** Sets numbers from as_of on, under every mind and line; those set before are as they were. */
  change(set: readonly { parameter: number; value: number }[]): void;
  /** Starts a future from the state at as_of; true where some mind has changed since. */
  future(path: number): boolean;
  /** Brings actor i up to a month; true where its numbers changed. */
  advance(i: number, month: number): boolean;
  /** Numbers as drawn and changed, by parameter, those of lines out of power included. */
  drawn: Float64Array;
  /** Numbers in force. */
  inForce: Float64Array;
  /** Normal score of a residual, by column i * O + o. */
  residualScore(column: number): number;
  /** Stamp of actor i's numbers. */
  stamp: Int32Array;
}

/** What gains are found from. */
export type MindsSeen = Pick<Minds, "inForce" | "residualScore" | "stamp">;

/** Numbers of a mind that move with it, as positions among its numbers, with the laws as drawn and under a scenario. */
interface Moving {
  at: Int32Array;
  parameters: Int32Array;
  keys: readonly Key[];
  laws: readonly Sampler[];
  lawsAfter: readonly Sampler[];
}

export function makeMinds(model: Model): Minds {
  const { minds: plans, samplers, asOf, since, until, case: c } = model;
  const A = plans.length;
  const P = c.parameters.length;
  const T = until - since + 1;
  /** Residuals of all minds, those of actor i from `starts[i]` on: column and key. */
  const starts = new Int32Array(A + 1);
  const residuals = plans.flatMap((plan, i) => {
    starts[i + 1] = starts[i] + (plan?.residuals.length ?? 0);
    return plan?.residuals ?? [];
  });
  const residualAt = new Map(residuals.map(({ column }, j) => [column, j]));
  /** Parameters of each actor that a change can touch: its numbers, and what its lines set. */
  const ownOf = plans.map((plan) =>
    Int32Array.from(
      new Set([
        ...(plan?.numbers ?? []).map(({ parameter }) => parameter),
        ...(plan?.governments?.lines ?? []).flatMap((set) => set.map(({ parameter }) => parameter)),
      ]),
    ),
  );
  const overridden = new Map(model.overrides.map(({ parameter, sampler }) => [parameter, sampler]));
  /** By actor: its moving numbers in the past and in a future, as positions among its numbers. */
  const movingOf = plans.map((plan) =>
    [true, false].map((past): Moving => {
      const numbers = (plan?.numbers ?? []).flatMap((one, at) =>
        (past ? one.before : one.after) ? [{ at, ...one }] : [],
      );
      return {
        at: Int32Array.from(numbers, ({ at }) => at),
        parameters: Int32Array.from(numbers, ({ parameter }) => parameter),
        keys: numbers.map(({ mind }) => mind),
        laws: numbers.map(({ parameter }) => samplers[parameter]!),
        lawsAfter: numbers.map(({ parameter }) => overridden.get(parameter) ?? samplers[parameter]!),
      };
    }),
  );

  const drawn = new Float64Array(P);
  const changes = makeMindChanges(model, drawn);
  const { months, paths, persistence, lines, searched } = changes;
  const drawnNow = new Float64Array(P);
  const passing = new Float64Array(P);
  /** `drawnNow` without what is changed; the values that are set, NaN where none is, and their parameters. */
  const unchanged = new Float64Array(P);
  const fixed = new Float64Array(P).fill(NaN);
  let set: readonly { parameter: number; value: number }[] = [];
  const inForce = new Float64Array(P);
  /** By actor: normal scores of its numbers after so many changes (-1: not computed); `later[i][e]` after e + 1 changes since as_of. */
  const scores = plans.map((plan) => new Float64Array(plan?.numbers.length ?? 0));
  const followed = new Int32Array(A);
  const later: Float64Array[][] = plans.map(() => []);
  const laterKnown = new Int32Array(A);
  /** The same of the residuals, by residual. */
  const residual = new Float64Array(residuals.length);
  const residualFollowed = new Int32Array(residuals.length);
  const residualLater: number[][] = residuals.map(() => []);
  const residualLaterKnown = new Int32Array(residuals.length);
  /** Moving numbers of each actor after each change since as_of, and whether they are known. */
  const states: Float64Array[][] = plans.map(() => []);
  const isKnown: boolean[][] = plans.map(() => []);
  const current = new Int32Array(A);
  const changesNow = new Int32Array(A);
  const line = new Int32Array(A).fill(-1);
  const stamp = new Int32Array(A);
  let stampNow = 0;
  let draw = 0;
  let path = PAST;
  let isPast = false;
  let scenario = false;

  /** Begins to search an actor's changes from a month on, with `n` changes before it. */
  const startSearch = (i: number, month: number, n: number): void => {
    isKnown[i].length = 0;
    laterKnown[i] = 0;
    residualLaterKnown.fill(0, starts[i], starts[i + 1]);
    changes.start(i, month, n, line[i]);
  };

  const substitute = (i: number): void => {
    if (line[i] < 0) return;
    for (const { parameter, quantity } of plans[i]!.governments!.lines[line[i]]) inForce[parameter] = drawn[quantity];
  };
  const enforce = (i: number): void => {
    const own = ownOf[i];
    for (let at = 0; at < own.length; at++) inForce[own[at]] = drawn[own[at]];
    substitute(i);
  };

  /** Scores of actor i's numbers after n changes. */
  const scoresAfter = (i: number, n: number): Float64Array => {
    const here = scores[i];
    if (followed[i] < 0) {
      const { numbers } = plans[i]!;
      for (let k = 0; k < here.length; k++) here[k] = scoreOf(model, numbers[k].parameter, draw);
      followed[i] = 0;
    }
    const base = isPast ? n : Math.min(n, changesNow[i]);
    const [before, after] = movingOf[i];
    for (let e = followed[i]; e < base; e++) moveScores(i, e, before, here, here);
    if (base > followed[i]) followed[i] = base;
    if (n <= base) return here;
    const list = later[i];
    for (let e = laterKnown[i]; e < n - base; e++) {
      if (e === list.length) list.push(new Float64Array(here.length));
      moveScores(i, base + e, after, e === 0 ? here : list[e - 1], list[e]);
    }
    if (n - base > laterKnown[i]) laterKnown[i] = n - base;
    return list[n - base - 1];
  };
  /** Scores after change e of actor i, into `to`. */
  const moveScores = (i: number, e: number, { at, keys }: Moving, from: Float64Array, to: Float64Array): void => {
    const p = persistence[i][e];
    const rest = Math.sqrt(1 - p * p);
    const path = paths[i][e];
    const month = months[i][e];
    if (to !== from && at.length < to.length) to.set(from);
    for (let m = 0; m < at.length; m++) {
      const k = at[m];
      to[k] = p * from[k] + rest * normalQuantile(first(keys[m], draw, path, month, 0));
    }
  };

  /** Score of residual j of actor i after n changes. */
  const residualAfter = (i: number, j: number, n: number): number => {
    if (residualFollowed[j] < 0) {
      residual[j] = normalQuantile(first(model.residualKeys[residuals[j].column]!, draw, 0, 0, 0));
      residualFollowed[j] = 0;
    }
    const base = isPast ? n : Math.min(n, changesNow[i]);
    for (let e = residualFollowed[j]; e < base; e++) residual[j] = moveResidual(i, j, e, residual[j]);
    if (base > residualFollowed[j]) residualFollowed[j] = base;
    if (n <= base) return residual[j];
    const list = residualLater[j];
    for (let e = residualLaterKnown[j]; e < n - base; e++)
      list[e] = moveResidual(i, j, base + e, e === 0 ? residual[j] : list[e - 1]);
    if (n - base > residualLaterKnown[j]) residualLaterKnown[j] = n - base;
    return list[n - base - 1];
  };
  /** Score after change e of actor i. */
  const moveResidual = (i: number, j: number, e: number, before: number): number => {
    const p = persistence[i][e];
    return (
      p * before + Math.sqrt(1 - p * p) * normalQuantile(first(residuals[j].mind, draw, paths[i][e], months[i][e], 0))
    );
  };

  /** Values of actor i's moving numbers after n changes, in a future. */
  const stateAfter = (i: number, n: number, { parameters }: Moving): Float64Array => {
    const at = n - changesNow[i] - 1;
    while (states[i].length <= at) states[i].push(new Float64Array(parameters.length));
    const values = states[i][at];
    if (isKnown[i][at]) return values;
    isKnown[i][at] = true;
    return valuesAfter(i, n, false, values);
  };
  const valuesAfter = (i: number, n: number, past: boolean, out: Float64Array): Float64Array => {
    const { at, laws, lawsAfter } = movingOf[i][past ? 0 : 1];
    const list = scenario ? lawsAfter : laws;
    const reached = scoresAfter(i, n);
    for (let m = 0; m < at.length; m++) out[m] = list[m].quantile(normalCdf(reached[at[m]]));
    return out;
  };

  /** Puts the numbers of actor i as they are after n changes into force. */
  const load = (i: number, n: number): void => {
    const { governments } = plans[i]!;
    const moving = movingOf[i][isPast ? 0 : 1];
    const { parameters } = moving;
    current[i] = n;
    if (governments && n > 0) line[i] = lines[i][n - 1];
    const values = isPast ? valuesAfter(i, n, true, passing) : stateAfter(i, n, moving);
    for (let m = 0; m < parameters.length; m++) drawn[parameters[m]] = values[m];
    if (set.length > 0)
      for (let m = 0; m < parameters.length; m++) {
        const value = fixed[parameters[m]];
        if (value === value) drawn[parameters[m]] = value;
      }
    enforce(i);
    const turn = path === PAST ? 0 : path + 1;
    stamp[i] = 1 + (turn * T + months[i][n - 1] - since) * A + i;
  };

  const advance = (i: number, month: number): boolean => {
    if (!plans[i]) return false;
    if (month > searched[i]) changes.search(i, month);
    let n = current[i];
    while (n < months[i].length && months[i][n] <= month) n++;
    if (n === current[i]) return false;
    load(i, n);
    return true;
  };

  return {
    begin(s, numbers, past) {
      for (const { parameter } of set) fixed[parameter] = NaN;
      set = [];
      draw = s;
      path = PAST;
      isPast = past;
      scenario = false;
      changes.begin(s, past);
      drawn.set(numbers);
      inForce.set(numbers);
      followed.fill(-1);
      residualFollowed.fill(-1);
      stamp.fill(0);
      stampNow = 0;
      current.fill(0);
      for (let i = 0; i < A; i++) {
        const plan = plans[i];
        if (!plan) continue;
        changesNow[i] = 0;
        const government = plan.governments;
        if (government) {
          const { past: list, now } = government;
          line[i] = !past || list.length === 0 ? now : list[0].line;
          if (past) for (const one of list) if (one.month <= since) line[i] = one.line;
          substitute(i);
        }
        startSearch(i, past ? since : asOf, 0);
      }
      return inForce;
    },
    settle() {
      let changed = false;
      for (let i = 0; i < A; i++) {
        if (!plans[i]) continue;
        if (isPast) advance(i, asOf);
        changesNow[i] = months[i].length;
        changed ||= changesNow[i] > 0;
      }
      isPast = false;
      changes.settle();
      stampNow = changed ? 1 + (asOf - since) * A + A : 0;
      stamp.fill(stampNow);
      drawnNow.set(drawn);
      unchanged.set(drawn);
      return changed;
    },
    override() {
      scenario = true;
      for (const { parameter, sampler } of model.overrides) {
        const i = plans.findIndex((plan) => plan?.numbers.some((one) => one.parameter === parameter));
        const moved = i >= 0 && changesNow[i] > 0;
        if (moved) {
          const k = plans[i]!.numbers.findIndex((one) => one.parameter === parameter);
          drawn[parameter] = sampler.quantile(sampler.exact ? 0.5 : normalCdf(scoresAfter(i, changesNow[i])[k]));
        } else drawn[parameter] = sampler.quantile(sampler.exact ? 0.5 : uniformOf(model, parameter, draw));
      }
      if (model.overrides.length > 0 && model.supply !== null) {
        model.supply.fill(drawn);
        overrideComputed(model, drawn);
      }
      for (let p = 0; p < P; p++) inForce[p] = drawn[p];
      for (let i = 0; i < A; i++) if (plans[i]) substitute(i);
      drawnNow.set(drawn);
      unchanged.set(drawn);
    },
    change(next) {
      for (const { parameter } of set) fixed[parameter] = NaN;
      set = next;
      drawn.set(unchanged);
      for (const { parameter, value } of set) fixed[parameter] = drawn[parameter] = value;
      if (set.length > 0 && model.supply !== null) {
        model.supply.fill(drawn);
        overrideComputed(model, drawn, set);
      }
      drawnNow.set(drawn);
      inForce.set(drawn);
      for (let i = 0; i < A; i++) {
        const plan = plans[i];
        if (!plan) continue;
        current[i] = changesNow[i];
        if (plan.governments) line[i] = plan.governments.now;
        substitute(i);
      }
      stamp.fill(stampNow);
    },
    future(next) {
      const again = next === path;
      path = next;
      changes.future(next);
      let changed = false;
      for (let i = 0; i < A; i++) {
        const plan = plans[i];
        if (!plan) continue;
        if (current[i] !== changesNow[i]) {
          current[i] = changesNow[i];
          for (let at = 0; at < plan.numbers.length; at++) {
            const { parameter } = plan.numbers[at];
            drawn[parameter] = drawnNow[parameter];
          }
          if (plan.governments) line[i] = plan.governments.now;
          enforce(i);
          stamp[i] = stampNow;
          changed = true;
        }
        if (again) continue;
        startSearch(i, asOf, changesNow[i]);
      }
      return changed;
    },
    advance,
    drawn,
    inForce,
    residualScore(column) {
      const j = residualAt.get(column);
      if (j === undefined) return normalQuantile(first(model.residualKeys[column]!, draw, 0, 0, 0));
      const i = actorAt(starts, j);
      return residualAfter(i, j, current[i]);
    },
    stamp,
  };
}

/** Actor whose slice of the residuals holds j. */
function actorAt(starts: Int32Array, j: number): number {
  let i = 0;
  while (starts[i + 1] <= j) i++;
  return i;
}
