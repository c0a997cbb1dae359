/**
 * The least value over the states that some movers can reach by legal sequences, in which no mover moves twice in a row: for
 * all states at once, by searching backwards from the worst state, then from the next worst, and so on. The first search that
 * meets a state tells its value, and no arc is followed twice. A node of the search is (state, who moved last): a state is
 * left for good once two different movers have left it, since then every node of it is told.
 */
import type { Graph, Mover } from "./graph.ts";

interface Backwards {
  starts: Int32Array;
  sources: Int32Array;
  arcs: Int32Array;
}

function backwards(states: number, { starts, targets }: Mover): Backwards {
  const begin = new Int32Array(states + 1);
  for (const t of targets) begin[t + 1]++;
  for (let s = 0; s < states; s++) begin[s + 1] += begin[s];
  const next = begin.slice();
  const sources = new Int32Array(targets.length);
  const arcs = new Int32Array(targets.length);
  for (let s = 0; s < states; s++)
    for (let a = starts[s]; a < starts[s + 1]; a++) {
      const at = next[targets[a]]++;
      sources[at] = s;
      arcs[at] = a;
    }
  return { starts: begin, sources, arcs };
}

/**
 * Writes into `told`, for every state, the least `value` over the states that the movers `who` can reach from it in one move
 * or more; Infinity where they cannot move. `order` lists states from the least value up; `credible`: by improvements alone.
 */
type LeastValues = (
  who: readonly number[],
  value: Float64Array,
  order: Int32Array,
  credible: boolean,
  told: Float64Array,
) => void;

/** @param flagsOf one byte an arc of a mover: whether it improves every member in the current draw */
export function makeLeastValues({ states: S, movers }: Graph, flagsOf: (G: number) => Uint8Array): LeastValues {
  const M = movers.length;
  const back: (Backwards | null)[] = movers.map(() => null);
  const backOf = (G: number): Backwards => (back[G] ??= backwards(S, movers[G]));
  const leftBy = new Int32Array(S); // -1 none, -2 two movers, else the one mover that has left it
  const seen = new Uint8Array(M * S); // node (s, last mover)
  const stackState = new Int32Array(M * S);
  const stackMover = new Int32Array(M * S);

  return (who, value, order, credible, told) => {
    told.fill(Infinity);
    leftBy.fill(-1);
    seen.fill(0);
    const arcFlags = credible ? who.map((G) => flagsOf(G)) : [];
    const place = new Int32Array(M);
    who.forEach((G, n) => {
      place[G] = n;
    });
    for (let n = 0; n < S; n++) {
      const worst = order[n];
      const v = value[worst];
      let top = 0;
      for (const G of who)
        if (seen[G * S + worst] === 0) {
          seen[G * S + worst] = 1;
          stackState[top] = worst;
          stackMover[top++] = G;
        }
      while (top > 0) {
        const t = stackState[--top];
        const G = stackMover[top];
        const { starts, sources, arcs } = backOf(G);
        const flag = credible ? arcFlags[place[G]] : null;
        for (let a = starts[t]; a < starts[t + 1]; a++) {
          const s = sources[a];
          const left = leftBy[s];
          if (left === -2 || left === G || (flag !== null && flag[arcs[a]] === 0)) continue;
          if (left === -1) {
            leftBy[s] = G;
            told[s] = v;
            for (const E of who)
              if (E !== G && seen[E * S + s] === 0) {
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
  };
}
