/**
 * Verdicts at single states, searched from there: where one state is evaluated in many draws that differ little (which
 * number, moved how far, turns a verdict), most verdicts fall with the first answer that deters. The same definitions
 * as concepts.ts.
 */
import { positive } from "../../engine/bargaining/index.ts";
import { ALL } from "./concepts.ts";
import { opponents, type Graph } from "./graph.ts";

interface Local {
  /**
   * Starts a draw: worth of state s to actor i, read once each, and cost of an arc of mover H to the member at that
   * position.
   */
  begin(worth: (i: number, s: number) => number, cost: (H: number, position: number, arc: number) => number): void;
  /** Whether mover H is stable at s, as bits of CONCEPTS. */
  verdict(H: number, s: number): number;
}

export function makeLocal(
  graph: Graph,
  others: readonly (readonly number[])[] = graph.movers.map((_, H) => opponents(graph, H)),
): Local {
  const { states: S, actors: A, movers } = graph;
  const known = new Float64Array(A * S);
  const stamp = new Int32Array(A * S);
  const came = new Int32Array(movers.length * S);
  let draw = 0;
  let search = 0;
  let ask: (i: number, s: number) => number = () => 0;
  let cost: (H: number, position: number, arc: number) => number = () => 0;
  const u = (i: number, s: number): number => {
    const at = i * S + s;
    if (stamp[at] !== draw) {
      stamp[at] = draw;
      known[at] = ask(i, s);
    }
    return known[at];
  };
  const improves = (H: number, s: number, arc: number): boolean => {
    const { members, targets } = movers[H];
    for (let a = 0; a < members.length; a++)
      if (!positive(u(members[a], targets[arc]) - u(members[a], s) - cost(H, a, arc))) return false;
    return true;
  };
  /** Whether the others can reach, after `arc`, a state at which `holds` is true. */
  const answered = (H: number, arc: number, credible: boolean, holds: (t: number) => boolean): boolean => {
    search++;
    const open: [number, number][] = [[movers[H].targets[arc], -1]];
    while (open.length > 0) {
      const [t, last] = open.pop()!;
      for (const G of others[H]) {
        if (G === last) continue;
        const { starts, targets } = movers[G];
        for (let a = starts[t]; a < starts[t + 1]; a++) {
          const next = targets[a];
          if (came[G * S + next] === search || (credible && !improves(G, t, a))) continue;
          came[G * S + next] = search;
          if (holds(next)) return true;
          open.push([next, G]);
        }
      }
    }
    return false;
  };
  return {
    begin(worth, costs) {
      draw++;
      ask = worth;
      cost = costs;
    },
    verdict(H, s) {
      const { starts, targets, members } = movers[H];
      let bits = ALL;
      for (let arc = starts[s]; arc < starts[s + 1]; arc++) {
        if (!improves(H, s, arc)) continue;
        bits &= ~1;
        const noBetter = (t: number, escape: number): boolean =>
          members.some(
            (i, a) => !positive(u(i, t) - cost(H, a, arc) - (escape < 0 ? 0 : cost(H, a, escape)) - u(i, s)),
          );
        const stuck = (t: number): boolean => {
          if (!noBetter(t, -1)) return false;
          for (let a = starts[t]; a < starts[t + 1]; a++) if (!noBetter(targets[a], a)) return false;
          return true;
        };
        if (!answered(H, arc, false, (t) => noBetter(t, -1))) return 0;
        if (bits & 2 && !answered(H, arc, true, (t) => noBetter(t, -1))) bits &= ~2;
        if (bits & 4 && !answered(H, arc, false, stuck)) bits &= ~4;
      }
      return bits;
    },
  };
}
