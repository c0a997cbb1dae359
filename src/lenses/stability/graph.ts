/**
 * The graph model (Fang, Hipel & Kilgour 1993): states, and movers with their arcs. H mover, i actor, s state.
 * An actor moves alone where its issues or options are its own; a table or coalition moves where each of its members gains.
 */

export interface Mover {
  id: string;
  /** Actors whose consent a move takes; one for an actor that moves alone. */
  members: number[];
  /** Arcs from state s: targets[starts[s]..starts[s + 1]). */
  starts: Int32Array;
  targets: Int32Array;
  /** Row of each arc in `Values.friction`; null where moving is free. */
  costs: Uint32Array | null;
}

export interface Graph {
  states: number;
  actors: number;
  movers: Mover[];
}

export interface Values {
  /** Worth of state s to actor i: utility[i * states + s]; any scale, more is better. */
  utility: Float64Array;
  /** Cost to actor i of an arc of cost row r: friction[i * rows + r]; null where moving is free. */
  friction: Float64Array | null;
  /**
   * Further cost of the arc to its members, [position * arcs + arc] by mover (money that changes hands); null without
   * any.
   */
  paid?: (Float64Array | null)[];
}

/** Greatest number of states of a model. */
export const MAX_STATES = 20_000;
/** Greatest number of arcs; with them the lens stays under 1 GB of memory. */
export const MAX_ARCS = 12_000_000;

/** A list of integers that grows in place: millions of arcs without an object each. */
export class Whole {
  private kept = new Int32Array(1024);
  length = 0;
  push(value: number): void {
    if (this.length === this.kept.length) {
      const larger = new Int32Array(2 * this.length);
      larger.set(this.kept);
      this.kept = larger;
    }
    this.kept[this.length++] = value;
  }
  at(n: number): number {
    return this.kept[n];
  }
  done(): Int32Array {
    return this.kept.slice(0, this.length);
  }
}

/** Movers that can answer mover H: those that share no member with it. */
export function opponents({ movers }: Graph, H: number): number[] {
  const mine = movers[H].members;
  return movers.flatMap((mover, G) => (G !== H && !mover.members.some((i) => mine.includes(i)) ? [G] : []));
}
