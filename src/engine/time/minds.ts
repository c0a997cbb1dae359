/**
 * The numbers of actors as their minds and governments change along a path. Changes come from named random numbers
 * alone, so an actor is brought up to date only when its numbers are read: the months of its changes are found, and
 * its normal scores follow them. Every state of an actor's numbers has a stamp: 0 before any change, greater with each;
 * so the greatest stamp among some actors names the numbers of all of them, on whichever future of the world. i actor,
 * j number of a mind (its parameters, then its residuals), month absolute.
 */
import { log } from "../../numbers/elementary.ts";
import { normalCdf, normalQuantile } from "../../numbers/normal.ts";
import { first, PAST, type Key } from "../../numbers/streams.ts";
import type { Model } from "../compile.ts";
import { scoreOf, uniformOf } from "../draw.ts";

export interface Minds {
  /** Starts a world with the numbers of its draw; returns the numbers in force, those of the lines in power included. */
  begin(s: number, drawn: Float64Array, past: boolean): Float64Array;
  /** End of as_of: brings every actor up to it and remembers that state; true where some mind changed in the past. */
  settle(): boolean;
  /** From as_of on a scenario's numbers are drawn instead. */
  override(): void;
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

export function makeMinds(model: Model): Minds {
  const { minds: plans, samplers, asOf, since, case: c } = model;
  const A = plans.length;
  const P = c.parameters.length;
  const starts = new Int32Array(A + 1);
  plans.forEach((plan, i) => {
    starts[i + 1] = starts[i] + (plan ? plan.numbers.length + plan.residuals.length : 0);
  });
  const N = starts[A];
  const keys: Key[] = plans.flatMap((plan) =>
    plan ? [...plan.numbers, ...plan.residuals].map(({ mind }) => mind) : [],
  );
  const parameterOf = new Int32Array(N).fill(-1);
  const columnOf = new Int32Array(N).fill(-1);
  const numberAt = new Map<number, number>();
  plans.forEach((plan, i) => {
    plan?.numbers.forEach(({ parameter }, at) => (parameterOf[starts[i] + at] = parameter));
    plan?.residuals.forEach(({ column }, at) => {
      const j = starts[i] + plan.numbers.length + at;
      columnOf[j] = column;
      numberAt.set(column, j);
    });
  });
  const overridden = new Map(model.overrides.map(({ parameter, sampler }) => [parameter, sampler]));

  const drawn = new Float64Array(P);
  const drawnNow = new Float64Array(P);
  const inForce = new Float64Array(P);
  /** Scores, the number of changes that they have followed (-1: not yet computed), and both as they were at as_of. */
  const score = new Float64Array(N);
  const followed = new Int32Array(N);
  const scoreNow = new Float64Array(N);
  const followedNow = new Int32Array(N);
  const changes: number[][] = plans.map(() => []);
  /** The path on which each change came, and the persistence that it had. */
  const pathOf: number[][] = plans.map(() => []);
  const persistence: number[][] = plans.map(() => []);
  const changesNow = new Int32Array(A);
  const upTo = new Int32Array(A);
  const nextTurnover = new Float64Array(A);
  const nextCandidate = plans.map((plan) => new Float64Array(plan?.governments?.changes.length ?? 0));
  const line = new Int32Array(A).fill(-1);
  const stamp = new Int32Array(A);
  let stamps = 0;
  let stampNow = 0;
  let draw = 0;
  let path = PAST;
  let isPast = false;
  let scenario = false;

  /** Month of the next event of a rate after a month, by its own stream. */
  const nextAfter = (key: Key, perYear: number, month: number): number =>
    perYear > 0 ? month + 1 + Math.floor((-12 * log(first(key, draw, path, month, 0))) / perYear) : Infinity;

  const startPath = (i: number, month: number): void => {
    const plan = plans[i]!;
    upTo[i] = month;
    if (plan.turnover) nextTurnover[i] = nextAfter(plan.turnover.key, drawn[plan.turnover.perYear], month);
    plan.governments?.changes.forEach(({ on, perYear, changeKey }, n) => {
      nextCandidate[i][n] = path === PAST || on >= 0 ? Infinity : nextAfter(changeKey, drawn[perYear], month);
    });
  };

  const substitute = (i: number): void => {
    const plan = plans[i]!;
    if (line[i] < 0) return;
    for (const { parameter, quantity } of plan.governments!.lines[line[i]]) inForce[parameter] = drawn[quantity];
  };
  const enforce = (i: number): void => {
    const plan = plans[i]!;
    for (let at = 0; at < plan.numbers.length; at++)
      inForce[plan.numbers[at].parameter] = drawn[plan.numbers[at].parameter];
    for (const set of plan.governments?.lines ?? [])
      for (const { parameter } of set) inForce[parameter] = drawn[parameter];
    substitute(i);
  };

  /** Lets score j follow the changes of its actor up to the n-th. */
  const follow = (i: number, j: number, n: number): number => {
    if (followed[j] < 0) {
      score[j] =
        parameterOf[j] >= 0
          ? scoreOf(model, parameterOf[j], draw)
          : normalQuantile(first(model.residualKeys[columnOf[j]]!, draw, 0, 0, 0));
      followed[j] = 0;
    }
    for (let e = followed[j]; e < n; e++) {
      if (e === changesNow[i] && !isPast) {
        scoreNow[j] = score[j];
        followedNow[j] = e;
      }
      const p = persistence[i][e];
      score[j] =
        p * score[j] + Math.sqrt(1 - p * p) * normalQuantile(first(keys[j], draw, pathOf[i][e], changes[i][e], 0));
    }
    if (n > followed[j]) followed[j] = n;
    return score[j];
  };

  const renew = (i: number): void => {
    const plan = plans[i]!;
    const n = changes[i].length;
    for (let at = 0; at < plan.numbers.length; at++) {
      const { parameter } = plan.numbers[at];
      const z = follow(i, starts[i] + at, n);
      const sampler = scenario ? (overridden.get(parameter) ?? samplers[parameter]!) : samplers[parameter]!;
      drawn[parameter] = sampler.quantile(normalCdf(z));
    }
    enforce(i);
    stamp[i] = ++stamps;
  };

  /** The mind of actor i changes in a month. */
  const changeIn = (i: number, month: number): void => {
    const { governments, turnover } = plans[i]!;
    changes[i].push(month);
    pathOf[i].push(path);
    persistence[i].push(drawn[governments ? governments.persistence : turnover!.persistence]);
  };

  /** The line after a change, by its chances; the rest stays. */
  const lineAfter = (i: number, n: number, month: number): number => {
    const { to, lineKey, from } = plans[i]!.governments!.changes[n];
    if (from.length > 0 && !from.includes(line[i])) return line[i];
    let sum = 0;
    for (const one of to) sum += drawn[one.chance];
    const u = first(lineKey, draw, path, month, 0) * (sum > 1 ? sum : 1);
    let reached = 0;
    for (const one of to) {
      reached += drawn[one.chance];
      if (u < reached) return one.line;
    }
    return line[i];
  };

  const governed = (i: number, month: number): void => {
    const { past, changes: list } = plans[i]!.governments!;
    if (isPast) {
      for (const one of past) {
        if (one.month <= upTo[i] || one.month > month || one.line === line[i]) continue;
        line[i] = one.line;
        changeIn(i, one.month);
      }
      return;
    }
    for (;;) {
      let next = Infinity;
      for (let n = 0; n < list.length; n++) {
        const candidate = list[n].on >= 0 ? (list[n].on > upTo[i] ? list[n].on : Infinity) : nextCandidate[i][n];
        if (candidate < next) next = candidate;
      }
      if (next > month) return;
      const before = line[i];
      for (let n = 0; n < list.length; n++) if (list[n].on === next) line[i] = lineAfter(i, n, next);
      for (let n = 0; n < list.length; n++) {
        if (list[n].on >= 0 || nextCandidate[i][n] !== next) continue;
        line[i] = lineAfter(i, n, next);
        nextCandidate[i][n] = nextAfter(list[n].changeKey, drawn[list[n].perYear], next);
      }
      upTo[i] = next;
      if (line[i] === before) continue;
      changeIn(i, next);
    }
  };

  const advance = (i: number, month: number): boolean => {
    const plan = plans[i];
    if (!plan || month <= upTo[i]) return false;
    const before = changes[i].length;
    if (plan.governments) governed(i, month);
    else
      while (nextTurnover[i] <= month) {
        changeIn(i, nextTurnover[i]);
        nextTurnover[i] = nextAfter(plan.turnover!.key, drawn[plan.turnover!.perYear], nextTurnover[i]);
      }
    upTo[i] = month;
    if (changes[i].length === before) return false;
    renew(i);
    return true;
  };

  return {
    begin(s, numbers, past) {
      draw = s;
      path = PAST;
      isPast = past;
      scenario = false;
      drawn.set(numbers);
      inForce.set(numbers);
      followed.fill(-1);
      stamp.fill(0);
      stamps = 0;
      for (let i = 0; i < A; i++) {
        const plan = plans[i];
        if (!plan) continue;
        changes[i].length = pathOf[i].length = persistence[i].length = 0;
        changesNow[i] = -1;
        const government = plan.governments;
        if (government) {
          const { past: lines, now } = government;
          line[i] = !past || lines.length === 0 ? now : lines[0].line;
          if (past) for (const one of lines) if (one.month <= since) line[i] = one.line;
          substitute(i);
        }
        startPath(i, past ? since : asOf);
      }
      return inForce;
    },
    settle() {
      for (let i = 0; i < A; i++) {
        if (!plans[i]) continue;
        if (isPast) advance(i, asOf);
        changesNow[i] = changes[i].length;
      }
      isPast = false;
      stampNow = stamps;
      stamp.fill(stampNow);
      followedNow.fill(-1);
      drawnNow.set(drawn);
      return stamps > 0;
    },
    override() {
      scenario = true;
      for (const { parameter, sampler } of model.overrides) {
        const i = plans.findIndex((plan) => plan?.numbers.some((one) => one.parameter === parameter));
        const moved = i >= 0 && changes[i].length > 0;
        if (moved) {
          const j = starts[i] + plans[i]!.numbers.findIndex((one) => one.parameter === parameter);
          drawn[parameter] = sampler.quantile(sampler.exact ? 0.5 : normalCdf(follow(i, j, changes[i].length)));
        } else drawn[parameter] = sampler.quantile(sampler.exact ? 0.5 : uniformOf(model, parameter, draw));
      }
      if (model.overrides.length > 0) model.supply?.fill(drawn);
      for (let p = 0; p < P; p++) inForce[p] = drawn[p];
      for (let i = 0; i < A; i++) if (plans[i]) substitute(i);
      drawnNow.set(drawn);
    },
    future(next) {
      path = next;
      let changed = false;
      for (let i = 0; i < A; i++) {
        const plan = plans[i];
        if (!plan) continue;
        if (changes[i].length > changesNow[i]) {
          changes[i].length = pathOf[i].length = persistence[i].length = changesNow[i];
          for (let j = starts[i]; j < starts[i + 1]; j++) {
            if (followed[j] <= changesNow[i]) continue;
            score[j] = scoreNow[j];
            followed[j] = followedNow[j];
            if (parameterOf[j] >= 0) drawn[parameterOf[j]] = drawnNow[parameterOf[j]];
          }
        }
        if (plan.governments) line[i] = plan.governments.now;
        if (stamp[i] !== stampNow) {
          enforce(i);
          stamp[i] = stampNow;
          changed = true;
        }
        startPath(i, asOf);
      }
      return changed;
    },
    advance,
    drawn,
    inForce,
    residualScore(column) {
      const j = numberAt.get(column);
      if (j === undefined) return normalQuantile(first(model.residualKeys[column]!, draw, 0, 0, 0));
      const i = actorAt(starts, j);
      return follow(i, j, changes[i].length);
    },
    stamp,
  };
}

/** Actor whose slice of the flattened numbers holds j. */
function actorAt(starts: Int32Array, j: number): number {
  let i = 0;
  while (starts[i + 1] <= j) i++;
  return i;
}
