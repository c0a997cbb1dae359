/**
 * Packages that could be acceptable to all whose consent they take at some level of one driver, found in one world by
 * branch and bound: packages are a tree, issue after issue, and a branch is left as soon as some condition could not
 * reach 0 whatever the open issues are. a actor whose consent counts, k issue (depth), o option, n need, q standing.
 */
import type { Model } from "../../compile.ts";
import type { Terms } from "../../model/terms.ts";
import type { Along } from "./along.ts";
import type { Condition } from "./consent.ts";

/** Gain below which an actor refuses (bargaining/compare.ts). */
export const REFUSES = -1e-9;

interface Node {
  option: number;
  children: Node[];
  /** Position among the packages searched, at the last issue. */ leaf: number;
}

/**
 * The packages found in the last world; the conditions of package f are at `at[f]`, `stride` numbers each: the value
 * today, then its change with one unit of the level of needs[j].
 */
export interface Found {
  count: number;
  leaf: number[];
  at: number[];
  numbers: Float64Array;
  stride: number;
  needs: readonly number[];
}
export interface Search {
  found: Found;
  /** Conditions of every package. */
  asked: readonly Condition[];
  find(v: Float64Array, terms: Terms, residual: Float64Array, cost: Float64Array, alongs: readonly Along[]): void;
}

/**
 * @param X packages in option order
 * @param asked conditions of every package
 */
export function makeSearch(model: Model, X: ArrayLike<number>, q: number, asked: readonly Condition[]): Search {
  const {
    shape,
    packages: { rows, K },
  } = model;
  const { O, N, offset } = shape;
  const root = treeOf(rows, K, X);
  const actors = [...new Set(asked.flatMap((c) => c.members.map((m) => m.actor)))].sort((a, b) => a - b);
  const A = actors.length;
  const place = new Int32Array(shape.A).fill(-1);
  actors.forEach((i, a) => {
    place[i] = a;
  });
  const mine = actors.map((i) =>
    shape.needs.flatMap((need, n) => (need.actor === i && need.issues.length > 0 ? [n] : [])),
  );
  const needs = mine.flat();
  const compact = new Int32Array(N).fill(-1);
  needs.forEach((n, j) => {
    compact[n] = j;
  });
  const meets = Array.from({ length: K }, (_, k) => needs.filter((n) => shape.needs[n].issues.includes(k)));
  const stride = 1 + needs.length;

  const sum = new Float64Array((K + 1) * A);
  const unmet = new Float64Array((K + 1) * N).fill(1);
  const most = new Float64Array((K + 1) * A);
  const least = new Float64Array((K + 1) * N).fill(1);
  const delta = new Float64Array(A * O);
  const dear = new Float64Array(N);
  const cheap = new Float64Array(N);
  const metNow = new Float64Array(N);
  let numbers: Float64Array = new Float64Array(0);
  let terms!: Terms;
  let cost: Float64Array = numbers;
  const found: Found = { count: 0, leaf: [], at: [], numbers, stride, needs };

  /** Upper bound of a condition below a node at depth k, at any level of any one driver. */
  const bound = ({ members }: Condition, k: number): number => {
    let total = 0;
    for (const { actor, ratifies, perBn } of members) {
      const a = place[actor];
      let g = sum[k * A + a] + most[k * A + a] - (ratifies ? 0 : terms.friction[actor]);
      for (const n of mine[a]) {
        const part = held(1 - unmet[k * N + n] * least[k * N + n]) - metNow[n];
        g += part * (part > 0 ? dear[n] : cheap[n]);
      }
      total += perBn < 0 ? g : g / terms.v[perBn];
    }
    return total;
  };

  const add = ({ leaf }: Node): void => {
    const at = found.count === 0 ? 0 : found.at[found.count - 1] + asked.length * stride;
    const end = at + asked.length * stride;
    if (end > numbers.length) {
      const larger = new Float64Array(Math.max(2 * numbers.length, end, 4096));
      larger.set(numbers);
      found.numbers = numbers = larger;
    }
    numbers.fill(0, at, end);
    asked.forEach(({ members }, c) => {
      const from = at + c * stride;
      for (const { actor, ratifies, perBn } of members) {
        const a = place[actor];
        const scale = perBn < 0 ? 1 : 1 / terms.v[perBn];
        let g = sum[K * A + a] - (ratifies ? 0 : terms.friction[actor]);
        for (const n of mine[a]) {
          const part = held(1 - unmet[K * N + n]) - metNow[n];
          g += cost[n] * part;
          numbers[from + 1 + compact[n]] = scale * terms.v[shape.needs[n].weight] * part;
        }
        numbers[from] += scale * g;
      }
    });
    found.leaf[found.count] = leaf;
    found.at[found.count++] = at;
  };

  const visit = (node: Node, k: number): void => {
    const to = (k + 1) * N;
    for (const n of needs) unmet[to + n] = unmet[k * N + n];
    next: for (const child of node.children) {
      const o = offset[k] + child.option;
      for (let a = 0; a < A; a++) sum[(k + 1) * A + a] = sum[k * A + a] + delta[a * O + o];
      for (const n of meets[k]) unmet[to + n] = unmet[k * N + n] * terms.unmet[n * O + o];
      for (const c of asked) if (bound(c, k + 1) < REFUSES) continue next;
      if (k + 1 < K) visit(child, k + 1);
      else add(child);
    }
  };

  return {
    found,
    asked,
    find(v, worldTerms, residual, worldCost, alongs) {
      terms = worldTerms;
      cost = worldCost;
      for (const n of needs) {
        const w = v[shape.needs[n].weight];
        let up = 0;
        let down = 0;
        for (const along of alongs) {
          const j = along.needs.indexOf(n);
          if (j < 0) continue;
          up = Math.max(up, along.greatest[j]);
          down = Math.min(down, along.least[j]);
        }
        dear[n] = cost[n] + w * up;
        cheap[n] = cost[n] + w * down;
        let left = 1;
        for (const k of shape.needs[n].issues) left *= terms.unmet[n * O + offset[k] + rows[q * K + k]];
        metNow[n] = held(1 - left);
      }
      for (let k = K - 1; k >= 0; k--) {
        const from = offset[k] + rows[q * K + k];
        actors.forEach((i, a) => {
          let top = 0;
          for (let o = offset[k]; o < offset[k + 1]; o++) {
            const d = (delta[a * O + o] =
              o === from
                ? 0
                : terms.stake[i * O + o] +
                  residual[i * O + o] -
                  terms.stake[i * O + from] -
                  residual[i * O + from] -
                  terms.frictionOn[i * O + o]);
            if (d > top) top = d;
          }
          most[k * A + a] = most[(k + 1) * A + a] + top;
        });
        for (const n of needs) least[k * N + n] = least[(k + 1) * N + n];
        for (const n of meets[k]) {
          let low = Infinity;
          for (let o = offset[k]; o < offset[k + 1]; o++) low = Math.min(low, terms.unmet[n * O + o]);
          least[k * N + n] *= low;
        }
      }
      found.count = 0;
      visit(root, 0);
    },
  };
}

const held = (m: number): number => (m < -1 ? -1 : m > 1 ? 1 : m);

/** The packages as a tree of options, issue after issue. */
function treeOf(rows: Uint8Array, K: number, X: ArrayLike<number>): Node {
  const root: Node = { option: -1, children: [], leaf: -1 };
  for (let a = 0; a < X.length; a++) {
    let node = root;
    for (let k = 0; k < K; k++) {
      const option = rows[X[a] * K + k];
      let child = node.children.at(-1);
      if (child?.option !== option) node.children.push((child = { option, children: [], leaf: -1 }));
      node = child;
    }
    node.leaf = a;
  }
  return root;
}
