/**
 * Procedures along a path: open ones with due month and outcome, and their effect on the standing
 * (docs/methods/model.md#procedures). n procedure (in reading order), q standing, month absolute.
 */
import { first, PAST, second } from "../../numbers/streams.ts";
import type { Model } from "../compile.ts";
import { chosen } from "./chosen.ts";

export interface Procedures {
  /** Whether the case has any. */
  any: boolean;
  /** Starts a world: nothing is pending. */
  begin(s: number, v: Float64Array): void;
  /** Sets new numbers from here on (a scenario). */
  rates(v: Float64Array): void;
  /** Records the pending procedures at the end of as_of. */
  settle(): void;
  /** Starts a future: procedures pending at as_of are drawn again. */
  future(path: number): void;
  /** Lets procedures open, and return issues, where their conditions say so; returns the standing after that. */
  review(q: number, bits: number, month: number): number;
  /** Whether procedure n has opened and has no outcome yet. */
  isOpen(n: number): boolean;
  /** Whether one is due by a month. */
  isDue(month: number): boolean;
  /** Concludes due procedures; returns the standing after that. */
  conclude(q: number, bits: number, month: number): number;
  /** An exit took an issue to its first option: its procedure does not open before its condition has failed once. */
  left(issue: number): void;
  /** What is pending and closed, and back to it. */
  save(): ProceduresState;
  load(state: ProceduresState): void;
}

/** By procedure: month due (-1: nothing pending) and of opening, outcome drawn, whether it is closed to opening. */
export interface ProceduresState {
  due: Int32Array;
  opened: Int32Array;
  outcome: Int32Array;
  closed: Uint8Array;
}

/** Draws of a waiting time that is to end after as_of; then it ends in the next month. */
const MAX_REDRAWS = 64;
const NONE = -1;

export function makeProcedures(model: Model): Procedures {
  const { foresight, packages, asOf } = model;
  const { procedures } = foresight;
  const { K, rows } = packages;
  const N = procedures.length;
  const waits = procedures.map(({ issue }) => model.waits.get(issue)!);
  const declared = Array.from({ length: N }, (_, n) => n).sort((a, b) => procedures[a].issue - procedures[b].issue);
  const due = new Int32Array(N).fill(NONE);
  const opened = new Int32Array(N);
  const outcome = new Int32Array(N);
  const closed = new Uint8Array(N);
  const pendingNow = new Uint8Array(N);
  const openedNow = new Int32Array(N);
  const closedNow = new Uint8Array(N);
  const row = new Uint8Array(K);
  let numbers: Float64Array = model.medians;
  let draw = 0;
  let path = PAST;
  let earliest = Infinity;

  const outcomeAt = (n: number, u: number): number => {
    const { outcomes, otherwise } = procedures[n];
    return chosen(outcomes, numbers, u)?.option ?? otherwise;
  };
  const waitAt = (n: number, u: number): number => {
    const sampler = path === PAST ? waits[n].months : waits[n].monthsAfter;
    return Math.max(1, Math.ceil(sampler.quantile(u)));
  };
  const open = (n: number, month: number): void => {
    const { key } = waits[n];
    outcome[n] = outcomeAt(n, first(key, draw, path, month, 0));
    opened[n] = month;
    due[n] = month + waitAt(n, second(key, draw, path, month, 0));
    if (due[n] < earliest) earliest = due[n];
  };
  const findEarliest = (): void => {
    earliest = Infinity;
    for (let n = 0; n < N; n++) if (due[n] !== NONE && due[n] < earliest) earliest = due[n];
  };
  const load = (q: number): void => {
    for (let k = 0; k < K; k++) row[k] = rows[q * K + k];
  };

  const review = (q: number, bits: number, month: number): number => {
    load(q);
    let changed = false;
    for (let n = 0; n < N; n++) {
      const { issue, test, stays } = procedures[n];
      if (!test.holds(row, 0, bits)) {
        due[n] = NONE;
        closed[n] = 0;
        if (!stays && row[issue] !== 0) {
          row[issue] = 0;
          changed = true;
        }
      } else if (row[issue] !== 0) due[n] = NONE;
      else if (due[n] === NONE && closed[n] === 0) open(n, month);
    }
    return changed ? packages.standingAt(row) : q;
  };

  return {
    any: N > 0,
    begin(s, v) {
      draw = s;
      path = PAST;
      numbers = v;
      due.fill(NONE);
      closed.fill(0);
      earliest = Infinity;
    },
    rates(v) {
      numbers = v;
    },
    settle() {
      for (let n = 0; n < N; n++) {
        pendingNow[n] = due[n] === NONE ? 0 : 1;
        openedNow[n] = waits[n].opened ?? opened[n];
        closedNow[n] = closed[n];
      }
    },
    future(next) {
      path = next;
      closed.set(closedNow);
      for (let n = 0; n < N; n++) {
        due[n] = NONE;
        if (pendingNow[n] === 0) continue;
        const { key } = waits[n];
        opened[n] = openedNow[n];
        outcome[n] = outcomeAt(n, first(key, draw, path, asOf, 0));
        due[n] = asOf + 1;
        for (let j = 0; j < MAX_REDRAWS; j++) {
          const end = opened[n] + waitAt(n, first(key, draw, path, asOf, j + 1));
          if (end <= asOf) continue;
          due[n] = end;
          break;
        }
      }
      findEarliest();
    },
    review,
    isOpen: (n) => due[n] !== NONE,
    isDue: (month) => earliest <= month,
    conclude(q, bits, month) {
      let standing = q;
      for (const n of declared) {
        if (due[n] === NONE || due[n] > month) continue;
        load(standing);
        row[procedures[n].issue] = outcome[n];
        foresight.settle(row, bits);
        const next = packages.find(row);
        due[n] = NONE;
        if (next < 0) open(n, month);
        else standing = review(next, bits, month);
      }
      findEarliest();
      return standing;
    },
    left(issue) {
      const n = procedures.findIndex((one) => one.issue === issue);
      if (n >= 0) closed[n] = 1;
    },
    save: () => ({ due: due.slice(), opened: opened.slice(), outcome: outcome.slice(), closed: closed.slice() }),
    load(state) {
      due.set(state.due);
      opened.set(state.opened);
      outcome.set(state.outcome);
      closed.set(state.closed);
      findEarliest();
    },
  };
}
