/**
 * Worlds in which something can be agreed today: a move of one mover that makes a yes likelier and that all whose consent it
 * takes accept (W of at least 0), and a table with a deal that all would accept.
 */
import { atLeastZero, positive } from "../../bargaining/compare.ts";
import type { Model } from "../../compile.ts";
import type { Mover } from "../../model/movers.ts";
import { bitsToday } from "../../model/promise.ts";
import type { WorldColumns } from "./columns.ts";
import { eachGain, membersOf } from "./gains.ts";
import { movesByQuestion, type Move } from "./nearest.ts";

/** One byte a world: by question, and by table. */
export interface OpenToday {
  questions: Uint8Array[];
  tables: { [table: string]: Uint8Array };
  /** By question: the move that all accept in most worlds, and in how many; null where none is accepted. */
  most: ((Move & { worlds: number }) | null)[];
  /** Of each watched move, by member of its mover: one byte a world, 1 where it accepts. */
  watched: Uint8Array[][];
}

/**
 * @param towards by question the moves of `movesTowards`; null where the standing answers it yes already
 * @param watch moves of which it is kept who accepts them
 */
export function openToday(
  model: Model,
  worlds: WorldColumns,
  towards: readonly (readonly Move[] | null)[] = movesByQuestion(model),
  watch: readonly Move[] = [],
): OpenToday {
  const { movers, standing: q } = model;
  const { count } = worlds;
  const moves = towards.map((list) => list?.map(({ m, x }) => ({ m, x, worlds: 0 })) ?? null);
  const open = moves.map((list) => new Uint8Array(count).fill(list === null ? 1 : 0));
  const watched = watch.map(({ m }) => movers[m].members.map(() => new Uint8Array(count)));
  const tables: OpenToday["tables"] = {};
  movers.forEach((mover, m) => {
    const packages = mover.reach(q, bitsToday(model));
    const table = mover.kind === "table" ? (tables[mover.id] = new Uint8Array(count)) : null;
    const bearing = new Map(Array.from(packages, (x) => [x, [] as { t: number; move: { worlds: number } }[]]));
    moves.forEach((list, t) => list?.forEach((move) => move.m === m && bearing.get(move.x)!.push({ t, move })));
    const perBn = mover.transfers ? mover.members.map((i) => worlds.number(model.shape.pointsPerBn[i])) : [];
    eachGain(model, worlds, mover, packages, membersOf(mover), (at, gains, from) => {
      const accepted = acceptedIn(gains, from);
      for (const { t, move } of bearing.get(packages[at])!) {
        move.worlds += accepted.length;
        mark(accepted, open[t]);
      }
      watch.forEach((move, n) => {
        if (move.m === m && move.x === packages[at])
          gains.forEach((gain, a) => mark(acceptedIn([gain], from), watched[n][a]));
      });
      if (!table) return;
      if (mover.transfers) markPaid(mover, gains, perBn, from, table);
      else markLiked(accepted, gains.slice(0, mover.parties), from, table);
    });
  });
  return {
    questions: open,
    tables,
    most: moves.map((list) => {
      const best = (list ?? []).reduce((a, b) => (b.worlds > a.worlds ? b : a), { m: -1, x: -1, worlds: 0 });
      return best.worlds > 0 ? best : null;
    }),
    watched,
  };
}

/** Worlds of a block, which begins at `from`, in which nobody refuses. @param gains of each who is asked, by world of the block */
function acceptedIn([first, ...others]: readonly Float64Array[], from: number): number[] {
  const accepted: number[] = [];
  for (let w = 0; w < first.length; w++) if (atLeastZero(first[w]) && allAccept(others, w)) accepted.push(from + w);
  return accepted;
}

function allAccept(gains: readonly Float64Array[], w: number): boolean {
  for (let a = 0; a < gains.length; a++) if (!atLeastZero(gains[a][w])) return false;
  return true;
}

function mark(worlds: readonly number[], flags: Uint8Array): void {
  for (let n = 0; n < worlds.length; n++) flags[worlds[n]] = 1;
}

/** Marks those of the worlds that are accepted in which some party gains (docs/methods/bargaining.md#zone). */
function markLiked(
  accepted: readonly number[],
  parties: readonly Float64Array[],
  from: number,
  table: Uint8Array,
): void {
  for (const w of accepted) if (parties.some((gain) => positive(gain[w - from]))) table[w] = 1;
}

/** Marks the worlds in which the package is in the zone where money may change hands (docs/methods/bargaining.md#money). @param perBn l_i of each party, by world */
function markPaid(
  { parties }: Mover,
  gains: readonly Float64Array[],
  perBn: readonly Float64Array[],
  from: number,
  table: Uint8Array,
): void {
  const ratifiers = gains.slice(parties);
  for (let w = 0; w < gains[0].length; w++) {
    let surplus = 0;
    for (let i = 0; i < parties; i++) surplus += gains[i][w] / perBn[i][from + w];
    if (positive(surplus) && allAccept(ratifiers, w)) table[from + w] = 1;
  }
}
