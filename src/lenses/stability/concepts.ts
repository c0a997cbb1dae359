/**
 * Nash, GMR, SMR and SEQ for every mover and state, in time linear in arcs (stability.md).
 *
 * The others answer a move by legal sequences in which nobody moves twice in a row. What matters of all their answers is the
 * worst that they can hold a member to: the least value over the states that they can reach. That least value is found for all
 * states at once by searching backwards from the worst state, then from the next worst, and so on: the first search that meets
 * a state tells its value, and no arc is followed twice. A node of the search is (state, who moved last): a state is left for
 * good once two different movers have left it, since then every node of it is told.
 */
import { positive } from "../../engine/bargaining/index.ts";
import { opponents, type Graph, type Mover, type Values } from "./graph.ts";

/** One byte a mover and state, [H * states + s]: whether H is stable there. */
export interface Verdicts { nash: Uint8Array; gmr: Uint8Array; smr: Uint8Array; seq: Uint8Array }
export const CONCEPTS = ["nash", "seq", "smr", "gmr"] as const;
export type Concept = (typeof CONCEPTS)[number];

export interface Stability {
  /** Verdicts under these values; the arrays are used again by the next call. */
  solve(values: Values): Verdicts;
  /** Whether each arc of mover H improves every member, as of the last call. */
  improves(H: number): Uint8Array;
  /** Least worth to actor i that the others can bring about once mover H has moved to s (Infinity where they cannot move), as of the last call; `credible` by improvements alone. */
  worst(H: number, i: number, credible: boolean): Float64Array;
}

interface Backwards { starts: Int32Array; sources: Int32Array; arcs: Int32Array }

function backwards(states: number, { starts, targets }: Mover): Backwards {
  const begin = new Int32Array(states + 1);
  for (const t of targets) begin[t + 1]!++;
  for (let s = 0; s < states; s++) begin[s + 1]! += begin[s]!;
  const next = begin.slice();
  const sources = new Int32Array(targets.length);
  const arcs = new Int32Array(targets.length);
  for (let s = 0; s < states; s++) for (let a = starts[s]!; a < starts[s + 1]!; a++) {
    const at = next[targets[a]!]!++;
    sources[at] = s;
    arcs[at] = a;
  }
  return { starts: begin, sources, arcs };
}

export function makeStability(graph: Graph): Stability {
  const { states: S, movers } = graph;
  const M = movers.length;
  const others = movers.map((_, H) => opponents(graph, H));
  const back = movers.map((mover) => backwards(S, mover));
  const flags = movers.map(({ targets }) => new Uint8Array(targets.length));
  const any = new Uint8Array(M);
  const verdicts: Verdicts = { nash: new Uint8Array(M * S), gmr: new Uint8Array(M * S), smr: new Uint8Array(M * S), seq: new Uint8Array(M * S) };
  let values: Values = { utility: new Float64Array(0), friction: null };
  let rows = 0;

  const cost = (i: number, mover: Mover, arc: number): number => (values.friction && mover.costs ? values.friction[i * rows + mover.costs[arc]!]! : 0);

  const improve = (): void => {
    const { utility } = values;
    movers.forEach((mover, H) => {
      const { starts, targets, members } = mover;
      const flag = flags[H]!;
      any[H] = 0;
      for (let s = 0; s < S; s++) for (let a = starts[s]!; a < starts[s + 1]!; a++) {
        let all = 1;
        for (const i of members) if (!positive(utility[i * S + targets[a]!]! - utility[i * S + s]! - cost(i, mover, a))) { all = 0; break; }
        flag[a] = all;
        if (all === 1) any[H] = 1;
      }
    });
  };

  const order = new Int32Array(S);
  const leftBy = new Int32Array(S); // -1 nobody, -2 two movers, else the one mover that has left it
  const told = new Float64Array(S); // the answer: least value after one move or more by the others
  const seen = new Uint8Array(M * S); // node (s, who came there)
  const stackState = new Int32Array(M * S);
  const stackMover = new Int32Array(M * S);

  /** For every state the least `value` over what the movers `who` can reach from it, in one move or more; Infinity where they cannot move. */
  const least = (who: readonly number[], value: Float64Array, credible: boolean): Float64Array => {
    told.fill(Infinity);
    if (who.length === 0) return told;
    leftBy.fill(-1);
    seen.fill(0);
    for (let s = 0; s < S; s++) order[s] = s;
    order.sort((a, b) => value[a]! - value[b]!);
    for (let n = 0; n < S; n++) {
      const worst = order[n]!;
      const v = value[worst]!;
      let top = 0;
      for (const G of who) if (seen[G * S + worst] === 0) {
        seen[G * S + worst] = 1;
        stackState[top] = worst;
        stackMover[top++] = G;
      }
      while (top > 0) {
        const t = stackState[--top]!;
        const G = stackMover[top]!;
        const { starts, sources, arcs } = back[G]!;
        const flag = flags[G]!;
        for (let a = starts[t]!; a < starts[t + 1]!; a++) {
          const s = sources[a]!;
          const left = leftBy[s]!;
          if (left === -2 || left === G || (credible && flag[arcs[a]!] === 0)) continue;
          if (left === -1) {
            leftBy[s] = G;
            told[s] = v;
            for (const E of who) if (E !== G && seen[E * S + s] === 0) {
              seen[E * S + s] = 1;
              stackState[top] = s;
              stackMover[top++] = E;
            }
          } else {
            leftBy[s] = -2;
            if (seen[left * S + s] === 0) {
              seen[left * S + s] = 1;
              stackState[top] = s;
              stackMover[top++] = left;
            }
          }
        }
      }
    }
    return told;
  };

  /** What actor i has at each state if mover H, of which it is the only member, makes its best move from there or stays. */
  const afterOwn = (H: number, i: number): Float64Array => {
    const mover = movers[H]!;
    return Float64Array.from({ length: S }, (_, s) => {
      let best = values.utility[i * S + s]!;
      for (let a = mover.starts[s]!; a < mover.starts[s + 1]!; a++) best = Math.max(best, values.utility[i * S + mover.targets[a]!]! - cost(i, mover, a));
      return best;
    });
  };

  /** Whether some answer to a table's move deters it and leaves the table no way to something better: looked for one by one, since members may be held by different states. */
  const heldForGood = (H: number, s: number, arc: number): boolean => {
    const mover = movers[H]!;
    const { utility } = values;
    const bar = mover.members.map((i) => utility[i * S + s]! + cost(i, mover, arc));
    const below = (t: number, extra: (i: number) => number): boolean => mover.members.some((i, at) => !positive(utility[i * S + t]! - extra(i) - bar[at]!));
    const holds = (t: number): boolean => {
      if (!below(t, () => 0)) return false;
      for (let a = mover.starts[t]!; a < mover.starts[t + 1]!; a++) if (!below(mover.targets[a]!, (i) => cost(i, mover, a))) return false;
      return true;
    };
    const came = new Set<number>();
    const open: [number, number][] = [[mover.targets[arc]!, -1]];
    while (open.length > 0) {
      const [t, last] = open.pop()!;
      for (const G of others[H]!) {
        if (G === last) continue;
        for (let a = movers[G]!.starts[t]!; a < movers[G]!.starts[t + 1]!; a++) {
          const next = movers[G]!.targets[a]!;
          if (came.has(G * S + next)) continue;
          came.add(G * S + next);
          if (holds(next)) return true;
          open.push([next, G]);
        }
      }
    }
    return false;
  };

  const valueOf = (i: number): Float64Array => values.utility.subarray(i * S, (i + 1) * S);

  return {
    solve(given) {
      values = given;
      rows = given.friction ? given.friction.length / graph.actors : 0;
      improve();
      for (const concept of CONCEPTS) verdicts[concept].fill(1);
      movers.forEach((mover, H) => {
        if (any[H] === 0) return;
        const { starts, targets, members } = mover;
        const flag = flags[H]!;
        const answers = members.map((i) => least(others[H]!, valueOf(i), false).slice());
        const credible = members.map((i) => least(others[H]!, valueOf(i), true).slice());
        const held = members.length === 1 ? least(others[H]!, afterOwn(H, members[0]!), false).slice() : null;
        const deters = (worst: Float64Array, i: number, s: number, arc: number): boolean => {
          const least = worst[targets[arc]!]!;
          return least !== Infinity && !positive(least - cost(i, mover, arc) - values.utility[i * S + s]!);
        };
        for (let s = 0; s < S; s++) for (let a = starts[s]!; a < starts[s + 1]!; a++) {
          if (flag[a] === 0) continue;
          const at = H * S + s;
          verdicts.nash[at] = 0;
          if (verdicts.gmr[at] === 1 && !members.some((i, m) => deters(answers[m]!, i, s, a))) verdicts.gmr[at] = 0;
          if (verdicts.seq[at] === 1 && !members.some((i, m) => deters(credible[m]!, i, s, a))) verdicts.seq[at] = 0;
          if (verdicts.smr[at] === 1 && !(verdicts.gmr[at] === 1 && (held ? deters(held, members[0]!, s, a) : heldForGood(H, s, a)))) verdicts.smr[at] = 0;
        }
      });
      return verdicts;
    },
    improves: (H) => flags[H]!,
    worst: (H, i, credible) => least(others[H]!, valueOf(i), credible).slice(),
  };
}

/** Whether every mover is stable at s. */
export function stableForAll(verdict: Uint8Array, movers: number, states: number, s: number): boolean {
  for (let H = 0; H < movers; H++) if (verdict[H * states + s] === 0) return false;
  return true;
}
