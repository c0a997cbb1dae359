/**
 * Today's gains: every package that one mover can bring about from the declared standing, the gain of every actor whose
 * consent it takes, and the share of worlds in which each accepts. Drivers stand at today's level; money, beliefs and
 * reactions are left out. m mover, a member, x package, w world.
 */
import { atLeastZero } from "../engine/bargaining/compare.ts";
import { today, type Model, type Settings } from "../engine/index.ts";
import { changesOf, eachGain, firstWorlds, membersOf, type WorldColumns } from "../engine/findings/acceptance/index.ts";
import { costs, gainParts, prospectOf } from "../engine/model/gain.ts";
import { bitsToday } from "../engine/model/promise.ts";
import type { Mover } from "../engine/model/movers.ts";
import { derive, emptyTerms } from "../engine/model/terms.ts";
import type { Case } from "../language/index.ts";
import { modelOf } from "../runners/model.ts";

const DEFAULT_WORLDS = 1000;

/** A mover that can bring a package about by itself: a table, an actor that alone moves an issue, or one that exits. */
export type MoverToday =
  | { kind: "table"; table: string }
  | { kind: "own"; actor: string; issue: string }
  | { kind: "exit"; actor: string; issue: string };

export interface ConsentToday {
  actor: string;
  /** Has no seat at the table but must agree. */
  ratifies: boolean;
  /** With every number at its median and nothing left out, from the standing, in points of its own scale. */
  gain: number;
  /** Total friction of the way to the package, at the medians, in points of its own scale, at least 0; `gain` is net of it. */
  friction: number;
  /** Share of worlds in which its gain is at least 0, 0..1. */
  accepts: number;
  /** Share of worlds in which it refuses and all others accept, 0..1. */
  refuses_alone: number;
}

export interface PackageToday {
  /** Option by issue, only issues that differ from the standing. */
  changes: { [issue: string]: string };
  /** Ids of questions that are answered yes where it stands and not by the standing. */
  answers: string[];
  /** Share of worlds in which all whose consent is needed accept, 0..1. */
  accepted: number;
  /** Parties before ratifiers. */
  actors: ConsentToday[];
}

export interface GainsToday {
  /** Worlds counted: the first of a run with these settings, before any record. */
  worlds: number;
  /** Level of each driver today with every number at its median, in the driver's unit. */
  levels: { [driver: string]: number };
  /** Each with the packages within its reach, most often accepted first, then by the least gain at the medians. */
  movers: { mover: MoverToday; packages: PackageToday[] }[];
}

/**
 * @param settings `seed` names the worlds; `at` sets levels of drivers in place of today's.
 * @param worlds how many are drawn, at least 1.
 * @throws EntenteError `market-unsolved` where the case takes values from a market that yields none.
 */
export function gainsToday(c: Case, settings: Settings, worlds: number = DEFAULT_WORLDS): GainsToday {
  const model = modelOf(c, settings);
  return gainsTodayOf(model, firstWorlds(model, worlds));
}

/** The same of a compiled case and worlds of it. */
export function gainsTodayOf(model: Model, worlds: WorldColumns): GainsToday {
  const { case: c } = model;
  const levels = today(model, model.medians);
  return {
    worlds: worlds.count,
    levels: Object.fromEntries(c.drivers.map(({ id }, d) => [id, levels[d]])),
    movers: model.movers.map((mover) => ({
      mover: moverOf(c, mover),
      packages: packagesOf(model, mover, countAccepted(model, mover, worlds), worlds.count),
    })),
  };
}

/** Gains that one world asks for: a package within the reach of a mover, for each whose consent is needed. */
export function gainsInWorld(model: Model): number {
  const bits = bitsToday(model);
  return model.movers.reduce((sum, { members, reach }) => sum + members.length * reach(model.standing, bits).length, 0);
}

/** Worlds in which all accept, by package; in which a member accepts, and refuses alone, at [a * packages + x]. */
interface Accepted {
  all: Int32Array;
  member: Int32Array;
  refusesAlone: Int32Array;
}

function countAccepted(model: Model, mover: Mover, worlds: WorldColumns): Accepted {
  const packages = mover.reach(model.standing, bitsToday(model));
  const n = packages.length;
  const counts: Accepted = {
    all: new Int32Array(n),
    member: new Int32Array(mover.members.length * n),
    refusesAlone: new Int32Array(mover.members.length * n),
  };
  eachGain(model, worlds, mover, packages, membersOf(mover), (x, gains) => {
    for (let w = 0; w < gains[0].length; w++) {
      let refusals = 0;
      let refuser = -1;
      for (let a = 0; a < gains.length; a++) {
        if (atLeastZero(gains[a][w])) counts.member[a * n + x]++;
        else {
          refusals++;
          refuser = a;
        }
      }
      if (refusals === 0) counts.all[x]++;
      if (refusals === 1) counts.refusesAlone[refuser * n + x]++;
    }
  });
  return counts;
}

function packagesOf(model: Model, mover: Mover, counts: Accepted, worlds: number): PackageToday[] {
  const { case: c, medians, shape, standing, questions } = model;
  const terms = emptyTerms(shape, medians);
  derive(shape, terms);
  const residual = new Float64Array(shape.A * shape.O);
  const cost = costs(model, medians, today(model, medians));
  const reachable = mover.reach(standing, bitsToday(model));
  const n = reachable.length;
  const prospect = prospectOf(model, mover);
  const leastGain = ({ actors }: PackageToday): number => Math.min(...actors.map(({ gain }) => gain));
  return Array.from(reachable, (x, at): PackageToday => ({
    changes: changesOf(model, x),
    answers: c.questions.filter((_, q) => questions[q].fits[x] && !questions[q].fits[standing]).map(({ id }) => id),
    accepted: counts.all[at] / worlds,
    actors: mover.members.map((i, a): ConsentToday => {
      const ratifies = a >= mover.parties;
      const { gain, friction } = gainParts(model, terms, residual, cost, i, standing, x, ratifies, prospect);
      return {
        actor: c.actors[i].id,
        ratifies,
        gain,
        friction: 0 - friction,
        accepts: counts.member[a * n + at] / worlds,
        refuses_alone: counts.refusesAlone[a * n + at] / worlds,
      };
    }),
  })).sort((a, b) => b.accepted - a.accepted || leastGain(b) - leastGain(a));
}

function moverOf(c: Case, { kind, id, members }: Mover): MoverToday {
  if (kind === "table") return { kind, table: id };
  return { kind: kind === "exit" ? "exit" : "own", actor: c.actors[members[0]].id, issue: id };
}
