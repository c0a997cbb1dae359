/**
 * Worlds in which something can be agreed today: a move of one mover that makes a yes likelier and that all whose consent it
 * takes accept (W of at least 0), and a table with a deal that all would accept.
 */
import { atLeastZero } from "../../bargaining/compare.ts";
import { transferZone, zone } from "../../bargaining/index.ts";
import type { Model } from "../../compile.ts";
import { bitsToday } from "../../model/promise.ts";
import { makeTableGains } from "../table-gains.ts";
import type { World } from "../worlds.ts";
import { movesTowards, standsAlready, type Move } from "./nearest.ts";

/** One byte a world: by question, and by table. */
export interface OpenToday {
  questions: Uint8Array[];
  tables: { [table: string]: Uint8Array };
  /** By question: the move that all accept in most worlds, and in how many; null where none is accepted. */
  most: ((Move & { worlds: number }) | null)[];
}

/** @param past whether the worlds have run through the record */
export function openToday(model: Model, worlds: readonly World[], past: boolean): OpenToday {
  const { movers, standing: q } = model;
  const bits = bitsToday(model);
  const positions = movers.map(({ reach }) => new Map(Array.from(reach(q, bits), (x, at) => [x, at])));
  const moves = model.questions.map((_, t) =>
    standsAlready(model, t)
      ? null
      : movesTowards(model, t).map(({ m, x }) => ({ m, x, at: positions[m].get(x)!, worlds: 0 })),
  );
  const open: OpenToday = {
    questions: moves.map((list) => new Uint8Array(worlds.length).fill(list === null ? 1 : 0)),
    tables: Object.fromEntries(
      movers.flatMap(({ kind, id }) => (kind === "table" ? [[id, new Uint8Array(worlds.length)]] : [])),
    ),
    most: [],
  };
  const tableGains = makeTableGains(model);
  worlds.forEach(({ draw, v }, w) => {
    tableGains.world(draw, past, v);
    const accepted = movers.map((mover, m) => {
      const { members, parties, kind, id, transfers } = mover;
      const n = positions[m].size + 1;
      const gain = tableGains.gains(m, q);
      if (kind === "table" && n > 1) {
        const gains = { gain, n, parties, members: members.length, standing: 0 };
        const flags = new Uint8Array(n);
        if (transfers) {
          const perBn = Float64Array.from(members.slice(0, parties), (i) => v[model.shape.pointsPerBn[i]]);
          transferZone(gains, perBn, flags);
        } else zone(gains, flags);
        open.tables[id][w] = flags.includes(1) ? 1 : 0;
      }
      return (at: number): boolean => members.every((_, a) => atLeastZero(gain[a * n + 1 + at]));
    });
    moves.forEach((list, t) => {
      for (const move of list ?? []) {
        if (!accepted[move.m](move.at)) continue;
        move.worlds++;
        open.questions[t][w] = 1;
      }
    });
  });
  open.most = moves.map((list) => {
    const best = (list ?? []).reduce((a, b) => (b.worlds > a.worlds ? b : a), { m: -1, x: -1, worlds: 0 });
    return best.worlds > 0 ? { m: best.m, x: best.x, worlds: best.worlds } : null;
  });
  return open;
}
