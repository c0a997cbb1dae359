/**
 * Worlds in which something can be agreed today: a move of one mover that makes a yes likelier and that all whose consent it
 * takes accept (W of at least 0), and a table with a deal that all would accept.
 */
import { atLeastZero, positive } from "../../bargaining/compare.ts";
import type { Model } from "../../compile.ts";
import type { Mover } from "../../model/movers.ts";
import { bitsToday } from "../../model/promise.ts";
import { markAccepted } from "./accepts.ts";
import type { WorldColumns } from "./columns.ts";
import { eachGain, membersOf } from "./gains.ts";
import { movesTowards, standsAlready, type Move } from "./nearest.ts";

/** One byte a world: by question, and by table. */
export interface OpenToday {
  questions: Uint8Array[];
  tables: { [table: string]: Uint8Array };
  /** By question: the move that all accept in most worlds, and in how many; null where none is accepted. */
  most: ((Move & { worlds: number }) | null)[];
}

export function openToday(model: Model, worlds: WorldColumns): OpenToday {
  const { movers, standing: q, questions } = model;
  const { count } = worlds;
  const moves = questions.map((_, t) =>
    standsAlready(model, t) ? null : movesTowards(model, t).map(({ m, x }) => ({ m, x, worlds: 0 })),
  );
  const open = moves.map((list) => new Uint8Array(count).fill(list === null ? 1 : 0));
  const tables: OpenToday["tables"] = {};
  movers.forEach((mover, m) => {
    const packages = mover.reach(q, bitsToday(model));
    const table = mover.kind === "table" ? (tables[mover.id] = new Uint8Array(count)) : null;
    const towards = new Map(Array.from(packages, (x) => [x, [] as { t: number; move: { worlds: number } }[]]));
    moves.forEach((list, t) => list?.forEach((move) => move.m === m && towards.get(move.x)!.push({ t, move })));
    const flags = new Uint8Array(count);
    const perBn = mover.transfers ? mover.members.map((i) => worlds.number(model.shape.pointsPerBn[i])) : [];
    eachGain(model, worlds, mover, packages, membersOf(mover), (at, gains, from) => {
      markAccepted(gains, flags);
      for (const { t, move } of towards.get(packages[at])!)
        for (let w = 0; w < gains[0].length; w++) {
          if (flags[w] === 0) continue;
          move.worlds++;
          open[t][from + w] = 1;
        }
      if (!table) return;
      if (mover.transfers) markPaid(mover, gains, perBn, from, flags);
      else markLiked(gains.slice(0, mover.parties), flags);
      for (let w = 0; w < gains[0].length; w++) if (flags[w] === 1) table[from + w] = 1;
    });
  });
  return {
    questions: open,
    tables,
    most: moves.map((list) => {
      const best = (list ?? []).reduce((a, b) => (b.worlds > a.worlds ? b : a), { m: -1, x: -1, worlds: 0 });
      return best.worlds > 0 ? best : null;
    }),
  };
}

/** Leaves a mark only where some party gains (docs/methods/bargaining.md#zone). */
function markLiked(parties: readonly Float64Array[], flags: Uint8Array): void {
  for (let w = 0; w < parties[0].length; w++) if (!parties.some((gain) => positive(gain[w]))) flags[w] = 0;
}

/** Marks the worlds in which the package is in the zone where money may change hands (docs/methods/bargaining.md#money). @param perBn l_i of each party, by world */
function markPaid(
  { parties }: Mover,
  gains: readonly Float64Array[],
  perBn: readonly Float64Array[],
  from: number,
  flags: Uint8Array,
): void {
  for (let w = 0; w < gains[0].length; w++) {
    let surplus = 0;
    for (let i = 0; i < parties; i++) surplus += gains[i][w] / perBn[i][from + w];
    flags[w] = positive(surplus) && gains.slice(parties).every((gain) => atLeastZero(gain[w])) ? 1 : 0;
  }
}
