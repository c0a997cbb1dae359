/**
 * Packages as rows of option indices: finding them, moving between them. k issue, x package, q standing.
 * Behind the feasible packages stand those that no mover may choose but that a procedure may leave behind when it returns
 * issues to their first option, whether or not constraints like that.
 */
import type { Case, Issue, Predicate } from "../../language/case.ts";
import type { Foresight } from "./foresight.ts";

export interface Packages {
  /** Number of feasible packages; they come first, in option order. */
  n: number;
  /** Number of all packages that can stand. */
  all: number;
  /** Number of issues. */
  K: number;
  /** `all` rows of K option indices. */
  rows: Uint8Array;
  /** Row number of the feasible package with these options (read from `at` on), or -1 where it is not feasible. */
  find(options: Uint8Array, at?: number): number;
  /** The same for any package that can stand. */
  standingAt(options: Uint8Array): number;
}

export function packagesOf(c: Case): Packages {
  const K = c.issues.length;
  const n = K === 0 ? 0 : c.packages.length / K;
  const returning = c.issues.flatMap((issue, k) => (issue.procedure && !issue.procedure.stays ? [k] : []));
  const find = (options: Uint8Array, at = 0): number => {
    let low = 0;
    let high = n - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      let order = 0;
      for (let k = 0; k < K && order === 0; k++) order = c.packages[middle * K + k] - options[at + k];
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  };
  const left = leftByReturns(c.packages, K, returning, find);
  const rows = new Uint8Array((n + left.length) * K);
  rows.set(c.packages);
  left.forEach((row, j) => rows.set(row, (n + j) * K));
  const extra = new Map(left.map((row, j) => [row.join(), n + j]));
  return {
    n,
    all: n + left.length,
    K,
    rows,
    find,
    standingAt(options) {
      const x = find(options);
      return x >= 0 ? x : (extra.get(options.join()) ?? -1);
    },
  };
}

/**
 * Infeasible rows that come of feasible ones when some of the issues in `returning` go back to their first option.
 * @param find number of a feasible row, -1 where it is not feasible
 */
function leftByReturns(
  rows: Uint8Array,
  K: number,
  returning: readonly number[],
  find: (row: Uint8Array) => number,
): Uint8Array[] {
  const known = new Set<string>();
  const out: Uint8Array[] = [];
  const returned = new Uint8Array(K);
  const visit = (row: Uint8Array): void => {
    for (const k of returning) {
      if (row[k] === 0) continue;
      returned.set(row);
      returned[k] = 0;
      if (find(returned) >= 0) continue;
      const name = returned.join();
      if (known.has(name)) continue;
      known.add(name);
      const next = returned.slice();
      out.push(next);
      visit(next);
    }
  };
  for (let at = 0; at < rows.length; at += K) visit(rows.subarray(at, at + K));
  return out;
}

/** Whether an issue may move from option a to option b by a table or by the actor who moves it (`after`, reversibility). */
export function allowed(issue: Issue, a: number, b: number): boolean {
  if (a === b) return true;
  const after = issue.options[b].after;
  if (after.length > 0 && !after.includes(a)) return false;
  return issue.reversible || b > a;
}

/** Whether the options that begin at `at` are among those that the predicate lists. */
export function satisfies(rows: ArrayLike<number>, at: number, predicate: Predicate): boolean {
  return predicate.every((p) => p.options.includes(rows[at + p.issue]));
}

/** One byte a package: whether the test is true of it. */
export function truthOf(packages: Packages, test: (rows: Uint8Array, at: number) => boolean): Uint8Array {
  const out = new Uint8Array(packages.all);
  for (let x = 0; x < packages.all; x++) out[x] = test(packages.rows, x * packages.K) ? 1 : 0;
  return out;
}

/**
 * Feasible packages that a move of the agenda's issues from q leads to, each along an allowed move and after the returns of
 * procedures that it causes; without q, in option order. @param bits state of the foresight's atoms
 */
export function reachable(
  c: Case,
  packages: Packages,
  foresight: Foresight,
  agenda: readonly number[],
  q: number,
  bits: number,
): Int32Array {
  const { K, rows, find } = packages;
  const free = agenda.map((k) => {
    const issue = c.issues[k];
    return issue.options.flatMap((_, o) => (allowed(issue, rows[q * K + k], o) ? [o] : []));
  });
  const moved = rows.slice(q * K, q * K + K);
  const row = new Uint8Array(K);
  const out: number[] = [];
  const visit = (g: number): void => {
    if (g < agenda.length) {
      for (const o of free[g]) {
        moved[agenda[g]] = o;
        visit(g + 1);
      }
      return;
    }
    row.set(moved);
    if (foresight.settle(row, bits) && agenda.some((k) => row[k] !== moved[k])) return;
    const x = find(row);
    if (x >= 0 && x !== q) out.push(x);
  };
  visit(0);
  return Int32Array.from(out).sort();
}

/**
 * Where an exit from issue k to an option leads, after the returns of procedures that it causes and whatever `after` and
 * `reversible` say; empty where that is not feasible or q is there.
 */
export function exitTo(
  packages: Packages,
  foresight: Foresight,
  k: number,
  option: number,
  q: number,
  bits: number,
): Int32Array {
  const { K, rows, find } = packages;
  if (rows[q * K + k] === option) return new Int32Array(0);
  const options = rows.slice(q * K, q * K + K);
  options[k] = option;
  foresight.settle(options, bits);
  const x = find(options);
  return x < 0 || x === q ? new Int32Array(0) : Int32Array.of(x);
}

/** Whether an issue may come from option a to option b by anything: a move, an exit, a procedure's outcome or return. */
function canBecome(issue: Issue, a: number, b: number): boolean {
  if (allowed(issue, a, b) || issue.exit.some(({ option }) => option === b)) return true;
  const { procedure } = issue;
  if (!procedure) return false;
  return b === 0 || (a === 0 && (b === procedure.otherwise || procedure.outcomes.some(({ option }) => option === b)));
}

/** For one issue: which options may still turn into one of `goals` by any number of changes. */
export function canStillReach(issue: Issue, goals: readonly number[]): Uint8Array {
  const O = issue.options.length;
  const out = new Uint8Array(O);
  for (const o of goals) out[o] = 1;
  for (let changed = true; changed;) {
    changed = false;
    for (let a = 0; a < O; a++) {
      if (out[a]) continue;
      for (let b = 0; b < O; b++) {
        if (out[b] && canBecome(issue, a, b)) {
          out[a] = 1;
          changed = true;
          break;
        }
      }
    }
  }
  return out;
}
