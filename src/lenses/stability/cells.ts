/**
 * The listed packages, world by world: stability and margin by mover, best improvements and answers to them, and the
 * moves between the packages. s state, H mover, j concept.
 */
import { atLeastZero } from "../../engine/bargaining/index.ts";
import { ALL, CONCEPTS, type Stability } from "./concepts.ts";
import { reachedBy } from "./count.ts";
import type { CaseGraph } from "./states.ts";

export interface Answer {
  by: number;
  first: number;
  end: number;
}
/**
 * The best improvement from a state by one arc: the number of worlds in which it is the best, and the answers to it, by
 * key.
 */
export interface Move {
  arc: number;
  worlds: number[];
  unanswered: number;
  answers: Map<string, Answer & { count: number; credible: number }>;
}
export interface Cell {
  mover: number;
  /** Worlds in which the mover is stable, by concept. */ stable: number[];
  /** One a world, by concept. */ margins: number[][];
  moves: Map<number, Move>;
}
export interface Row {
  state: number;
  /** Number of worlds in which every mover is stable, by concept. */ stable: number[];
  cells: Cell[];
}
interface Arc {
  from: number;
  to: number;
  mover: number;
  arc: number;
  improves: number;
  walked: number;
}
interface Cells {
  rows: Row[];
  arcs: Arc[];
}

export function emptyCells({ graph }: CaseGraph, states: readonly number[]): Cells {
  const moves = (H: number, s: number): boolean => graph.movers[H].starts[s + 1] > graph.movers[H].starts[s];
  return {
    rows: states.map((state) => ({
      state,
      stable: [0, 0, 0, 0],
      cells: graph.movers.flatMap((_, mover) =>
        moves(mover, state) ? [{ mover, stable: [0, 0, 0, 0], margins: [[], [], [], []], moves: new Map() }] : [],
      ),
    })),
    arcs: states.flatMap((s) =>
      graph.movers.flatMap(({ starts, targets }, mover) => {
        const out: Arc[] = [];
        for (let a = starts[s]; a < starts[s + 1]; a++)
          if (states.includes(targets[a])) out.push({ from: s, to: targets[a], mover, arc: a, improves: 0, walked: 0 });
        return out;
      }),
    ),
  };
}

/** Adds world number `world`, to which `stability` is set. */
export function addWorld(cased: CaseGraph, stability: Stability, cells: Cells, world: number): void {
  const reached = new Uint8Array(cased.graph.states);
  reachedBy(stability, cased, reached);
  for (const arc of cells.arcs) {
    if (!stability.improves(arc.mover, arc.from, arc.arc)) continue;
    arc.improves++;
    arc.walked += reached[arc.from];
  }
  for (const row of cells.rows) {
    let everybody = ALL;
    for (const cell of row.cells) {
      const margins = stability.margins(cell.mover, row.state);
      let bits = 0;
      margins.forEach((margin, j) => {
        cell.margins[j].push(margin);
        if (!atLeastZero(margin)) return;
        bits |= 1 << j;
        cell.stable[j]++;
      });
      everybody &= bits;
      if (!(bits & 1)) best(cased, stability, cell, row.state, world);
    }
    CONCEPTS.forEach((_, j) => {
      row.stable[j] += (everybody >> j) & 1;
    });
  }
}

function best({ graph }: CaseGraph, stability: Stability, { mover: H, moves }: Cell, s: number, world: number): void {
  const { starts } = graph.movers[H];
  let arc = -1;
  let most = 0;
  for (let a = starts[s]; a < starts[s + 1]; a++) {
    const gain = stability.leastGain(H, s, a);
    if (gain > most) {
      most = gain;
      arc = a;
    }
  }
  const move: Move = moves.get(arc) ?? { arc, worlds: [], unanswered: 0, answers: new Map() };
  moves.set(arc, move);
  move.worlds.push(world);
  const credible = stability.answer(H, s, arc, true);
  const answer = credible ?? stability.answer(H, s, arc, false);
  if (!answer) {
    move.unanswered++;
    return;
  }
  const key = `${answer.by} ${answer.first} ${answer.end}`;
  const known = move.answers.get(key) ?? { ...answer, count: 0, credible: 0 };
  known.count++;
  if (credible) known.credible++;
  move.answers.set(key, known);
}
