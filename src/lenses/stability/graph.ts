/**
 * The graph model (Fang, Hipel & Kilgour 1993): states, and movers with their arcs. H mover, i actor, s state.
 * An actor moves alone where its issues or options are its own; a table moves where each of its members gains.
 */

export interface Mover {
  id: string;
  /** Actors whose consent a move takes; one for an actor who moves alone. */
  members: number[];
  /** Arcs from state s: targets[starts[s]..starts[s + 1]). */
  starts: Int32Array;
  targets: Int32Array;
  /** Row of each arc in `Values.friction`; null where moving costs nothing. */
  costs: Uint16Array | null;
}

export interface Graph { states: number; actors: number; movers: Mover[] }

export interface Values {
  /** Worth of state s to actor i: utility[i * states + s]; any scale, more is better. */
  utility: Float64Array;
  /** What an arc of cost row r costs actor i: friction[i * rows + r]; null where moving costs nothing. */
  friction: Float64Array | null;
}

/** States of which more is refused: a model of that size asks for another tool. */
export const MOST_STATES = 20_000;
/** Arcs of which more is refused (about 1 GB of memory). */
export const MOST_ARCS = 30_000_000;

/** A mover from lists of arcs; pairs of states, in any order, each once. */
export function moverOf(id: string, members: number[], states: number, arcs: readonly (readonly [number, number])[]): Mover {
  const starts = new Int32Array(states + 1);
  for (const [from] of arcs) starts[from + 1]!++;
  for (let s = 0; s < states; s++) starts[s + 1]! += starts[s]!;
  const next = starts.slice();
  const targets = new Int32Array(arcs.length);
  for (const [from, to] of arcs) targets[next[from]!++] = to;
  return { id, members, starts, targets, costs: null };
}

/** Movers that can be used against mover H: those that share no member with it. */
export function opponents({ movers }: Graph, H: number): number[] {
  const mine = movers[H]!.members;
  return movers.flatMap((mover, G) => (G !== H && !mover.members.some((i) => mine.includes(i)) ? [G] : []));
}
