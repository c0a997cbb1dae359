/**
 * Verdicts at single states, looked for from there: on a large case few states are ever reached by improvements, and most
 * verdicts fall with the first answer that deters. The same definitions as concepts.ts.
 */
import { opponents, type Graph } from "./graph.ts";

/** Whether a difference of points counts as positive (model.md section 4: equal within 1e-9). */
const above = (difference: number, size: number): boolean => difference > 1e-9 * (size > 1 ? size : 1);

export interface Local {
  /** A world: worth of state s to actor i, and what an arc of cost row r costs it. Worth is asked for once a state and actor. */
  begin(worth: (i: number, s: number) => number, friction: (i: number, row: number) => number): void;
  /** Gain of the member who gains least by an arc of mover H from s. */
  leastGain(H: number, s: number, arc: number): number;
  /** Arcs of mover H from s that improve every member. */
  improvements(H: number, s: number): number[];
  /** Whether mover H is stable at s; where it is not for Nash, which move it would make and what answers it (-1: nothing). */
  verdict(H: number, s: number): { nash: boolean; seq: boolean; smr: boolean; gmr: boolean; move: number; answer: { by: number; to: number } | null };
}

export function makeLocal(graph: Graph): Local {
  const { states: S, actors: A, movers } = graph;
  const others = movers.map((_, H) => opponents(graph, H));
  const known = new Float64Array(A * S);
  const stamp = new Int32Array(A * S);
  const came = new Int32Array(movers.length * S);
  let world = 0;
  let search = 0;
  let ask: (i: number, s: number) => number = () => 0;
  let cost: (i: number, row: number) => number = () => 0;
  const u = (i: number, s: number): number => {
    const at = i * S + s;
    if (stamp[at] !== world) {
      stamp[at] = world;
      known[at] = ask(i, s);
    }
    return known[at]!;
  };
  const costOf = (H: number, i: number, arc: number): number => { const { costs } = movers[H]!; return costs ? cost(i, costs[arc]!) : 0; };
  const better = (i: number, to: number, from: number, extra: number): boolean => above(u(i, to) - u(i, from) - extra, Math.max(Math.abs(u(i, to)), Math.abs(u(i, from) + extra)));
  const improves = (H: number, s: number, arc: number): boolean => {
    const { members, targets } = movers[H]!;
    for (const i of members) if (!better(i, targets[arc]!, s, costOf(H, i, arc))) return false;
    return true;
  };
  /** A state that the others can bring about after `arc`, at which `holds`; null where there is none. */
  const answer = (H: number, arc: number, credible: boolean, holds: (t: number) => boolean): { by: number; to: number } | null => {
    search++;
    const open: [number, number][] = [[movers[H]!.targets[arc]!, -1]];
    while (open.length > 0) {
      const [t, last] = open.pop()!;
      for (const G of others[H]!) {
        if (G === last) continue;
        const { starts, targets } = movers[G]!;
        for (let a = starts[t]!; a < starts[t + 1]!; a++) {
          const next = targets[a]!;
          if (came[G * S + next] === search || (credible && !improves(G, t, a))) continue;
          came[G * S + next] = search;
          if (holds(next)) return { by: G, to: next };
          open.push([next, G]);
        }
      }
    }
    return null;
  };
  return {
    begin(worth, friction) {
      world++;
      ask = worth;
      cost = friction;
    },
    leastGain(H, s, arc) {
      const { members, targets } = movers[H]!;
      let least = Infinity;
      for (const i of members) least = Math.min(least, u(i, targets[arc]!) - u(i, s) - costOf(H, i, arc));
      return least;
    },
    improvements(H, s) {
      const { starts } = movers[H]!;
      const out: number[] = [];
      for (let a = starts[s]!; a < starts[s + 1]!; a++) if (improves(H, s, a)) out.push(a);
      return out;
    },
    verdict(H, s) {
      const mover = movers[H]!;
      const moves = this.improvements(H, s);
      const found = { nash: moves.length === 0, seq: true, smr: true, gmr: true, move: -1, answer: null as { by: number; to: number } | null };
      let best = -Infinity;
      for (const arc of moves) {
        const bar = new Map(mover.members.map((i) => [i, costOf(H, i, arc)]));
        const below = (t: number, extra: (i: number) => number): boolean => mover.members.some((i) => !better(i, t, s, bar.get(i)! + extra(i)));
        const deters = (t: number): boolean => below(t, () => 0);
        const stuck = (t: number): boolean => {
          if (!deters(t)) return false;
          for (let a = mover.starts[t]!; a < mover.starts[t + 1]!; a++) if (!below(mover.targets[a]!, (i) => costOf(H, i, a))) return false;
          return true;
        };
        const answered = answer(H, arc, false, deters);
        if (!answered) found.gmr = false;
        if (found.seq && !answer(H, arc, true, deters)) found.seq = false;
        if (found.smr && (!answered || !answer(H, arc, false, stuck))) found.smr = false;
        const gain = this.leastGain(H, s, arc);
        if (gain > best) {
          best = gain;
          found.move = arc;
          found.answer = answered;
        }
      }
      return found;
    },
  };
}
