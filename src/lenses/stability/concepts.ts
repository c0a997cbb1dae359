/**
 * Nash, GMR, SMR and SEQ for every mover and state, in time linear in arcs (docs/methods/stability.md#2-concepts). The
 * others answer a move by legal sequences in which no mover moves twice in a row. Only the worst of their answers for a
 * member matters: the least value over the states that they can reach (least-values.ts). Each table of least values is made
 * when the first verdict of a draw asks for it.
 */
import { atLeastZero, positive } from "../../engine/bargaining/index.ts";
import { makeSorter } from "../../numbers/sort.ts";
import { opponents, type Graph, type Values } from "./graph.ts";
import { makeLeastValues } from "./least-values.ts";

/** One byte a mover and state, [H * states + s]: whether H is stable there. */
interface Verdicts {
  nash: Uint8Array;
  seq: Uint8Array;
  smr: Uint8Array;
  gmr: Uint8Array;
}
export const CONCEPTS = ["nash", "seq", "smr", "gmr"] as const;
export type Concept = (typeof CONCEPTS)[number];

/** A verdict at one state as bits: bit j is the j-th of CONCEPTS. */
export const ALL = 15;

export interface Stability {
  /** Starts a draw: worth of the states, and costs of moving. */
  begin(values: Values): void;
  /** Least gain over the members by an arc of mover H from s. */
  leastGain(H: number, s: number, arc: number): number;
  /** Whether the arc improves every member of H. */
  improves(H: number, s: number, arc: number): boolean;
  /** Whether mover H is stable at s, as bits. */
  verdict(H: number, s: number): number;
  /**
   * By how many points H is stable (at least 0) or not at s, by concept in the order of CONCEPTS. Nash: least, over moves, of what
   * the member who gains least loses by it. Else the least, over moves, of the larger of that and of what the move costs a member
   * once it is answered, the credibility of answers taken as it is. Infinity where H has no move.
   */
  margins(H: number, s: number): number[];
  /**
   * Greatest shortfall below s, in points, to which a member of H can be held after the arc (below 0: to none;
   * -Infinity: no answer).
   */
  held(H: number, s: number, arc: number, credible: boolean): number;
  /**
   * The shortest answer of the others to an arc of H that leaves a member no better off: its first move, and its final
   * state; null without one.
   */
  answer(H: number, s: number, arc: number, credible: boolean): { by: number; first: number; end: number } | null;
  /** Verdicts everywhere; the arrays are reused by the next call. */
  solve(values: Values): Verdicts;
}

type Kind = "any" | "credible" | "escape";
interface Table {
  values: Float64Array;
  draw: number;
}

/** Tables of least values by mover, member and kind; movers with the same opponents share those of a common member. */
function tablesOf({ states, movers }: Graph, others: readonly (readonly number[])[]): { [kind in Kind]: Table }[][] {
  const shared = new Map<string, Table>();
  const table = (key: string): Table => {
    let known = shared.get(key);
    if (!known) shared.set(key, (known = { values: new Float64Array(states), draw: -1 }));
    return known;
  };
  return movers.map(({ members }, H) =>
    members.map((i) => {
      const against = others[H].join(" ");
      return {
        any: table(`${against} any ${i}`),
        credible: table(`${against} credible ${i}`),
        escape: table(`${H} escape`),
      };
    }),
  );
}

/** @param others movers that can answer H, by H; leave out those whose answers cannot affect it */
export function makeStability(
  graph: Graph,
  others: readonly (readonly number[])[] = graph.movers.map((_, H) => opponents(graph, H)),
): Stability {
  const { states: S, movers } = graph;
  const M = movers.length;
  const flags: (Uint8Array | null)[] = movers.map(() => null);
  const flagged = new Int32Array(M);
  const tables = tablesOf(graph, others);
  const orders = new Map<number, { order: Int32Array; draw: number }>();
  let values: Values = { utility: new Float64Array(0), friction: null };
  let rows = 0;
  let draw = 0;

  const cost = (H: number, position: number, arc: number): number => {
    const mover = movers[H];
    const sunk =
      values.friction && mover.costs ? values.friction[mover.members[position] * rows + mover.costs[arc]] : 0;
    const paid = values.paid?.[H];
    return paid ? sunk + paid[position * mover.targets.length + arc] : sunk;
  };
  const gain = (H: number, position: number, s: number, arc: number): number => {
    const { members, targets } = movers[H];
    const at = members[position] * S;
    return values.utility[at + targets[arc]] - values.utility[at + s] - cost(H, position, arc);
  };
  const improves = (H: number, s: number, arc: number): boolean => {
    const { length } = movers[H].members;
    for (let a = 0; a < length; a++) if (!positive(gain(H, a, s, arc))) return false;
    return true;
  };
  const leastGain = (H: number, s: number, arc: number): number => {
    let least = Infinity;
    for (let a = 0; a < movers[H].members.length; a++) least = Math.min(least, gain(H, a, s, arc));
    return least;
  };
  /** One byte an arc of mover G: whether it improves every member. */
  const flagsOf = (G: number): Uint8Array => {
    const flag = (flags[G] ??= new Uint8Array(movers[G].targets.length));
    if (flagged[G] === draw) return flag;
    flagged[G] = draw;
    const { starts } = movers[G];
    for (let s = 0; s < S; s++) for (let a = starts[s]; a < starts[s + 1]; a++) flag[a] = improves(G, s, a) ? 1 : 0;
    return flag;
  };

  const least = makeLeastValues(graph, flagsOf);
  const sorter = makeSorter(S);
  const falling = new Float64Array(S);
  const sorted = (value: Float64Array, into: Int32Array): Int32Array => {
    for (let s = 0; s < S; s++) {
      into[s] = s;
      falling[s] = -value[s];
    }
    sorter.falling(into, S, falling);
    return into;
  };
  const orderOf = (i: number): Int32Array => {
    let kept = orders.get(i);
    if (!kept) orders.set(i, (kept = { order: new Int32Array(S), draw: -1 }));
    if (kept.draw !== draw) {
      kept.draw = draw;
      sorted(values.utility.subarray(i * S, (i + 1) * S), kept.order);
    }
    return kept.order;
  };

  /**
   * Worth to actor i at each state if mover H, of which it is the only member, makes its best move from there or stays.
   */
  const own = new Float64Array(S);
  const ownOrder = new Int32Array(S);
  const afterOwn = (H: number): Float64Array => {
    const { members, starts, targets } = movers[H];
    const at = members[0] * S;
    for (let s = 0; s < S; s++) {
      let best = values.utility[at + s];
      for (let a = starts[s]; a < starts[s + 1]; a++)
        best = Math.max(best, values.utility[at + targets[a]] - cost(H, 0, a));
      own[s] = best;
    }
    return own;
  };

  /**
   * By state that H has moved to: the least worth to which the others can hold its member; `escape`: after its own best
   * move from there (H of one member).
   */
  const worst = (H: number, position: number, kind: Kind): Float64Array => {
    const table = tables[H][position][kind];
    if (table.draw === draw) return table.values;
    table.draw = draw;
    const i = movers[H].members[position];
    if (kind === "escape") {
      const value = afterOwn(H);
      least(others[H], value, sorted(value, ownOrder), false, table.values);
    } else least(others[H], values.utility.subarray(i * S, (i + 1) * S), orderOf(i), kind === "credible", table.values);
    return table.values;
  };

  const heldBy = (H: number, s: number, arc: number, kind: Kind): number => {
    const { members, targets } = movers[H];
    let most = -Infinity;
    for (let a = 0; a < members.length; a++) {
      const to = worst(H, a, kind)[targets[arc]];
      most = Math.max(most, values.utility[members[a] * S + s] + cost(H, a, arc) - to);
    }
    return most;
  };

  /**
   * Greatest shortfall below s, costs counted, over the members of H at t; `escape`: after H has gone on by that arc
   * (-1: not).
   */
  const below = (H: number, s: number, arc: number, t: number, escape: number): number => {
    const { members } = movers[H];
    let most = -Infinity;
    for (let a = 0; a < members.length; a++) {
      const at = members[a] * S;
      most = Math.max(
        most,
        values.utility[at + s] + cost(H, a, arc) + (escape < 0 ? 0 : cost(H, a, escape)) - values.utility[at + t],
      );
    }
    return most;
  };

  /** The answers of the others to an arc of H, one by one, nearest first, until `enough` says so. */
  const answers = (
    H: number,
    arc: number,
    credible: boolean,
    enough: (end: number, by: number, first: number) => boolean,
  ): void => {
    const came = new Set<number>();
    const open: [number, number, number, number][] = [[movers[H].targets[arc], -1, -1, -1]];
    for (let n = 0; n < open.length; n++) {
      const [t, last, by, first] = open[n];
      for (const G of others[H]) {
        if (G === last) continue;
        const { starts, targets } = movers[G];
        for (let a = starts[t]; a < starts[t + 1]; a++) {
          const next = targets[a];
          if (came.has(G * S + next) || (credible && !improves(G, t, a))) continue;
          came.add(G * S + next);
          const [leads, begins] = by < 0 ? [G, next] : [by, first];
          if (enough(next, leads, begins)) return;
          open.push([next, G, leads, begins]);
        }
      }
    }
  };

  /**
   * Greatest shortfall of a table without a way out after an arc (at least 0: permanently): answers are searched one by
   * one, since members may be held by different states. Stops at `enough`.
   */
  const heldForGood = (H: number, s: number, arc: number, enough: number): number => {
    const { starts, targets } = movers[H];
    let most = -Infinity;
    answers(H, arc, false, (t) => {
      let here = below(H, s, arc, t, -1);
      for (let a = starts[t]; a < starts[t + 1] && here > most; a++)
        here = Math.min(here, below(H, s, arc, targets[a], a));
      most = Math.max(most, here);
      return most >= enough;
    });
    return most;
  };
  const escapeProof = (H: number, s: number, arc: number, enough: number): number =>
    others[H].length === 0
      ? -Infinity
      : movers[H].members.length === 1
        ? heldBy(H, s, arc, "escape")
        : heldForGood(H, s, arc, enough);

  const verdict = (H: number, s: number): number => {
    const { starts } = movers[H];
    let bits = ALL;
    for (let a = starts[s]; a < starts[s + 1]; a++) {
      if (!improves(H, s, a)) continue;
      if (others[H].length === 0 || !atLeastZero(heldBy(H, s, a, "any"))) return 0;
      bits &= ~1;
      if (bits & 2 && !atLeastZero(heldBy(H, s, a, "credible"))) bits &= ~2;
      if (bits & 4 && !atLeastZero(escapeProof(H, s, a, 0))) bits &= ~4;
    }
    return bits;
  };
  const begin = (given: Values): void => {
    values = given;
    rows = given.friction ? given.friction.length / graph.actors : 0;
    draw++;
  };
  let verdicts: Verdicts | null = null;
  let losses = new Float64Array(64);

  return {
    begin,
    leastGain,
    improves,
    verdict,
    margins(H, s) {
      const { starts } = movers[H];
      const from = starts[s];
      const moves = starts[s + 1] - from;
      if (losses.length < moves) losses = new Float64Array(2 * moves);
      let nash = Infinity;
      for (let n = 0; n < moves; n++) nash = Math.min(nash, (losses[n] = 0 - leastGain(H, s, from + n)));
      return [
        nash,
        ...(["credible", "escape", "any"] as const).map((kind) => {
          if (nash === Infinity || others[H].length === 0) return nash;
          let margin = Infinity;
          // Moves in order of their loss, the first of equals first, until none can lower the margin.
          for (let after = -1, done = -Infinity; ;) {
            let next = -1;
            for (let n = 0; n < moves; n++) {
              const loss = losses[n];
              if ((loss > done || (loss === done && n > after)) && (next < 0 || loss < losses[next])) next = n;
            }
            if (next < 0 || losses[next] >= margin) break;
            [after, done] = [next, losses[next]];
            const held = kind === "escape" ? escapeProof(H, s, from + next, Infinity) : heldBy(H, s, from + next, kind);
            margin = Math.min(margin, Math.max(done, held));
          }
          return margin;
        }),
      ];
    },
    held: (H, s, arc, credible) =>
      others[H].length === 0 ? -Infinity : heldBy(H, s, arc, credible ? "credible" : "any"),
    answer(H, s, arc, credible) {
      let found: { by: number; first: number; end: number } | null = null;
      answers(H, arc, credible, (end, by, first) => {
        if (!atLeastZero(below(H, s, arc, end, -1))) return false;
        found = { by, first, end };
        return true;
      });
      return found;
    },
    solve(given) {
      begin(given);
      verdicts ??= {
        nash: new Uint8Array(M * S),
        seq: new Uint8Array(M * S),
        smr: new Uint8Array(M * S),
        gmr: new Uint8Array(M * S),
      };
      for (let H = 0; H < M; H++)
        for (let s = 0; s < S; s++) {
          const bits = verdict(H, s);
          for (let j = 0; j < 4; j++) verdicts[CONCEPTS[j]][H * S + s] = (bits >> j) & 1;
        }
      return verdicts;
    },
  };
}
