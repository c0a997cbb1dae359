/**
 * The months of one path (docs/methods/model.md#6-a-month): drivers move, procedures end, tables meet, actors move the
 * issues that they alone move. Whether anything can happen is drawn first, and a month in which nothing can ends there;
 * drivers are walked not much further than they are read, and minds are brought up to date only as far as they are.
 * m mover, q standing, t month counted from `model.since`, n table.
 */
import type { Model } from "../compile.ts";
import { satisfied, type Atom } from "../model/conditions.ts";
import type { Folds } from "./fold.ts";
import type { Levels } from "./levels.ts";
import { NOTHING, OPEN, type Meetings } from "./meetings.ts";
import type { Minds } from "./minds.ts";
import type { Noise } from "./noise.ts";
import type { Procedures, ProceduresState } from "./procedures.ts";
import type { RefusalRecorder } from "./refusals.ts";
import { makeTalks } from "./talks.ts";

export interface Months {
  /** Starts a world: its index and numbers (for rates and shifts). */
  world(s: number, v: Float64Array): void;
  /** The first month of a world, from standing q, without meetings; returns the standing after procedures. */
  begin(q: number, t: number): number;
  /**
   * Plays months from + 1 to `to` from standing q; the reactions in force are those of q. In a past it returns -1 as
   * soon as the record can no longer be met. Changes of the standing are left in `changes`.
   */
  play(
    q: number,
    from: number,
    to: number,
    path: number,
    past: boolean,
    pins: Float64Array,
    refusals?: RefusalRecorder,
  ): number;
  /** The end of as_of, from standing q: what stands is known, drivers are set to their start; returns the standing. */
  settle(q: number, isKnown: boolean, v: Float64Array): number;
  /** Changes of the last play, in order: month and the package that stood at its end. */
  changes: { count: number; month: Int32Array; package: Int32Array };
  /** Whether question n that asks about drivers or tables was true at the end of month t of the last future. */
  wasTrue(n: number, t: number): boolean;
  /** Number of pasts given up so far, by the checkpoint of the record that they missed. */
  lost: Int32Array;
  /** The month that was played last. */
  month(): number;
  steps: Steps;
  /** Sum of the reactions in force with standing q, by driver. */
  shiftOf(q: number, out: Float64Array): void;
  /** The sum that was in force in month t of the last future, by driver. */
  shiftIn(t: number, out: Float64Array): void;
}

/** The parts of a month of a future, for held.ts. */
export interface Steps {
  /** Starts a future from standing q with drivers held at levels; minds and procedures are put back by the caller. */
  start(q: number, pins: Float64Array): void;
  /** Whether anything can happen in month t. */
  isBusy(t: number): boolean;
  /** What comes before the movers of month t; returns the standing after it. */
  open(q: number, t: number): number;
  mayAct(m: number, t: number): boolean;
  /** Whether mover m has an occasion in the month that is open; counts its meetings. */
  meets(m: number, q: number): boolean;
  /** What mover m agrees on at standing q for each of these pins, into `out`; returns the state of the foresight's atoms. */
  outcomes(m: number, q: number, path: number, pins: Int32Array, out: Int32Array): number;
  /** The standing after mover m has agreed on x (-1: on nothing) at standing q. */
  follow(m: number, q: number, x: number, bits: number): number;
  /** Ends month t, from the standing before it to that after its movers; returns the standing at its end. */
  close(before: number, q: number, t: number): number;
  /** All that decisions have changed since as_of, minds excepted, which only time changes. */
  save(): FutureState;
  load(state: FutureState): void;
}

export interface FutureState {
  month: number;
  changes: number;
  met: Int32Array;
  failed: Int32Array;
  changed: Uint8Array;
  isOn: Uint8Array;
  shift: Float64Array;
  procedures: ProceduresState;
  learnt: Int32Array;
}

interface Parts {
  noise: Noise;
  levels: Levels;
  meetings: Meetings;
  minds: Minds;
  procedures: Procedures;
  folds: Folds;
}

export function makeMonths(model: Model, { noise, levels, meetings, minds, procedures, folds }: Parts): Months {
  const { movers, shape, packages, since, asOf, reactions, questions, checkpoints, drivers, foresight, monthly } =
    model;
  const { tables } = model.case;
  const M = movers.length;
  const { K, rows } = packages;
  const T = model.until - since + 1;
  const now = asOf - since;
  const { shift } = levels;
  const D = shift.length;
  const unpinned = new Float64Array(D).fill(NaN);
  /** The sum that was in force in the last month of the past. */
  const lastShift = new Float64Array(D);
  const anchors = new Set(drivers.map((d) => d.last - since));
  const talks = makeTalks(model, levels, folds);
  /** By mover and member: the actors whose minds change and on whose numbers its gains depend. */
  const minded = folds.concerns.map((members) => members.map((list) => list.filter((i) => model.minds[i] !== null)));

  const changeMonth = new Int32Array(T);
  const changePackage = new Int32Array(T);
  const lost = new Int32Array(checkpoints.length);
  const changes = { count: 0, month: changeMonth, package: changePackage };

  /** By table, since as_of: months in which it met, those of them since it last changed the standing, whether it ever did. */
  const met = new Int32Array(tables.length);
  const failed = new Int32Array(tables.length);
  const changed = new Uint8Array(tables.length);
  /** Reactions that drivers or tables decide too, as they were at the end of the month before, and at as_of. */
  const isOn = new Uint8Array(reactions.length);
  const wasOn = new Uint8Array(reactions.length);
  const isMoved = reactions.some(({ fits }) => fits === null);
  const shifts = new Float64Array(isMoved ? T * D : 0);
  const asked = questions.flatMap(({ isStatic }, n) => (isStatic ? [] : [n]));
  const truth = new Uint8Array(asked.length > 0 ? questions.length * T : 0);
  let numbers: Float64Array = model.medians;
  let month = 0;

  const level = (d: number): number => levels.at(d, month);
  const live = (atom: Atom): boolean => {
    switch (atom.kind) {
      case "driver": {
        const z = level(atom.driver);
        return (atom.above === null || z > atom.above) && (atom.below === null || z < atom.below);
      }
      case "met":
        return met[atom.table] >= atom.months;
      case "failed":
        return failed[atom.table] >= atom.months;
      case "over": {
        const { deadline } = tables[atom.table];
        return deadline !== null && since + month > deadline && changed[atom.table] === 0;
      }
    }
  };
  /** State of the atoms that procedures and expectations read. */
  const bitsNow = (): number => {
    const { atoms } = foresight.set;
    let bits = 0;
    for (let j = 0; j < atoms.length; j++) if (live(atoms[j])) bits |= 1 << j;
    return bits;
  };

  const shiftOf = (q: number, out: Float64Array): void => {
    out.fill(0);
    for (let r = 0; r < reactions.length; r++) {
      const { fits, driver, shift: by } = reactions[r];
      if (fits === null ? isOn[r] === 1 : fits[q] === 1) out[driver] += numbers[by];
    }
  };
  /** Reactions as they are at the end of this month. */
  const react = (q: number): void => {
    for (let r = 0; r < reactions.length; r++)
      if (reactions[r].fits === null) isOn[r] = satisfied(reactions[r].when, rows, q * K, live) ? 1 : 0;
  };
  const answer = (q: number): void => {
    for (const n of asked) truth[n * T + month] = satisfied(questions[n].when, rows, q * K, live) ? 1 : 0;
  };

  /** First checkpoint from month t on that standing q can no longer turn into, or -1. */
  const hopeless = (q: number, t: number): number => {
    for (let j = 0; j < checkpoints.length; j++) {
      const { month: at, open } = checkpoints[j];
      if (at < since + t) continue;
      for (let k = 0; k < K; k++) if (!open[shape.offset[k] + rows[q * K + k]]) return j;
    }
    return -1;
  };

  /** Whether mover m has an occasion in this month on which it may move the standing; counts meetings. */
  const meets = (m: number, q: number, past: boolean): boolean => {
    const { table, condition } = movers[m];
    if (condition !== null && !satisfied(condition, rows, q * K, live)) return false;
    const what = meetings.occasion(m, month, level);
    if (what === NOTHING) return false;
    if (table >= 0 && !past) met[table]++;
    if (what === OPEN) return true;
    if (!past) failed[table]++;
    return false;
  };

  /** Brings the minds on which the gains of mover m's member a depend up to this month. */
  const recall = (m: number, a: number): void => {
    const concerned = minded[m][a];
    let changed = false;
    for (let j = 0; j < concerned.length; j++) if (minds.advance(concerned[j], since + month)) changed = true;
    if (changed) folds.takeOver();
  };
  const recallAll = (m: number): void => {
    for (let a = 0; a < minded[m].length; a++) recall(m, a);
  };
  /** Whether mover m reaches anything, and no member refuses all of it; minds are brought up only as far as it takes to say so. */
  const mayAgree = (m: number, q: number, bits: number): boolean => {
    if (movers[m].reach(q, bits).length === 0) return false;
    const order = folds.order[m];
    for (let j = 0; j < order.length; j++) {
      recall(m, order[j]);
      if (folds.refusesAll(m, q, bits, order[j])) return false;
    }
    return true;
  };

  /** Plays this month for mover m; returns the standing after it. */
  const act = (m: number, q: number, path: number, past: boolean, refusals: RefusalRecorder | undefined): number => {
    if (!meets(m, q, past)) return q;
    const bits = foresight.mask === 0 ? 0 : bitsNow();
    const x = mayAgree(m, q, bits) ? talks.attempt(m, q, month, path, bits) : -1;
    if (refusals) talks.show(refusals, m, q, month, x, bits, recallAll);
    const standing = follow(m, q, x, past, bits);
    refusals?.stands(standing, since + month, procedures.isOpen);
    return standing;
  };

  /** The standing after mover m has agreed on x (-1: on nothing) at standing q. */
  const follow = (m: number, q: number, x: number, past: boolean, bits: number): number => {
    const mover = movers[m];
    const { table } = mover;
    if (x < 0) {
      if (!past && table >= 0) {
        folds.learn(m);
        failed[table]++;
      }
      return q;
    }
    if (table >= 0 && !past) {
      failed[table] = 0;
      changed[table] = 1;
    }
    if (!procedures.any) return x;
    const [k] = mover.agenda;
    if (mover.kind === "exit" && rows[x * K + k] === 0) procedures.left(k);
    return procedures.review(x, table >= 0 && foresight.mask !== 0 ? bitsNow() : bits, since + month);
  };

  /** What comes before the movers of month t; returns the standing after it. */
  const open = (q: number, t: number): number => {
    month = t;
    const due = procedures.isDue(since + t);
    levels.next();
    let standing = q;
    if (monthly && procedures.any) standing = procedures.review(standing, bitsNow(), since + t);
    return due ? procedures.conclude(standing, bitsNow(), since + t) : standing;
  };

  /** The end of a month in which something could happen, from standing q to that at its end; returns the latter. */
  const close = (before: number, q: number, t: number, past: boolean): number => {
    let standing = q;
    if (monthly) {
      if (procedures.any) standing = procedures.review(standing, bitsNow(), since + t);
      if (!past) answer(standing);
      react(standing);
    }
    if (monthly && isMoved) shiftOf(standing, shift);
    if (standing !== before) {
      changeMonth[changes.count] = t;
      changePackage[changes.count++] = standing;
      shiftOf(standing, shift);
    }
    return standing;
  };

  const startFuture = (): void => {
    met.fill(0);
    failed.fill(0);
    changed.fill(0);
    isOn.set(wasOn);
  };

  return {
    world(s, v) {
      numbers = v;
      talks.world(s, v);
    },
    begin(q, t) {
      month = t;
      levels.pin(unpinned);
      met.fill(0);
      failed.fill(0);
      changed.fill(0);
      isOn.fill(0);
      shiftOf(q, shift);
      noise.anchor(t, shift);
      if (!procedures.any && !monthly) return q;
      levels.next();
      const standing = procedures.any ? procedures.review(q, bitsNow(), since + t) : q;
      react(standing);
      shiftOf(standing, shift);
      return standing;
    },
    settle(q, isKnown, v) {
      month = now;
      let standing = q;
      if (isKnown && standing !== model.standing) {
        standing = model.standing;
        levels.next();
        shift.set(lastShift);
        if (procedures.any) standing = procedures.review(standing, bitsNow(), asOf);
        react(standing);
      }
      shiftOf(standing, shift);
      noise.settle(v, shift);
      if (!procedures.any && !monthly) return standing;
      levels.settle();
      if (procedures.any) {
        standing = procedures.review(standing, bitsNow(), asOf);
        procedures.settle();
      }
      react(standing);
      wasOn.set(isOn);
      answer(standing);
      return standing;
    },
    play(q, from, to, path, past, pins, refusals) {
      changes.count = 0;
      levels.pin(pins);
      if (!past) startFuture();
      shiftOf(q, shift);
      let nextPoint = 0;
      const misses = (t: number): boolean => {
        for (; nextPoint < checkpoints.length && checkpoints[nextPoint].month <= since + t; nextPoint++) {
          if (checkpoints[nextPoint].fits[q]) continue;
          lost[nextPoint]++;
          return true;
        }
        return false;
      };
      if (past && misses(from)) return -1;
      refusals?.stands(q, since + from, procedures.isOpen);
      for (let t = from + 1; t <= to; t++) {
        month = t;
        if (past && anchors.has(t)) noise.anchor(t, shift);
        if (isMoved) shifts.set(shift, t * D);
        if (past && t === to) lastShift.set(shift);
        if (monthly || procedures.isDue(since + t) || meetings.anybody(t)) {
          const before = q;
          q = open(q, t);
          for (let m = 0; m < M; m++) if (meetings.mayAct(m, t)) q = act(m, q, path, past, refusals);
          q = close(before, q, t, past);
          refusals?.stands(q, since + t, procedures.isOpen);
          if (past && q !== before) {
            const point = hopeless(q, t);
            if (point >= 0) {
              lost[point]++;
              return -1;
            }
          }
        }
        if (past && misses(t)) return -1;
      }
      return q;
    },
    steps: {
      start(q, pins) {
        changes.count = 0;
        levels.pin(pins);
        startFuture();
        shiftOf(q, shift);
      },
      isBusy: (t) => monthly || procedures.isDue(since + t) || meetings.anybody(t),
      open,
      mayAct: meetings.mayAct,
      meets: (m, q) => meets(m, q, false),
      outcomes(m, q, path, list, out) {
        const bits = foresight.mask === 0 ? 0 : bitsNow();
        if (mayAgree(m, q, bits)) talks.attempts(m, q, month, path, bits, list, out);
        else out.fill(-1, 0, list.length);
        return bits;
      },
      follow: (m, q, x, bits) => follow(m, q, x, false, bits),
      close: (before, q, t) => close(before, q, t, false),
      save: () => ({
        month,
        changes: changes.count,
        met: met.slice(),
        failed: failed.slice(),
        changed: changed.slice(),
        isOn: isOn.slice(),
        shift: shift.slice(),
        procedures: procedures.save(),
        learnt: folds.learnt(),
      }),
      load(state) {
        month = state.month;
        levels.next();
        changes.count = state.changes;
        met.set(state.met);
        failed.set(state.failed);
        changed.set(state.changed);
        isOn.set(state.isOn);
        shift.set(state.shift);
        procedures.load(state.procedures);
        folds.setLearnt(state.learnt);
      },
    },
    changes,
    wasTrue: (n, t) => truth[n * T + t] === 1,
    lost,
    month: () => month,
    shiftOf,
    shiftIn(t, out) {
      out.set(shifts.subarray(t * D, (t + 1) * D));
    },
  };
}
