/** The package that carries an outcome of which a case says who would sign it alone. a member, x package, w world. */
import type { TodayFinding } from "../../../result/index.ts";
import { atLeastZero } from "../../bargaining/compare.ts";
import type { Model } from "../../compile.ts";
import { bitsToday } from "../../model/promise.ts";
import type { WorldColumns } from "./columns.ts";
import { changesOf } from "./changes.ts";
import { eachGain, membersOf } from "./gains.ts";

/** How far two shares of worlds may lie apart before it is worth a word: errors of 1,000 worlds are at most 0.032. */
export const NOTABLE_GAP = 0.1;

type Statement = TodayFinding["statements"][string];
export type Carrier = NonNullable<Statement["carrier"]>;

/** What is said of a package alone: who would sign it, and in what share of worlds, from low to high. */
export type SaidAlone = Pick<Statement, "actor" | "package" | "stated">;

/** A package that one table can bring about. */
export interface Accepted {
  /** Option by issue, only issues that differ from the standing. */
  changes: { [issue: string]: string };
  /** Share of worlds in which all whose consent is needed accept, 0..1. */
  accepted: number;
  /** Share of worlds in which each of them accepts, 0..1. */
  actors: { actor: string; accepts: number }[];
}

/**
 * The package of a table with what a statement speaks of and more that all accept most often.
 *
 * @param packages of tables
 * @returns null where none is accepted notably more often than what was stated alone, or where who is spoken of accepts
 *   it about as often as was stated, or as what was stated alone: then it does not go against what was said
 */
export function carrierAmong(packages: readonly Accepted[], said: SaidAlone): Carrier | null {
  const holding = packages.filter(({ changes }) => holds(changes, said.package));
  const size = Object.keys(said.package).length;
  const alone = holding.find(({ changes }) => Object.keys(changes).length === size);
  const best = holding.reduce<Accepted | null>(
    (most, one) => (most && most.accepted >= one.accepted ? most : one),
    null,
  );
  if (!best || !alone || best.accepted - alone.accepted <= NOTABLE_GAP) return null;
  const shareIn = ({ actors, accepted }: Accepted): number | undefined =>
    said.actor === null ? accepted : actors.find(({ actor }) => actor === said.actor)?.accepts;
  const [share, before] = [shareIn(best), shareIn(alone)];
  if (share === undefined || before === undefined || Math.abs(share - before) <= NOTABLE_GAP) return null;
  const [low, high] = said.stated;
  if (share >= low - NOTABLE_GAP && share <= high + NOTABLE_GAP) return null;
  const besides = Object.fromEntries(Object.entries(best.changes).filter(([issue]) => !(issue in said.package)));
  return { besides, share, accepted: best.accepted, alone: alone.accepted };
}

const holds = (changes: Accepted["changes"], asked: Accepted["changes"]): boolean =>
  Object.entries(asked).every(([issue, option]) => changes[issue] === option);

/** The same of a compiled case, over these worlds. */
export function carrierOf(model: Model, worlds: WorldColumns, said: SaidAlone): Carrier | null {
  const { movers, standing, case: c } = model;
  const packages = movers
    .filter(({ kind }) => kind === "table")
    .flatMap((mover): Accepted[] => {
      const wanted = Array.from(mover.reach(standing, bitsToday(model))).flatMap((x) => {
        const changes = changesOf(model, x);
        return holds(changes, said.package) ? [{ x, changes, all: 0, by: mover.members.map(() => 0) }] : [];
      });
      if (wanted.length === 0) return [];
      const numbers = wanted.map(({ x }) => x);
      eachGain(model, worlds, mover, numbers, membersOf(mover), (at, gains) => {
        const one = wanted[at];
        for (let w = 0; w < gains[0].length; w++) {
          let refusals = 0;
          for (let a = 0; a < gains.length; a++) {
            if (atLeastZero(gains[a][w])) one.by[a]++;
            else refusals++;
          }
          if (refusals === 0) one.all++;
        }
      });
      return wanted.map(({ changes, all, by }) => ({
        changes,
        accepted: all / worlds.count,
        actors: mover.members.map((i, a) => ({ actor: c.actors[i].id, accepts: by[a] / worlds.count })),
      }));
    });
  return carrierAmong(packages, said);
}
