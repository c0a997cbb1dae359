/**
 * When minds and governments change along a path, how much of a mind outlives each change, and which line it brings to
 * power. Changes come from named random numbers alone, so they are searched only as far as they are asked for.
 * i actor, n changes of an actor so far, month absolute.
 */
import { log } from "../../numbers/elementary.ts";
import { first, PAST, type Key } from "../../numbers/streams.ts";
import type { Model } from "../compile.ts";
import { chosen } from "./chosen.ts";

export interface MindChanges {
  /** By actor, of its changes as far as they are searched: month, path, persistence and the line in power from then on. */
  months: number[][];
  paths: number[][];
  persistence: number[][];
  lines: number[][];
  /** By actor: the month up to which they are searched. */
  searched: Int32Array;
  /** Starts a world, with a past or at as_of. */
  begin(s: number, past: boolean): void;
  /** End of as_of: what follows is not a past. */
  settle(): void;
  /** Starts a future. */
  future(path: number): void;
  /** Begins to search actor i's changes after a month, when a line is in power (-1: none); the first n changes stay. */
  start(i: number, month: number, n: number, line: number): void;
  /** Searches actor i's changes up to a month, later than it is searched. */
  search(i: number, month: number): void;
}

/** @param drawn numbers as drawn and changed, by parameter: rates, chances and persistences are read from it as they are needed */
export function makeMindChanges({ minds: plans }: Model, drawn: Float64Array): MindChanges {
  const A = plans.length;
  const months: number[][] = plans.map(() => []);
  const paths: number[][] = plans.map(() => []);
  const persistence: number[][] = plans.map(() => []);
  const lines: number[][] = plans.map(() => []);
  const searched = new Int32Array(A);
  const searchedLine = new Int32Array(A).fill(-1);
  const nextTurnover = new Float64Array(A);
  const nextCandidate = plans.map((plan) => new Float64Array(plan?.governments?.changes.length ?? 0));
  let draw = 0;
  let path = PAST;
  let isPast = false;

  /** Month of the next event of a rate after a month, by its own stream. */
  const nextAfter = (key: Key, perYear: number, month: number): number =>
    perYear > 0 ? month + 1 + Math.floor((-12 * log(first(key, draw, path, month, 0))) / perYear) : Infinity;

  const start = (i: number, month: number, n: number, line: number): void => {
    const plan = plans[i]!;
    months[i].length = paths[i].length = persistence[i].length = lines[i].length = n;
    searched[i] = month;
    searchedLine[i] = line;
    if (plan.turnover) nextTurnover[i] = nextAfter(plan.turnover.key, drawn[plan.turnover.perYear], month);
    plan.governments?.changes.forEach(({ on, perYear, changeKey }, at) => {
      nextCandidate[i][at] = path === PAST || on >= 0 ? Infinity : nextAfter(changeKey, drawn[perYear], month);
    });
  };

  /** The mind of actor i changes in a month. */
  const changeIn = (i: number, month: number): void => {
    const { governments, turnover } = plans[i]!;
    months[i].push(month);
    paths[i].push(path);
    persistence[i].push(drawn[governments ? governments.persistence : turnover!.persistence]);
    lines[i].push(searchedLine[i]);
  };

  /** The line after a change, by its chances; the rest stays. */
  const lineAfter = (i: number, at: number, month: number): number => {
    const { to, lineKey, from } = plans[i]!.governments!.changes[at];
    const here = searchedLine[i];
    if (from.length > 0 && !from.includes(here)) return here;
    return chosen(to, drawn, first(lineKey, draw, path, month, 0))?.line ?? here;
  };

  const searchGoverned = (i: number, month: number): void => {
    const { past, changes: list } = plans[i]!.governments!;
    if (isPast) {
      for (const one of past) {
        if (one.month <= searched[i] || one.month > month || one.line === searchedLine[i]) continue;
        searchedLine[i] = one.line;
        changeIn(i, one.month);
      }
      return;
    }
    for (;;) {
      let next = Infinity;
      for (let at = 0; at < list.length; at++) {
        const candidate =
          list[at].on >= 0 ? (list[at].on > searched[i] ? list[at].on : Infinity) : nextCandidate[i][at];
        if (candidate < next) next = candidate;
      }
      if (next > month) return;
      const before = searchedLine[i];
      for (let at = 0; at < list.length; at++) if (list[at].on === next) searchedLine[i] = lineAfter(i, at, next);
      for (let at = 0; at < list.length; at++) {
        if (list[at].on >= 0 || nextCandidate[i][at] !== next) continue;
        searchedLine[i] = lineAfter(i, at, next);
        nextCandidate[i][at] = nextAfter(list[at].changeKey, drawn[list[at].perYear], next);
      }
      searched[i] = next;
      if (searchedLine[i] !== before) changeIn(i, next);
    }
  };

  return {
    months,
    paths,
    persistence,
    lines,
    searched,
    begin(s, past) {
      draw = s;
      path = PAST;
      isPast = past;
    },
    settle() {
      isPast = false;
    },
    future(next) {
      path = next;
    },
    start,
    search(i, month) {
      const plan = plans[i]!;
      if (plan.governments) searchGoverned(i, month);
      else
        while (nextTurnover[i] <= month) {
          changeIn(i, nextTurnover[i]);
          nextTurnover[i] = nextAfter(plan.turnover!.key, drawn[plan.turnover!.perYear], nextTurnover[i]);
        }
      searched[i] = month;
    },
  };
}
