/**
 * Consequences of a package that others decide, and movers' expectations of them (docs/methods/model.md#foresight):
 * procedures that open and end in an outcome, and expectations. For every issue that is open in this sense a package
 * has a distribution over the issue's options; all other issues stand where the package has them. k issue, o option
 * (counted over all issues), x package.
 */
import type { Case } from "../../language/case.ts";
import type { Sampler } from "../../numbers/law.ts";
import { sampler } from "../../numbers/quantity.ts";
import { key, type Key } from "../../numbers/streams.ts";
import { atomSet, chanceOf, issuesOf, testOf, type Atom, type AtomSet, type Chance, type Test } from "./conditions.ts";

export interface ProcedurePlan {
  issue: number;
  test: Test;
  outcomes: { option: number; chance: number }[];
  otherwise: number;
  stays: boolean;
}
interface Open {
  issue: number;
  test: Test;
  chanceToHold: Chance;
  chances: { option: number; chance: number }[];
  /** Option of the remaining chance of a procedure; -1 for an expectation, where the rest stays as it is. */
  otherwise: number;
}

export interface Foresight {
  /** Procedures in the order in which they read each other. */
  procedures: ProcedurePlan[];
  /** Atoms that procedures and expectations read. */
  set: AtomSet;
  /** Those that the returns of procedures read, and those that any of them reads. */
  returnMask: number;
  mask: number;
  /** Issues that are foreseen by a mover with this agenda, in order; empty where nothing is. */
  seenBy(agenda: readonly number[]): number[];
  /** Issues of an agenda on which the chances of a foreseen issue depend, itself and what it reads by others included. */
  dependence(k: number, agenda: readonly number[]): number[];
  /** Issues on which the chances of these issues depend, themselves included, in declared order. */
  readBy(issues: readonly number[]): number[];
  /**
   * Fills `pi` for the foreseen issues of a package: pi[offset_k + o] is the chance that issue k ends at option o.
   * @param foreseen what `seenBy` gave; @param v the numbers; @param bits state of the atoms of `set`
   */
  outlook(
    foreseen: readonly number[],
    v: Float64Array,
    rows: ArrayLike<number>,
    at: number,
    bits: number,
    pi: Float64Array,
  ): void;
  /** Chance that a condition holds of a package whose `pi` has been filled. */
  chance(
    holds: Chance,
    foreseen: readonly number[],
    rows: ArrayLike<number>,
    at: number,
    pi: Float64Array,
    live: (atom: Atom) => boolean,
  ): number;
  /** Returns procedures whose condition fails to their first option, in place; true where something changed. */
  settle(row: Uint8Array, bits: number): boolean;
}

/** @param offset first option of each issue among the options of all issues */
export function foresightOf(c: Case, offset: Int32Array): Foresight {
  const set = atomSet(
    c.issues.flatMap(({ procedure, expected }) => [
      ...(procedure ? [procedure.when] : []),
      ...(expected ? [expected.when] : []),
    ]),
  );
  const order = readingOrder(c);
  const open = new Map<number, Open>();
  for (const k of order) {
    const { procedure, expected } = c.issues[k];
    if (procedure)
      open.set(k, {
        issue: k,
        test: testOf(procedure.when, set),
        chanceToHold: chanceOf(procedure.when),
        chances: procedure.outcomes,
        otherwise: procedure.otherwise,
      });
    else if (expected)
      open.set(k, {
        issue: k,
        test: testOf(expected.when, set),
        chanceToHold: chanceOf(expected.when),
        chances: expected.chances,
        otherwise: -1,
      });
  }
  const procedures = order.flatMap((k): ProcedurePlan[] => {
    const { procedure } = c.issues[k];
    return procedure ? [{ ...procedure, issue: k, test: open.get(k)!.test }] : [];
  });
  const openAt = c.issues.map((_, k) => open.get(k));
  /** The package that is being asked about, and which of its issues have their `pi` already. */
  const asked: { rows: ArrayLike<number>; at: number; pi: Float64Array; bits: number } = {
    rows: [],
    at: 0,
    pi: new Float64Array(0),
    bits: 0,
  };
  const isOpen = new Uint8Array(c.issues.length);
  const live = (atom: Atom): boolean => (asked.bits & (1 << set.bitOf(atom))) !== 0;
  const issueChance = (k: number, options: readonly number[]): number => {
    if (isOpen[k] === 0) return options.includes(asked.rows[asked.at + k]) ? 1 : 0;
    let sum = 0;
    for (let j = 0; j < options.length; j++) sum += asked.pi[offset[k] + options[j]];
    return sum;
  };
  const readBy = (issues: readonly number[]): number[] => {
    const seen = new Set<number>();
    const visit = (issue: number): void => {
      if (seen.has(issue)) return;
      seen.add(issue);
      const reading = open.get(issue);
      if (reading) issuesOf(reading.test.condition).forEach(visit);
    };
    issues.forEach(visit);
    return [...seen].sort((a, b) => a - b);
  };

  return {
    procedures,
    set,
    returnMask: procedures.reduce((mask, { test, stays }) => (stays ? mask : mask | test.mask), 0),
    mask: [...open.values()].reduce((mask, { test }) => mask | test.mask, 0),
    seenBy: (agenda) => order.filter((k) => open.get(k)!.otherwise >= 0 || !agenda.includes(k)),
    readBy,
    dependence(k, agenda) {
      const read = readBy([k]);
      return agenda.filter((issue) => read.includes(issue));
    },
    outlook(foreseen, v, rows, at, bits, pi) {
      asked.rows = rows;
      asked.at = at;
      asked.pi = pi;
      asked.bits = bits;
      for (let j = 0; j < foreseen.length; j++) {
        const k = foreseen[j];
        const { chanceToHold, chances, otherwise } = openAt[k]!;
        const here = rows[at + k];
        const from = offset[k];
        for (let o = from; o < offset[k + 1]; o++) pi[o] = 0;
        if (otherwise >= 0 && here !== 0) {
          pi[from + here] = 1;
          isOpen[k] = 1;
          continue;
        }
        const P = chanceToHold(issueChance, live);
        let sum = 0;
        for (const one of chances) sum += v[one.chance];
        const scale = sum > 1 ? P / sum : P;
        let rest = 1;
        for (const one of chances) {
          const part = scale * v[one.chance];
          pi[from + one.option] += part;
          rest -= part;
        }
        if (otherwise >= 0) {
          const other = sum >= 1 ? 0 : P * (1 - sum);
          pi[from + otherwise] += other;
          rest -= other;
        }
        pi[from + here] += rest < 0 ? 0 : rest;
        isOpen[k] = 1;
      }
      for (let j = 0; j < foreseen.length; j++) isOpen[foreseen[j]] = 0;
    },
    chance(holds, foreseen, rows, at, pi, lively) {
      asked.rows = rows;
      asked.at = at;
      asked.pi = pi;
      for (const k of foreseen) isOpen[k] = 1;
      const value = holds(issueChance, lively);
      for (const k of foreseen) isOpen[k] = 0;
      return value;
    },
    settle(row, bits) {
      let changed = false;
      for (const { issue, test, stays } of procedures) {
        if (stays || row[issue] === 0 || test.holds(row, 0, bits)) continue;
        row[issue] = 0;
        changed = true;
      }
      return changed;
    },
  };
}

/**
 * Duration of a procedure: its stream, the law of its months (from the month after as_of on `monthsAfter`), and the
 * month in which it opened.
 */
export interface Wait {
  key: Key;
  months: Sampler;
  monthsAfter: Sampler;
  opened: number | null;
}

/** By issue with a procedure. @param lawAfter the law of a number from the month after as_of on, a scenario's included */
export function waitsOf(c: Case, lawAfter: (p: number) => Sampler, seed: number): Map<number, Wait> {
  const waits = new Map<number, Wait>();
  c.issues.forEach(({ id, procedure }, k) => {
    if (!procedure) return;
    const { quantity, field } = c.parameters[procedure.months];
    waits.set(k, {
      key: key(seed, `issues.${id}/procedure`),
      months: sampler(quantity, field.min, field.max),
      monthsAfter: lawAfter(procedure.months),
      opened: procedure.opened,
    });
  });
  return waits;
}

/**
 * Issues with a procedure or an expectation, each after those that its condition reads; in declared order where that leaves a choice.
 * @throws Error where they read each other in a circle (the language refuses such a case)
 */
function readingOrder(c: Case): number[] {
  const order: number[] = [];
  const state = new Map<number, "open" | "done">();
  const visit = (k: number): void => {
    const when = c.issues[k].procedure?.when ?? c.issues[k].expected?.when;
    if (!when || state.get(k) === "done") return;
    if (state.get(k) === "open") throw new Error(`issue '${c.issues[k].id}' reads itself through other issues`);
    state.set(k, "open");
    for (const other of issuesOf(when).sort((a, b) => a - b)) visit(other);
    state.set(k, "done");
    order.push(k);
  };
  c.issues.forEach((_, k) => visit(k));
  return order;
}
