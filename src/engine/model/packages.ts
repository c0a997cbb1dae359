/** Packages as rows of option indices: lookup, and moves between them. k issue, x package, q standing. */
import type { Case, Issue, Predicate } from "../../language/case.ts";

export interface Packages {
  /** Number of feasible packages. */
  n: number;
  /** Number of issues. */
  K: number;
  /** n rows of K option indices, in option order. */
  rows: Uint8Array;
  /** Row number of the package with these options (read from `at` on), or -1 where it is not feasible. */
  find(options: Uint8Array, at?: number): number;
}

export function packagesOf(c: Case): Packages {
  const K = c.issues.length;
  const rows = c.packages;
  const n = K === 0 ? 0 : rows.length / K;
  const find = (options: Uint8Array, at = 0): number => {
    let low = 0;
    let high = n - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      let order = 0;
      for (let k = 0; k < K && order === 0; k++) order = rows[middle * K + k] - options[at + k];
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  };
  return { n, K, rows, find };
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
  const out = new Uint8Array(packages.n);
  for (let x = 0; x < packages.n; x++) out[x] = test(packages.rows, x * packages.K) ? 1 : 0;
  return out;
}

/** Feasible packages that differ from q only in the agenda's issues, each along an allowed move; without q, in option order. */
export function reachable(c: Case, packages: Packages, agenda: readonly number[], q: number): Int32Array {
  const { n, K, rows } = packages;
  const ok: (Uint8Array | null)[] = c.issues.map((issue, k) =>
    agenda.includes(k) ? Uint8Array.from(issue.options, (_, o) => (allowed(issue, rows[q * K + k], o) ? 1 : 0)) : null,
  );
  const out: number[] = [];
  next: for (let x = 0; x < n; x++) {
    if (x === q) continue;
    for (let k = 0; k < K; k++) {
      const o = rows[x * K + k];
      const moves = ok[k];
      if (moves ? moves[o] === 0 : o !== rows[q * K + k]) continue next;
    }
    out.push(x);
  }
  return Int32Array.from(out);
}

/** Package after an exit from issue k to an option, whatever `after` and `reversible` say; empty where that is not feasible or already the case. */
export function exitFrom(packages: Packages, k: number, option: number, q: number): Int32Array {
  const { K, rows, find } = packages;
  if (rows[q * K + k] === option) return new Int32Array(0);
  const options = rows.slice(q * K, q * K + K);
  options[k] = option;
  const x = find(options);
  return x < 0 ? new Int32Array(0) : Int32Array.of(x);
}

/**
 * For one issue: options that can still turn into one of `goals` by any number of moves (and by an exit where the issue
 * has one).
 */
export function canStillReach(issue: Issue, goals: readonly number[]): Uint8Array {
  const O = issue.options.length;
  const out = new Uint8Array(O);
  for (const o of goals) out[o] = 1;
  for (let changed = true; changed;) {
    changed = false;
    for (let a = 0; a < O; a++) {
      if (out[a]) continue;
      for (let b = 0; b < O; b++) {
        if (out[b] && (allowed(issue, a, b) || issue.exit.some(({ option }) => option === b))) {
          out[a] = 1;
          changed = true;
          break;
        }
      }
    }
  }
  return out;
}
