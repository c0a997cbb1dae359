/**
 * Whose numbers the record rejects (docs/methods/findings.md#whose-numbers-the-record-rejects): who refuses what happened,
 * and how the worlds that came furthest through the record differ from all that were tried. m mover, a member, x package,
 * s draw.
 */
import type { FurthestFinding, HappenedFinding } from "../../result/index.ts";
import { worldAtAsOf } from "../as-of.ts";
import { atLeastZero } from "../bargaining/compare.ts";
import type { Model } from "../compile.ts";
import { bitsToday } from "../model/promise.ts";
import type { Columns } from "../time/simulate.ts";
import { makeTableGains } from "./table-gains.ts";
import { moments, numbersOf } from "./worlds.ts";

/** Worlds tried in which consent to what happened is counted. */
const CONSENT_WORLDS = 300;
/** Part of the worlds tried that came furthest, at least so many of them, and how many are compared at most. */
const FURTHEST_PART = 0.05;
const MIN_FURTHEST = 20;
const MAX_COMPARED = 400;
const MAX_NUMBERS = 8;

/**
 * What happened since the record began, by the movers that could bring it about in one move: in what share of the worlds
 * tried each accepts it, alone refuses it, or alone would have accepted it. Numbers at the end of as_of, drivers as today.
 */
export function happenedFindings(model: Model, tried: number): HappenedFinding[] {
  const { case: c, movers, packages, from } = model;
  const { rows, K } = packages;
  const changed = c.record!.match.filter((k) => c.standing[k] !== rows[from * K + k]);
  const bits = bitsToday(model);
  const worlds = Math.min(tried, CONSENT_WORLDS);
  const tableGains = makeTableGains(model);
  const moves = movers.flatMap((mover, m) => {
    const moved = mover.agenda.filter((k) => changed.includes(k));
    if (moved.length === 0 || mover.kind === "exit") return [];
    const row = rows.slice(from * K, (from + 1) * K);
    for (const k of moved) row[k] = c.standing[k];
    const at = mover.reach(from, bits).indexOf(packages.find(row));
    const none = (): Int32Array => new Int32Array(mover.members.length);
    return at < 0 ? [] : [{ mover, m, moved, at, accepts: none(), refusesAlone: none(), acceptsAlone: none(), all: 0 }];
  });
  for (let s = 0; s < worlds && moves.length > 0; s++) {
    tableGains.world(worldAtAsOf(model, s, true), true);
    for (const move of moves) {
      const { mover, m, at } = move;
      const n = mover.reach(from, bits).length;
      const gains = tableGains.gains(m, from);
      const accepting = mover.members.flatMap((_, a) => (atLeastZero(gains[a * (n + 1) + 1 + at]) ? [a] : []));
      for (const a of accepting) move.accepts[a]++;
      if (accepting.length === mover.members.length) move.all++;
      else if (accepting.length === mover.members.length - 1)
        move.refusesAlone[mover.members.findIndex((_, a) => !accepting.includes(a))]++;
      if (accepting.length === 1 && mover.members.length > 1) move.acceptsAlone[accepting[0]]++;
    }
  }
  return moves.map(({ mover, moved, accepts, refusesAlone, acceptsAlone, all }) => ({
    mover: `${mover.kind === "table" ? "tables" : "issues"}.${mover.id}`,
    changes: Object.fromEntries(moved.map((k) => [c.issues[k].id, c.issues[k].options[c.standing[k]].id])),
    worlds,
    accepted: all / worlds,
    actors: Object.fromEntries(
      mover.members.map((i, a) => [
        c.actors[i].id,
        {
          accepts: accepts[a] / worlds,
          refuses_alone: refusesAlone[a] / worlds,
          accepts_alone: acceptsAlone[a] / worlds,
        },
      ]),
    ),
  }));
}

/** How the worlds that came furthest through the record differ from all; null where most came as far as each other. */
export function furthestFinding(model: Model, blocks: readonly Columns[]): FurthestFinding | null {
  const { case: c } = model;
  const ends = blocks.flatMap(({ gaveUp, from, tried }) =>
    Array.from({ length: tried }, (_, at) => ({ draw: from + at, month: gaveUp[at] })),
  );
  const ranked = ends.map(({ month }) => month).sort((a, b) => b - a);
  const wanted = Math.min(ends.length, Math.max(MIN_FURTHEST, Math.ceil(FURTHEST_PART * ends.length)));
  const furthest = ends.filter(({ month }) => month >= ranked[wanted - 1]);
  if (furthest.length === 0 || furthest.length > ends.length / 2) return null;
  const compared = (list: readonly { draw: number }[]): Int32Array =>
    Int32Array.from(list.slice(0, MAX_COMPARED), ({ draw }) => draw);
  const [all, far] = [numbersOf(model, compared(ends), true), numbersOf(model, compared(furthest), true)];
  // A shift below this is what two samples of these sizes differ by in one of twenty numbers.
  const noise = 1.96 * Math.sqrt(1 / all.draws.length + 1 / far.draws.length);
  const numbers = Array.from(model.uncertain)
    .map((p) => {
      const before = moments(all, p);
      return {
        path: c.parameters[p].path,
        shift: before.sd > 0 ? (moments(far, p).mean - before.mean) / before.sd : 0,
      };
    })
    .filter(({ shift }) => Math.abs(shift) > noise)
    .sort((a, b) => Math.abs(b.shift) - Math.abs(a.shift))
    .slice(0, MAX_NUMBERS);
  return { worlds: furthest.length, tried: ends.length, numbers };
}
